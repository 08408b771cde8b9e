//! SQLite: one file, one writer, readers that never wait for it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use rusqlite::{Connection, OpenFlags};

use crate::failure::Failure;

/// Readers kept open between requests; more are opened when needed and closed again.
const SPARE_READERS: usize = 4;
/// Pages in the log before it is moved into the file, as SQLite does by itself.
const LOG_PAGES: u32 = 1_000;

pub(super) struct File {
    path: PathBuf,
    /// Which file it was when it was opened.
    identity: Option<Identity>,
    /// How it looked when the connection that writes let go of it last. Known while this process serves: it is then the
    /// only one that moves the log into the file.
    looked: Mutex<Option<Looks>>,
    overwritten: AtomicBool,
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
        // The command line writes beside a server that watches the file: what it wrote is moved there by whoever closes last.
        writer.pragma_update(None, "wal_autocheckpoint", 0).map_err(sql::Error::from)?;
        let identity = Identity::of(&path);
        let (looked, overwritten, readers) = Default::default();
        Ok(File { path, identity, looked, overwritten, writer: Mutex::new(writer), readers })
    }

    /// From now on nobody but this process changes the file itself.
    pub fn watch(&self) -> Result<(), Failure> {
        let writer = self.writer();
        writer.pragma_update(None, "wal_autocheckpoint", LOG_PAGES).map_err(sql::Error::from)?;
        *held(&self.looked) = Looks::of(&self.path);
        Ok(())
    }

    /// Whether somebody wrote over the file since the connection that writes let go of it last. Asked while it is held.
    fn is_overwritten(&self) -> bool {
        let looked = held(&self.looked);
        if looked.is_some() && *looked != Looks::of(&self.path) {
            self.overwritten.store(true, Ordering::SeqCst);
        }
        self.overwritten.load(Ordering::SeqCst)
    }

    /// Works with the connection that writes; `Replaced` where the file is no longer what it was.
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
        // also after: a receipt for what went into a file that is gone would be a lie
        if self.identity != Identity::of(&self.path) { Err(Failure::Replaced) } else { written }
    }

    /// The same as `is_replaced`, waiting for whoever writes.
    pub fn look(&self) -> bool {
        let _writer = self.writer();
        self.is_overwritten() || self.is_replaced()
    }

    /// Whether another file lies at its place now, or none: what is written goes where nobody will look for it.
    pub fn is_replaced(&self) -> bool {
        self.overwritten.load(Ordering::SeqCst) || self.identity != Identity::of(&self.path)
    }

    /// The one connection that writes.
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

/// What a write changes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Looks(u64, SystemTime);

impl Looks {
    #[cfg(unix)]
    fn of(path: &Path) -> Option<Looks> {
        let found = std::fs::metadata(path).ok()?;
        Some(Looks(found.len(), found.modified().ok()?))
    }

    /// Elsewhere the time of the last write is noted when the system likes, which would look like another's hand.
    #[cfg(not(unix))]
    fn of(_: &Path) -> Option<Looks> {
        None
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
