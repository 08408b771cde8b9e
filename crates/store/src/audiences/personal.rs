//! A person's own key on one laptop. The key of every audience that the person belongs to is sealed to it.
//!
//! It is derived from a seed of 128 bits that lies in the book, sealed to the person's slot of the key file, so only
//! the person's passphrase opens it. The seed's words are printed on a sheet of the person's own: whoever
//! forgot the passphrase, or works on a new laptop, types them.

use crate::book::Book;
use crate::personal_key::Personal;
use crate::ring;
use crate::{Error, random, settings};
use age::x25519::{Identity, Recipient};
use domain::Id;
use zeroize::Zeroizing;

/// The name of the secret that holds a person's sealed seed.
fn kept_as(who: Id) -> String {
    format!("person_{who}")
}

impl Book {
    /// What the passphrase of the person at work opened in the key file.
    pub(crate) fn unlocked_by(&mut self, slot: Option<Identity>) -> Result<(), Error> {
        self.audiences.forget();
        self.memo.forget_all();
        let kept = settings::secret(&self.connection, &kept_as(self.person().id))?;
        let opened = kept.zip(slot.as_ref()).and_then(|(sealed, slot)| {
            let seed = ring::open(&sealed, std::iter::once(slot as &dyn age::Identity)).ok()?;
            seed.as_slice().try_into().ok().map(Zeroizing::new)
        });
        self.audiences.slot = slot;
        self.audiences.personal = opened.map(Personal::of);
        self.take_in_audiences().map(drop)
    }

    /// The person's own key; made if there is none, or if it was sealed under a passphrase that is forgotten.
    pub(super) fn personal(&mut self) -> Result<&Personal, Error> {
        if self.audiences.personal.is_none() {
            self.keep_personal(Personal::of(Zeroizing::new(random()?)))?;
        }
        self.audiences.personal.as_ref().ok_or(Error::NoPersonalKey)
    }

    pub(super) fn keep_personal(&mut self, personal: Personal) -> Result<(), Error> {
        let slot = self.audiences.slot.as_ref().ok_or(Error::NoPersonalKey)?.to_public();
        self.seal_personal(&personal, &[&slot])?;
        self.audiences.personal = Some(personal);
        Ok(())
    }

    fn seal_personal(&mut self, personal: &Personal, to: &[&Recipient]) -> Result<(), Error> {
        let sealed = ring::seal(personal.seed.as_slice(), to.iter().copied())?;
        let name = kept_as(self.person().id);
        self.write_local(|connection| settings::put_secret(connection, &name, &sealed))
    }

    /// Runs `put`, which puts a new slot of the person at work in place. If it fails half-way, the key opens with either
    /// slot.
    pub(crate) fn with_new_slot(
        &mut self,
        new: Identity,
        put: impl FnOnce(&mut Book) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let Some(personal) = self.audiences.personal.take() else {
            put(self)?;
            self.audiences.slot = Some(new);
            return Ok(());
        };
        let old = self.audiences.slot.as_ref().map(Identity::to_public);
        let both: Vec<Recipient> = old.into_iter().chain([new.to_public()]).collect();
        let done = self.seal_personal(&personal, &both.iter().collect::<Vec<_>>()).and_then(|()| put(self));
        if done.is_ok() {
            let new = self.audiences.slot.insert(new).to_public();
            // If the disk refuses this, the earlier passphrase opens an earlier copy of the key for longer.
            let _ = self.seal_personal(&personal, &[&new]);
        }
        self.audiences.personal = Some(personal);
        done
    }

    /// The seed of the person's own key, whose words are printed. `None` if the person has none yet.
    pub fn personal_seed(&self) -> Option<[u8; 16]> {
        self.audiences.personal.as_ref().map(|personal| *personal.seed)
    }

    /// Takes the key whose words the person typed, from another laptop or from before the passphrase was forgotten.
    /// `WrongWords` if it opens no audience.
    pub fn take_personal_seed(&mut self, seed: [u8; 16]) -> Result<(), Error> {
        let personal = Personal::of(Zeroizing::new(seed));
        let keys = super::keys::all(self)?;
        if !keys.iter().any(|(_, key)| key.holder == personal.own().0) {
            return Err(Error::WrongWords);
        }
        self.keep_personal(personal)?;
        self.take_in_audiences().map(drop)
    }
}
