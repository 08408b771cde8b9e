//! The key file beside the database: who may open the book, and the random database key sealed to each of them.
//!
//! In version 1 the database key itself is wrapped under each passphrase. In version 2 a passphrase opens an
//! X25519 secret, and the database key is sealed to everybody's public half, so a new key can be given to
//! people whose passphrases nobody else knows. A file may contain slots of both kinds until each person has
//! unlocked once. See `docs/decisions/key-file.md`.

mod mac;
mod opened;
mod slot;

pub use opened::Opened;
pub use slot::{KdfParameters, PersonSlot, RecoverySlot};

use crate::{Error, ring};
use age::x25519::Identity;
use domain::Id;
use domain::hex::decode_vec as unhex;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The key of the database. It never leaves memory in clear.
pub type BookKey = Zeroizing<[u8; 32]>;

/// The version of the book's folder that this program writes. Every version from 1 on can be opened by all
/// later programs (`tests/fixtures/book`); 0 was experimental.
pub const VERSION: u32 = 2;
const FIRST_VERSION: u32 = 1;

/// The file name of the database of a new book, and of every book of version 1.
pub const FIRST_DATABASE: &str = "book.db";

/// The key file, readable before anybody has unlocked the book.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Keyslots {
    pub version: u32,
    /// The database file in the same folder that the key opens.
    #[serde(default = "first_database")]
    pub database: String,
    pub cell_name: String,
    /// The book holds sample data, which every page says.
    pub sample: bool,
    pub people: Vec<PersonSlot>,
    pub recovery: Option<RecoverySlot>,
    /// The database key in an age file that each person's secret and the sheet can open. Hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sealed: Option<String>,
    /// Earlier database keys, encrypted under the present one. A repair uses them to read an older backup.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    former: Option<String>,
    /// A passphrase or the sheet was changed while the database key could not be renewed; it is renewed at the
    /// next opportunity.
    #[serde(default, skip_serializing_if = "is_false")]
    pub renewal_due: bool,
    /// Covers everything else in this file, under a key derived from the database key. Absent in version 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mac: Option<String>,
}

fn first_database() -> String {
    FIRST_DATABASE.to_owned()
}

fn is_false(value: &bool) -> bool {
    !value
}

/// A person who may unlock. The names are shown on the lock page, so they are not secret.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Person {
    pub id: Id,
    pub name: String,
    /// The stored form of `domain::rights::Role`.
    pub role: String,
}

impl Keyslots {
    /// A key file that nobody can open yet.
    pub fn new(cell_name: &str, sample: bool) -> Keyslots {
        Keyslots {
            version: VERSION,
            database: first_database(),
            cell_name: cell_name.to_owned(),
            sample,
            people: Vec::new(),
            recovery: None,
            sealed: None,
            former: None,
            renewal_due: false,
            mac: None,
        }
    }

    /// Parses a key file. `OtherVersion` if a program of an unknown version wrote the book; this is checked
    /// before anything else in the file is trusted.
    pub fn read(text: &[u8]) -> Result<Keyslots, Error> {
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        let damaged = |_| Error::Damaged("keys.json");
        let slots: Keyslots = match serde_json::from_slice::<Versioned>(text).map_err(damaged)?.version {
            FIRST_VERSION..=VERSION => serde_json::from_slice(text).map_err(damaged)?,
            other => return Err(Error::OtherVersion(other)),
        };
        if is_database_name(&slots.database) { Ok(slots) } else { Err(Error::Damaged("keys.json")) }
    }

    /// The text of the file. In version 2 no other spelling is accepted, because the MAC covers every byte.
    pub fn to_text(&self) -> Result<Vec<u8>, Error> {
        serde_json::to_vec_pretty(self).map_err(|_| Error::Damaged("keys.json"))
    }

    pub(crate) fn is_first_version(&self) -> bool {
        self.version == FIRST_VERSION
    }

    /// Opens the database key with a person's passphrase. `TamperedKeys` if the passphrase is right but the
    /// file is not as the program wrote it.
    pub fn open(&self, who: Id, passphrase: &str) -> Result<BookKey, Error> {
        self.open_slot(who, passphrase).map(|(key, _)| key)
    }

    /// Like [`Keyslots::open`], with the secret of the person's slot; `None` if the slot is of version 1.
    pub(crate) fn open_slot(&self, who: Id, passphrase: &str) -> Result<(BookKey, Option<Identity>), Error> {
        let slot = self.slot(who)?;
        let (key, identity) = match slot.open(passphrase)? {
            slot::Opens::Database(key) => (key, None),
            slot::Opens::Sealed(identity) => (self.unseal(&identity)?, Some(*identity)),
        };
        self.check(&key)?;
        Ok((key, identity))
    }

    /// Opens the database key with the recovery sheet.
    pub fn open_with_sheet(&self, secret: &[u8; 16]) -> Result<BookKey, Error> {
        let slot = self.recovery.as_ref().ok_or(Error::WrongWords)?;
        let key = match slot.open(secret)? {
            Some(key) => key,
            // Only unsealing the key shows whether the sheet is the right one.
            None => self.unseal(&exchange::seal::key_file(secret)).map_err(|_| Error::WrongWords)?,
        };
        self.check(&key)?;
        Ok(key)
    }

    /// People whose slots are still of version 1. Until each has unlocked once, the database key can't be
    /// renewed.
    pub fn holding_up(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|slot| slot.is_first_version()).map(|slot| &slot.person)
    }

    pub(crate) fn slot(&self, who: Id) -> Result<&PersonSlot, Error> {
        self.people.iter().find(|slot| slot.person.id == who).ok_or(Error::NoSuchPerson)
    }

    fn unseal(&self, identity: &Identity) -> Result<BookKey, Error> {
        let sealed = self.sealed.as_deref().and_then(unhex).ok_or(Error::TamperedKeys)?;
        let opened = ring::open(&sealed, std::iter::once(identity as &dyn age::Identity));
        let key = opened.map_err(|_| Error::TamperedKeys)?;
        key.as_slice().try_into().map(Zeroizing::new).map_err(|_| Error::TamperedKeys)
    }

    fn check(&self, key: &BookKey) -> Result<(), Error> {
        if self.is_first_version() || mac::is_right(self, key) { Ok(()) } else { Err(Error::TamperedKeys) }
    }
}

/// The name comes from an unauthenticated file, so it must not lead out of the folder.
pub(crate) fn is_database_name(name: &str) -> bool {
    let random = name.strip_prefix("book-").and_then(|rest| rest.strip_suffix(".db"));
    name == FIRST_DATABASE
        || random
            .is_some_and(|hex| hex.len() == 16 && hex.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)))
}
