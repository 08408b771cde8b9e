//! Which questions are asked with these answers, and what is wrong with them.

mod shape;
mod sheet;
#[cfg(test)]
mod tests;

use crate::description::Question;
use crate::sentence::sentence;
use crate::{Answers, Form};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use shape::Reading;
use sheet::Sheet;
use std::collections::BTreeSet;

/// A form with answers, on one day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evaluated {
    /// The names of the groups, notes and questions that are relevant.
    pub shown: BTreeSet<String>,
    /// The names of the questions among them that have to be answered.
    pub required: BTreeSet<String>,
    /// In the order of the form, at most one for each question that is shown.
    pub problems: Vec<AnswerProblem>,
    /// Whether the answers may be sent: nothing is wrong, and every question that has to be answered is.
    pub complete: bool,
}

/// What is wrong with the answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AnswerProblem {
    /// The question's name.
    pub name: String,
    pub code: AnswerCode,
    /// A sentence that says what to do: the form's own message in its default language, if it has one.
    pub vietnamese: String,
    pub english: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnswerCode {
    /// An answer is required and missing.
    Missing,
    NotAnInteger,
    NotADecimal,
    /// More digits than are counted exactly.
    TooManyDigits,
    NotADate,
    NotAChoice,
    TooLong,
    /// The answer does not meet the question's constraint.
    NotMet,
    /// The form has no such question.
    UnknownQuestion,
    /// An answer was sent to a question that was not asked.
    NotShown,
    /// Right in itself, but not written in the stored form.
    NotNormal,
}

/// Which items are shown, which answers are wrong, and whether they may be sent. The answers are in their stored form.
/// The answer to a question that is not shown counts as empty. Answers of other questions than the form's are passed
/// over.
#[must_use]
pub fn evaluate(form: &Form, answers: &Answers, today: NaiveDate) -> Evaluated {
    let sheet = Sheet::of(form, answers, today);
    let mut evaluated = Evaluated::default();
    for (at, item) in form.description().items.iter().enumerate().filter(|(at, _)| sheet.is_shown(*at)) {
        evaluated.shown.insert(item.name.clone());
        let Some(question) = item.question() else { continue };
        if sheet.is_required(at) {
            evaluated.required.insert(item.name.clone());
        }
        evaluated.problems.extend(sheet.problem(at, item, question));
    }
    evaluated.complete = evaluated.problems.is_empty();
    evaluated
}

/// The stored form of what a person typed: without spaces around it; a number with a decimal comma gets a point, and a
/// decimal number in which a point may part thousands is refused; a day may be written `12/03/2026`; the names of choices
/// get the order of their list. Empty if nothing was typed. What is stored already is shown with [`as_typed`] before a
/// person changes it.
///
/// # Errors
/// If it is no answer to the question, or the form has no question with this name.
pub fn normalise(form: &Form, name: &str, typed: &str) -> Result<String, AnswerProblem> {
    let Some((_, question)) = form.question(name) else { return Err(unknown_question(name)) };
    shape::normal(form.description(), question, typed, Reading::Typed).map_err(|wrong| AnswerProblem::of(name, wrong))
}

/// A stored answer as a person reads and types it: `3,5`, `31/12/2026`. Names of choices stay names.
#[must_use]
pub fn as_typed(form: &Form, name: &str, answer: &str) -> String {
    form.question(name).map_or_else(|| answer.to_owned(), |(_, question)| shape::typed(question.kind, answer))
}

/// A stored answer in words for a list or a paper: as [`as_typed`], with the labels of choices in the default language.
#[must_use]
pub fn in_words(form: &Form, name: &str, answer: &str) -> String {
    let in_words = |question| shape::in_words(form.description(), question, answer);
    form.question(name).map_or_else(|| answer.to_owned(), |(_, question)| in_words(question))
}

/// Answers in words: of one question, or of all that were answered, one a line, where `name` is empty.
pub fn answers_in_words(form: &Form, answers: &Answers, name: &str) -> String {
    if !name.is_empty() {
        return answers.get(name).map(|answer| in_words(form, name, answer)).unwrap_or_default();
    }
    let line = |item: &crate::Item| {
        let answer = in_words(form, &item.name, answers.get(&item.name)?);
        Some(format!("{}: {answer}", form.words(&item.label)))
    };
    form.questions().filter_map(|(item, _)| line(item)).collect::<Vec<_>>().join("\n")
}

/// The answers that are sent: those of questions that are shown.
#[must_use]
pub fn to_send(form: &Form, answers: &Answers, today: NaiveDate) -> Answers {
    let sheet = Sheet::of(form, answers, today);
    answers.iter().filter(|(name, _)| sheet.is_asked(name)).collect()
}

/// Whether answers that came from another machine hold against the form: each belongs to a question that was asked, is
/// in its stored form and meets its constraint, and none is missing. `sent` is the day on which they were sent.
///
/// # Errors
/// Everything that is wrong, in the order of the form; answers to unknown questions come last.
pub fn check_sent(form: &Form, answers: &Answers, sent: NaiveDate) -> Result<(), Vec<AnswerProblem>> {
    let sheet = Sheet::of(form, answers, sent);
    let mut problems = evaluate(form, answers, sent).problems;
    for (name, _) in answers.iter() {
        match form.question(name) {
            None => problems.push(unknown_question(name)),
            Some(_) if !sheet.is_asked(name) => problems.push(not_shown(name)),
            Some(_) => {}
        }
    }
    problems.sort_by_key(|problem| form.place(&problem.name).unwrap_or(usize::MAX));
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Whether an answer to the question is in its stored form.
pub(crate) fn stored(form: &Form, question: &Question, answer: &str) -> bool {
    let normal = shape::normal(form.description(), question, answer, Reading::Stored);
    !answer.is_empty() && normal.is_ok_and(|normal| normal == answer)
}

fn unknown_question(name: &str) -> AnswerProblem {
    let said = sentence(
        format!("Mẫu không có câu “{name}”; mở lại mẫu rồi trả lời."),
        format!("The form has no question “{name}”; open the form again and answer it."),
    );
    AnswerProblem::of(name, (AnswerCode::UnknownQuestion, said))
}

fn not_shown(name: &str) -> AnswerProblem {
    let said = sentence(
        "Câu này không được hỏi khi các câu khác trả lời như vậy; bỏ câu trả lời.",
        "With these answers to the other questions, this one is not asked; take its answer out.",
    );
    AnswerProblem::of(name, (AnswerCode::NotShown, said))
}
