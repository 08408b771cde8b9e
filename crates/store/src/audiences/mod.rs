//! Values that fewer people can read than open the book. Each audience has a key, with generations like the cell's
//! ring; it is sealed to the own key of each person who belongs to the audience. Everybody else on the same laptop has
//! only ciphertext. See `docs/decisions/audiences.md`.

mod keys;
mod members;
mod personal;

use crate::Error;
use crate::book::{Book, fresh_salt};
use crate::keyring::Standing;
use crate::personal_key::Personal;
use crate::ring::keys::RingKey;
use crate::ring::{Generation, Holder, Ring};
use age::x25519::Identity;
use domain::Id;
use domain::audiences::Audience;
use domain::catalogue::person_key;
use domain::rights::may_lead;
use journal::{HybridClock, Record, Value};
use journal_sql::OpDraft;
use keys::PersonKey;
pub use members::Member;
use std::collections::BTreeSet;

/// How the person at work stands to an audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Reads what is sealed to it, and seals.
    Open,
    /// Nobody has begun it, and the person may.
    MayBegin,
    /// The person belongs to it, and waits for somebody who holds its key to open the book.
    Awaited,
    Closed,
}

impl Book {
    pub fn access(&self, audience: Audience) -> Result<Access, Error> {
        let ring = self.audiences.rings.get(&audience);
        if ring.is_some_and(Ring::is_current) {
            return Ok(Access::Open);
        }
        let begun = keys::all(self)?.iter().any(|(of, _)| *of == audience);
        if !begun {
            return Ok(if self.may_lead(audience)? { Access::MayBegin } else { Access::Closed });
        }
        let us = self.person().id;
        let named = self.members(audience)?.iter().any(|member| member.person == us && member.admitted);
        Ok(if named { Access::Awaited } else { Access::Closed })
    }

    /// Whether the person at work may begin the audience and choose who belongs to it.
    pub fn may_lead(&self, audience: Audience) -> Result<bool, Error> {
        let Ok(role) = self.person().role.parse() else { return Ok(false) };
        Ok(may_lead(role, audience, self.heads()?))
    }

    /// The key to seal with; begins the audience if nobody has.
    pub fn audience_ring(&mut self, audience: Audience, now_ms: u64) -> Result<&Ring, Error> {
        match self.access(audience)? {
            Access::Open => {}
            Access::MayBegin => self.begin_audience(audience, now_ms)?,
            Access::Awaited | Access::Closed => return Err(Error::NotInAudience(audience)),
        }
        self.held_audience(audience)
    }

    /// The key to seal with, of an audience that is open to the person at work.
    pub fn held_audience(&self, audience: Audience) -> Result<&Ring, Error> {
        let held = self.audiences.rings.get(&audience).filter(|ring| ring.is_current());
        held.ok_or(Error::NotInAudience(audience))
    }

    /// Opens a short value, whether it is sealed to the cell's ring or to an audience of the person at work.
    pub fn open_small(&self, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        let held = || self.audiences.rings.values().find_map(|ring| ring.open_small(sealed).ok());
        self.ring.open_small(sealed).or_else(|error| held().ok_or(error))
    }

    /// [`Book::open_small`] for a text.
    pub fn open_text(&self, sealed: &[u8]) -> Result<String, Error> {
        let held = || self.audiences.rings.values().find_map(|ring| ring.open_text(sealed).ok());
        self.ring.open_text(sealed).or_else(|error| held().ok_or(error))
    }

    fn begin_audience(&mut self, audience: Audience, now_ms: u64) -> Result<(), Error> {
        let holder = Holder::person(self.personal()?.recipient());
        let first = Generation::generate(0);
        let us = self.person().id;
        let mut drafts: Vec<OpDraft> = self.unpublished_key()?.into_iter().collect();
        drafts.push(members::draft(&first, audience, us, true));
        drafts.push(keys::draft(&self.ring, audience, &first, &holder)?);
        self.write_keys_of_people(&drafts, now_ms)?;
        self.audiences.rings.entry(audience).or_insert_with(Ring::none).go_on_with(first);
        Ok(())
    }

