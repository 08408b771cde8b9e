//! The encrypted book of one laptop: its file, its keys, its sealed texts, drafts, search and backups.
//! **Invariant:** what is reported as saved is on the disk; nothing is in clear outside memory except the names
//! on the lock page.

pub mod access;
mod attempts;
mod audiences;
mod backup;
mod book;
mod cell_book;
pub mod contests;
mod copying;
mod database;
pub mod deletion;
pub mod delivery;
pub mod drafts;
mod erasing;
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
mod personal_key;
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
mod succession;
pub mod undo;
pub mod within;
mod witness;

pub use audiences::{Access, Member};
pub use backup::{BackupFile, restore};
pub use book::{Book, NewBook, Written};
pub use copying::BookCopy;
pub use database::GLIBC_TUNABLES;
pub use handover::{Comparing, Newcomer};
pub use keyring::RingOutcome;
pub use keyslots::{KdfParameters, Keyslots, Person};
pub use memo::Scope;
pub use passphrase::{WeakPassphrase, check as check_passphrase};
pub use profile::Profile;
pub use repair::{Repaired, repair};
pub use ring::{Recipient, Ring};
/// Values sealed to the superior's graders.
pub use sealing as sealed;
pub use succession::Successor;

pub use journal_sql::{
    Draft, Erasable, Erasure, Error as JournalError, Head, HistoryEntry, OpDraft, Past, Row, VerifyFinding,
    content_hash, cut_now, erasable, erasures, heads, history, last_change_of, late_changes, row, rows, rows_at,
    rows_by, rows_of_first, verify,
};
pub use journal_sql::{Touched, counted, issued};
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
    /// A key slot asks for a cheaper key derivation than is allowed: somebody tampered with it.
    #[error("the key file has been weakened")]
    WeakenedKeys,
    /// The passphrase is right, but the file is not as the program wrote it: somebody changed a name, a role or
    /// the sample flag.
    #[error("the key file has been changed by somebody else")]
    TamperedKeys,
    /// The passphrase was not tried, because too many wrong ones came before it.
    #[error("the next passphrase may be tried in {seconds} s")]
    Wait { seconds: u64 },
    /// The person at work does not belong to the audience to which a value has to be sealed.
    #[error("only {0} may read or write this")]
    NotInAudience(domain::audiences::Audience),
    /// What the person's passphrase opens in the key file is not known, as after opening an old key file that can't be
    /// written.
    #[error("the person has no key of their own")]
    NoPersonalKey,
    /// A person can't remove themselves.
    #[error("nobody removes themselves")]
    Yourself,
    /// The disk lacks space: the book is written a second time before the first is removed.
    #[error("the disk lacks room: {needed_mb} MB")]
    NoRoom { needed_mb: u64 },
    #[error("the passphrase is too weak")]
    Weak(#[from] WeakPassphrase),
    #[error("the profile is damaged: {0}")]
    Damaged(&'static str),
    /// The book is of an unknown version: 0 from before the first version, or one of a later program.
    #[error("the book is of version {0}")]
    OtherVersion(u32),
    /// The book is intact but older than what was reported as saved, because its log has lost its end. 0
    /// changes means that only drafts or settings are lost.
    #[error("the book lacks the last {changes} changes")]
    CutShort { changes: u64 },
    /// The person at work may not write this field; the superior would set the change aside.
    #[error("this is for somebody else to write: {kind}.{field}")]
    NotAllowed { kind: u16, field: u16 },
    /// The folder is not writable: the book was opened read-only.
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
    /// The book holds work, so it can't be given up for another.
    #[error("the book holds work")]
    HasWork,
    /// This further laptop has not been given the cell's key ring yet.
    #[error("this laptop does not hold the key ring")]
    NoRing,
    /// The maximum number of comparisons of words with one laptop was started.
    #[error("no further comparison may be begun")]
    ComparisonsUsedUp,
    /// No request of the laptop for the key ring is known here.
    #[error("the laptop has not asked")]
    NotAsked,
}

pub(crate) trait Context<T> {
    fn context(self, action: &'static str) -> Result<T, Error>;
}

impl<T> Context<T> for rusqlite::Result<T> {
    fn context(self, action: &'static str) -> Result<T, Error> {
        self.map_err(|source| Error::Sqlite { action, source })
    }
}

impl<T> Context<T> for std::io::Result<T> {
    fn context(self, action: &'static str) -> Result<T, Error> {
        self.map_err(|source| Error::File { action, source })
    }
}

pub fn random<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::NoRandomness)?;
    Ok(bytes)
}
