//! How a register's rows are listed, and the additional rule that a kind may have.

use super::{Fields, Label};
use chrono::NaiveDate;

/// A problem with one field of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub field: u16,
    /// Stable, for programs.
    pub code: &'static str,
    /// A sentence that says what to do next.
    pub sentence: String,
}

impl Problem {
    pub fn new(field: u16, code: &'static str, sentence: impl Into<String>) -> Problem {
        Problem { field, code, sentence: sentence.into() }
    }
}

/// What a rule may need in addition to the row.
#[derive(Debug, Clone, Copy)]
pub struct CheckContext {
    pub today: NaiveDate,
}

/// A kind's additional rule.
pub type Check = fn(&dyn Fields, &CheckContext) -> Vec<Problem>;

/// How a register's rows are listed and checked.
#[derive(Debug, Clone, Copy)]
pub struct Register {
    /// The name under which rows are counted: "3 lượt tuyên truyền".
    pub counted_as: Label,
    /// The day by which a period is chosen.
    pub day: Option<u16>,
    /// Counts whose sums are shown below the list.
    pub sums: &'static [u16],
    pub check: Option<Check>,
}
