//! SQLite: one file, one writer, readers that never wait for it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use rusqlite::{Connection, OpenFlags};

use crate::failure::Failure;

/// Readers kept open between requests; more are opened when needed and then closed.
const SPARE_READERS: usize = 4;
/// Pages in the log before it is moved into the file; SQLite's own default.
const LOG_PAGES: u32 = 1_000;

pub(super) struct File {
    path: PathBuf,
    /// The identity of the file when it was opened.
    identity: Option<Identity>,
    /// The state of the file when the writing connection last released it. Known while this process serves,
    /// because then only this process moves the log into the file.
    looked: Mutex<Option<Looks>>,
    overwritten: AtomicBool,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl File {
    /// Opens the file, creating it if absent.
    pub fn open(path: &Path) -> Result<File, Failure> {
        // Created first, with access only for its owner: SQLite gives its log the mode of the database.
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
        // The command line also writes while a server watches the file. The connection that closes last moves
        // its changes there.
        writer.pragma_update(None, "wal_autocheckpoint", 0).map_err(sql::Error::from)?;
        let identity = Identity::of(&path);
        let (looked, overwritten, readers) = Default::default();
        Ok(File { path, identity, looked, overwritten, writer: Mutex::new(writer), readers })
    }

    /// From now on only this process may change the file itself.
    pub fn watch(&self) -> Result<(), Failure> {
        let writer = self.writer();
        writer.pragma_update(None, "wal_autocheckpoint", LOG_PAGES).map_err(sql::Error::from)?;
        *held(&self.looked) = Looks::of(&self.path);
        Ok(())
    }

    /// Whether somebody overwrote the file since the writing connection last released it. Called while it is
    /// locked.
    fn is_overwritten(&self) -> bool {
        let looked = held(&self.looked);
        if looked.is_some() && *looked != Looks::of(&self.path) {
            self.overwritten.store(true, Ordering::SeqCst);
        }
        self.overwritten.load(Ordering::SeqCst)
    }

    /// Runs `work` on the writing connection; `Replaced` if the file is no longer the same.
    pub fn write<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Failure>) -> Result<T, Failure> {
        let writer = self.writer();
        if self.is_overwritten() {
            return Err(Failure::Replaced);
        }
        let written = work(&writer);
        let mut looked = held(&self.looked);
        if looked.is_some() {
            *looked = Looks::of(&self.path);
        }
        // checked afterwards too: a receipt for data in a file that is gone would be false
        if self.identity != Identity::of(&self.path) { Err(Failure::Replaced) } else { written }
    }

    /// The same as `is_replaced`, but waits for the writer.
    pub fn look(&self) -> bool {
        let _writer = self.writer();
        self.is_overwritten() || self.is_replaced()
    }

    /// Whether another file, or none, is at its path now, so that writes would go where nobody looks for them.
    pub fn is_replaced(&self) -> bool {
        self.overwritten.load(Ordering::SeqCst) || self.identity != Identity::of(&self.path)
    }

    /// The only connection that writes.
    pub(super) fn writer(&self) -> MutexGuard<'_, Connection> {
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

/// The properties of a file that a write changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Looks(u64, SystemTime);

impl Looks {
    #[cfg(unix)]
    fn of(path: &Path) -> Option<Looks> {
        let found = std::fs::metadata(path).ok()?;
        Some(Looks(found.len(), found.modified().ok()?))
    }

    /// On other systems the time of the last write is updated with a delay, which would look like somebody
    /// else's write.
    #[cfg(not(unix))]
    fn of(_: &Path) -> Option<Looks> {
        None
    }
}

/// What distinguishes a file from another of the same name.
#[derive(PartialEq, Eq)]
struct Identity(u64, u64);

impl Identity {
    #[cfg(unix)]
    fn of(path: &Path) -> Option<Identity> {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata(path).ok().map(|found| Identity(found.dev(), found.ino()))
    }

    /// On other systems an open file can't be replaced.
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
    // What was erased is overwritten; without this its bytes would stay in free pages.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// A panic while the lock was held has already rolled its transaction back, so continuing is safe.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
