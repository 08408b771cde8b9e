//! What a save reads does not grow with the book. SQLite's virtual machine steps are counted, because seconds
//! would depend on the machine.

use domain::catalogue::{roll_call, session};
use ed25519_dalek::SigningKey;
use journal::{HybridClock, Id, Record, Value};
use journal_sql::{OpDraft, SqlChainStore, prepare, rows_by, rows_of_first};
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

/// The steps of reading one session's marks and one round's sessions in a book with this many sessions, twenty marks each.
fn steps_of_reading(sessions: u8) -> [i64; 2] {
    let database = Counting::new();
    database.batch("BEGIN").unwrap();
    let key = SigningKey::from_bytes(&[3; 32]);
    for number in 0..sessions {
        let (session, round) = (Id([number; 16]), Id([number / 2; 16]));
        let mut drafts = vec![OpDraft::new(session::KIND, Record::One(session)).set(session::ROUND, Value::id(round))];
        drafts.extend((0..20).map(|member| {
            let mark = Value::List(vec![Value::Int(1), Value::Int(0), Value::Int(0), Value::Null]);
            OpDraft::new(roll_call::KIND, Record::Pair(session, Id([100 + member; 16]))).set(roll_call::MARK, mark)
        }));
        let mut chain_store = SqlChainStore::new(&database, &key);
        let mut clock = HybridClock::resume(chain_store.last_stamp().unwrap());
        chain_store.append(BOOK, PERSON, clock.tick(u64::from(number)), &drafts, &mut || [4; 16]).unwrap();
    }
    database.steps.set(0);
    assert_eq!(rows_of_first(&database, BOOK, roll_call::KIND, Id([1; 16])).unwrap().len(), 20);
    let marks = database.steps.replace(0);
    assert_eq!(rows_by(&database, BOOK, session::KIND, session::ROUND, Id([0; 16])).unwrap().len(), 2);
    [marks, database.steps.get()]
}

#[test]
fn one_sessions_marks_and_one_rounds_sessions_are_found_without_reading_the_others() {
    let (few, many) = (steps_of_reading(4), steps_of_reading(80));
    for (few, many) in few.into_iter().zip(many) {
        assert!(many < few + few / 4, "{many} steps, where {few} were enough among few");
    }
}
