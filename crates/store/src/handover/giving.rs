//! The laptop that holds the key: it answers a commitment when a person clicks, accepts the number that was
//! committed to, and gives the key after two people have compared the words.

use super::kept::{Answering, Kept};
use super::{Message, answer_value, field, messages, subject, twelve_words};
use crate::keyring::Standing;
use crate::ring::{Holder, keys};
use crate::{Book, Error, random};
use domain::catalogue::person;
use domain::{FieldValue, Id};
use exchange::sas::{ATTEMPTS, Answerer, Books, Purpose, Side};
use journal::Record;
use journal_sql::OpDraft;
use std::collections::BTreeSet;

/// A laptop of the cell that the superior enrolled and that does not hold the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    pub id: Id,
    pub name: String,
    pub comparing: Comparing,
    /// Words over everything known of it beforehand, for a comparison where records can't go back and forth.
    /// Indexes into the word list.
    pub twelve_words: [u16; 12],
    /// Names of the people in whose name it writes without being bound to them. Giving it the key binds them.
    pub writes_as: Vec<String>,
    recipient: String,
}

/// The state of the comparison with a newcomer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparing {
    /// No request of it is known here.
    NotAsked,
    /// It has asked: a click here starts the comparison.
    Asked,
    /// Answered; its number has not arrived yet.
    Answered,
    /// Another laptop that holds the key has answered it.
    AnsweredElsewhere,
    /// The words that both sides show. Indexes into the word list.
    Words([u16; 4]),
    /// The maximum number of comparisons was started, without success.
    UsedUp,
}

impl Newcomer {
    /// Whether a person who enters these words has compared what is shown now.
    pub fn shows(&self, words: &[u16]) -> bool {
        matches!(self.comparing, Comparing::Words(four) if four == words) || self.twelve_words == words
    }
}

impl Book {
    /// Enrolled laptops that do not hold the key. A person who holds it decides about them; it is never given
    /// automatically.
    pub fn newcomers(&self, sent: &[Id]) -> Result<Vec<Newcomer>, Error> {
        let Some(books) = self.compared_books(sent).filter(|_| self.ring.is_current()) else { return Ok(Vec::new()) };
        let standing = Standing::read(self, sent)?;
        let holders = self.ring.generations().iter().flat_map(|one| standing.holders(one));
        let known: BTreeSet<Id> = holders.map(|holder| holder.id).collect();
        let (kept, messages, us) =
            (Kept::read(&self.connection)?, messages(&self.connection, self.own_book)?, self.device_id());
        let mut newcomers = Vec::new();
        for (id, name) in standing.active().filter(|(id, _)| *id != us && !known.contains(id)) {
            let Some((key, recipient)) = standing.side(id) else { continue };
            let newcomer = Side { key: &key, recipient };
            newcomers.push(Newcomer {
                id,
                name: name.to_owned(),
                comparing: self.comparing(books, newcomer, latest(&messages, id), kept.answered(id)),
                twelve_words: twelve_words(books, newcomer),
                writes_as: self.people_unbound(id)?,
                recipient: recipient.to_owned(),
            });
        }
        Ok(newcomers)
    }

    fn comparing(
        &self,
        books: Books,
        newcomer: Side<'_>,
        asked: Option<&Message>,
        answered: Option<&Answering>,
    ) -> Comparing {
        let (ours, recipient) = (self.device.verifying_key().to_bytes(), self.recipient());
        let current = answered.filter(|answered| asked.is_none_or(|asked| asked.attempt <= answered.attempt));
        if let Some(current) = current {
            let subject = subject(books, newcomer, Side { key: &ours, recipient: &recipient });
            let words = current.comparison.transcript(&subject).map(|transcript| transcript.words());
            return words.map_or(Comparing::Answered, Comparing::Words);
        }
        match asked {
            None => Comparing::NotAsked,
            Some(_) if answered.is_some_and(|answered| answered.begun >= ATTEMPTS) => Comparing::UsedUp,
            Some(asked) if asked.answer.is_some() => Comparing::AnsweredElsewhere,
            Some(_) => Comparing::Asked,
        }
    }

