//! The key file, opened with the database key; only a holder of that key can change it.

use super::slot::{KdfParameters, PersonSlot, RecoverySlot, decrypt, encrypt};
use super::{BookKey, Keyslots, Person, VERSION, mac};
use crate::{Error, ring};
use age::x25519::{Identity, Recipient};
use domain::Id;
use domain::hex::{decode_vec as unhex, encode as hex};
use std::collections::BTreeMap;
use zeroize::Zeroizing;

const PUBLIC: &str = "sochibo key file public halves v2";
const FORMER: &str = "sochibo key file former keys v2";
/// How many earlier keys are kept. Older backups must be opened with their own passphrases.
const FORMER_KEPT: usize = 64;

/// A key file that is being changed. Nothing is on the disk until the result of [`Opened::finish`] is written.
#[derive(Clone)]
pub struct Opened {
    slots: Keyslots,
    key: BookKey,
    people: BTreeMap<Id, Recipient>,
    sheet: Option<Recipient>,
    former: Vec<BookKey>,
}

impl Opened {
    pub fn of(slots: Keyslots, key: &BookKey) -> Result<Opened, Error> {
        let public = |sealed: &Option<String>| sealed.as_deref().map(|sealed| public_of(sealed, key)).transpose();
        let mut people = BTreeMap::new();
        for slot in &slots.people {
            people.extend(public(&slot.public)?.map(|recipient| (slot.person.id, recipient)));
        }
        let sheet = slots.recovery.as_ref().map(|slot| public(&slot.public)).transpose()?.flatten();
        let former = slots.former.as_deref().map(|sealed| former_of(sealed, key)).transpose()?.unwrap_or_default();
        Ok(Opened { slots, key: key.clone(), people, sheet, former })
    }

    pub fn slots(&self) -> &Keyslots {
        &self.slots
    }

    pub(crate) fn key(&self) -> &BookKey {
        &self.key
    }

    /// Earlier database keys, the latest last.
    pub(crate) fn former(&self) -> &[BookKey] {
        &self.former
    }

    /// Whether this person's slot is of version 1.
    pub(crate) fn is_behind(&self, who: Id) -> bool {
        !self.people.contains_key(&who)
    }

    /// Whether any slot is of version 1: only its person's passphrase can make a new one, and only the present
    /// key opens it.
    pub(crate) fn is_held_up(&self) -> bool {
        self.slots.holding_up().next().is_some()
    }

    /// Sets a passphrase and a new key pair, for a new person or in place of an existing slot. Returns its secret half.
    pub fn set_passphrase(&mut self, person: Person, passphrase: &str, kdf: KdfParameters) -> Result<Identity, Error> {
        let (slot, identity) = PersonSlot::make(person, passphrase, kdf)?;
        self.people.insert(slot.person.id, identity.to_public());
        match self.slots.people.iter_mut().find(|one| one.person.id == slot.person.id) {
            Some(had) => *had = slot,
            None => self.slots.people.push(slot),
        }
        Ok(identity)
    }

    pub(crate) fn rename_cell(&mut self, name: &str) {
        name.clone_into(&mut self.slots.cell_name);
    }

    /// Changes the name and role beside a person's slot; the passphrase stays.
    pub(crate) fn describe(&mut self, person: Person) {
        if let Some(slot) = self.slots.people.iter_mut().find(|slot| slot.person.id == person.id) {
            slot.person = person;
        }
    }

    pub(crate) fn remove(&mut self, who: Id) {
        self.people.remove(&who);
        self.slots.people.retain(|slot| slot.person.id != who);
    }

    /// Whether this is the sheet that the file is sealed to.
    pub(crate) fn is_sheet(&self, secret: &[u8; 16]) -> bool {
        self.sheet.as_ref() == Some(&exchange::seal::key_file(secret).to_public())
    }

    /// Sets the recovery sheet. If a slot of version 1 opens with the same sheet, it stays proved.
    pub(crate) fn set_sheet(&mut self, secret: &[u8; 16]) {
        let proved = self.slots.recovery.as_ref().is_some_and(|slot| {
            slot.proved && (self.is_sheet(secret) || slot.open(secret).is_ok_and(|key| key.is_some()))
        });
        let (slot, recipient) = RecoverySlot::make(secret, proved);
        self.sheet = Some(recipient);
        self.slots.recovery = Some(slot);
    }

    pub(crate) fn note_sheet_proved(&mut self) {
        if let Some(slot) = &mut self.slots.recovery {
            slot.proved = true;
        }
    }

    pub(crate) fn set_renewal_due(&mut self, due: bool) {
        self.slots.renewal_due = due;
    }

    /// Sets a new key and database file. The old key is kept to open backups made with it.
    pub(crate) fn renew(&mut self, key: BookKey, database: String) {
        self.former.push(std::mem::replace(&mut self.key, key));
        let spare = self.former.len().saturating_sub(FORMER_KEPT);
        self.former.drain(..spare);
        self.slots.database = database;
        self.slots.renewal_due = false;
    }

    /// The final key file: the key sealed to everybody in it, with the MAC.
    pub fn finish(mut self) -> Result<Keyslots, Error> {
        let locked = |recipient: &Recipient| seal_under(&self.key, PUBLIC, recipient.to_string().as_bytes());
        for slot in &mut self.slots.people {
            slot.public = self.people.get(&slot.person.id).map(locked).transpose()?;
        }
        if let Some(slot) = &mut self.slots.recovery {
            slot.public = self.sheet.as_ref().map(locked).transpose()?;
        }
        let former = Zeroizing::new(self.former.iter().flat_map(|key| key.iter().copied()).collect::<Vec<u8>>());
        self.slots.former = if former.is_empty() { None } else { Some(seal_under(&self.key, FORMER, &former)?) };
        let sealed = ring::seal(self.key.as_slice(), self.people.values().chain(&self.sheet))?;
        self.slots.sealed = Some(hex(&sealed));
        self.slots.version = VERSION;
        self.slots.mac = Some(mac::of(&self.slots, &self.key)?);
        Ok(self.slots)
    }
}

fn under(key: &BookKey, context: &str) -> BookKey {
    Zeroizing::new(blake3::derive_key(context, key.as_slice()))
}

fn seal_under(key: &BookKey, context: &str, plain: &[u8]) -> Result<String, Error> {
    encrypt(&under(key, context), plain, context.as_bytes()).map(|sealed| hex(&sealed))
}

fn open_under(key: &BookKey, context: &str, sealed: &str) -> Result<Zeroizing<Vec<u8>>, Error> {
    let sealed = unhex(sealed).ok_or(Error::TamperedKeys)?;
    decrypt(&under(key, context), &sealed, context.as_bytes()).ok_or(Error::TamperedKeys)
}

fn public_of(sealed: &str, key: &BookKey) -> Result<Recipient, Error> {
    let text = open_under(key, PUBLIC, sealed)?;
    std::str::from_utf8(&text).ok().and_then(|text| text.parse().ok()).ok_or(Error::TamperedKeys)
}

fn former_of(sealed: &str, key: &BookKey) -> Result<Vec<BookKey>, Error> {
    let bytes = open_under(key, FORMER, sealed)?;
    let (keys, rest) = bytes.as_chunks::<32>();
    if rest.is_empty() { Ok(keys.iter().map(|key| Zeroizing::new(*key)).collect()) } else { Err(Error::TamperedKeys) }
}
