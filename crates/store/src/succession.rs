//! What the book records of the cell and of those who open it, how the key file follows, and how a secretary hands the
//! book over.
//!
//! The book is what counts: its changes have a history and reach the cell's other laptops. The key file holds copies of
//! the names and roles, because the lock page shows them before anything is open.

use crate::Error;
use crate::book::{Book, new_person, person_draft};
use crate::keyslots::{KdfParameters, Opened, Person};
use age::x25519::Identity;
use domain::Id;
use domain::catalogue::{cell, person};
use domain::rights::Role;
use journal::{Record, Value};
use journal_sql::OpDraft;

/// The person who takes the book over.
pub enum Successor<'a> {
    /// Somebody who opens the book already, with the passphrase that proves that they are here.
    Known {
        id: Id,
        passphrase: &'a str,
    },
    New {
        name: &'a str,
        passphrase: &'a str,
        kdf: KdfParameters,
    },
}

impl Book {
    /// Brings the key file in step with the book: the cell's name, names and roles, and who no longer uses the book. Has
    /// to be called when any of them may have changed, here or on another laptop. Returns whether anything did.
    pub fn follow_people(&mut self) -> Result<bool, Error> {
        if self.is_read_only() {
            return Ok(false);
        }
        let mut keys = self.open_keys()?;
        let mut changed = self.follow_cell(&mut keys)?;
        let mut ends = false;
        for slot in keys.slots().people.clone() {
            let Some(row) = journal_sql::row(self.connection(), self.own_book(), person::KIND, slot.person.id)? else {
                continue;
            };
            let at_work = slot.person.id == self.person().id;
            // Whoever is at work stays: a laptop that only they open would be closed to everybody.
            if row.flag(person::REMOVED) && !at_work {
                keys.remove(slot.person.id);
                ends = true;
                continue;
            }
            let recorded = recorded(&row, &slot.person);
            if recorded != slot.person {
                keys.describe(recorded.clone());
                changed = true;
            }
            if at_work {
                self.work_as(recorded);
            }
        }
        if ends {
            self.end_access(keys)?;
        } else if changed {
            self.write_keys(keys)?;
        }
        Ok(changed || ends)
    }

    fn follow_cell(&self, keys: &mut Opened) -> Result<bool, Error> {
        let row = journal_sql::row(self.connection(), self.own_book(), cell::KIND, self.own_book())?;
        let name = row.map(|row| row.text(cell::NAME).to_owned()).unwrap_or_default();
        let changed = !name.is_empty() && name != keys.slots().cell_name;
        if changed {
            keys.rename_cell(&name);
        }
        Ok(changed)
    }

    /// Puts a key file in place from which somebody was removed. If the book can't be written under a new key now, the
    /// slot is gone all the same and the key is renewed later.
    fn end_access(&mut self, mut keys: Opened) -> Result<(), Error> {
        if self.put_keys(keys.clone()).is_ok() {
            return Ok(());
        }
        keys.set_renewal_due(true);
        self.write_keys(keys)
    }

    /// Hands the book over: in one change the successor becomes the secretary, and the person at work keeps the role
    /// `remains`, or loses access. From then on the successor is at work.
    ///
    /// The change comes before the key file. If the laptop loses power between the two, the person who hands over still
    /// opens the book and hands it over once more.
    pub fn hand_over(&mut self, to: &Successor<'_>, remains: Option<Role>, now_ms: u64) -> Result<(), Error> {
        let from = self.person().clone();
        let mut keys = self.open_keys()?;
        let (successor, draft, slot) = self.succeed(to, &mut keys)?;
        let former = OpDraft::new(person::KIND, Record::One(from.id));
        let former = match remains {
            Some(role) => former.set(person::ROLE, Value::text(role.as_str())),
            None => former.set(person::REMOVED, Value::flag(true)),
        };
        let mut drafts = vec![draft, former];
        drafts.extend(self.pass_on(successor.id, remains.is_some())?);
        self.write(now_ms, &drafts)?;
        keys.describe(successor.clone());
        if let Some(role) = remains {
            keys.describe(Person { role: role.as_str().to_owned(), ..from });
            self.write_keys(keys)?;
        } else {
            keys.remove(from.id);
            self.end_access(keys)?;
        }
        // Not before the key file: who has no slot in it could not confirm anything.
        self.work_as(successor);
        self.go_on_as_successor(slot)
    }
}

impl Book {
    /// The successor as the new secretary, with the draft that records it and what the successor's passphrase opens in
    /// the key file.
    fn succeed(&self, to: &Successor<'_>, keys: &mut Opened) -> Result<(Person, OpDraft, Option<Identity>), Error> {
        let secretary = Role::Secretary.as_str();
        match to {
            Successor::Known { id, .. } if *id == self.person().id => Err(Error::Yourself),
            Successor::Known { id, passphrase } => {
                let slots = keys.slots();
                let known = slots.slot(*id)?.person.clone();
                let (_, slot) = self.profile().attempt(|| slots.open_slot(*id, passphrase))?;
                let draft = OpDraft::new(person::KIND, Record::One(*id)).set(person::ROLE, Value::text(secretary));
                Ok((Person { role: secretary.to_owned(), ..known }, draft, slot))
            }
            Successor::New { name, passphrase, kdf } => {
                crate::check_passphrase(passphrase, &[name, &keys.slots().cell_name])?;
                let (person, seed) = new_person(&self.device, name, secretary)?;
                let slot = keys.set_passphrase(person.clone(), passphrase, *kdf)?;
                let draft = person_draft(&person, Some(seed));
                Ok((person, draft, Some(slot)))
            }
        }
    }
}

/// What the book records of a person, with what the key file says where it records nothing that this version knows.
fn recorded(row: &journal_sql::Row, slot: &Person) -> Person {
    let (name, role) = (row.text(person::NAME), row.text(person::ROLE));
    Person {
        id: slot.id,
        name: if name.is_empty() { slot.name.clone() } else { name.to_owned() },
        role: if role.parse::<Role>().is_ok() { role.to_owned() } else { slot.role.clone() },
    }
}