    /// Answers a newcomer's commitment because a person at this laptop wants to compare. `ComparisonsUsedUp`
    /// after three.
    pub fn answer_newcomer(&mut self, newcomer: Id, now_ms: u64) -> Result<(), Error> {
        let mut kept = Kept::read(&self.connection)?;
        let messages = messages(&self.connection, self.own_book)?;
        let asked = latest(&messages, newcomer).ok_or(Error::NotAsked)?;
        let before = kept.answered(newcomer);
        if before.is_some_and(|before| before.record == asked.id) {
            return Ok(());
        }
        let begun = before.map_or(1, |before| before.begun + 1);
        if begun > ATTEMPTS {
            return Err(Error::ComparisonsUsedUp);
        }
        let comparison = Answerer::answer(asked.commitment, random()?);
        let draft = OpDraft::new(field::KIND, Record::One(asked.id))
            .set(field::ANSWER, answer_value(self.device_id(), comparison.nonce()));
        let answering = Answering { record: asked.id, attempt: asked.attempt, comparison, begun };
        kept.answering.insert(newcomer.to_string(), answering);
        self.write_comparison(now_ms, draft, &kept)
    }

    /// Accepts the numbers that newcomers have revealed. A number that does not match its commitment is
    /// ignored.
    pub(super) fn hear_newcomers(&mut self, sent: &[Id]) -> Result<(), Error> {
        let mut kept = Kept::read(&self.connection)?;
        if kept.answering.values().all(|one| one.comparison.opened().is_some()) {
            return Ok(());
        }
        let (messages, standing) = (messages(&self.connection, self.own_book)?, Standing::read(self, sent)?);
        let mut heard = false;
        for message in &messages {
            let answering = kept.answering.get_mut(&message.newcomer.to_string());
            let Some(answering) = answering.filter(|one| one.record == message.id) else { continue };
            let (Some(nonce), Some((key, _))) = (message.opened, standing.side(message.newcomer)) else { continue };
            if answering.comparison.opened().is_none() {
                heard |= answering.comparison.open(Purpose::KeyHandover, &key, nonce).is_ok();
            }
        }
        if heard { self.write_local(|connection| kept.keep(connection)) } else { Ok(()) }
    }

    /// Gives a newcomer the key ring, after a person compared its words.
    pub fn give_ring(&mut self, to: &Newcomer, now_ms: u64) -> Result<(), Error> {
        let mut drafts = vec![self.key_for(to.id, &to.recipient)?];
        for who in journal_sql::unbound_of(&self.connection, self.own_book, to.id)? {
            let stands = self.person_row(who)?;
            let mut devices = stands.map(|stands| stands.ids(person::DEVICES)).unwrap_or_default();
            devices.push(to.id);
            drafts.push(OpDraft::new(person::KIND, Record::One(who)).set(person::DEVICES, devices.to_value()));
        }
        self.write(now_ms, &drafts)?;
        Ok(())
    }

    /// The record that gives the latest generation to a laptop.
    pub fn key_for(&self, laptop: Id, recipient: &str) -> Result<OpDraft, Error> {
        keys::draft(self.ring.current()?, &Holder::laptop(laptop, recipient.to_owned()))
    }

    fn people_unbound(&self, device: Id) -> Result<Vec<String>, Error> {
        let people = journal_sql::unbound_of(&self.connection, self.own_book, device)?;
        let names =
            people.into_iter().map(|who| Ok(self.person_row(who)?.map(|row| row.text(person::NAME).to_owned())));
        names.filter_map(Result::transpose).collect()
    }

    fn person_row(&self, who: Id) -> Result<Option<journal_sql::Row>, Error> {
        Ok(journal_sql::row(&self.connection, self.own_book, person::KIND, who)?)
    }
}

/// A newcomer's latest comparison.
fn latest(messages: &[Message], newcomer: Id) -> Option<&Message> {
    messages.iter().find(|message| message.newcomer == newcomer)
}
