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
    /// The row may be saved as it is, once a person has said so.
    pub is_doubt: bool,
}

impl Problem {
    pub fn new(field: u16, code: &'static str, sentence: impl Into<String>) -> Problem {
        Problem { field, code, sentence: sentence.into(), is_doubt: false }
    }

    /// Something to ask about before saving.
    pub fn doubt(field: u16, code: &'static str, sentence: impl Into<String>) -> Problem {
        Problem { is_doubt: true, ..Problem::new(field, code, sentence) }
    }
}

/// What a rule may need in addition to the row.
#[derive(Clone, Copy)]
pub struct CheckContext<'r> {
    pub today: NaiveDate,
    /// The full names of the cell's members.
    pub members: &'r [String],
    /// The other rows of the register.
    pub others: &'r [&'r dyn Fields],
}

/// A kind's additional rule. Sealed values are open.
pub type Check = fn(&dyn Fields, &CheckContext<'_>) -> Vec<Problem>;

/// Something that has to be done about a row.
#[derive(Debug, Clone, Copy)]
pub struct Due {
    /// The date by which; what this field is called says what has to be done.
    pub by: u16,
    /// Whether it still has to be done. Sealed values are open.
    pub is_open: fn(&dyn Fields) -> bool,
}

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
    /// What has to be done about a row, and by when.
    pub dues: &'static [Due],
}
