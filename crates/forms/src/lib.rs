//! Forms of the superior: a form is read from a workbook in the manner of XLSForm, filled in at a cell, and the answers of
//! the cells are added up (docs/forms.md).
//! **Invariant:** no I/O, no clock, no randomness: the day is passed in. A [`Form`] that exists is valid, also one that
//! came from another machine, and nothing in a workbook, a form or an answer can make this crate panic, take unbounded
//! memory or run without end.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod answers;
mod check;
mod description;
mod evaluate;
mod expression;
mod form;
pub mod limits;
mod names;
mod problem;
mod read;
mod sentence;
mod source;
mod totals;

pub use answers::{Answers, NotAnswers};
pub use description::{Choice, ChoiceList, Description, Item, Part, Question, QuestionKind, Words};
pub use evaluate::{
    AnswerCode, AnswerProblem, Evaluated, answers_in_words, as_typed, check_sent, evaluate, in_words, normalise,
    to_send,
};
pub use form::{Form, NotAForm};
pub use problem::{Problem, ProblemCode, Severity, SheetName};
pub use read::{Read, read};
pub use source::{Source, SourceRow, SourceTable};
pub use totals::{ChoiceTotal, Given, QuestionTotal, Sent, add_up};
