//! The server's one SQLite file. **Invariant:** one writer at a time, every write one IMMEDIATE
//! transaction; readers have connections of their own and never wait for it.
//!
//! Each table is a file: its row, a read handle that borrows a connection, a write handle that
//! requires a transaction. SQL stands nowhere else, so that PostgreSQL can be put beside it.

pub mod accounts;
pub mod arrivals;
pub mod books;
pub mod committee;
pub mod contacts;
pub mod invites;
pub mod laptops;
pub mod logins;
pub mod migrations;
pub mod openings;
pub mod rounds;
pub mod totals;
pub mod tree;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use ed25519_dalek::SigningKey;
use journal::Shelf;
use journal_sql::SqlShelf;

use crate::failure::Failure;

/// Readers kept open between requests; more are opened when needed and closed again.
const SPARE_READERS: usize = 4;

pub struct Storage {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl Storage {
    /// Opens the file, making it when absent, and brings its tables up to date.
    pub fn open(path: &Path, key: &SigningKey) -> Result<Storage, Failure> {
        let mut writer = Connection::open(path)?;
        prepare(&writer)?;
        writer.pragma_update(None, "journal_mode", "WAL")?;
        // NORMAL can lose a committed change at a power cut, and a receipt is a promise.
        writer.pragma_update(None, "synchronous", "FULL")?;
        let stale = journal_sql::prepare(&writer)?;
        journal_sql::migrate(&writer, "server", migrations::STEPS)?;
        settle(&mut writer, key, stale)?;
        Ok(Storage { path: path.to_owned(), writer: Mutex::new(writer), readers: Mutex::default() })
    }

    /// Reads from one consistent state of the file.
    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Failure>) -> Result<T, Failure> {
        let mut reader = match held(&self.readers).pop() {
            Some(reader) => reader,
            None => self.reader()?,
        };
        let snapshot = reader.transaction()?;
        let answer = work(&snapshot);
        snapshot.finish()?;
        let mut spare = held(&self.readers);
        if spare.len() < SPARE_READERS {
            spare.push(reader);
        }
        answer
    }

    /// All or nothing: whatever `work` answers with an error is not written.
    pub fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
        let mut writer = held(&self.writer);
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let answer = work(&transaction)?;
        transaction.commit()?;
        Ok(answer)
    }

    fn reader(&self) -> Result<Connection, Failure> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let reader = Connection::open_with_flags(&self.path, flags)?;
        prepare(&reader)?;
        Ok(reader)
    }
}

/// Makes our own key known to the journal, and rebuilds its tables when the catalogue has grown.
fn settle(writer: &mut Connection, key: &SigningKey, stale: bool) -> Result<(), Failure> {
    let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut shelf = SqlShelf::new(&transaction, key);
    shelf.learn_device(key.verifying_key().as_bytes())?;
    if stale {
        journal_sql::rebuild(&mut shelf)?;
    }
    Ok(transaction.commit()?)
}

fn prepare(connection: &Connection) -> Result<(), Failure> {
    // The command line writes to the same file while the server runs.
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(())
}

/// A panic while a lock was held has already rolled its transaction back: going on is safe.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ids are kept as blobs of sixteen bytes.
pub(crate) fn id_column(row: &rusqlite::Row<'_>, column: &str) -> rusqlite::Result<domain::Id> {
    Ok(domain::Id(row.get(column)?))
}

/// The same for a column that may be empty.
pub(crate) fn maybe_id_column(row: &rusqlite::Row<'_>, column: &str) -> rusqlite::Result<Option<domain::Id>> {
    Ok(row.get::<_, Option<[u8; 16]>>(column)?.map(domain::Id))
}
