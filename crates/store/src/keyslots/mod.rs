//! The key file beside the database: who may open the book, and the random database key sealed to each of them.
//!
//! Version 1 wrapped the database key itself under each passphrase. In version 2 a passphrase opens an X25519 secret, and the
//! database key is sealed to everybody's public half: a new key reaches people whose passphrase nobody else knows. A file may
//! hold slots of both kinds until each person has unlocked once. See `docs/decisions/key-file.md`.

mod mac;
mod opened;
mod slot;

pub use opened::Opened;
pub use slot::{KdfParameters, PersonSlot, RecoverySlot};

use crate::{Error, ring};
use domain::Id;
use domain::hex::decode_vec as unhex;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The key of the database. Never leaves memory in clear.
pub type BookKey = Zeroizing<[u8; 32]>;

/// Of the book's folder as this program writes it. From 1 on, what one version wrote every later one opens
/// (`tests/fixtures/book`); 0 was for trying out.
pub const VERSION: u32 = 2;
const FIRST_VERSION: u32 = 1;

/// The database of a new book, and of every book of version 1.
pub const FIRST_DATABASE: &str = "book.db";

/// What stands beside the database, readable before anybody has unlocked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Keyslots {
    pub version: u32,
    /// The file in the same folder that the key opens.
    #[serde(default = "first_database")]
    pub database: String,
    pub cell_name: String,
    /// Sample data, marked so on every page.
    pub sample: bool,
    pub people: Vec<PersonSlot>,
    pub recovery: Option<RecoverySlot>,
    /// The database key in an age file that each person's secret and the sheet open. Hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sealed: Option<String>,
    /// Earlier database keys, encrypted under the present one: a repair reads an older backup with them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    former: Option<String>,
    /// A passphrase or the sheet was changed while the key could not be: it is made at the next chance.
    #[serde(default, skip_serializing_if = "is_false")]
    pub renewal_due: bool,
    /// Over everything else here, under a key derived from the database key. Absent from version 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mac: Option<String>,
}

fn first_database() -> String {
    FIRST_DATABASE.to_owned()
}

fn is_false(value: &bool) -> bool {
    !value
}

/// Who may unlock. The names stand on the lock page, so they are not secret.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Person {
    pub id: Id,
    pub name: String,
    /// As `domain::rights::Role` is stored.
    pub role: String,
}

impl Keyslots {
    /// One nobody can open yet.
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

    /// `OtherVersion` where another program than this one wrote the book, before anything else in it is believed.
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

    /// As it is written. Of version 2 no other spelling is read: each byte is under the MAC.
    pub fn to_text(&self) -> Result<Vec<u8>, Error> {
        serde_json::to_vec_pretty(self).map_err(|_| Error::Damaged("keys.json"))
    }

    pub(crate) fn is_first_version(&self) -> bool {
        self.version == FIRST_VERSION
    }

    /// The database key, for whoever knows this person's passphrase. `TamperedKeys` where the passphrase is right and the
    /// file is not as the program wrote it.
    pub fn open(&self, who: Id, passphrase: &str) -> Result<BookKey, Error> {
        let slot = self.slot(who)?;
        let key = match slot.open(passphrase)? {
            slot::Opens::Database(key) => key,
            slot::Opens::Sealed(identity) => self.unseal(&identity)?,
        };
        self.check(&key)?;
        Ok(key)
    }

    /// The database key, for whoever holds the recovery sheet.
    pub fn open_with_sheet(&self, secret: &[u8; 16]) -> Result<BookKey, Error> {
        let slot = self.recovery.as_ref().ok_or(Error::WrongWords)?;
        let key = match slot.open(secret)? {
            Some(key) => key,
            // Nothing but the sealed key tells a sheet that fits from one that does not.
            None => self.unseal(&exchange::seal::key_file(secret)).map_err(|_| Error::WrongWords)?,
        };
        self.check(&key)?;
        Ok(key)
    }

    /// Those whose slot is still of version 1: until each has unlocked once, the database key can't be made anew.
    pub fn holding_up(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|slot| slot.is_first_version()).map(|slot| &slot.person)
    }

    pub(crate) fn slot(&self, who: Id) -> Result<&PersonSlot, Error> {
        self.people.iter().find(|slot| slot.person.id == who).ok_or(Error::NoSuchPerson)
    }

    fn unseal(&self, identity: &age::x25519::Identity) -> Result<BookKey, Error> {
        let sealed = self.sealed.as_deref().and_then(unhex).ok_or(Error::TamperedKeys)?;
        let opened = ring::open(&sealed, std::iter::once(identity as &dyn age::Identity));
        let key = opened.map_err(|_| Error::TamperedKeys)?;
        key.as_slice().try_into().map(Zeroizing::new).map_err(|_| Error::TamperedKeys)
    }

    fn check(&self, key: &BookKey) -> Result<(), Error> {
        if self.is_first_version() || mac::is_right(self, key) { Ok(()) } else { Err(Error::TamperedKeys) }
    }
}

/// The name comes out of a file that nobody has vouched for yet: it must not lead out of the folder.
pub(crate) fn is_database_name(name: &str) -> bool {
    let random = name.strip_prefix("book-").and_then(|rest| rest.strip_suffix(".db"));
    name == FIRST_DATABASE
        || random
            .is_some_and(|hex| hex.len() == 16 && hex.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)))
}
