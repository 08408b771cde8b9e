//! Opens the file, from a disk that may have lost power, be failing, or be read-only.

use crate::keyslots::BookKey;
use crate::{Book, Doing, Error, Profile, random, settings};
use domain::hex::encode as hex;
use journal_sql::Migration;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

const LAPTOP: &[Migration] = &[
    Migration { name: "0001_laptop", sqlite: include_str!("../migrations/0001_laptop.sql"), postgres: "" },
    Migration { name: "0002_pieces", sqlite: include_str!("../migrations/0002_pieces.sql"), postgres: "" },
    Migration { name: "0003_overdue", sqlite: include_str!("../migrations/0003_overdue.sql"), postgres: "" },
];

/// The setting that holds the time when all pages and the whole chain were last examined.
pub(crate) const EXAMINED: &str = "examined_ms";
/// The most memory for cached pages, enough for a whole book such as the cells of a commune fill together in
/// five years.
const CACHE_KIB: i64 = 256 * 1024;
/// The largest file accepted: no cell's book is larger.
pub(crate) const LARGEST_BOOK: u64 = 64 * 1024 * 1024 * 1024;
/// How often a book is examined completely. A book is opened about once a day, so this is a little less than a
/// day, in case the hour varies.
const EXAMINE_EVERY_MS: u64 = 20 * 60 * 60 * 1000;

/// A copy of the encrypted files of a read-only folder, removed when the book is closed.
pub(crate) struct ReadingCopy(PathBuf);

impl ReadingCopy {
    fn make(book: &Path) -> Result<ReadingCopy, Error> {
        let folder = std::env::temp_dir().join(format!("sochibo-doc-{}", hex(&random::<8>()?)));
        files::create_private_folder(&folder).doing("make a copy to read")?;
        let copy = ReadingCopy(folder);
        for suffix in ["", "-wal"] {
            let from = beside(book, suffix);
            if from.exists() {
                files::copy(&from, &beside(&copy.book_path(), suffix), LARGEST_BOOK).doing("make a copy to read")?;
            }
        }
        Ok(copy)
    }

    fn book_path(&self) -> PathBuf {
        self.0.join("book.db")
    }
}

impl Drop for ReadingCopy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The book's file as it was opened.
pub(crate) struct Found {
    pub connection: Connection,
    pub copy: Option<ReadingCopy>,
    /// The program or the machine stopped without closing it.
    pub unclean: bool,
    /// The tables must be rebuilt from the journal.
    pub grown: bool,
}

pub(crate) fn find(profile: &Profile, key: &BookKey) -> Result<Found, Error> {
    if profile.is_writable() {
        crate::repair::finish(profile)?;
    }
    let path = profile.book_path()?;
    // SQLite would take an empty or missing file for a new database.
    if fs::metadata(&path).map(|file| file.len()).unwrap_or_default() == 0 {
        return Err(Error::Damaged("book.db"));
    }
    let copy = if profile.is_writable() { None } else { Some(ReadingCopy::make(&path)?) };
    let path = copy.as_ref().map_or(path, ReadingCopy::book_path);
    let unclean = write_log_again(&path)?;
    let connection = connect(&path, key)?;
    if unclean {
        empty_log(&connection)?;
    }
    let grown = prepare(&connection)?;
    Ok(Found { connection, copy, unclean, grown })
}

pub(crate) fn prepare(connection: &Connection) -> Result<bool, Error> {
    let grown = journal_sql::prepare(connection)?;
    journal_sql::migrate(connection, "laptop", LAPTOP)?;
    Ok(grown)
}

/// Writes the log again. After a failed sync, data in the system's cache reads back as if it were on the disk,
/// but no later sync writes it; rewriting it does. Returns whether there was a non-empty log.
fn write_log_again(book: &Path) -> Result<bool, Error> {
    let path = beside(book, "-wal");
    if path.symlink_metadata().is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
        return Ok(false);
    }
    let mut log = files::open_private(&path).doing("open the book's log")?;
    let mut bytes = Vec::new();
    log.read_to_end(&mut bytes).doing("read the book's log")?;
    if bytes.is_empty() {
        return Ok(false);
    }
    log.rewind().and_then(|()| log.write_all(&bytes)).and_then(|()| log.sync_all()).doing("write the book's log")?;
    Ok(true)
}

/// The value of `GLIBC_TUNABLES` for a program that shows a book. glibc then overwrites every freed block, and
/// does not use its two caches for small blocks, which skip that. SQLite frees its pages, rows and texts
/// through it. SQLCipher's own `cipher_memory_security` is not used, because it can't be switched off again and
/// makes every allocation a system call.
pub const GLIBC_TUNABLES: &str = "glibc.malloc.perturb=85:glibc.malloc.tcache_count=0:glibc.malloc.mxfast=0";

