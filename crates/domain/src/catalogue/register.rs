//! How a register's rows are listed, and the rule that a kind has of its own.

use super::{Fields, Label};
use chrono::NaiveDate;

/// Something wrong with one field of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub field: u16,
    /// Stable, for programs.
    pub code: &'static str,
    /// Says what to do next.
    pub sentence: String,
}

impl Problem {
    pub fn new(field: u16, code: &'static str, sentence: impl Into<String>) -> Problem {
        Problem { field, code, sentence: sentence.into() }
    }
}

/// What a rule may need besides the row.
#[derive(Debug, Clone, Copy)]
pub struct CheckContext {
    pub today: NaiveDate,
}

/// A kind's own rule.
pub type Check = fn(&dyn Fields, &CheckContext) -> Vec<Problem>;

/// How a register's rows are listed and checked.
#[derive(Debug, Clone, Copy)]
pub struct Register {
    /// What rows are counted as: "3 lượt tuyên truyền".
    pub counted_as: Label,
    /// The day by which a period is chosen.
    pub day: Option<u16>,
    /// Counts that are added up below the list.
    pub sums: &'static [u16],
    pub check: Option<Check>,
}
