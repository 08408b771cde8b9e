//! The server's database: an SQLite file, or PostgreSQL. **Invariant:** every write is one transaction, and
//! none sees another half done; readers see one consistent state and wait for no writer.
//!
//! On SQLite one transaction writes at a time. On PostgreSQL an exchange runs concurrently with those of other
//! cells, holding its cell's lock; every other write runs alone, as on SQLite. Nothing is kept in memory
//! between requests, so that several servers can use one database.
//!
//! Each table has its own file: its row, a read handle, and a write handle that requires a transaction. SQL
//! occurs nowhere else, and is the same for both engines.

pub mod accounts;
pub mod acts;
pub mod arrivals;
pub mod books;
pub mod committee;
pub mod comparisons;
pub mod contacts;
pub mod copy;
pub mod documents;
pub mod essay_grades;
mod file;
pub mod former;
pub mod forms;
pub mod grading;
pub mod guests;
pub mod inspections;
pub mod invites;
pub mod laptops;
pub mod logins;
pub mod migrations;
pub mod openings;
pub mod order;
pub mod packages;
pub mod pieces;
pub mod quota;
pub mod reached;
pub mod returns;
pub mod rounds;
pub mod second_factors;
pub mod totals;
pub mod tree;
pub mod verdicts;

use domain::Id;
use ed25519_dalek::SigningKey;
use journal::ChainStore;
use journal_sql::SqlChainStore;
use sql::Sql;
use sql::postgres::Pool;

use crate::data_dir::DataDir;
use crate::failure::Failure;
use committee::Committees;

/// How often a conflicting transaction is tried; each time, one of those it conflicted with has been committed.
const TRIES: usize = 8;

/// A lock that exchanges share and that every other write holds exclusively.
const WHOLE_DATABASE: i64 = 0x736f_6368_6962_6f01;

pub struct Storage(Engine);

enum Engine {
    File(Box<file::File>),
    Server(Box<Pool>),
}

/// Whether the database at this address already belongs to a server. For a file this is visible; here it has to
/// be queried.
pub fn is_taken(address: &str) -> sql::Result<bool> {
    let pool = Pool::open(address)?;
    sql::snapshot(&*pool.take()?, |sql| {
        let tables = "SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'committee'";
        Ok(sql.exists(tables, &[])? && Committees(sql).ours()?.is_some())
    })
}

/// What a transaction locks: everything, or only the work for one unit.
#[derive(Clone, Copy)]
enum LockScope {
    Everything,
    Unit(Id),
}

impl LockScope {
    fn lock(self, sql: &dyn Sql) -> sql::Result<()> {
        match self {
            LockScope::Everything => sql.lock(WHOLE_DATABASE),
            LockScope::Unit(unit) => {
                sql.lock_shared(WHOLE_DATABASE)?;
                // Half of the id: two cells that share it only wait for each other.
                let half = u128::from_be_bytes(unit.0) >> 64;
                sql.lock((half as u64).cast_signed())
            }
        }
    }
}

impl Storage {
    /// Opens the PostgreSQL database at an address (`postgres://…`), or the SQLite file in the server's folder,
    /// which is created if absent, and brings its tables up to date.
    pub fn open(dir: &DataDir, address: Option<&str>) -> anyhow::Result<Storage> {
        let engine = match address {
            Some(address) => Engine::Server(Box::new(Pool::open(address)?)),
            None => Engine::File(Box::new(file::File::open(&dir.database())?)),
        };
        Ok(Storage(engine).prepared(&dir.signing_key()?)?)
    }

    /// Opens a copy of an SQLite file.
    pub fn of_file(path: &std::path::Path, key: &SigningKey) -> Result<Storage, Failure> {
        Storage(Engine::File(Box::new(file::File::open(path)?))).prepared(key)
    }

    fn prepared(self, key: &SigningKey) -> Result<Storage, Failure> {
        let prepare = |sql: &dyn Sql| -> Result<bool, Failure> {
            let stale = journal_sql::prepare(sql)?;
            journal_sql::migrate(sql, "server", migrations::STEPS)?;
            verdicts::make_index(sql)?;
            Ok(stale)
        };
        let stale = match &self.0 {
            Engine::File(file) => prepare(&*file.writer())?,
            Engine::Server(pool) => prepare(&*pool.take()?)?,
        };
        // Registers our own key in the journal, and rebuilds its tables if the catalogue has grown.
        self.write(|sql| {
            let mut chain_store = SqlChainStore::new(sql, key);
            chain_store.learn_device(key.verifying_key().as_bytes())?;
            if stale { Ok(journal_sql::rebuild(&mut chain_store)?) } else { Ok(()) }
        })?;
        Ok(self)
    }

    /// Reads one consistent state of the database.
    pub fn read<T>(&self, work: impl FnOnce(&dyn Sql) -> Result<T, Failure>) -> Result<T, Failure> {
        if self.is_replaced() {
            return Err(Failure::Replaced);
        }
        match &self.0 {
            Engine::File(file) => file.read(|reader| sql::snapshot(reader, work)),
            Engine::Server(pool) => sql::snapshot(&*pool.take()?, work),
        }
    }

    /// All or nothing: if `work` returns an error, nothing is written. It runs exclusively, and possibly more
    /// than once.
    pub fn write<T>(&self, work: impl Fn(&dyn Sql) -> Result<T, Failure>) -> Result<T, Failure> {
        self.try_until_kept(LockScope::Everything, &work)
    }

    /// Like [`Storage::write`], but concurrently with writes of other units: `work` may write only this unit's
    /// data.
    pub fn write_for<T>(&self, unit: Id, work: impl Fn(&dyn Sql) -> Result<T, Failure>) -> Result<T, Failure> {
        self.try_until_kept(LockScope::Unit(unit), &work)
    }

    /// Whether another file took the database's place while it was open.
    pub fn is_replaced(&self) -> bool {
        match &self.0 {
            Engine::File(file) => file.is_replaced(),
            Engine::Server(_) => false,
        }
    }

    /// This process serves: from now on nobody else may change the file itself, and a change by others is
    /// detected.
    pub fn watch(&self) -> Result<(), Failure> {
        match &self.0 {
            Engine::File(file) => file.watch(),
            Engine::Server(_) => Ok(()),
        }
    }

    /// Like `is_replaced`, but waits for the writer, and also detects a file that was overwritten in place.
    pub fn look(&self) -> bool {
        match &self.0 {
            Engine::File(file) => file.look(),
            Engine::Server(_) => false,
        }
    }

    fn try_until_kept<T>(
        &self,
        scope: LockScope,
        work: &impl Fn(&dyn Sql) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let locked = |sql: &dyn Sql| {
            scope.lock(sql)?;
            work(sql)
        };
        let once = || match &self.0 {
            Engine::File(file) => file.write(|writer| sql::transaction(writer, locked)),
            Engine::Server(pool) => sql::transaction(&*pool.take()?, locked),
        };
        if self.is_replaced() {
            return Err(Failure::Replaced);
        }
        for _ in 1..TRIES {
            match once() {
                Err(failure) if failure.is_conflict() => tracing::debug!(?failure, "tried again"),
                done => return done,
            }
        }
        once()
    }
}
