//! The list of forms, each with its coverage. **Invariant:** the coverage of a line is that of the form's own table, and the list
//! costs a fixed number of queries, one for each cell and three for each form.

use std::collections::HashMap;

use domain::Id;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::answered::{Answered, FormCellState, is_addressed, is_covered, is_overdue, listed, rows_by_form};
use super::read::text_of;
use crate::clock::{Moment, day, rfc3339};
use crate::failure::Failure;
use crate::rounds::due::Due;
use crate::storage::forms::{IssuedForm, IssuedForms};
use crate::tree::scope;

#[derive(Debug, Serialize, JsonSchema)]
pub struct FormLine {
    pub id: Id,
    pub title: String,
    pub deadline: String,
    pub issued_at: String,
    pub version: i64,
    pub withdrawn: bool,
    #[serde(flatten)]
    pub coverage: FormCoverage,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FormCoverage {
    pub cells: u32,
    /// Those that answered the current version.
    pub sent: u32,
    /// Those that have not, after the deadline.
    pub overdue: u32,
}

impl FormCoverage {
    /// Counts cells by their state and by whether their answers are overdue.
    pub fn of(cells: impl IntoIterator<Item = (FormCellState, bool)>) -> FormCoverage {
        let mut coverage = FormCoverage::default();
        for (state, overdue) in cells {
            coverage.cells += 1;
            coverage.sent += u32::from(is_covered(state));
            coverage.overdue += u32::from(overdue);
        }
        coverage
    }
}

/// All forms that this committee issued, latest first.
pub fn list(sql: &dyn Sql, now: Moment) -> Result<Vec<FormLine>, Failure> {
    let issued = IssuedForms(sql).all()?;
    if issued.is_empty() {
        return Ok(Vec::new());
    }
    let (due, mut sent) = (Due::read(sql, &scope(sql, day(now))?, now)?, rows_by_form(sql)?);
    issued.iter().map(|form| line(sql, form, (&due, sent.remove(&form.id).unwrap_or_default()), now)).collect()
}

fn line(
    sql: &dyn Sql,
    issued: &IssuedForm,
    (due, rows): (&Due, Vec<(Id, journal_sql::Row)>),
    now: Moment,
) -> Result<FormLine, Failure> {
    let text = text_of(sql, issued)?;
    let deadline = text.deadline_day();
    let states: HashMap<Id, FormCellState> = rows
        .iter()
        .filter(|(unit, _)| is_addressed(issued, *unit))
        .map(|(unit, row)| (*unit, Answered::of(row, text.version).state))
        .collect();
    let cells = listed(due, issued, states.keys().copied(), deadline).into_iter().map(|unit| {
        let state = states.get(&unit).copied().unwrap_or(FormCellState::Silent);
        (state, is_overdue(issued, state, deadline, day(now)))
    });
    Ok(FormLine {
        id: issued.id,
        coverage: FormCoverage::of(cells),
        issued_at: rfc3339(issued.issued_at),
        version: IssuedForms(sql).versions(issued.id)?.last().map_or(0, |version| version.number),
        withdrawn: issued.withdrawn.is_some(),
        title: text.title,
        deadline: text.deadline,
    })
}
