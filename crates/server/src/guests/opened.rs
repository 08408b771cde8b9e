//! One guest with the name, beside the members whom it may be. Whoever is shown is told: the opening is recorded for the cell
//! that held the session and for each cell of which a member is shown.

use std::collections::BTreeSet;

use domain::Id;
use ed25519_dalek::SigningKey;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::candidates::{Candidate, of_cell, of_name};
use super::list::{GuestLine, Lines};
use super::read::one;
use crate::accounts::Person;
use crate::clock::{Moment, rfc3339};
use crate::failure::Failure;
use crate::figures::recount::cell_round;
use crate::rounds::opened::{self, GUESTS, note};
use crate::storage::guests::Decisions;
use crate::storage::openings::Opening;

#[derive(Debug, Serialize, JsonSchema)]
pub struct OpenedGuest {
    pub line: GuestLine,
    pub name: String,
    pub born: Option<i32>,
    pub candidates: Vec<GuestCandidate>,
    /// The member whom it was confirmed to be.
    pub member: Option<Id>,
    /// Our rounds, to choose from where the session's round follows none of them.
    pub rounds: Vec<RoundChoice>,
    /// The other cells, to look through where nobody bears the name.
    pub cells: Vec<CellChoice>,
    pub logged_at: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct RoundChoice {
    pub id: Id,
    pub title: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct CellChoice {
    pub id: Id,
    pub name: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct GuestCandidate {
    pub unit: Id,
    pub unit_name: String,
    pub member: Id,
    pub name: String,
    pub born: Option<i32>,
    pub same_name: bool,
    pub same_year: bool,
    pub same_unit: bool,
    /// Left that cell, by its book.
    pub left: bool,
    /// The cell has opened a round of its own that carries ours out. If not, a confirmation waits there until it has.
    pub has_round: bool,
    /// A make-up of this part was confirmed for this member before.
    pub confirmed_before: bool,
}

/// `home`: every member of that cell instead of those who bear the guest's name.
pub fn open(
    sql: &dyn Sql,
    key: &SigningKey,
    (unit, id, home): (Id, Id, Option<Id>),
    person: &Person,
    now: Moment,
) -> Result<OpenedGuest, Failure> {
    let (guest, lines) = (one(sql, unit, id)?, Lines::read(sql, now)?);
    let held = lines.cells.iter().find(|cell| cell.id == unit).ok_or(Failure::NotFound)?;
    let line = lines.line(sql, held, &guest)?;
    let others = lines.others(unit);
    let found = match home {
        None => of_name(sql, &guest, &others)?,
        Some(home) => of_cell(sql, &guest, others.iter().find(|cell| cell.id == home).ok_or(Failure::NotFound)?)?,
    };
    let round = line.round.unwrap_or_default();
    let shown: BTreeSet<Id> = found.iter().map(|one| one.unit.id).chain([unit]).collect();
    let mut logged_at = now;
    for cell in shown {
        let opening = Opening { figure: GUESTS.to_owned(), ..opened::of(person, cell, round, now) };
        logged_at = note(sql, key, person, &opening)?;
    }
    let mut rounds: Vec<RoundChoice> =
        lines.titles().map(|(id, title)| RoundChoice { id, title: title.clone() }).collect();
    rounds.sort_by(|a, b| (&a.title, a.id).cmp(&(&b.title, b.id)));
    let candidates = found.into_iter().map(|one| candidate(sql, one, (unit, id), (round, guest.part)));
    Ok(OpenedGuest {
        candidates: candidates.collect::<Result<_, Failure>>()?,
        member: Decisions(sql).find(unit, id)?.and_then(|one| one.matched).map(|one| one.member),
        cells: others.into_iter().map(|cell| CellChoice { id: cell.id, name: cell.name }).collect(),
        name: guest.name,
        born: guest.born,
        rounds,
        line,
        logged_at: rfc3339(logged_at),
    })
}

fn candidate(
    sql: &dyn Sql,
    one: Candidate,
    guest: (Id, Id),
    (round, part): (Id, u32),
) -> Result<GuestCandidate, Failure> {
    let before = Decisions(sql).of_member(one.unit.id, one.member)?.into_iter().any(|before| {
        let same = before.matched.is_some_and(|it| (it.round, it.part) == (round, part));
        same && (before.unit, before.guest) != guest
    });
    Ok(GuestCandidate {
        has_round: cell_round(sql, one.unit.id, round)?.is_some(),
        confirmed_before: before,
        unit: one.unit.id,
        unit_name: one.unit.name,
        member: one.member,
        name: one.name,
        born: one.born,
        same_name: one.same_name,
        same_year: one.same_year,
        same_unit: one.same_unit,
        left: one.left,
    })
}
