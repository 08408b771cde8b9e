//! The table of a form: one line for each cell, sorted by unit, never by what it answered.

use std::collections::{BTreeMap, HashMap};

use domain::Id;
use domain::catalogue::form;
use forms::{Answers, Form};
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::answered::{Answered, FormCellState, Versions, is_overdue, listed, rows};
use super::list::FormCoverage;
use super::read::{self, FormDetail, FormText};
use crate::clock::{Moment, day, rfc3339};
use crate::failure::Failure;
use crate::rounds::due::Due;
use crate::rounds::table::{UnitName, named};
use crate::storage::committee::Committees;
use crate::storage::forms::IssuedForm;
use crate::sync::reached;
use crate::tree::scope;

#[derive(Debug, Serialize, JsonSchema)]
pub struct FormTable {
    pub form: FormDetail,
    pub as_of: String,
    pub coverage: FormCoverage,
    pub rows: Vec<FormRow>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct FormRow {
    pub unit: UnitName,
    pub state: FormCellState,
    /// By the clock of the cell.
    pub sent_at: Option<String>,
    /// The number of the version that was answered.
    pub version: Option<i64>,
    /// It was sent after the deadline.
    pub sent_late: bool,
    /// It was not sent, and the deadline is over.
    pub overdue: bool,
    /// Why the cell took its answers back.
    pub taken_back: String,
    /// When the first laptop of the cell said that it has the form. `None`: it is not known to be there.
    pub reached_at: Option<String>,
    /// When a laptop of the cell last connected, or its last package arrived.
    pub last_word_at: Option<String>,
    /// Whether the form was addressed to the cell; one that was added later may still answer.
    pub addressed: bool,
}

/// The cells of a form, with what each of them answered.
pub(super) struct Cells {
    pub issued: IssuedForm,
    pub text: FormText,
    /// The current version.
    pub form: Option<Form>,
    pub due: Due,
    pub units: Vec<UnitName>,
    pub answered: BTreeMap<Id, (Answered, Option<Answers>)>,
    /// When each cell had the form.
    reached: HashMap<Id, Moment>,
}

impl Cells {
    pub fn read(sql: &dyn Sql, id: Id, now: Moment) -> Result<Cells, Failure> {
        let (issued, text) = read::text(sql, id)?;
        let ours = scope(sql, day(now))?;
        let due = Due::read(sql, &ours, now)?;
        let current = read::version_of(sql, &issued, text.version)?;
        let mut answered = BTreeMap::new();
        let mut versions = Versions::of(sql, &issued)?;
        for (unit, row) in rows(sql, &issued)? {
            let mut one = Answered::of(&row, text.version);
            let answers = versions.judge(&mut one)?;
            answered.insert(unit, (one, answers));
        }
        let units = listed(&due, &issued, answered.keys().copied(), text.deadline_day());
        let units = named(sql, &ours, units)?;
        let us = Committees(sql).ours()?.ok_or(Failure::NotFound)?.unit;
        let reached = reached::when_sent(sql, us, (issued.to_all, &issued.units), (form::KIND, id))?;
        Ok(Cells { issued, text, form: current, due, units, answered, reached })
    }

    pub fn state(&self, unit: Id) -> FormCellState {
        self.answered.get(&unit).map_or(FormCellState::Silent, |(one, _)| one.state)
    }
}

pub fn table(sql: &dyn Sql, id: Id, now: Moment) -> Result<FormTable, Failure> {
    let cells = Cells::read(sql, id, now)?;
    let versions = Versions::of(sql, &cells.issued)?;
    let rows: Vec<FormRow> = cells.units.iter().map(|unit| line(&cells, &versions, unit, now)).collect();
    Ok(FormTable {
        form: read::detail(sql, id)?,
        as_of: rfc3339(now),
        coverage: FormCoverage::of(rows.iter().map(|row| (row.state, row.overdue))),
        rows,
    })
}

fn line(cells: &Cells, versions: &Versions<'_>, unit: &UnitName, now: Moment) -> FormRow {
    let answered = cells.answered.get(&unit.id).map(|(one, _)| one);
    let (state, deadline) = (cells.state(unit.id), cells.text.deadline_day());
    let sent_at = answered.and_then(Answered::sent_at);
    FormRow {
        unit: UnitName { id: unit.id, name: unit.name.clone(), parent_name: unit.parent_name.clone() },
        state,
        sent_at: sent_at.map(rfc3339),
        version: answered.and_then(|one| versions.number(one.sent.as_ref()?.version)),
        sent_late: sent_at.zip(deadline).is_some_and(|(at, deadline)| day(at) > deadline),
        overdue: is_overdue(&cells.issued, state, deadline, day(now)),
        taken_back: answered.map(|one| one.taken_back.clone()).unwrap_or_default(),
        reached_at: cells.reached.get(&unit.id).copied().map(rfc3339),
        last_word_at: cells.due.silence.last_word(unit.id).map(rfc3339),
        addressed: cells.issued.units.contains(&unit.id),
    }
}
