//! The book's database: one encrypted file with its log beside it.

use crate::keyslots::BookKey;
use crate::{Context, Error};
use domain::hex::encode as hex;
use journal_sql::Migration;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

const LAPTOP: &[Migration] = &[
    Migration { name: "0001_laptop", sqlite: include_str!("../migrations/0001_laptop.sql"), postgres: "" },
    Migration { name: "0002_pieces", sqlite: include_str!("../migrations/0002_pieces.sql"), postgres: "" },
    Migration { name: "0003_overdue", sqlite: include_str!("../migrations/0003_overdue.sql"), postgres: "" },
];

/// The size limit of the page cache: what a day's work touches of the largest cell's book.
const CACHE_KIB: i64 = 32 * 1024;
/// While all tables are written anew: enough for a whole book such as a commune's cells fill together in five years.
/// Each page beyond the cache would be encrypted again and again.
const CACHE_OF_REBUILD_KIB: i64 = 256 * 1024;
/// A larger file is not the book of a cell.
pub(crate) const LARGEST_BOOK: u64 = 64 * 1024 * 1024 * 1024;

pub(crate) fn prepare(connection: &Connection) -> Result<bool, Error> {
    let grown = journal_sql::prepare(connection)?;
    journal_sql::migrate(connection, "laptop", LAPTOP)?;
    Ok(grown)
}

/// The value of the variable `GLIBC_TUNABLES` for programs that show a book: glibc then overwrites every freed
/// block and does not use the two caches for small blocks, which skip that. SQLite frees its pages, rows and
/// texts through glibc. SQLCipher's own `cipher_memory_security` can't be switched off again, and makes every
/// allocation a system call.
pub const GLIBC_TUNABLES: &str = "glibc.malloc.perturb=85:glibc.malloc.tcache_count=0:glibc.malloc.mxfast=0";

/// Moves what is saved from the log into the book, synced, and leaves the log empty.
pub(crate) fn empty_log(connection: &Connection) -> Result<(), Error> {
    let busy: i64 = connection
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
        .context("empty the book's log")?;
    if busy == 0 { Ok(()) } else { Err(Error::InUse) }
}

pub(crate) fn beside(book: &Path, suffix: &str) -> PathBuf {
    let mut name = book.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Makes the first connection of the program on one thread only. SQLite lets a second thread in before
/// SQLCipher is initialised, and SQLCipher then refuses that thread its key.
pub(crate) fn init_sqlcipher() -> Result<(), Error> {
    static INITIALISED: std::sync::Mutex<bool> = std::sync::Mutex::new(false);
    let mut initialised = INITIALISED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if !*initialised {
        Connection::open_in_memory().context("open the book")?;
        *initialised = true;
    }
    Ok(())
}

/// Opens the database with the raw key; this takes two milliseconds, because no further key derivation is
/// needed.
pub(crate) fn connect(path: &Path, key: &BookKey) -> Result<Connection, Error> {
    init_sqlcipher()?;
    settle_in(open_here(path), key)
}

pub(crate) fn create(path: &Path, key: &BookKey) -> Result<Connection, Error> {
    init_sqlcipher()?;
    files::create_private(path).context("make the book")?;
    settle_in(open_here(path), key)
}

/// Never follows a link. The file must exist already, because SQLite gives its log the mode of the database.
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
    let connection = opened.context("open the book")?;
    set_key(&connection, key).context("open the book")?;
    connection.pragma_update(None, "cipher_log_level", "NONE").context("open the book")?;
    connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))
        .map_err(|source| if is_damage(&source) { Error::Damaged("book.db") } else { sqlite(source) })?;
    connection.pragma_update(None, "journal_mode", "WAL").context("open the book")?;
    connection.pragma_update(None, "synchronous", "FULL").context("open the book")?;
    connection.pragma_update(None, "foreign_keys", "ON").context("open the book")?;
    connection.pragma_update(None, "temp_store", "MEMORY").context("open the book")?;
    // The default of two megabytes holds so little of a book that pages would be encrypted again and again
    // while many rows are written. Memory is used only for pages that are in use.
    usual_cache(&connection)?;
    connection.busy_timeout(std::time::Duration::from_secs(5)).context("open the book")?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

/// Gives back whatever a larger cache held beyond the usual one.
pub(crate) fn usual_cache(connection: &Connection) -> Result<(), Error> {
    connection.pragma_update(None, "cache_size", -CACHE_KIB).context("open the book")
}

/// To be called before a rebuild.
pub(crate) fn large_cache(connection: &Connection) -> Result<(), Error> {
    connection.pragma_update(None, "cache_size", -CACHE_OF_REBUILD_KIB).context("begin to write the tables anew")
}

fn sqlite(source: rusqlite::Error) -> Error {
    Error::Sqlite { action: "open the book", source }
}

pub(crate) fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt))
}

/// Pages whose authentication tag is wrong.
pub(crate) fn findings_of_pages(connection: &Connection) -> Result<Vec<String>, Error> {
    findings(connection, "cipher_integrity_check")
}

pub(crate) fn findings(connection: &Connection, pragma: &str) -> Result<Vec<String>, Error> {
    let mut check = connection.prepare(&format!("PRAGMA {pragma}")).context("check the file")?;
    let lines: Vec<String> =
        check.query_map([], |row| row.get(0)).and_then(Iterator::collect).context("check the file")?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}
