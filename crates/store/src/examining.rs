//! Checks that a book is as it was written: its pages, its tables and its whole chain.

use crate::database::{findings, findings_of_pages};
use crate::{Book, Error, settings};

/// A book is opened about once a day; this is a little less, so that the time of opening may vary.
const EXAMINE_EVERY_MS: u64 = 20 * 60 * 60 * 1000;

impl Book {
    /// Must be called once the book is open. Checks the authentication tag of every page; once a day, and after
    /// an unclean stop, also the tables and the whole chain. `Damaged` if something is not as it was written.
    pub fn examine(&mut self, now_ms: u64) -> Result<(), Error> {
        if !findings_of_pages(&self.connection)?.is_empty() {
            return Err(Error::Damaged("book.db"));
        }
        let last: u64 =
            settings::get(&self.connection, settings::EXAMINED)?.and_then(|ms| ms.parse().ok()).unwrap_or_default();
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
        self.write_local(|connection| settings::put(connection, settings::EXAMINED, &now_ms.to_string()))
    }

    /// The errors that SQLite and SQLCipher find in the file; empty if it is sound.
    pub fn integrity(&self) -> Result<Vec<String>, Error> {
        let mut findings = findings(&self.connection, "integrity_check")?;
        findings.extend(findings_of_pages(&self.connection)?);
        Ok(findings)
    }
}
