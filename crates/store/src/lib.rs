//! The encrypted book of one laptop: its file, its keys, its sealed texts, drafts, search and backups.
//! **Invariant:** what is said to be saved is on the disk; nothing is in clear outside memory but the names on the lock page.

pub mod access;
mod adopt;
mod attempts;
mod backup;
mod book;
pub mod contests;
mod copying;
mod database;
pub mod deletion;
pub mod delivery;
pub mod drafts;
mod examining;
pub mod exchange_log;
mod handover;
mod key_file;
mod keyring;
pub mod keyslots;
mod memo;
mod opening;
pub mod outbox;
mod outbox_key;
mod passphrase;
mod people;
pub mod pieces;
mod profile;
pub mod recipient;
mod renewal;
mod repair;
pub mod ring;
mod salvage;
mod saving;
pub mod search;
pub mod settings;
pub mod undo;
pub mod within;
mod witness;

pub use backup::{BackupFile, restore};
pub use book::{Book, NewBook, Written};
pub use database::GLIBC_TUNABLES;
pub use handover::{Comparing, Newcomer};
pub use keyring::Tended;
pub use keyslots::{KdfParameters, Keyslots, Person};
pub use memo::Scope;
pub use passphrase::{WeakPassphrase, check as check_passphrase};
pub use profile::Profile;
pub use repair::{Repaired, repair};
pub use ring::{Recipient, Ring};
/// What is sealed to the superior's graders.
pub use sealing as sealed;

pub use journal_sql::{
    Draft, Error as JournalError, Head, HistoryEntry, OpDraft, Row, VerifyFinding, content_hash, cut_now, heads,
    history, last_change_of, late_changes, row, rows, rows_at, rows_by, rows_of_first, verify,
};
pub use journal_sql::{Touched, counted};
pub use rusqlite::{Connection, Error as SqliteError, ErrorCode as SqliteErrorCode};

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no book in this profile")]
    NoBook,
    #[error("this profile already holds a book")]
    AlreadyThere,
    /// Another program has the profile open.
    #[error("the profile is in use")]
    InUse,
    #[error("the passphrase does not fit")]
    WrongPassphrase,
    #[error("the recovery words do not fit")]
    WrongWords,
    #[error("no such person")]
    NoSuchPerson,
    /// A key slot asks for a weaker derivation than is allowed: somebody tampered with it.
    #[error("the key file has been weakened")]
    WeakenedKeys,
    /// The passphrase fits, and the file is not as the program wrote it: a name, a role, the mark of sample data.
    #[error("the key file has been changed by somebody else")]
    TamperedKeys,
    /// Wrong passphrases came before this one, which was not tried.
    #[error("the next passphrase may be tried in {seconds} s")]
    Wait { seconds: u64 },
    /// Whoever is at work can't remove themselves.
    #[error("nobody removes themselves")]
    Yourself,
    /// The book is written a second time before the first is removed.
    #[error("the disk lacks room: {needed_mb} MB")]
    NoRoom { needed_mb: u64 },
    #[error("the passphrase is too weak")]
    Weak(#[from] WeakPassphrase),
    #[error("the profile is damaged: {0}")]
    Damaged(&'static str),
    /// A book this program does not know: 0 of before the first version, or of a later program.
    #[error("the book is of version {0}")]
    OtherVersion(u32),
    /// The book is whole but older than what was said to be saved: its log has lost its end.
    /// 0 changes: only drafts or settings are lost.
    #[error("the book lacks the last {changes} changes")]
    CutShort { changes: u64 },
    /// Whoever is at work may not write this field; the superior would set the change aside.
    #[error("this is for somebody else to write: {kind}.{field}")]
    NotAllowed { kind: u16, field: u16 },
    /// The folder can't be written: the book was opened to read.
    #[error("the profile can't be written")]
    ReadOnly,
    #[error("could not {action}")]
    File {
        action: &'static str,
        #[source]
        source: std::io::Error,
    },
    #[error("could not {action}")]
    Sqlite {
        action: &'static str,
        #[source]
        source: rusqlite::Error,
    },
    #[error(transparent)]
    Journal(#[from] journal_sql::Error),
    #[error("the system gives no random numbers")]
    NoRandomness,
    #[error("a sealed text does not open with this key ring")]
    Sealed,
    /// Work stands in the book, so it can't give way to another.
    #[error("the book holds work")]
    HasWork,
    /// A further laptop that has not been given the cell's key ring yet.
    #[error("this laptop does not hold the key ring")]
    NoRing,
    /// As many comparisons of words were begun with one laptop as there may be.
    #[error("no further comparison may be begun")]
    ComparisonsUsedUp,
    /// The laptop has not asked for the key ring, as far as is known here.
    #[error("the laptop has not asked")]
    NotAsked,
}

pub(crate) trait Doing<T> {
    fn doing(self, action: &'static str) -> Result<T, Error>;
}

impl<T> Doing<T> for rusqlite::Result<T> {
    fn doing(self, action: &'static str) -> Result<T, Error> {
        self.map_err(|source| Error::Sqlite { action, source })
    }
}

impl<T> Doing<T> for std::io::Result<T> {
    fn doing(self, action: &'static str) -> Result<T, Error> {
        self.map_err(|source| Error::File { action, source })
    }
}

/// Fresh random bytes from the system.
pub fn random<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::NoRandomness)?;
    Ok(bytes)
}
