//! Whether a book is as it was written: its pages, its tables and its whole chain.

use crate::database::{findings, findings_of_pages};
use crate::{Book, Error, settings};

/// A book is opened about once a day; a little less, so that the hour of opening may wander.
const EXAMINE_EVERY_MS: u64 = 20 * 60 * 60 * 1000;

impl Book {
    /// To be called once the book is open. Every page's seal is looked at; once a day, and after the power went, the tables
    /// and the whole chain too. `Damaged` when something is not as it was written.
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

    /// What SQLite and SQLCipher find wrong with the file; empty when it is sound.
    pub fn integrity(&self) -> Result<Vec<String>, Error> {
        let mut findings = findings(&self.connection, "integrity_check")?;
        findings.extend(findings_of_pages(&self.connection)?);
        Ok(findings)
    }
}
