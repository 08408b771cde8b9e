//! Opens the file, from a disk that may have lost power, be failing, or be read-only.

use crate::database::{LARGEST_BOOK, beside, connect, empty_log, prepare};
use crate::keyslots::BookKey;
use crate::{Context, Error, Profile, random};
use domain::hex::encode as hex;
use rusqlite::Connection;
use std::fs;
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

/// A copy of the encrypted files of a read-only folder, removed when the book is closed.
pub(crate) struct ReadingCopy(PathBuf);

impl ReadingCopy {
    fn make(book: &Path) -> Result<ReadingCopy, Error> {
        let folder = std::env::temp_dir().join(format!("sochibo-doc-{}", hex(&random::<8>()?)));
        files::create_private_folder(&folder).context("make a copy to read")?;
        let copy = ReadingCopy(folder);
        for suffix in ["", "-wal"] {
            let from = beside(book, suffix);
            if from.exists() {
                files::copy(&from, &beside(&copy.book_path(), suffix), LARGEST_BOOK).context("make a copy to read")?;
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
        let _ = files::remove_folder(&self.0);
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

/// Writes the log again. After a failed sync, data in the system's cache reads as if it were on the disk, and
/// no later sync writes it unless it is written again. Returns whether there was a log with content.
fn write_log_again(book: &Path) -> Result<bool, Error> {
    let path = beside(book, "-wal");
    if path.symlink_metadata().is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
        return Ok(false);
    }
    let mut log = files::open_private(&path).context("open the book's log")?;
    let mut bytes = Vec::new();
    log.read_to_end(&mut bytes).context("read the book's log")?;
    if bytes.is_empty() {
        return Ok(false);
    }
    log.rewind().and_then(|()| log.write_all(&bytes)).and_then(|()| log.sync_all()).context("write the book's log")?;
    Ok(true)
}
