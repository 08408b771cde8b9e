//! Issues a round: one change in the book of everybody addressed, or none at all.

use domain::Id;
use ed25519_dalek::SigningKey;
use journal_sql::OpDraft;
use sql::Sql;

use super::asked::{Addressed, NewRound};
use super::checked::Checked;
use crate::accounts::Person;
use crate::clock::{Moment, day};
use crate::failure::Failure;
use crate::random;
use crate::storage::acts::{Act, ActsMut, What};
use crate::storage::rounds::{IssuedRound, IssuedRoundsMut};
use crate::storage::tree::Tree;
use crate::sync::server_writer::ServerWriter;
use crate::tree::{CELL, scope};

/// Checks everything, then writes it; returns the round's id.
pub fn issue(sql: &dyn Sql, key: &SigningKey, asked: &NewRound, person: &Person, now: Moment) -> Result<Id, Failure> {
    let checked = Checked::of(sql, asked, &[])?;
    let chosen = chosen(sql, &asked.addressed, now)?;
    let issued = IssuedRound {
        id: random::id()?,
        issued_at: now,
        issued_by: person.signed(),
        to_all: chosen.is_none(),
        units: chosen.map_or_else(|| every_cell(sql, now), Ok)?,
        withdrawn: None,
    };
    write(sql, key, (&issued, person), &checked.drafts(issued.id), now)?;
    IssuedRoundsMut(sql).add(&issued)?;
    let act = Act::of_round(What::RoundIssued, issued.id)
        .with("title", "", &checked.title)
        .with("deadline", "", &asked.deadline)
        .with("cells", "", &issued.units.len().to_string());
    ActsMut(sql).add(&person.signed(), now, &act)?;
    Ok(issued.id)
}

/// Writes these records into the book of everybody addressed.
pub(super) fn write(
    sql: &dyn Sql,
    key: &SigningKey,
    (issued, person): (&IssuedRound, &Person),
    drafts: &[OpDraft],
    now: Moment,
) -> Result<(), Failure> {
    let mut server_writer = ServerWriter::new(sql, key, now)?;
    let officer = server_writer.officer(&person.name);
    let books = server_writer.books(issued.to_all, &issued.units);
    books.into_iter().try_for_each(|book| server_writer.write(book, officer, drafts))
}

/// `None`: everybody. Otherwise the addressed cells, each once.
pub(crate) fn chosen(sql: &dyn Sql, asked: &Addressed, now: Moment) -> Result<Option<Vec<Id>>, Failure> {
    let refuse = |why| Err(Failure::Invalid { field: "addressed", why });
    let units = match asked {
        Addressed::Word(word) if word == "all" => return Ok(None),
        Addressed::Word(_) => return refuse("Xin chọn chi bộ nhận."),
        Addressed::Units(units) => units,
    };
    let (today, mut cells) = (day(now), Vec::new());
    let ours = scope(sql, today)?;
    for unit in units {
        if !ours.iter().any(|one| one.id == *unit) {
            return refuse("Có đơn vị không thuộc cấp ủy này.");
        }
        let below = Tree(sql).below(*unit, today)?;
        cells.extend(below.into_iter().filter(|one| one.level == CELL).map(|one| one.id));
    }
    cells.sort_unstable();
    cells.dedup();
    if cells.is_empty() {
        return refuse("Xin chọn ít nhất một chi bộ.");
    }
    Ok(Some(cells))
}

pub(crate) fn every_cell(sql: &dyn Sql, now: Moment) -> Result<Vec<Id>, Failure> {
    let ours = scope(sql, day(now))?;
    Ok(ours.into_iter().filter(|unit| unit.level == CELL).map(|unit| unit.id).collect())
}
