//! What a save reads does not grow with the book. SQLite's virtual machine steps are counted, because seconds
//! would depend on the machine.

use domain::catalogue::roll_call;
use ed25519_dalek::SigningKey;
use journal::{HybridClock, Id, Record, Value};
use journal_sql::{OpDraft, SqlChainStore, prepare};
use rusqlite::{Connection, StatementStatus};
use sql::{Engine, Error, Insert, Param, Sql, Visit};
use std::cell::Cell;

const BOOK: Id = Id([1; 16]);
const PERSON: Id = Id([7; 16]);

/// A database that counts the steps of every statement.
struct Counting {
    file: Connection,
    steps: Cell<i64>,
}

impl Counting {
    fn new() -> Counting {
        let file = Connection::open_in_memory().unwrap();
        // No statement may leave the cache before its steps were read.
        file.set_prepared_statement_cache_capacity(128);
        assert!(!prepare(&file).unwrap());
        Counting { file, steps: Cell::new(0) }
    }

    /// Reads the step counter of a statement, which stays in the cache after use.
    fn count(&self, sql: &str) -> Result<(), Error> {
        let steps = self.file.prepare_cached(sql)?.reset_status(StatementStatus::VmStep);
        assert!(steps > 0, "not the statement that has just run: {sql}");
        self.steps.set(self.steps.get() + i64::from(steps));
        Ok(())
    }
}

impl Sql for Counting {
    fn engine(&self) -> Engine {
        Engine::Sqlite
    }

    fn execute(&self, sql: &str, params: &[Param<'_>]) -> Result<u64, Error> {
        let written = Sql::execute(&self.file, sql, params)?;
        self.count(sql)?;
        Ok(written)
    }

    /// Not counted: it writes, and reads nothing but the keys it writes to.
    fn insert(&self, insert: &Insert<'_>) -> Result<(), Error> {
        self.file.insert(insert)
    }

    fn visit(&self, sql: &str, params: &[Param<'_>], each: Visit<'_>) -> Result<(), Error> {
        self.file.visit(sql, params, each)?;
        self.count(sql)
    }

    fn visit_long(&self, sql: &str, params: &[Param<'_>], each: Visit<'_>) -> Result<(), Error> {
        self.visit(sql, params, each)
    }

    fn batch(&self, sql: &str) -> Result<(), Error> {
        self.file.batch(sql)
    }
}

/// Saves one roll-call mark as a laptop does.
fn mark(database: &Counting, row: u32, status: i64) {
    let key = SigningKey::from_bytes(&[1; 32]);
    let mut session = [0; 16];
    session[..4].copy_from_slice(&(row / 30).to_be_bytes());
    let record = Record::Pair(Id(session), Id([(row % 30) as u8; 16]));
    let mark = Value::List(vec![Value::Int(status), Value::Int(0), Value::Int(0), Value::Null]);
    let draft = OpDraft::new(roll_call::KIND, record).set(roll_call::MARK, mark);
    let mut chain_store = SqlChainStore::new(database, &key);
    let mut clock = HybridClock::resume(chain_store.last_stamp().unwrap());
    let saved = chain_store.append(BOOK, PERSON, clock.tick(u64::from(row)), &[draft], &mut || [4; 16]).unwrap();
    assert!(saved.is_some());
}

/// The steps of a new mark, and of changing an existing one, in a book of this many changes.
fn steps(changes: u32) -> [i64; 2] {
    let database = Counting::new();
    database.batch("BEGIN").unwrap();
    (0..changes).for_each(|row| mark(&database, row, 1));
    [(changes, 1), (changes / 2, 2)].map(|(row, status)| {
        database.steps.set(0);
        mark(&database, row, status);
        database.steps.get()
    })
}

#[test]
fn a_save_reads_no_more_in_a_book_of_thousands_of_changes_than_in_one_of_fifty() {
    let (young, old) = (steps(50), steps(5_000));
    for (young, old) in young.into_iter().zip(old) {
        assert!(old < 2 * young, "{old} steps, where {young} were enough in a young book");
    }
}
