//! The comparison of words before a further laptop is given the cell's key. Records of kind `key_comparison`
//! carry the three messages, over the network or by stick.
//!
//! What this laptop has sent and received is stored here, outside the journal, because whoever transports the
//! records could later show each side different ones. Only the first message of each kind counts
//! ([`exchange::sas`]).

mod asking;
mod giving;
mod kept;

pub use giving::{Comparing, Newcomer};

use crate::{Book, Error};
use domain::catalogue::key_comparison as field;
use domain::enrolment::KeyAnswer;
use domain::{FieldValue, Id};
use exchange::sas::{Books, Nonce, Purpose, Side, Subject};
use journal::Value;
use rusqlite::Connection;

/// The present state of one comparison's record.
struct Message {
    id: Id,
    newcomer: Id,
    attempt: i64,
    commitment: [u8; 32],
    /// The id of the answering laptop, and its number.
    answer: Option<(Id, Nonce)>,
    opened: Option<Nonce>,
}

/// All comparisons of a book, the latest attempt first.
fn messages(connection: &Connection, book: Id) -> Result<Vec<Message>, Error> {
    let rows = journal_sql::rows(connection, book, field::KIND)?;
    let mut messages: Vec<_> = rows.iter().filter_map(message).collect();
    messages.sort_by_key(|message| std::cmp::Reverse((message.attempt, message.id)));
    Ok(messages)
}

fn message(row: &journal_sql::Row) -> Option<Message> {
    let number = |bytes: &[u8]| Nonce::try_from(bytes).ok();
    let answer = row.parts(field::ANSWER).map(|KeyAnswer { holder, number }| (holder, number));
    Some(Message {
        id: row.id,
        newcomer: row.id_ref(field::NEWCOMER)?,
        attempt: row.int(field::ATTEMPT)?,
        commitment: row.bytes(field::COMMITMENT).and_then(number)?,
        answer,
        opened: row.bytes(field::OPENED).and_then(number),
    })
}

fn answer_value(holder: Id, nonce: &Nonce) -> Value {
    KeyAnswer { holder, number: *nonce }.to_value()
}

fn subject<'a>(books: Books, newcomer: Side<'a>, holder: Side<'a>) -> Subject<'a> {
    Subject { purpose: Purpose::KeyHandover, books, committing: newcomer, answering: holder }
}

/// Twelve words over everything that is known of the newcomer beforehand, for a comparison where three messages
/// can't be exchanged.
fn twelve_words(books: Books, newcomer: Side<'_>) -> [u16; 12] {
    exchange::sas::long_words(&[
        b"sochibo newcomer words v2",
        &books.own.0,
        &books.to_all.0,
        &books.to_unit.0,
        newcomer.key,
        newcomer.recipient.as_bytes(),
    ])
}

impl Book {
    /// The books whose ids the words cover; `None` until the superior has enrolled this laptop.
    fn compared_books(&self, sent: &[Id]) -> Option<Books> {
        let &[to_all, to_unit] = sent else { return None };
        Some(Books { own: self.own_book, to_all, to_unit })
    }

    /// Does what this laptop has to do about comparisons without a person: reveals its number to the laptop
    /// that answered, and accepts numbers that were revealed. Returns whether something was written that others
    /// must receive.
    pub fn tend_comparisons(&mut self, now_ms: u64, sent: &[Id]) -> Result<bool, Error> {
        if self.is_read_only() || self.compared_books(sent).is_none() {
            return Ok(false);
        }
        if !self.ring.is_empty() {
            self.hear_newcomers(sent)?;
            return Ok(false);
        }
        self.hear_holder(now_ms, sent)
    }
}
