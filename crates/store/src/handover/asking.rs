//! The laptop that asks for the key: it commits to a number, accepts one answer, and reveals the number to the
//! laptop that gave it.

use super::kept::{Asking, Kept};
use super::{field, messages, subject, twelve_words};
use crate::book::fresh_salt;
use crate::keyring::Standing;
use crate::{Book, Error, random};
use domain::Id;
use exchange::sas::{ATTEMPTS, Committer, Purpose, Side};
use journal::{HybridClock, Record, Value};
use journal_sql::OpDraft;

impl Book {
    /// Starts a comparison: a person asks for the cell's key on this laptop. `ComparisonsUsedUp` after three.
    pub fn ask_for_ring(&mut self, now_ms: u64) -> Result<(), Error> {
        let mut kept = Kept::read(&self.connection)?;
        let attempt = kept.asking.as_ref().map_or(1, |asking| asking.attempt + 1);
        if attempt > ATTEMPTS {
            return Err(Error::ComparisonsUsedUp);
        }
        let (record, comparison) = (Id(random()?), Committer::begin(random()?));
        let key = self.device.verifying_key().to_bytes();
        let draft = OpDraft::new(field::KIND, Record::One(record))
            .set(field::NEWCOMER, Value::id(self.device_id()))
            .set(field::ATTEMPT, Value::Int(i64::from(attempt)))
            .set(field::COMMITMENT, Value::Bytes(comparison.commitment(Purpose::KeyHandover, &key).to_vec()));
        kept.asking = Some(Asking { record, attempt, comparison, holder: None, confirmed: false });
        self.write_comparison(now_ms, draft, &kept)
    }

    /// Whether this laptop has started at least one comparison.
    pub fn has_asked_for_ring(&self) -> Result<bool, Error> {
        Ok(Kept::read(&self.connection)?.asking.is_some())
    }

    /// Whether another comparison may be started here.
    pub fn may_ask_for_ring(&self) -> Result<bool, Error> {
        Ok(Kept::read(&self.connection)?.asking.is_none_or(|asking| asking.attempt < ATTEMPTS))
    }

    /// Reveals the number once, to the laptop whose answer arrived first.
    pub(super) fn hear_holder(&mut self, now_ms: u64, sent: &[Id]) -> Result<bool, Error> {
        let mut kept = Kept::read(&self.connection)?;
        let Some(asking) = kept.asking.as_mut().filter(|asking| asking.holder.is_none()) else { return Ok(false) };
        let answer = messages(&self.connection, self.own_book)?
            .into_iter()
            .find(|message| message.id == asking.record)
            .and_then(|message| message.answer);
        let Some((holder, nonce)) = answer else { return Ok(false) };
        if !Standing::read(self, sent)?.is_active(holder) {
            return Ok(false);
        }
        let Ok(opened) = asking.comparison.accept_answer(nonce) else { return Ok(false) };
        asking.holder = Some(holder);
        let draft =
            OpDraft::new(field::KIND, Record::One(asking.record)).set(field::OPENED, Value::Bytes(opened.to_vec()));
        self.write_comparison(now_ms, draft, &kept)?;
        Ok(true)
    }

    /// Writes the change, and this laptop's own state of the comparison, in one transaction.
    pub(super) fn write_comparison(&mut self, now_ms: u64, draft: OpDraft, kept: &Kept) -> Result<(), Error> {
        let person = self.person().id;
        self.transact(|book, chain_store, transaction| {
            let mut clock = HybridClock::resume(chain_store.last_stamp()?);
            chain_store.append(book, person, clock.tick(now_ms), &[draft], &mut fresh_salt)?;
            kept.keep(transaction)
        })
    }

    /// The four words that this laptop shows, once another laptop has answered and the number was revealed to
    /// it.
    pub fn asking_words(&self, sent: &[Id]) -> Result<Option<[u16; 4]>, Error> {
        let Some(books) = self.compared_books(sent) else { return Ok(None) };
        let Some(asking) = Kept::read(&self.connection)?.asking else { return Ok(None) };
        let standing = Standing::read(self, sent)?;
        let Some((key, recipient)) = asking.holder.and_then(|holder| standing.side(holder)) else { return Ok(None) };
        let (ours, our_recipient) = (self.device.verifying_key().to_bytes(), self.recipient());
        let newcomer = Side { key: &ours, recipient: &our_recipient };
        let transcript = asking.comparison.transcript(&subject(books, newcomer, Side { key: &key, recipient }));
        Ok(transcript.map(|transcript| transcript.words()))
    }

    /// Whether a person here confirmed that the answering laptop shows the same four words.
    pub fn has_confirmed_holder(&self) -> Result<bool, Error> {
        Ok(Kept::read(&self.connection)?.asking.is_some_and(|asking| asking.confirmed))
    }

    /// Accepts the words that a person here read at a laptop that holds the key: the four of the present
    /// comparison, or the twelve of a key that was given. Returns false if they match neither.
    pub fn confirm_holder(&mut self, words: &[u16], sent: &[Id]) -> Result<bool, Error> {
        if self.offered_ring()?.and_then(|ring| ring.words()).is_some_and(|twelve| twelve == words) {
            return self.take_in_offered();
        }
        let shown = self.asking_words(sent)?.is_some_and(|four| four == words);
        let mut kept = Kept::read(&self.connection)?;
        match kept.asking.as_mut().filter(|_| shown) {
            Some(asking) => asking.confirmed = true,
            None => return Ok(false),
        }
        self.write_local(|connection| kept.keep(connection))?;
        self.take_in_keys()?;
        Ok(true)
    }

    /// The laptop whose four words a person here confirmed.
    pub(crate) fn confirmed_holder(&self) -> Result<Option<Id>, Error> {
        let asking = Kept::read(&self.connection)?.asking.filter(|asking| asking.confirmed);
        Ok(asking.and_then(|asking| asking.holder))
    }

    /// The twelve words that this laptop shows, for a comparison where records can't go back and forth.
    pub fn asking_twelve_words(&self, sent: &[Id]) -> Option<[u16; 12]> {
        let (ours, recipient) = (self.device.verifying_key().to_bytes(), self.recipient());
        Some(twelve_words(self.compared_books(sent)?, Side { key: &ours, recipient: &recipient }))
    }
}
