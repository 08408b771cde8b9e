//! Rows of registers: parsed from input, and checked before they are saved.

mod read;

pub use read::{Known, Named, Typed, read};

use crate::catalogue::{Fields, Format, Kind};
use crate::value::Value;
use chrono::NaiveDate;

/// A problem with one field of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub field: u16,
    /// A stable code for programs.
    pub code: &'static str,
    /// Says in Vietnamese what to do next.
    pub sentence: String,
}

impl Problem {
    pub fn new(field: u16, code: &'static str, sentence: impl Into<String>) -> Problem {
        Problem { field, code, sentence: sentence.into() }
    }
}

/// What a rule needs besides the row.
#[derive(Debug, Clone, Copy)]
pub struct CheckContext {
    pub today: NaiveDate,
}

/// An additional rule of a register.
pub type Check = fn(&dyn Fields, &CheckContext) -> Vec<Problem>;

/// How the rows of a register are listed and checked.
#[derive(Debug, Clone, Copy)]
pub struct Register {
    /// What rows are counted as: "3 lượt tuyên truyền".
    pub counted_as: crate::catalogue::Label,
    /// The date field by which a period is chosen.
    pub day: Option<u16>,
    /// The counts that are summed below the list.
    pub sums: &'static [u16],
    pub check: Option<Check>,
}

/// All problems of a row; empty if it may be saved.
pub fn check(kind: &Kind, row: &dyn Fields, context: &CheckContext) -> Vec<Problem> {
    let mut problems = Vec::new();
    for field in kind.fields {
        let value = row.value(field.number).filter(|value| value.is_set());
        let label = field.label.vietnamese;
        if field.required && value.is_none() {
            problems.push(Problem::new(field.number, "required", format!("Chưa ghi “{label}”.")));
        }
        let letters = value.and_then(Value::as_text).map_or(0, |text| text.chars().count());
        if matches!(field.format, Format::Line | Format::Block) && letters > field.longest {
            let sentence = format!("“{label}” dài quá {} chữ. Rút ngắn lại.", field.longest);
            problems.push(Problem::new(field.number, "too_long", sentence));
        }
    }
    if let Some(own) = kind.register.and_then(|register| register.check) {
        problems.extend(own(row, context));
    }
    problems
}
