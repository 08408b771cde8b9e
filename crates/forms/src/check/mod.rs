//! What a form has to fulfil, whether it was read from a workbook or came from another machine.

mod circles;
mod expressions;
mod items;
mod lists;
#[cfg(test)]
mod tests;
mod texts;

use crate::description::Description;
use crate::expression::Expression;
use crate::problem::{ProblemCode, Severity};
use crate::sentence::Sentence;
use std::collections::BTreeSet;

/// Something wrong with a description; the reader of a workbook knows on which line that is.
#[derive(Debug, Clone)]
pub struct Fault {
    pub place: Place,
    pub column: Column,
    pub severity: Severity,
    pub code: ProblemCode,
    pub sentence: Sentence,
}

/// By the places in [`Description::items`] and [`Description::lists`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Settings,
    Form,
    Item(usize),
    List(usize),
    Choice(usize, usize),
}

/// A column of the standard; those with words also have a language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column {
    pub name: &'static str,
    pub language: Option<String>,
}

impl Column {
    pub const WHOLE: Column = Column::of("");

    pub const fn of(name: &'static str) -> Column {
        Column { name, language: None }
    }

    pub fn in_language(name: &'static str, language: &str) -> Column {
        Column { name, language: Some(language.to_owned()) }
    }
}

/// The expressions of one item.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    pub relevant: Option<Expression>,
    pub required: Option<Expression>,
    pub constraint: Option<Expression>,
}

/// A description that was looked at. It is a form if no fault is [`Severity::Refused`].
pub struct Checked {
    pub faults: Vec<Fault>,
    /// For each item.
    pub rules: Vec<Rules>,
    /// The group that each item is directly in, by its place.
    pub parents: Vec<Option<usize>>,
    /// The places of the items in an order in which each comes after everything that its relevance depends on.
    pub order: Vec<usize>,
}

/// Faults are gathered here, at most [`MOST_FAULTS`], because a form of another machine may have one in every word. The
/// first one that refuses the form is always kept.
#[derive(Default)]
struct Faults {
    gathered: Vec<Fault>,
    is_refused: bool,
}

const MOST_FAULTS: usize = 1_000;

impl Faults {
    fn refuse(&mut self, place: Place, column: Column, code: ProblemCode, sentence: Sentence) {
        if self.gathered.len() < MOST_FAULTS || !self.is_refused {
            self.is_refused = true;
            self.gathered.push(Fault { place, column, severity: Severity::Refused, code, sentence });
        }
    }

    fn ignore(&mut self, place: Place, column: Column, code: ProblemCode, sentence: Sentence) {
        if self.gathered.len() < MOST_FAULTS {
            self.gathered.push(Fault { place, column, severity: Severity::Ignored, code, sentence });
        }
    }
}

/// Finds everything that is wrong. `left_out` are names of questions that the reader refused already: a reference to one
/// of them is not told as a second problem.
pub fn check(description: &Description, left_out: &BTreeSet<String>) -> Checked {
    let mut faults = Faults::default();
    texts::check(description, &mut faults);
    let parents = items::check(description, &mut faults);
    lists::check(description, &mut faults);
    let rules = expressions::check(description, left_out, &mut faults);
    let order = circles::check(description, &parents, &rules, &mut faults);
    Checked { faults: faults.gathered, rules, parents, order }
}
