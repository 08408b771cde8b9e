use crate::{Cell, Cells, Engine, Error, Insert, Param, Row, Sql, Visit};
use std::cell::{Cell as Changing, RefCell};
use std::collections::HashMap;
use std::ops::ControlFlow;
use tokio::runtime::Handle;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Row as Line, Statement};

/// How many prepared statements are kept. Beyond that all are dropped; only a bug makes so many different ones.
const STATEMENTS: usize = 256;
/// How many rows of a long result are fetched at a time.
const AT_A_TIME: usize = 256;

/// For one thread at a time, and never from an async task: each call blocks until the server answers.
pub struct Connection {
    client: Client,
    runtime: Handle,
    statements: RefCell<HashMap<Box<str>, Statement>>,
    /// How many long results are being read, nested in each other.
    depth: Changing<u32>,
    /// The server closed the connection, or it broke.
    lost: Changing<bool>,
}

impl Connection {
    pub(super) fn new(client: Client, runtime: Handle) -> Connection {
        Connection {
            client,
            runtime,
            statements: RefCell::default(),
            depth: Changing::new(0),
            lost: Changing::new(false),
        }
    }

    /// Whether the connection is unusable because the server closed it or it broke.
    pub fn is_closed(&self) -> bool {
        self.lost.get() || self.client.is_closed()
    }

    fn wait<T>(&self, asked: impl Future<Output = Result<T, tokio_postgres::Error>>) -> Result<T, Error> {
        let answer = self.runtime.block_on(asked);
        if let Err(error) = &answer {
            // Errors of a statement have a code. Among these only 57P and 08 end the connection.
            let ends = |code: &str| code.starts_with("57P") || code.starts_with("08");
            self.lost.set(self.lost.get() || error.code().is_none_or(|code| ends(code.code())));
        }
        Ok(answer?)
    }

    fn prepared(&self, sql: &str) -> Result<Statement, Error> {
        if let Some(known) = self.statements.borrow().get(sql) {
            return Ok(known.clone());
        }
        let statement = self.wait(self.client.prepare(&places(sql)))?;
        let mut statements = self.statements.borrow_mut();
        if statements.len() >= STATEMENTS {
            statements.clear();
        }
        statements.insert(sql.into(), statement.clone());
        Ok(statement)
    }

    fn lines(&self, sql: &str, params: &[Param<'_>]) -> Result<Vec<Line>, Error> {
        let statement = self.prepared(sql)?;
        self.wait(self.client.query(&statement, &given(params)))
    }

    /// Passes the rows as one array for each column: one statement and one round trip, however many rows there
    /// are. The column types come from preparing the statement for a single row.
    fn by_columns(&self, insert: &Insert<'_>) -> Result<Statement, Error> {
        let single = self.prepared(&insert.text(1))?;
        let lists = (1..).zip(single.params()).map(|(place, kind)| format!("?{place}::{}[]", kind.name()));
        let lists: Vec<_> = lists.collect();
        self.prepared(&format!("{} SELECT * FROM unnest({}) {}", insert.head(), lists.join(", "), insert.conflict))
    }

    /// Returns false if the cursor or the visitor is finished.
    fn fetch(&self, cursor: &str, each: Visit<'_>) -> Result<bool, Error> {
        let lines = self.lines(&format!("FETCH {AT_A_TIME} FROM {cursor}"), &[])?;
        Ok(lines.iter().all(|line| each(&Row(line)).is_continue()) && lines.len() == AT_A_TIME)
    }
}

impl Sql for Connection {
    fn engine(&self) -> Engine {
        Engine::Postgres
    }

    fn execute(&self, sql: &str, params: &[Param<'_>]) -> Result<u64, Error> {
        let statement = self.prepared(sql)?;
        self.wait(self.client.execute(&statement, &given(params)))
    }

    fn insert(&self, insert: &Insert<'_>) -> Result<(), Error> {
        let width = insert.columns.len();
        if insert.values.len() <= width {
            return if insert.values.is_empty() {
                Ok(())
            } else {
                self.execute(&insert.text(1), insert.values).map(|_| ())
            };
        }
        let statement = self.by_columns(insert)?;
        let column = |place: usize| insert.values.iter().skip(place).step_by(width).collect::<Vec<_>>();
        let columns: Vec<Vec<&Param<'_>>> = (0..width).map(column).collect();
        let lists: Vec<_> = columns.iter().map(|column| column as &(dyn ToSql + Sync)).collect();
        self.wait(self.client.execute(&statement, &lists)).map(|_| ())
    }

    fn visit(&self, sql: &str, params: &[Param<'_>], each: Visit<'_>) -> Result<(), Error> {
        let _: ControlFlow<()> = self.lines(sql, params)?.iter().try_for_each(|line| each(&Row(line)));
        Ok(())
    }

    fn visit_long(&self, sql: &str, params: &[Param<'_>], each: Visit<'_>) -> Result<(), Error> {
        let depth = Depth::deeper(&self.depth);
        // The cursor name is derived from the SQL text, so that the statement prepared for a name always has
        // the same columns.
        let cursor = format!("long_{}_{:016x}", depth.0.get(), fingerprint(sql));
        self.execute(&format!("DECLARE {cursor} NO SCROLL CURSOR FOR {sql}"), params)?;
        while self.fetch(&cursor, each)? {}
        self.batch(&format!("CLOSE {cursor}"))
    }

    fn batch(&self, sql: &str) -> Result<(), Error> {
        self.wait(self.client.batch_execute(sql))
    }
}

impl Cells for Line {
    fn cell(&self, column: usize) -> Result<Cell<'_>, Error> {
        Ok(self.try_get(column)?)
    }
}

/// Increments the depth while it lives.
struct Depth<'d>(&'d Changing<u32>);

impl Depth<'_> {
    fn deeper(depth: &Changing<u32>) -> Depth<'_> {
        depth.set(depth.get() + 1);
        Depth(depth)
    }
}

impl Drop for Depth<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

fn given<'p>(params: &'p [Param<'_>]) -> Vec<&'p (dyn ToSql + Sync)> {
    params.iter().map(|param| param as &(dyn ToSql + Sync)).collect()
}

/// FNV-1a: the same in every process. A collision of two of our statements would be noticed, because their
/// columns would differ.
fn fingerprint(sql: &str) -> u64 {
    sql.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Replaces `?1` by `$1` outside quotes.
fn places(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut letters = sql.chars().peekable();
    let mut quoted = None;
    while let Some(letter) = letters.next() {
        quoted = match quoted {
            None if letter == '\'' || letter == '"' => Some(letter),
            Some(open) if letter == open => None,
            other => other,
        };
        let place = letter == '?' && quoted.is_none() && letters.peek().is_some_and(char::is_ascii_digit);
        out.push(if place { '$' } else { letter });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_renamed_and_quoted_text_is_not() {
        assert_eq!(
            places("SELECT \"?1\", '?2' FROM t WHERE a = ?1 OR b = ?12"),
            "SELECT \"?1\", '?2' FROM t WHERE a = $1 OR b = $12"
        );
    }
}
