//! The words that an officer and a laptop's user compare. Both sides contribute a number, and the laptop
//! commits to its own first.

use ::exchange::enrolment::subject;
use ::exchange::sas::{Answerer, Books, Purpose, Side};
use ::exchange::seal;
use domain::Id;
use sql::Sql;

use crate::clock::Moment;
use crate::failure::Failure;
use crate::random;
use crate::state::Server;
use crate::storage::comparisons::{Comparison, Comparisons, ComparisonsMut};
use crate::storage::invites::InvitesMut;
use crate::storage::laptops::Laptop;

/// The names of the cell and its superior in the laptop's book.
pub struct Names {
    pub cell: String,
    pub superior: String,
}

/// The server's number for this commitment. The same commitment gets the same number again; another one starts
/// another comparison, and an invite allows only a few of those.
pub fn begin(
    sql: &dyn Sql,
    laptop: Id,
    commitment: [u8; 32],
    names: &Names,
    token_hash: &[u8; 32],
    now: Moment,
) -> Result<Answerer, Failure> {
    let known = Comparisons(sql).of(laptop)?.map(|known| known.answerer);
    if let Some(answerer) = known.filter(|known| *known.commitment() == commitment) {
        return Ok(answerer);
    }
    if !InvitesMut(sql).count_attempt(token_hash, now)? {
        return Err(Failure::InviteWornOut);
    }
    let answerer = Answerer::answer(commitment, random::bytes()?);
    ComparisonsMut(sql).put(&Comparison {
        laptop,
        answerer: answerer.clone(),
        cell_name: names.cell.clone(),
        superior_name: names.superior.clone(),
    })?;
    Ok(answerer)
}

/// Stores the number that the laptop committed to.
pub fn open(sql: &dyn Sql, laptop: &Laptop, nonce: [u8; 32]) -> Result<(), Failure> {
    let mut comparison = Comparisons(sql).of(laptop.id)?.ok_or(Failure::NotCommitted)?;
    let taken = comparison.answerer.open(Purpose::Enrolment, &laptop.public_key, nonce);
    taken.map_err(|_| Failure::NotCommitted)?;
    Ok(ComparisonsMut(sql).put(&comparison)?)
}

/// What the officer reads out. `None` until the laptop has revealed its number.
pub fn words(server: &Server, superior: Id, laptop: &Laptop, answerer: &Answerer) -> Option<[&'static str; 4]> {
    let (ours, recipient) = (server.public_key(), seal::recipient_of(&seal::server(&server.key)));
    let theirs = Side { key: &laptop.public_key, recipient: &laptop.recipient };
    let books = Books::of(laptop.book, superior, laptop.unit);
    let subject = subject(books, theirs, Side { key: &ours, recipient: &recipient });
    let transcript = answerer.transcript(&subject)?;
    Some(transcript.words().map(|place| domain::words::word(place).unwrap_or_default()))
}
