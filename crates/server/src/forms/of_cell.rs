//! What one cell answered, with everything that it sent before.

use domain::catalogue::form_answer as a;
use domain::superior_forms::SentAnswers;
use domain::{FieldValue, Id};
use forms::Answers;
use journal_sql::HistoryEntry;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::answered::{Answered, FormCellState, Versions, is_addressed};
use super::read;
use super::shown::{FormAnswer, answers};
use crate::clock::{Moment, rfc3339};
use crate::failure::Failure;
use crate::storage::books::Books;
use crate::tree::unit_names::{Named, named};

#[derive(Debug, Serialize, JsonSchema)]
pub struct FormOfCell {
    pub unit: Named,
    pub title: String,
    pub state: FormCellState,
    /// Why the cell took its answers back.
    pub taken_back: String,
    /// Latest first. The first is what stands now, unless it was taken back.
    pub sent: Vec<FormSent>,
}

/// What was sent at one time.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FormSent {
    /// By the clock of the cell.
    pub at: String,
    /// `None` for a version that this committee did not issue.
    pub version: Option<i64>,
    pub answers: Vec<FormAnswer>,
    /// What does not hold against the version that was answered. Not empty: it is counted in nothing.
    pub problems: Vec<FormSentProblem>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct FormSentProblem {
    pub name: String,
    pub vietnamese: String,
    pub english: String,
}

/// `NotFound` for a cell that the form was not addressed to.
pub fn of_cell(sql: &dyn Sql, (id, unit): (Id, Id)) -> Result<FormOfCell, Failure> {
    let (issued, text) = read::text(sql, id)?;
    if !is_addressed(&issued, unit) {
        return Err(Failure::NotFound);
    }
    let mut shown = FormOfCell {
        unit: named(sql, unit)?,
        title: text.title,
        state: FormCellState::Silent,
        taken_back: String::new(),
        sent: Vec::new(),
    };
    let Some(book) = Books(sql).of(unit)? else { return Ok(shown) };
    let Some(row) = journal_sql::row(sql, book, a::KIND, id)? else { return Ok(shown) };
    let mut versions = Versions::of(sql, &issued)?;
    let mut stands = Answered::of(&row, text.version);
    versions.judge(&mut stands)?;
    (shown.state, shown.taken_back) = (stands.state, stands.taken_back);
    let history = journal_sql::history(sql, book, a::KIND, id)?;
    let sent = |entry: &HistoryEntry| SentAnswers::from_value(entry.value.as_ref()?);
    let mut all: Vec<SentAnswers> = history.iter().filter(|entry| entry.field == a::SENT).filter_map(sent).collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.at_ms));
    // What stands is first, whatever the clocks of two laptops said.
    if let Some(place) = all.iter().position(|one| stands.sent.as_ref() == Some(one)) {
        let one = all.remove(place);
        all.insert(0, one);
    }
    shown.sent = all.iter().map(|one| of_time(&mut versions, one)).collect::<Result<_, _>>()?;
    Ok(shown)
}

fn of_time(versions: &mut Versions<'_>, sent: &SentAnswers) -> Result<FormSent, Failure> {
    let checked = versions.check(sent)?;
    let given = Answers::from_text(&sent.answers).unwrap_or_default();
    let shown = answers(versions.form(sent.version)?, &given);
    let problems = match checked {
        Some((_, problems)) => problems.into_iter().map(problem).collect(),
        None => vec![FormSentProblem {
            name: String::new(),
            vietnamese: "Câu trả lời không theo bản nào của mẫu này.".to_owned(),
            english: "These are no answers to a version of this form.".to_owned(),
        }],
    };
    Ok(FormSent {
        at: rfc3339(Moment::try_from(sent.at_ms).unwrap_or_default()),
        version: versions.number(sent.version),
        answers: shown,
        problems,
    })
}

fn problem(one: forms::AnswerProblem) -> FormSentProblem {
    FormSentProblem { name: one.name, vietnamese: one.vietnamese, english: one.english }
}