    /// Opens the keys that were given to the person at work. Returns whether there was a new one.
    pub(crate) fn take_in_audiences(&mut self) -> Result<bool, Error> {
        let Some(own) = self.audiences.personal.as_ref().map(Personal::own) else { return Ok(false) };
        let keys = keys::all(self)?;
        let mut opened = false;
        for audience in Audience::ALL.iter().copied() {
            let given: Vec<RingKey> =
                keys.iter().filter(|(of, _)| *of == audience).map(|(_, key)| key.clone()).collect();
            let mut ring = self.audiences.rings.remove(&audience).unwrap_or_else(Ring::none);
            opened |= ring.take_in_all(&given, std::slice::from_ref(&own));
            if !ring.is_empty() {
                self.audiences.rings.insert(audience, ring);
            }
        }
        if opened {
            // Rows that could not be opened may be kept as such.
            self.memo.forget_all();
        }
        Ok(opened)
    }

    /// Does everything that has to be done about the audiences' keys: publishes the own key, opens what was given, gives
    /// the keys to whoever belongs to an audience, and makes a new one when somebody who held it no longer does. Called
    /// after anything that may have changed who they are. `sent`: the books that the superior sends. Returns whether
    /// something was written that others must receive.
    pub fn sync_audiences(&mut self, now_ms: u64, sent: &[Id]) -> Result<bool, Error> {
        if self.is_read_only() || self.ring.is_empty() || self.audiences.slot.is_none() {
            return Ok(false);
        }
        self.take_in_audiences()?;
        let mut drafts = Vec::new();
        if self.is_awaited()? {
            self.personal()?;
            drafts.extend(self.unpublished_key()?);
        }
        self.write_keys_of_people(&drafts, now_ms)?;
        let mut wrote = !drafts.is_empty();
        for audience in Audience::ALL.iter().copied() {
            wrote |= self.give_audience(audience, now_ms, sent)?;
        }
        Ok(wrote)
    }

    /// Whether others may want to give this person a key: several people open the book, or the person was admitted.
    fn is_awaited(&self) -> Result<bool, Error> {
        let several = self.profile().keyslots()?.people.len() > 1;
        let us = self.person().id;
        Ok(several || members::all(self)?.iter().any(|member| member.person == us))
    }

    /// The record of the own key, if it is not there yet.
    fn unpublished_key(&self) -> Result<Option<OpDraft>, Error> {
        let Some(personal) = &self.audiences.personal else { return Ok(None) };
        let (us, device) = (self.person().id, self.device_id());
        let recipient = personal.recipient();
        let published = keys::of_people(self)?
            .into_iter()
            .any(|key| (key.person, key.device) == (us, device) && key.holder.recipient == recipient);
        let draft = || {
            OpDraft::new(person_key::KIND, Record::Pair(us, device)).set(person_key::RECIPIENT, Value::text(&recipient))
        };
        Ok((!published).then(draft))
    }

