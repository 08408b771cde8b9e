//! The table of a round: one line for each cell, sorted by unit, never by rate. **Invariant:** a cell that sent
//! nothing has no figures and is in no denominator.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::round;
use domain::language::NameCollator;
use domain::totals::Counts;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::coverage::{Coverage, State};
use super::due::{Due, Overdue};
use super::read::{self, WithdrawnRound};
use crate::clock::{Moment, day, rfc3339};
use crate::failure::Failure;
use crate::storage::committee::Committees;
use crate::storage::contacts::ContactPerson;
use crate::storage::laptops::{Laptop, LaptopState, Laptops};
use crate::storage::rounds::IssuedRound;
use crate::storage::totals::{RoundTotal, RoundTotals};
use crate::storage::tree::{Tree, Unit};
use crate::sync::reached;
use crate::tree::scope;

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "RoundTable")]
pub struct Table {
    pub round: RoundHead,
    pub as_of: String,
    pub coverage: Coverage,
    /// `None` if nobody has sent anything: missing figures are not zero.
    pub totals: Option<Totals>,
    pub rows: Vec<Line>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct RoundHead {
    pub id: Id,
    pub title: String,
    pub deadline: String,
    pub withdrawn: Option<WithdrawnRound>,
}

/// Sums over the cells that have sent. Shares are in basis points.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Totals {
    #[serde(flatten)]
    pub counts: Counts,
    pub essays_not_graded: u32,
    pub present_share: Option<u32>,
    pub studied_share: Option<u32>,
    pub essays_share: Option<u32>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "TableRow")]
