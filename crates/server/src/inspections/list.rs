//! The register as the console shows it: what is open first, by the day that comes next.

use chrono::NaiveDate;
use domain::Id;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use crate::clock::{Moment, day, rfc3339};
use crate::failure::Failure;
use crate::storage::inspections::{CellInspection, CellInspections, InspectionWords};
use crate::storage::tree::Tree;

/// How far an inspection has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum InspectionState {
    /// Concluded, and something has to be put right.
    ToPutRight,
    Begun,
    Planned,
    Done,
    Removed,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct InspectionLine {
    pub id: Id,
    pub unit: Id,
    pub unit_name: String,
    pub words: InspectionWords,
    pub state: InspectionState,
    /// The day by which the next thing has to be done is over.
    pub late: bool,
    /// To be sent with a change, so that nobody overwrites what somebody else has just written.
    pub revision: i64,
    pub changed_at: String,
    pub changed_by: String,
    /// When the conclusion was sent to the cell. `None`: it was not, or it was taken back.
    pub sent_at: Option<String>,
    pub sent_by: String,
    /// What was sent differs from what is recorded now.
    pub sent_differs: bool,
}

pub fn list(sql: &dyn Sql, now: Moment) -> Result<Vec<InspectionLine>, Failure> {
    let (names, today) = (Tree(sql).latest_names()?, day(now));
    let line = |one: CellInspection| {
        let name = names.get(&one.unit).cloned().unwrap_or_default();
        line(one, name, today)
    };
    let mut lines: Vec<InspectionLine> = CellInspections(sql).all()?.into_iter().map(line).collect();
    lines.sort_by(|a, b| {
        let by = |one: &InspectionLine| (one.state, due(one).is_empty(), due(one).to_owned(), one.id);
        by(a).cmp(&by(b))
    });
    Ok(lines)
}

/// The day by which the next thing has to be done; empty if none is given.
fn due(line: &InspectionLine) -> &str {
    match line.state {
        InspectionState::ToPutRight => &line.words.right_by,
        InspectionState::Begun | InspectionState::Planned => &line.words.planned,
        InspectionState::Done | InspectionState::Removed => "",
    }
}

fn line(one: CellInspection, unit_name: String, today: NaiveDate) -> InspectionLine {
    let sent = one.sent.as_ref();
    let mut line = InspectionLine {
        id: one.id,
        unit: one.unit,
        unit_name,
        state: state(&one),
        late: false,
        revision: one.revision,
        changed_at: rfc3339(one.changed_at),
        changed_by: one.changed_by.clone(),
        sent_at: sent.map(|sent| rfc3339(sent.at)),
        sent_by: sent.map(|sent| sent.by.clone()).unwrap_or_default(),
        sent_differs: sent.is_some_and(|sent| sent.words.told() != one.words.told()),
        words: one.words,
    };
    line.late = due(&line).parse().is_ok_and(|due: NaiveDate| due < today);
    line
}

fn state(one: &CellInspection) -> InspectionState {
    let words = &one.words;
    if one.removed_at.is_some() {
        InspectionState::Removed
    } else if words.concluded.is_empty() {
        if words.begun.is_empty() { InspectionState::Planned } else { InspectionState::Begun }
    } else if !words.demands.is_empty() && words.put_right.is_empty() {
        InspectionState::ToPutRight
    } else {
        InspectionState::Done
    }
}
