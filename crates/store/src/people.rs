//! The people who may open the book: their passphrases, the recovery sheet, adding and removing people.

use crate::book::{Book, new_person, person_draft};
use crate::keyslots::{KdfParameters, Opened, Person};
use crate::{Error, Profile, settings};
use domain::Id;

impl Book {
    pub fn unlock(profile: Profile, who: Id, passphrase: &str) -> Result<Book, (Profile, Error)> {
        let opened = profile.keyslots().and_then(|slots| {
            let (key, slot) = profile.attempt(|| slots.open_slot(who, passphrase))?;
            Ok((key, slot, slots.slot(who)?.person.clone()))
        });
        match opened {
            Ok((key, slot, person)) => {
                Book::open(profile, key, person).map(|book| book.with_keys_of_today(passphrase, slot))
            }
            Err(error) => Err((profile, error)),
        }
    }

    /// Opens the book with the recovery sheet and sets a new passphrase for one person.
    pub fn recover(
        profile: Profile,
        secret: &[u8; 16],
        who: Id,
        new_passphrase: &str,
    ) -> Result<Book, (Profile, Error)> {
        let opened = (|| {
            let slots = profile.keyslots()?;
            let key = slots.open_with_sheet(secret)?;
            let (person, kdf) = slots.slot(who).map(|slot| (slot.person.clone(), slot.kdf))?;
            crate::check_passphrase(new_passphrase, &[&person.name, &slots.cell_name])?;
            let mut keys = Opened::of(slots, &key)?;
            let slot = keys.set_passphrase(person.clone(), new_passphrase, kdf)?;
            keys.set_sheet(secret);
            // First the passphrase under the present key, because a damaged book is repaired with it. The key
            // is renewed once the book is open.
            keys.set_renewal_due(true);
            profile.write_keyslots(&keys.finish()?)?;
            profile.forget_attempts();
            Ok((key, slot, person))
        })();
        match opened {
            Ok((key, slot, person)) => {
                Book::open(profile, key, person).map(|book| book.with_keys_of_today(new_passphrase, Some(slot)))
            }
            Err(error) => Err((profile, error)),
        }
    }

    /// Checks the passphrase of the person who unlocked the book. Wrong ones count as on the lock page.
    pub fn confirm(&self, passphrase: &str) -> Result<(), Error> {
        let slots = self.profile().keyslots()?;
        self.profile().attempt(|| slots.open(self.person().id, passphrase)).map(drop)
    }

    /// Adds a person with a passphrase of their own.
    pub fn add_person(
        &mut self,
        name: &str,
        role: &str,
        passphrase: &str,
        kdf: KdfParameters,
        now_ms: u64,
    ) -> Result<Person, Error> {
        let mut keys = self.open_keys()?;
        crate::check_passphrase(passphrase, &[name, &keys.slots().cell_name])?;
        let (person, seed) = new_person(&self.device, name, role)?;
        keys.set_passphrase(person.clone(), passphrase, kdf)?;
        self.write(now_ms, &[person_draft(&person, Some(seed))])?;
        self.write_keys(keys)?;
        Ok(person)
    }

    /// Removes a person, who then can't open the book with any copy of the key file. Their records stay theirs.
    pub fn remove_person(&mut self, who: Id) -> Result<(), Error> {
        if who == self.person().id {
            return Err(Error::Yourself);
        }
        let mut keys = self.open_keys()?;
        keys.slots().slot(who)?;
        keys.remove(who);
        self.put_keys(keys)
    }

    pub fn change_passphrase(&mut self, old: &str, new: &str) -> Result<(), Error> {
        let mut keys = self.open_keys()?;
        let person = self.person().clone();
        crate::check_passphrase(new, &[&person.name, &keys.slots().cell_name])?;
        self.confirm(old)?;
        let kdf = keys.slots().slot(person.id)?.kdf;
        let slot = keys.set_passphrase(person, new, kdf)?;
        self.with_new_slot(slot, |book| book.put_keys(keys))
    }

    /// The secret of the recovery sheet, to print it again.
    pub fn recovery_secret(&self) -> Result<[u8; 16], Error> {
        settings::secret_of(self.connection(), "recovery")
    }

    pub fn recovery_proved(&self) -> Result<bool, Error> {
        Ok(self.profile().keyslots()?.recovery.is_some_and(|slot| slot.proved))
    }

    pub fn note_recovery_proved(&self) -> Result<(), Error> {
        let mut keys = self.open_keys()?;
        keys.note_sheet_proved();
        self.write_keys(keys)
    }
}