pub struct Line {
    pub unit: UnitName,
    pub state: State,
    pub expected_contact: String,
    pub contact: ContactPerson,
    pub due: Option<u32>,
    pub present: Option<u32>,
    pub studied: Option<u32>,
    pub made_up: Option<u32>,
    pub make_up_owed: Option<u32>,
    /// Due, and not marked in any part yet.
    pub unmarked: Option<u32>,
    pub essays_due: Option<u32>,
    pub essays_received: Option<u32>,
    pub sessions: Option<u32>,
    pub sessions_by_superior: Option<u32>,
    pub sessions_by_secretary: Option<u32>,
    pub sessions_by_committee_member: Option<u32>,
    pub sessions_by_cell: Option<u32>,
    /// Attendances of members over all sessions held, never added to people.
    pub turns: Option<u32>,
    /// The connection points of the cell's sessions, each once.
    pub points: Option<u32>,
    /// Essays by grade. Which essay has which is known to the cell alone.
    pub grade_good: Option<u32>,
    pub grade_fair: Option<u32>,
    pub grade_average: Option<u32>,
    pub grade_failed: Option<u32>,
    pub essays_not_graded: Option<u32>,
    pub studied_share: Option<u32>,
    pub finalised_at: Option<String>,
    /// Changes after closing that the cell has not accepted.
    pub late: u32,
    /// When the first laptop of the cell said that it has the round. `None`: it is not known to be there.
    pub reached_at: Option<String>,
    pub last_receipt_at: Option<String>,
    /// When a laptop of the cell last connected, or its last package arrived.
    pub last_word_at: Option<String>,
    pub device: Option<DeviceName>,
    pub overdue: Option<Overdue>,
    /// Whether the round was addressed to the cell; one that was added later may still carry it out.
    pub addressed: bool,
    /// The first day on which the cell no longer existed; empty while it exists.
    pub closed_on: String,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct UnitName {
    pub id: Id,
    pub name: String,
    pub parent_name: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct DeviceName {
    pub name: String,
    /// Who asked for it to be admitted.
    pub person: String,
    pub state: LaptopState,
}

/// Everything that the lines are made from, read once.
struct Facts {
    due: Due,
    totals: HashMap<Id, RoundTotal>,
    laptops: Vec<Laptop>,
    reached: HashMap<Id, Moment>,
    issued: IssuedRound,
    deadline: Option<NaiveDate>,
}

/// The present table of one of our rounds.
pub fn table(sql: &dyn Sql, id: Id, now: Moment) -> Result<Table, Failure> {
    let (issued, detail) = read::detail(sql, id)?;
    let ours = scope(sql, day(now))?;
    let facts = Facts {
        due: Due::read(sql, &ours, now)?,
        totals: RoundTotals(sql).of_round(id)?,
        laptops: Laptops(sql).all()?,
        reached: reached(sql, &issued)?,
        issued,
        deadline: detail.deadline.parse().ok(),
    };
    let rows: Vec<Line> = cells(sql, &ours, &facts)?.into_iter().map(|cell| facts.line(cell)).collect();
    let counted: Vec<Counts> =
        rows.iter().filter_map(|row| facts.totals.get(&row.unit.id)).map(|total| total.counts).collect();
    Ok(Table {
        round: RoundHead { id, title: detail.title, deadline: detail.deadline, withdrawn: detail.withdrawn },
        as_of: rfc3339(now),
        coverage: Coverage::of(rows.iter().map(|row| (row.state, row.overdue.is_some()))),
        totals: (!counted.is_empty()).then(|| sum(counted)),
        rows,
    })
}

/// When each cell had the round.
fn reached(sql: &dyn Sql, issued: &IssuedRound) -> Result<HashMap<Id, Moment>, Failure> {
    let us = Committees(sql).ours()?.ok_or(Failure::NotFound)?.unit;
    reached::when_sent(sql, us, (issued.to_all, &issued.units), (round::KIND, issued.id))
}

fn sum(counted: Vec<Counts>) -> Totals {
    let counts: Counts = counted.into_iter().sum();
    Totals {
        present_share: counts.present_share(),
        studied_share: counts.studied_share(),
        essays_share: counts.essays_share(),
        essays_not_graded: counts.essays_not_graded(),
        counts,
    }
}

/// The addressed cells that figures are due from, and any cell that has sent figures.
fn cells(sql: &dyn Sql, ours: &[Unit], facts: &Facts) -> Result<Vec<UnitName>, Failure> {
    let mut listed: HashSet<Id> = facts.totals.keys().copied().collect();
    listed.extend(facts.issued.units.iter().filter(|unit| facts.due.is_asked(**unit, facts.deadline)));
    named(sql, ours, listed)
}

/// These units with their names, in the order of the names of their superiors and their own.
pub(crate) fn named(sql: &dyn Sql, ours: &[Unit], mut listed: HashSet<Id>) -> Result<Vec<UnitName>, Failure> {
    let names: HashMap<Id, String> = ours.iter().map(|unit| (unit.id, unit.name.clone())).collect();
    let mut cells: Vec<Unit> = ours.iter().filter(|unit| listed.remove(&unit.id)).cloned().collect();
    for unit in listed {
        cells.extend(Tree(sql).latest(unit)?);
    }
    let named = |unit: Unit| UnitName {
        parent_name: unit.parent.and_then(|parent| names.get(&parent).cloned()).unwrap_or_default(),
        id: unit.id,
        name: unit.name,
    };
    let mut cells: Vec<UnitName> = cells.into_iter().map(named).collect();
    let order = NameCollator::new();
    cells.sort_by(|a, b| {
        order.texts(&a.parent_name, &b.parent_name).then_with(|| order.texts(&a.name, &b.name)).then(a.id.cmp(&b.id))
    });
    Ok(cells)
}

impl Facts {
    fn line(&self, unit: UnitName) -> Line {
        let contact = self.due.silence.contact(unit.id);
        let total = self.totals.get(&unit.id);
        let state = match total {
            None => State::Silent,
            Some(total) if total.finalised_at.is_some() => State::Final,
            Some(_) => State::Provisional,
        };
        let count = |of: fn(&Counts) -> u32| total.map(|total| of(&total.counts));
        Line {
            state,
            due: count(|counts| counts.due),
            present: count(|counts| counts.present),
            studied: count(|counts| counts.studied),
            made_up: count(|counts| counts.made_up),
            make_up_owed: count(|counts| counts.make_up_owed),
            unmarked: count(|counts| counts.unmarked),
            essays_due: count(|counts| counts.essays_due),
            essays_received: count(|counts| counts.essays_received),
            sessions: count(|counts| counts.sessions),
            sessions_by_superior: count(|counts| counts.sessions_by_superior),
            sessions_by_secretary: count(|counts| counts.sessions_by_secretary),
            sessions_by_committee_member: count(|counts| counts.sessions_by_committee_member),
            sessions_by_cell: count(|counts| counts.sessions_by_cell),
            turns: count(|counts| counts.turns),
            points: count(|counts| counts.points),
            grade_good: count(|counts| counts.grade_good),
            grade_fair: count(|counts| counts.grade_fair),
            grade_average: count(|counts| counts.grade_average),
            grade_failed: count(|counts| counts.grade_failed),
            essays_not_graded: count(Counts::essays_not_graded),
            studied_share: total.and_then(|total| total.counts.studied_share()),
            finalised_at: total.and_then(|total| total.finalised_at).map(rfc3339),
            late: total.map_or(0, |total| total.late),
            reached_at: self.reached.get(&unit.id).copied().map(rfc3339),
            last_receipt_at: self.due.silence.receipts.get(&unit.id).copied().map(rfc3339),
            device: self.device(unit.id),
            last_word_at: self.due.silence.last_word(unit.id).map(rfc3339),
            overdue: self.due.overdue(&self.issued, (unit.id, state), self.deadline),
            addressed: self.issued.units.contains(&unit.id),
            closed_on: self.due.closed_on(unit.id).map(|day| day.to_string()).unwrap_or_default(),
            expected_contact: contact.expected,
            contact: ContactPerson { person: contact.person, phone: contact.phone },
            unit,
        }
    }

    /// The laptop in use; if there is none, the last one.
    fn device(&self, unit: Id) -> Option<DeviceName> {
        let of_unit =
            || self.laptops.iter().filter(|laptop| laptop.unit == unit && laptop.state != LaptopState::Refused);
        let in_use = of_unit().rfind(|laptop| laptop.state == LaptopState::Active);
        in_use.or_else(|| of_unit().next_back()).map(|laptop| DeviceName {
            name: laptop.name.clone(),
            person: laptop.person.clone(),
            state: laptop.state,
        })
    }
}