/// Moves everything from the log into the book, synced, and leaves the log empty.
pub(crate) fn empty_log(connection: &Connection) -> Result<(), Error> {
    let busy: i64 =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).doing("empty the book's log")?;
    if busy == 0 { Ok(()) } else { Err(Error::InUse) }
}

pub(crate) fn beside(book: &Path, suffix: &str) -> PathBuf {
    let mut name = book.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Initialises SQLite and SQLCipher on one thread. SQLite lets a second thread in before SQLCipher is
/// initialised, and SQLCipher then refuses that thread its key.
pub(crate) fn wake() -> Result<(), Error> {
    static AWAKE: std::sync::Mutex<bool> = std::sync::Mutex::new(false);
    let mut awake = AWAKE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if !*awake {
        Connection::open_in_memory().doing("open the book")?;
        *awake = true;
    }
    Ok(())
}

/// Opens the database with the raw key: two milliseconds, because no key is derived again.
pub(crate) fn connect(path: &Path, key: &BookKey) -> Result<Connection, Error> {
    wake()?;
    settle_in(open_here(path), key)
}

pub(crate) fn create(path: &Path, key: &BookKey) -> Result<Connection, Error> {
    wake()?;
    files::create_private(path).doing("make the book")?;
    settle_in(open_here(path), key)
}

/// Opens a database file without following links. SQLite gives its log the permissions of the database file, so
/// that file must exist already.
pub(crate) fn open_here(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    Connection::open_with_flags(files::without_links_above(path), flags)
}

/// Sets the raw key. The text is wiped here; SQLCipher wipes its own copy.
pub(crate) fn set_key(connection: &Connection, key: &BookKey) -> rusqlite::Result<()> {
    let pragma = Zeroizing::new(format!("x'{}'", Zeroizing::new(hex(key.as_slice())).as_str()));
    connection.pragma_update(None, "key", pragma.as_str())
}

fn settle_in(opened: rusqlite::Result<Connection>, key: &BookKey) -> Result<Connection, Error> {
    let connection = opened.doing("open the book")?;
    set_key(&connection, key).doing("open the book")?;
    connection.pragma_update(None, "cipher_log_level", "NONE").doing("open the book")?;
    connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))
        .map_err(|source| if is_damage(&source) { Error::Damaged("book.db") } else { sqlite(source) })?;
    connection.pragma_update(None, "journal_mode", "WAL").doing("open the book")?;
    connection.pragma_update(None, "synchronous", "FULL").doing("open the book")?;
    connection.pragma_update(None, "foreign_keys", "ON").doing("open the book")?;
    connection.pragma_update(None, "temp_store", "MEMORY").doing("open the book")?;
    // With the default of two megabytes so little of a book fits in the cache that pages would be encrypted
    // again for each of many rows. Memory is used only for pages that are read.
    connection.pragma_update(None, "cache_size", -CACHE_KIB).doing("open the book")?;
    connection.busy_timeout(std::time::Duration::from_secs(5)).doing("open the book")?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

fn sqlite(source: rusqlite::Error) -> Error {
    Error::Sqlite { action: "open the book", source }
}

pub(crate) fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt))
}

impl Book {
    /// Examines the book; to be called once it is open. Checks every page's authentication and, once a day and
    /// after an unclean end, also the tables and the whole chain. `Damaged` if something is not as it was
    /// written.
    pub fn examine(&mut self, now_ms: u64) -> Result<(), Error> {
        if !findings_of_pages(&self.connection)?.is_empty() {
            return Err(Error::Damaged("book.db"));
        }
        let last: u64 = settings::get(&self.connection, EXAMINED)?.and_then(|ms| ms.parse().ok()).unwrap_or_default();
        if !self.unclean && last <= now_ms && now_ms - last < EXAMINE_EVERY_MS {
            return Ok(());
        }
        let (_, _, findings) = journal_sql::verify(&self.connection)?;
        if !findings.is_empty() || !self.integrity()?.is_empty() {
            return Err(Error::Damaged("book.db"));
        }
        self.unclean = false;
        if self.is_read_only() {
            return Ok(());
        }
        self.write_local(|connection| settings::put(connection, EXAMINED, &now_ms.to_string()))
    }

    /// The problems that SQLite and SQLCipher find in the file; empty if it is sound.
    pub fn integrity(&self) -> Result<Vec<String>, Error> {
        let mut findings = findings(&self.connection, "integrity_check")?;
        findings.extend(findings_of_pages(&self.connection)?);
        Ok(findings)
    }
}

/// Pages that fail authentication.
pub(crate) fn findings_of_pages(connection: &Connection) -> Result<Vec<String>, Error> {
    findings(connection, "cipher_integrity_check")
}

fn findings(connection: &Connection, pragma: &str) -> Result<Vec<String>, Error> {
    let mut check = connection.prepare(&format!("PRAGMA {pragma}")).doing("check the file")?;
    let lines: Vec<String> =
        check.query_map([], |row| row.get(0)).and_then(Iterator::collect).doing("check the file")?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}
