//! Every opening of a cell's names or essays is recorded: here, and in the book that the cell reads.

use domain::Id;
use domain::catalogue::names_opened;
use ed25519_dalek::SigningKey;
use journal::{Record, Value};
use journal_sql::OpDraft;
use sql::Sql;

use crate::accounts::Person;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::random;
use crate::storage::openings::{Opening, Openings, OpeningsMut};
use crate::sync::server_writer::ServerWriter;

/// Opening the same again within this time counts as one opening, because a page may fetch twice.
const ONE_LOOK: i64 = 10 * 60_000;

/// Opening the list of a cell's essays, which names people.
pub const ESSAY_LIST: &str = "essay_list";
/// Opening one essay, or a page of it.
pub const ESSAY: &str = "essay";
/// Opening the content of a change that was set aside.
pub const SET_ASIDE: &str = "set_aside";
/// Opening a guest of a session, beside the members whom it may be.
pub const GUESTS: &str = "guests";

/// Records an opening, unless the same person opened the same just before, and returns the time of the entry. An
/// earlier opening with a time in the future is ignored for this.
pub fn note(sql: &dyn Sql, key: &SigningKey, person: &Person, opening: &Opening) -> Result<Moment, Failure> {
    let same = |one: &Opening| Opening { at: opening.at, ..one.clone() } == *opening;
    let before = |one: &Opening| (0..ONE_LOOK).contains(&(opening.at - one.at)) && same(one);
    if let Some(entry) = Openings(sql).latest(100)?.into_iter().find(before) {
        return Ok(entry.at);
    }
    OpeningsMut(sql).add(opening)?;
    let mut server_writer = ServerWriter::new(sql, key, opening.at)?;
    let (sent, officer) = (server_writer.to(opening.unit), server_writer.officer(&person.name));
    let mut record = OpDraft::new(names_opened::KIND, Record::One(random::id()?))
        .set(names_opened::OFFICER, Value::text(&opening.officer))
        .set(names_opened::ROUND, Value::id(opening.round))
        .set(names_opened::WHAT, Value::text(&opening.figure))
        .set(names_opened::AT, Value::Int(opening.at));
    if let Some(essay) = opening.essay {
        record = record.set(names_opened::ESSAY, Value::id(essay));
    }
    server_writer.write(sent, officer, &[record])?;
    Ok(opening.at)
}

/// An opening without its figure and essay.
pub fn of(person: &Person, unit: Id, round: Id, at: Moment) -> Opening {
    Opening { at, officer: person.signed(), unit, round, figure: String::new(), essay: None }
}
