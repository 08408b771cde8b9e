//! The state of the book when it last reported "saved", in a few bytes beside it. If a write-ahead log has lost
//! its end (by a fault of the disk, or a copy made without it), the book reads as an older one that looks
//! intact; the witness reveals this.
//!
//! It is written after the commit and never synced, so it may lag behind the book but can't run ahead of it.

use crate::{Context, Error, Profile, settings};
use domain::Id;
use files::Links;
use rusqlite::{Connection, OptionalExtension};
use std::fs::File;
use std::io::{Seek, Write};
use std::path::PathBuf;

/// The setting that counts saves outside the journal.
const LOCAL_SAVES: &str = "asides";
const LENGTH: usize = 16 + 8 + 8 + 8;

/// The end of the own chain, and the count of other saves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Progress {
    pub chain: Id,
    pub number: u64,
    pub local_saves: u64,
}

pub(crate) struct Witness {
    path: PathBuf,
    file: Option<File>,
}

impl Progress {
    pub fn read(connection: &Connection, chain: Id) -> Result<Progress, Error> {
        let number = connection
            .prepare_cached("SELECT number FROM chain WHERE id = ?1")
            .and_then(|mut select| select.query_row([chain.0], |row| row.get(0)).optional())
            .context("read a chain")?;
        let local_saves = settings::get(connection, LOCAL_SAVES)?.and_then(|count| count.parse().ok());
        Ok(Progress { chain, number: number.unwrap_or_default(), local_saves: local_saves.unwrap_or_default() })
    }

    /// Called in every transaction that saves something outside the journal.
    pub fn count_local(connection: &Connection) -> Result<(), Error> {
        let count: u64 =
            settings::get(connection, LOCAL_SAVES)?.and_then(|count| count.parse().ok()).unwrap_or_default();
        settings::put(connection, LOCAL_SAVES, &(count + 1).to_string())
    }

    /// `None` if this state is not behind `said`; otherwise how many changes it lacks. 0 means that only drafts
    /// and settings are lost.
    pub fn lacks(&self, said: &Progress) -> Option<u64> {
        let changes = if self.chain == said.chain { said.number.saturating_sub(self.number) } else { 0 };
        (changes > 0 || said.local_saves > self.local_saves).then_some(changes)
    }

    fn to_bytes(self) -> [u8; LENGTH] {
        let mut bytes = [0; LENGTH];
        bytes[..16].copy_from_slice(&self.chain.0);
        bytes[16..24].copy_from_slice(&self.number.to_be_bytes());
        bytes[24..32].copy_from_slice(&self.local_saves.to_be_bytes());
        let check = blake3::hash(&bytes[..32]);
        bytes[32..].copy_from_slice(&check.as_bytes()[..8]);
        bytes
    }

    /// `None` if the file was truncated or torn; it is no evidence then.
    fn from_bytes(bytes: &[u8]) -> Option<Progress> {
        let number = |from: usize| bytes.get(from..from + 8)?.try_into().ok().map(u64::from_be_bytes);
        let chain = Id(bytes.get(..16)?.try_into().ok()?);
        let progress = Progress { chain, number: number(16)?, local_saves: number(24)? };
        (progress.to_bytes() == bytes).then_some(progress)
    }
}

impl Witness {
    pub fn of(profile: &Profile) -> Witness {
        Witness { path: profile.dir().join("book.seen"), file: None }
    }

    pub fn said(&self) -> Option<Progress> {
        Progress::from_bytes(&files::read(&self.path, LENGTH as u64, Links::Refuse).ok()?)
    }

    /// A witness that can't be written only detects less later; what was saved stays saved.
    pub fn note(&mut self, progress: Progress) {
        if self.file.is_none() {
            self.file = files::open_private(&self.path).ok();
        }
        let Some(file) = &mut self.file else { return };
        if file.rewind().and_then(|()| file.write_all(&progress.to_bytes())).is_err() {
            self.file = None;
        }
    }

    /// Removes the witness, because a book that was put in place anew starts without one.
    pub fn forget(&mut self) {
        self.file = None;
        let _ = files::remove(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_torn_witness_says_nothing_and_a_whole_one_says_what_is_missing() {
        let said = Progress { chain: Id([7; 16]), number: 12, local_saves: 3 };
        let bytes = said.to_bytes();
        assert_eq!(Progress::from_bytes(&bytes), Some(said));
        assert_eq!(Progress::from_bytes(&bytes[..LENGTH - 1]), None);
        let mut torn = bytes;
        torn[20] ^= 1;
        assert_eq!(Progress::from_bytes(&torn), None);
        assert_eq!(said.lacks(&said), None);
        assert_eq!(Progress { number: 13, ..said }.lacks(&said), None);
        assert_eq!(Progress { number: 9, ..said }.lacks(&said), Some(3));
        assert_eq!(Progress { local_saves: 2, ..said }.lacks(&said), Some(0));
    }
}
