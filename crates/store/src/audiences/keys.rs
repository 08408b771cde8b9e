//! The records that give a generation of an audience's key to a holder.

use crate::Error;
use crate::book::Book;
use crate::ring::keys::RingKey;
use crate::ring::{self, Generation, Holder, Ring};
use domain::Id;
use domain::audiences::Audience;
use domain::catalogue::{audience_key, person_key};
use journal::{Record, Value};
use journal_sql::OpDraft;

/// Every such record that this laptop can read, whether or not it counts.
pub(super) fn all(book: &Book) -> Result<Vec<(Audience, RingKey)>, Error> {
    let rows = journal_sql::rows(&book.connection, book.own_book, audience_key::KIND)?;
    let read = |row: &journal_sql::Row| {
        let (generation, holder) = row.pair?;
        let key = RingKey {
            generation,
            holder,
            order: row.int(audience_key::ORDER)?,
            recipient: row.text(audience_key::RECIPIENT).to_owned(),
            sealed: book.ring.open_small(row.bytes(audience_key::SEALED)?).ok()?,
            proof: row.bytes(audience_key::PROOF)?.to_vec(),
            sheet_of: None,
        };
        Some((row.text(audience_key::AUDIENCE).parse().ok()?, key))
    };
    Ok(rows.iter().filter_map(read).collect())
}

/// A record that gives a generation to a holder. What is sealed to the holder is sealed to the cell's ring as well.
pub(super) fn draft(ring: &Ring, audience: Audience, one: &Generation, to: &Holder) -> Result<OpDraft, Error> {
    let recipient = to.recipient.parse().map_err(|_| Error::Sealed)?;
    let sealed = ring::seal(one.secret().as_bytes(), std::iter::once(&recipient))?;
    Ok(OpDraft::new(audience_key::KIND, Record::Pair(one.id, to.id))
        .set(audience_key::AUDIENCE, Value::text(audience.as_str()))
        .set(audience_key::SEALED, Value::Bytes(ring.seal_small(&sealed)?))
        .set(audience_key::ORDER, Value::Int(one.order))
        .set(audience_key::RECIPIENT, Value::text(&to.recipient))
        .set(audience_key::PROOF, Value::Bytes(one.proof(to).to_vec())))
}

/// A person's key on one laptop.
pub(super) struct PersonKey {
    pub person: Id,
    pub device: Id,
    pub holder: Holder,
}

pub(super) fn of_people(book: &Book) -> Result<Vec<PersonKey>, Error> {
    let rows = journal_sql::rows(&book.connection, book.own_book, person_key::KIND)?;
    let read = |row: &journal_sql::Row| {
        let (person, device) = row.pair?;
        let recipient = row.text(person_key::RECIPIENT);
        exchange::seal::recipient(recipient)?;
        Some(PersonKey { person, device, holder: Holder::person(recipient.to_owned()) })
    };
    Ok(rows.iter().filter_map(read).collect())
}
