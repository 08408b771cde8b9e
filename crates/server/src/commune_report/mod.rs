//! The committee's report of a year, a quarter or a month over its cells, as PDF, Word or Excel. **Invariant:** its figures are
//! those of the console's lists; a cell that sent nothing has no figures, and nothing is ranked.

mod cells;
mod paper;
mod period;

use domain::Id;
use papers::{CommuneReport, latest};
use schemars::JsonSchema;
use serde::Deserialize;
use sql::Sql;

pub use period::ReportPeriod;

use crate::clock::{Moment, day};
use crate::failure::Failure;
use crate::rounds::list::{RoundLine, list};

/// The formats in which it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "ReportFormat")]
pub enum Format {
    Pdf,
    Docx,
    Xlsx,
}

/// The rounds that the report is about: those whose deadline is in the period, or that were issued in it without one. What was
/// withdrawn is in no report.
pub fn rounds_of(sql: &dyn Sql, period: ReportPeriod, now: Moment) -> Result<Vec<RoundLine>, Failure> {
    let day_of = |round: &RoundLine| {
        let issued = || round.issued_at.get(..10).and_then(|day| day.parse().ok());
        round.deadline.parse().ok().or_else(issued)
    };
    let mut rounds = list(sql, now)?;
    rounds.retain(|round| !round.withdrawn && day_of(round).is_some_and(|day| period.holds(day)));
    rounds.sort_by_key(|round| (day_of(round), round.id));
    Ok(rounds)
}

pub fn round_ids(sql: &dyn Sql, period: ReportPeriod, now: Moment) -> Result<Vec<Id>, Failure> {
    Ok(rounds_of(sql, period, now)?.into_iter().map(|round| round.id).collect())
}

/// Everything that the report says; nothing is drawn yet.
pub fn read(sql: &dyn Sql, period: ReportPeriod, now: Moment) -> Result<CommuneReport, Failure> {
    paper::report(sql, period, now)
}

/// Takes seconds for a commune of ninety cells.
pub fn render(report: &CommuneReport, format: Format, now: Moment) -> Result<Vec<u8>, Failure> {
    let broken = |error: &dyn std::fmt::Display| Failure::Broken(format!("report: {error}"));
    let set = latest();
    match format {
        Format::Pdf => {
            papers_pdf::render(&set.applied_to(report.paper()), set, day(now)).map_err(|error| broken(&error))
        }
        Format::Docx => set.applied_to(report.paper()).to_docx(set).map_err(|error| broken(&error)),
        Format::Xlsx => report.workbook().to_xlsx().map_err(|error| broken(&error)),
    }
}
