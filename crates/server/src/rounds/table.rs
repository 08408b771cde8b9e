//! The table of a round: one line for each cell, sorted by unit, never by rate. **Invariant:** a cell that sent
//! nothing has no figures and is in no denominator.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::Id;
use domain::language::NameCollator;
use domain::totals::Counts;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::coverage::{Coverage, State};
use super::read;
use super::silence::Silence;
use crate::clock::{Moment, day, rfc3339};
use crate::failure::Failure;
use crate::storage::contacts::ContactPerson;
use crate::storage::laptops::{Laptop, LaptopState, Laptops};
use crate::storage::rounds::IssuedRound;
use crate::storage::totals::{RoundTotal, RoundTotals};
use crate::storage::tree::{Tree, Unit};
use crate::tree::{CELL, scope};

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
}

/// Sums over the cells that have sent. Shares are in basis points.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Totals {
    #[serde(flatten)]
    pub counts: Counts,
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
    pub essays_due: Option<u32>,
    pub essays_received: Option<u32>,
    pub studied_share: Option<u32>,
    pub finalised_at: Option<String>,
    /// Changes after closing that the cell has not accepted.
    pub late: u32,
    pub last_receipt_at: Option<String>,
    pub device: Option<DeviceName>,
    pub overdue: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct UnitName {
    pub id: Id,
    pub name: String,
    pub parent_name: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct DeviceName {
    pub name: String,
    pub state: LaptopState,
}

/// Everything that the lines are made from, read once.
struct Facts {
    silence: Silence,
    totals: HashMap<Id, RoundTotal>,
    laptops: Vec<Laptop>,
    issued_at: Moment,
    deadline: Option<NaiveDate>,
}

/// The present table of one of our rounds.
pub fn table(sql: &dyn Sql, id: Id, now: Moment) -> Result<Table, Failure> {
    let (issued, detail) = read::detail(sql, id)?;
    let facts = Facts {
        silence: Silence::read(sql, now)?,
        totals: RoundTotals(sql).of_round(id)?,
        laptops: Laptops(sql).all()?,
        issued_at: issued.issued_at,
        deadline: detail.deadline.parse().ok(),
    };
    let rows: Vec<Line> = cells(sql, &issued, &facts, day(now))?.into_iter().map(|cell| facts.line(cell)).collect();
    let counted: Vec<Counts> =
        rows.iter().filter_map(|row| facts.totals.get(&row.unit.id)).map(|total| total.counts).collect();
    Ok(Table {
        round: RoundHead { id, title: detail.title, deadline: detail.deadline },
        as_of: rfc3339(now),
        coverage: Coverage::of(rows.iter().map(|row| (row.state, row.overdue))),
        totals: (!counted.is_empty()).then(|| sum(counted)),
        rows,
    })
}

fn sum(counted: Vec<Counts>) -> Totals {
    let counts: Counts = counted.into_iter().sum();
    Totals {
        present_share: counts.present_share(),
        studied_share: counts.studied_share(),
        essays_share: counts.essays_share(),
        counts,
    }
}

/// The addressed cells that exist today, and any cell that has sent figures although it no longer exists.
fn cells(sql: &dyn Sql, issued: &IssuedRound, facts: &Facts, today: NaiveDate) -> Result<Vec<UnitName>, Failure> {
    let ours = scope(sql, today)?;
    let names: HashMap<Id, String> = ours.iter().map(|unit| (unit.id, unit.name.clone())).collect();
    let addressed = |unit: &Unit| unit.level == CELL && (issued.to_all || issued.units.contains(&unit.id));
    let mut cells: Vec<Unit> = ours.into_iter().filter(addressed).collect();
    let known: HashSet<Id> = cells.iter().map(|unit| unit.id).collect();
    for unit in facts.totals.keys().filter(|unit| !known.contains(unit)) {
        cells.extend(Tree(sql).latest(*unit)?);
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
        let contact = self.silence.contact(unit.id);
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
            essays_due: count(|counts| counts.essays_due),
            essays_received: count(|counts| counts.essays_received),
            studied_share: total.and_then(|total| total.counts.studied_share()),
            finalised_at: total.and_then(|total| total.finalised_at).map(rfc3339),
            late: total.map_or(0, |total| total.late),
            last_receipt_at: self.silence.receipts.get(&unit.id).copied().map(rfc3339),
            device: self.device(unit.id),
            overdue: state != State::Final && self.silence.overdue(unit.id, self.issued_at, self.deadline),
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
        in_use
            .or_else(|| of_unit().next_back())
            .map(|laptop| DeviceName { name: laptop.name.clone(), state: laptop.state })
    }
}
