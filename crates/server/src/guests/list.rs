//! All guests, without their names: what waits first, then by day.

use std::collections::HashMap;

use domain::Id;
use domain::dates::CivilDate;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::candidates::{is_plain, of_name, says};
use super::read::{Guest, of_cell};
use crate::clock::{Moment, day, rfc3339};
use crate::failure::Failure;
use crate::rounds::read::IssuedTexts;
use crate::storage::guests::{Decided, Decision, Decisions};
use crate::storage::rounds::IssuedRounds;
use crate::storage::tree::Unit;
use crate::tree::{CELL, scope};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GuestState {
    /// One member bears the name, the year of birth and the home unit; nobody has confirmed it.
    Matched,
    Waiting,
    /// Confirmed, and taken back.
    Withdrawn,
    Refused,
    Confirmed,
}

/// A guest without the name.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GuestLine {
    /// The cell that held the session.
    pub unit: Id,
    pub unit_name: String,
    pub guest: Id,
    /// Our round that the session carries out. `None`: the cell's round follows none of ours.
    pub round: Option<Id>,
    pub round_title: String,
    /// The day of the session, as shown.
    pub date: String,
    pub place: String,
    pub part: u32,
    /// The guest's own cell, as the guest says.
    pub home_said: String,
    pub state: GuestState,
    /// Confirmed, and the cell that held the session has deleted the guest or the session since.
    pub deleted: bool,
    /// The member's own cell, once it was confirmed.
    pub home: String,
    pub reason: String,
    pub decided_at: Option<String>,
    pub officer: String,
}

/// Guests that were deleted are left out, unless they were confirmed.
pub fn list(sql: &dyn Sql, now: Moment) -> Result<Vec<GuestLine>, Failure> {
    let lines = Lines::read(sql, now)?;
    let mut found = Vec::new();
    for unit in &lines.cells {
        for guest in of_cell(sql, unit.id)? {
            let line = lines.line(sql, unit, &guest)?;
            if !guest.deleted || line.state == GuestState::Confirmed {
                found.push((line.state, std::cmp::Reverse(guest.on), guest.id, line));
            }
        }
    }
    found.sort_by_key(|(state, on, id, _)| (*state, *on, *id));
    Ok(found.into_iter().map(|(_, _, _, line)| line).collect())
}

/// What lines are made from, read once.
pub struct Lines {
    pub cells: Vec<Unit>,
    decisions: HashMap<(Id, Id), Decision>,
    titles: HashMap<Id, String>,
}

impl Lines {
    pub fn read(sql: &dyn Sql, now: Moment) -> Result<Lines, Failure> {
        let decisions = Decisions(sql).all()?.into_iter().map(|one| ((one.unit, one.guest), one)).collect();
        let (mut titles, texts) = (HashMap::new(), IssuedTexts::read_all(sql)?);
        for round in IssuedRounds(sql).all()? {
            titles.insert(round.id, texts.of(sql, &round)?.title);
        }
        let cells = scope(sql, day(now))?.into_iter().filter(|unit| unit.level == CELL).collect();
        Ok(Lines { cells, decisions, titles })
    }

    /// The cells whose members a guest of this cell may be.
    pub fn others(&self, unit: Id) -> Vec<Unit> {
        self.cells.iter().filter(|cell| cell.id != unit).cloned().collect()
    }

    pub fn title(&self, round: Id) -> Option<&String> {
        self.titles.get(&round)
    }

    pub fn titles(&self) -> impl Iterator<Item = (Id, &String)> {
        self.titles.iter().map(|(id, title)| (*id, title))
    }

    pub fn line(&self, sql: &dyn Sql, unit: &Unit, guest: &Guest) -> Result<GuestLine, Failure> {
        let decision = self.decisions.get(&(unit.id, guest.id));
        let state = match decision.map(|one| one.decided) {
            Some(Decided::Confirmed) => GuestState::Confirmed,
            Some(Decided::Refused) => GuestState::Refused,
            Some(Decided::Withdrawn) => GuestState::Withdrawn,
            None if self.is_matched(sql, unit, guest)? => GuestState::Matched,
            None => GuestState::Waiting,
        };
        let round = guest.round.filter(|round| self.titles.contains_key(round));
        let home = decision.and_then(|one| one.matched).map(|one| one.home);
        let home = home.and_then(|home| self.cells.iter().find(|cell| cell.id == home));
        Ok(GuestLine {
            unit: unit.id,
            unit_name: unit.name.clone(),
            guest: guest.id,
            round,
            round_title: round.and_then(|round| self.title(round)).cloned().unwrap_or_default(),
            date: guest.on.map(|on| CivilDate::Day(on).vietnamese()).unwrap_or_default(),
            place: guest.place.clone(),
            part: guest.part,
            home_said: guest.home.clone(),
            state,
            deleted: guest.deleted,
            home: home.map(|cell| cell.name.clone()).unwrap_or_default(),
            reason: decision.map(|one| one.reason.clone()).unwrap_or_default(),
            decided_at: decision.map(|one| rfc3339(one.at)),
            officer: decision.map(|one| one.officer.clone()).unwrap_or_default(),
        })
    }

    /// Only the cells from which the guest says to come are looked at, so that the list stays quick.
    fn is_matched(&self, sql: &dyn Sql, unit: &Unit, guest: &Guest) -> Result<bool, Failure> {
        let mut said = self.others(unit.id);
        said.retain(|cell| says(guest, cell));
        Ok(is_plain(&of_name(sql, guest, &said)?))
    }
}
