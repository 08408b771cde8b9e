//! SQLite: one file, one writer, readers that never wait for it.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::failure::Failure;

/// Readers kept open between requests; more are opened when needed and closed again.
const SPARE_READERS: usize = 4;

pub(super) struct File {
    path: PathBuf,
    /// Which file it was when it was opened.
    identity: Option<Identity>,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl File {
    /// Opens the file, making it when absent.
    pub fn open(path: &Path) -> Result<File, Failure> {
        // Made first, for its owner alone: SQLite gives its log the mode of the database.
        let path = files::without_links_above(path);
        match files::create_private(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
                return Err(Failure::Broken(format!("{} can't be made: {error}", path.display())));
            }
            _ => {}
        }
        let flags =
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
        let writer = Connection::open_with_flags(&path, flags).map_err(sql::Error::from)?;
        settings(&writer)?;
        // NORMAL can lose a committed change at a power cut, and a receipt is a promise.
        for (name, value) in [("journal_mode", "WAL"), ("synchronous", "FULL")] {
            writer.pragma_update(None, name, value).map_err(sql::Error::from)?;
        }
        let identity = Identity::of(&path);
        Ok(File { path, identity, writer: Mutex::new(writer), readers: Mutex::default() })
    }

    /// Whether another file lies at its place now, or none: what is written goes where nobody will look for it.
    pub fn is_replaced(&self) -> bool {
        self.identity != Identity::of(&self.path)
    }

    /// The one connection that writes.
    pub fn writer(&self) -> MutexGuard<'_, Connection> {
        held(&self.writer)
    }

    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Failure>) -> Result<T, Failure> {
        let spare = held(&self.readers).pop();
        let reader = spare.map_or_else(|| self.reader(), Ok)?;
        let answer = work(&reader);
        let mut spare = held(&self.readers);
        if spare.len() < SPARE_READERS {
            spare.push(reader);
        }
        answer
    }

    fn reader(&self) -> Result<Connection, Failure> {
        let flags =
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
        let reader = Connection::open_with_flags(&self.path, flags).map_err(sql::Error::from)?;
        settings(&reader)?;
        Ok(reader)
    }
}

/// What tells a file from another of the same name.
#[derive(PartialEq, Eq)]
struct Identity(u64, u64);

impl Identity {
    #[cfg(unix)]
    fn of(path: &Path) -> Option<Identity> {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata(path).ok().map(|found| Identity(found.dev(), found.ino()))
    }

    /// Elsewhere a file that is open can't be replaced.
    #[cfg(not(unix))]
    fn of(_: &Path) -> Option<Identity> {
        None
    }
}

pub(super) fn settings(connection: &Connection) -> sql::Result<()> {
    // The command line writes to the same file while the server runs.
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// A panic while a lock was held has already rolled its transaction back: going on is safe.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
