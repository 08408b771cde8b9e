//! Records that give a generation to a holder, and the proof that makes them count.
//!
//! Whoever runs the server could invent a laptop and write in the cell's book as that laptop. So a record
//! counts only with a proof that its author held the generation it gives, or the one before.

use super::Generation;
use super::holder::Holder;
use crate::Error;
use domain::Id;
use domain::catalogue::ring_key;
use journal::{Record, Value};
use journal_sql::OpDraft;
use rusqlite::Connection;

/// A generation that is sealed to one holder.
#[derive(Debug, Clone)]
pub(crate) struct RingKey {
    pub generation: Id,
    pub holder: Id,
    pub order: i64,
    /// The age recipient it is sealed to: `age1…`.
    pub recipient: String,
    pub sealed: Vec<u8>,
    pub proof: Vec<u8>,
    /// If the holder is a recovery sheet, the laptop that printed it.
    pub sheet_of: Option<Id>,
}

impl RingKey {
    pub fn holder(&self) -> Holder {
        Holder { id: self.holder, recipient: self.recipient.clone(), sheet_of: self.sheet_of }
    }

    /// Whether the author held `generation`.
    pub fn is_proved(&self, generation: &Generation) -> bool {
        self.generation == generation.id
            && self.order == generation.order
            && self.proof == generation.proof(&self.holder())
    }

    /// Whether this record makes a later generation the successor of `generation`, proved by a holder of the
    /// latter.
    pub fn follows(&self, generation: &Generation) -> bool {
        let names = self.recipient.parse().is_ok_and(|recipient| super::named(&recipient) == self.holder);
        names && self.is_proved(generation)
    }
}

/// A record that gives a generation to a holder.
pub(crate) fn draft(generation: &Generation, to: &Holder) -> Result<OpDraft, Error> {
    let recipient = to.recipient.parse().map_err(|_| Error::Sealed)?;
    let sealed = super::seal(generation.secret().as_bytes(), std::iter::once(&recipient))?;
    let draft = OpDraft::new(ring_key::KIND, Record::Pair(generation.id, to.id))
        .set(ring_key::SEALED, Value::Bytes(sealed))
        .set(ring_key::ORDER, Value::Int(generation.order))
        .set(ring_key::RECIPIENT, Value::text(&to.recipient))
        .set(ring_key::PROOF, Value::Bytes(generation.proof(to).to_vec()));
    Ok(match to.sheet_of {
        Some(laptop) => draft.set(ring_key::SHEET_OF, Value::id(laptop)),
        None => draft,
    })
}

/// All such records of a book, whether or not they count.
pub(crate) fn all(connection: &Connection, book: Id) -> Result<Vec<RingKey>, Error> {
    let rows = journal_sql::rows(connection, book, ring_key::KIND)?;
    let read = |row: &journal_sql::Row| {
        let (generation, holder) = row.pair?;
        Some(RingKey {
            generation,
            holder,
            order: row.int(ring_key::ORDER)?,
            recipient: row.text(ring_key::RECIPIENT).to_owned(),
            sealed: row.bytes(ring_key::SEALED)?.to_vec(),
            proof: row.bytes(ring_key::PROOF)?.to_vec(),
            sheet_of: row.id_ref(ring_key::SHEET_OF),
        })
    };
    Ok(rows.iter().filter_map(read).collect())
}
