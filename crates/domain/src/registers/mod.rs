//! Rows of registers: parsed from input, and checked before they are saved.

mod read;

pub use crate::catalogue::{Check, CheckContext, Due, Problem, Register};
pub use read::{Known, Named, Typed, read};

use crate::catalogue::{Fields, Format, Kind};
use crate::value::Value;

/// All problems of a row whose sealed values are open; empty if it may be saved.
pub fn check(kind: &Kind, row: &dyn Fields, context: &CheckContext<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for field in kind.fields {
        let value = row.value(field.number).filter(|value| value.is_set());
        let label = field.label.vietnamese;
        if field.required && value.is_none() {
            problems.push(Problem::new(field.number, "required", format!("Chưa ghi “{label}”.")));
        }
        let letters = value.and_then(Value::as_text).map_or(0, |text| text.chars().count());
        if matches!(field.format.opened(), Format::Line | Format::Block) && letters > field.longest {
            let sentence = format!("“{label}” dài quá {} chữ. Rút ngắn lại.", field.longest);
            problems.push(Problem::new(field.number, "too_long", sentence));
        }
    }
    if let Some(own) = kind.register.and_then(|register| register.check) {
        problems.extend(own(row, context));
    }
    problems
}

#[cfg(test)]
mod tests;
