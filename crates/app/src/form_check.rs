//! Reads a form of the superior from a workbook without a book: shows what it would ask and what is wrong with it, and
//! tries answers, before anybody issues it.

use crate::messages::CallError;
use chrono::{Local, NaiveDate};
use forms::{AnswerProblem, Answers, Form, Item, Part, Problem, Severity, as_typed, evaluate, normalise};
use serde::Serialize;
use std::path::Path;

/// A workbook that was read.
#[derive(Debug, Serialize)]
pub struct Checked {
    /// Whether one of the problems forbids to issue it.
    pub refused: bool,
    pub title: String,
    pub languages: Vec<String>,
    /// In the order in which they are asked; empty if it is refused.
    pub asks: Vec<Asked>,
    pub problems: Vec<Problem>,
    /// If answers were to be tried and the form is not refused.
    pub tried: Option<Tried>,
}

#[derive(Debug, Serialize)]
pub struct Asked {
    pub name: String,
    pub within: Option<String>,
    /// `group`, `note`, or the type of the question.
    pub kind: &'static str,
    pub label: String,
    pub hint: String,
    pub relevant: Option<String>,
    pub required: Option<String>,
    pub constraint: Option<String>,
    pub choices: Vec<Offered>,
}

#[derive(Debug, Serialize)]
pub struct Offered {
    pub name: String,
    pub label: String,
}

/// The form with some answers.
#[derive(Debug, Serialize)]
pub struct Tried {
    /// Whether a cell could send these answers.
    pub complete: bool,
    /// The names of what is shown.
    pub shown: Vec<String>,
    /// The answers as people write them.
    pub answers: Vec<(String, String)>,
    pub problems: Vec<AnswerProblem>,
}

/// Reads the form in the workbook at `path`, and fills it in with `answers` (names and what is typed), if there are any,
/// as if it were the day `on`, or today.
///
/// # Errors
/// If the file can't be read, or is no workbook with a form.
pub fn workbook(path: &Path, answers: &[(String, String)], on: Option<NaiveDate>) -> Result<Checked, CallError> {
    let source = intake::form_source(path).map_err(|error| CallError::at(error.code(), "file", error.sentence()))?;
    let read = forms::read(&source);
    let form = read.form.as_ref();
    let day = on.unwrap_or_else(|| Local::now().date_naive());
    let description = form.map(Form::description);
    Ok(Checked {
        refused: read.problems.iter().any(|problem| problem.severity == Severity::Refused),
        title: description.map(|it| it.title.clone()).unwrap_or_default(),
        languages: description.map(|it| it.languages.clone()).unwrap_or_default(),
        asks: form
            .map(|form| form.description().items.iter().map(|item| asked(form, item)).collect())
            .unwrap_or_default(),
        tried: form.filter(|_| !answers.is_empty()).map(|form| tried(form, answers, day)),
        problems: read.problems,
    })
}

fn asked(form: &Form, item: &Item) -> Asked {
    let question = item.question();
    let choices = question.map(|question| form.choices(question)).unwrap_or_default();
    Asked {
        name: item.name.clone(),
        within: item.within.clone(),
        kind: match &item.part {
            Part::Group => "group",
            Part::Note => "note",
            Part::Question(question) => question.kind.as_str(),
        },
        label: form.words(&item.label).to_owned(),
        hint: form.words(&item.hint).to_owned(),
        relevant: item.relevant.clone(),
        required: question.and_then(|question| question.required.clone()),
        constraint: question.and_then(|question| question.constraint.clone()),
        choices: choices
            .iter()
            .map(|choice| Offered { name: choice.name.clone(), label: form.words(&choice.label).to_owned() })
            .collect(),
    }
}

fn tried(form: &Form, typed: &[(String, String)], on: NaiveDate) -> Tried {
    let mut answers = Answers::default();
    let mut problems = Vec::new();
    for (name, text) in typed {
        match normalise(form, name, text) {
            Ok(answer) => answers.set(name, answer),
            Err(problem) => problems.push(problem),
        }
    }
    let evaluated = evaluate(form, &answers, on);
    // An answer that was not understood is not told to be missing as well.
    let further: Vec<_> =
        evaluated.problems.into_iter().filter(|it| problems.iter().all(|known| known.name != it.name)).collect();
    problems.extend(further);
    Tried {
        complete: problems.is_empty(),
        shown: evaluated.shown.into_iter().collect(),
        answers: answers.iter().map(|(name, answer)| (name.to_owned(), as_typed(form, name, answer))).collect(),
        problems,
    }
}