    /// Gives the latest generation to everybody who belongs to the audience, and every older one to the latest.
    fn give_audience(&mut self, audience: Audience, now_ms: u64, sent: &[Id]) -> Result<bool, Error> {
        let Some(ring) = self.audiences.rings.get(&audience).filter(|ring| ring.is_current()) else { return Ok(false) };
        let mut ring = ring.clone();
        let standing = Standing::read(self, sent)?;
        let mut belongs: BTreeSet<Id> =
            self.members(audience)?.into_iter().filter(|one| one.admitted).map(|one| one.person).collect();
        // Whoever leads the audience never shuts themselves out, whichever of two beginnings proves it.
        belongs.extend(self.may_lead(audience)?.then_some(self.person().id));
        let is_entitled = |key: &PersonKey| belongs.contains(&key.person) && !standing.is_revoked(key.device);
        let (entitled, others): (Vec<_>, Vec<_>) = keys::of_people(self)?.into_iter().partition(is_entitled);
        let given: Vec<RingKey> =
            keys::all(self)?.into_iter().filter(|(of, _)| *of == audience).map(|(_, key)| key).collect();
        let has = |one: &Generation, holder: Id| given.iter().any(|key| key.holder == holder && key.is_proved(one));
        let latest = ring.current()?;
        if others.iter().any(|key| has(latest, key.holder.id)) {
            let order = given.iter().map(|key| key.order).max().unwrap_or_default().max(latest.order);
            ring.go_on_with(Generation::generate(order.saturating_add(1)));
        }
        let latest = ring.current()?;
        let turned_over = self.audiences.rings.get(&audience).is_none_or(|had| had.held(latest.id).is_none());
        let proved = belongs.iter().filter(|_| turned_over).map(|who| members::draft(latest, audience, *who, true));
        let proved: Vec<OpDraft> = proved.collect();
        let later = latest.holder();
        let older = ring.generations().iter().filter(|one| one.id != latest.id).map(|one| (one, &later));
        let drafts = entitled
            .iter()
            .map(|key| (latest, &key.holder))
            .chain(older)
            .filter(|(one, holder)| !has(one, holder.id))
            .map(|(one, holder)| keys::draft(&self.ring, audience, one, holder))
            .chain(proved.into_iter().map(Ok))
            .collect::<Result<Vec<_>, _>>()?;
        if drafts.is_empty() {
            return Ok(false);
        }
        self.write_keys_of_people(&drafts, now_ms)?;
        self.audiences.rings.insert(audience, ring);
        Ok(true)
    }

    /// Lets a person belong to an audience, or no longer. Whoever no longer does still has what they could read until
    /// now; a new key seals what comes later.
    pub fn admit(
        &mut self,
        audience: Audience,
        who: Id,
        admitted: bool,
        now_ms: u64,
        sent: &[Id],
    ) -> Result<(), Error> {
        if !self.may_lead(audience)? {
            return Err(Error::NotInAudience(audience));
        }
        let latest = self.audience_ring(audience, now_ms)?.current()?.clone();
        self.write(now_ms, &[members::draft(&latest, audience, who, admitted)])?;
        self.sync_audiences(now_ms, sent).map(drop)
    }

    /// Records that pass the audiences of the person at work on to a successor.
    pub(crate) fn pass_on(&self, to: Id, remains: bool) -> Result<Vec<OpDraft>, Error> {
        let us = self.person().id;
        let mut drafts = Vec::new();
        for (audience, ring) in &self.audiences.rings {
            let latest = ring.current()?;
            drafts.push(members::draft(latest, *audience, to, true));
            if *audience == Audience::Ratings || !remains {
                drafts.push(members::draft(latest, *audience, us, false));
            }
        }
        Ok(drafts)
    }

    /// The successor is at work from now on, and goes on with the keys that are open.
    pub(crate) fn go_on_as_successor(&mut self, slot: Option<Identity>) -> Result<(), Error> {
        let rings = std::mem::take(&mut self.audiences.rings);
        self.unlocked_by(slot)?;
        for (audience, ring) in rings {
            self.audiences.rings.entry(audience).or_insert(ring);
        }
        Ok(())
    }

    /// Keys are written by whoever is at work, whatever they may write otherwise.
    fn write_keys_of_people(&mut self, drafts: &[OpDraft], now_ms: u64) -> Result<(), Error> {
        if drafts.is_empty() {
            return Ok(());
        }
        let person = self.person().id;
        self.transact(|book, chain_store, _| {
            let mut clock = HybridClock::resume(chain_store.last_stamp()?);
            chain_store.append(book, person, clock.tick(now_ms), drafts, &mut fresh_salt)?;
            Ok::<_, Error>(())
        })
    }
}
