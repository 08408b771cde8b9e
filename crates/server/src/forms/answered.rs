//! What each cell answered to a form, held against the version it answers.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::form_answer as a;
use domain::superior_forms::SentAnswers;
use forms::{AnswerProblem, Answers, Form, check_sent};
use journal_sql::Row;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::read::version_of;
use crate::clock::{Moment, day};
use crate::failure::Failure;
use crate::rounds::due::Due;
use crate::storage::books::Books;
use crate::storage::forms::{IssuedForm, IssuedForms};

/// Where a cell stands with a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FormCellState {
    Silent,
    /// Answered the current version.
    Sent,
    /// Answered an earlier version.
    Outdated,
    TakenBack,
    /// What it sent does not hold against the version that it answers.
    Mismatched,
}

/// The answers of a cell, as they stand now.
pub struct Answered {
    pub state: FormCellState,
    pub sent: Option<SentAnswers>,
    /// Why the cell took them back; empty while they stand.
    pub taken_back: String,
}

impl Answered {
    /// Before the answers are held against the form.
    pub fn of(row: &Row, current: Id) -> Answered {
        let sent: Option<SentAnswers> = row.parts(a::SENT);
        let taken_back = row.text(a::TAKEN_BACK).to_owned();
        let state = match &sent {
            None => FormCellState::Silent,
            Some(_) if !taken_back.is_empty() => FormCellState::TakenBack,
            Some(sent) if sent.version == current => FormCellState::Sent,
            Some(_) => FormCellState::Outdated,
        };
        Answered { state, sent, taken_back }
    }

    /// When it was sent, by the clock of the cell.
    pub fn sent_at(&self) -> Option<Moment> {
        self.sent.as_ref().and_then(|sent| Moment::try_from(sent.at_ms).ok())
    }
}

/// Whether a cell has answered what is asked now, and whether it is overdue.
pub fn is_covered(state: FormCellState) -> bool {
    matches!(state, FormCellState::Sent | FormCellState::Mismatched)
}

pub fn is_overdue(issued: &IssuedForm, state: FormCellState, deadline: Option<NaiveDate>, today: NaiveDate) -> bool {
    issued.withdrawn.is_none() && !is_covered(state) && deadline.is_some_and(|deadline| today > deadline)
}

/// The versions of one form, each read once.
pub struct Versions<'s> {
    sql: &'s dyn Sql,
    issued: &'s IssuedForm,
    numbers: HashMap<Id, i64>,
    read: HashMap<Id, Option<Form>>,
}

impl<'s> Versions<'s> {
    pub fn of(sql: &'s dyn Sql, issued: &'s IssuedForm) -> Result<Versions<'s>, Failure> {
        let versions = IssuedForms(sql).versions(issued.id)?;
        let numbers = versions.into_iter().map(|version| (version.id, version.number)).collect();
        Ok(Versions { sql, issued, numbers, read: HashMap::new() })
    }

    /// `None` for a version that we did not issue.
    pub fn number(&self, version: Id) -> Option<i64> {
        self.numbers.get(&version).copied()
    }

    /// The questions of a version of ours.
    pub fn form(&mut self, version: Id) -> Result<Option<&Form>, Failure> {
        if !self.numbers.contains_key(&version) {
            return Ok(None);
        }
        if !self.read.contains_key(&version) {
            let form = version_of(self.sql, self.issued, version)?;
            self.read.insert(version, form);
        }
        Ok(self.read.get(&version).and_then(Option::as_ref))
    }

    /// The answers that were sent, and what is wrong with them. Answers to no version of ours, and such as can't be read, have
    /// no problem that could be told: `None`.
    pub fn check(&mut self, sent: &SentAnswers) -> Result<Option<(Answers, Vec<AnswerProblem>)>, Failure> {
        let at = Moment::try_from(sent.at_ms).unwrap_or_default();
        let Some(form) = self.form(sent.version)? else { return Ok(None) };
        let Ok(answers) = Answers::from_text(&sent.answers) else { return Ok(None) };
        let problems = check_sent(form, &answers, day(at)).err().unwrap_or_default();
        Ok(Some((answers, problems)))
    }

    /// Holds the answers against the form. Answers that do not hold are shown, and counted in nothing.
    pub fn judge(&mut self, answered: &mut Answered) -> Result<Option<Answers>, Failure> {
        if !matches!(answered.state, FormCellState::Sent | FormCellState::Outdated) {
            return Ok(None);
        }
        let Some(sent) = answered.sent.clone() else { return Ok(None) };
        match self.check(&sent)? {
            Some((answers, problems)) if problems.is_empty() => Ok(Some(answers)),
            _ => {
                answered.state = FormCellState::Mismatched;
                Ok(None)
            }
        }
    }
}

/// The record of what each cell sent to one form.
pub fn rows(sql: &dyn Sql, issued: &IssuedForm) -> Result<BTreeMap<Id, Row>, Failure> {
    let mut found = BTreeMap::new();
    for (unit, book) in Books(sql).all()? {
        if is_addressed(issued, unit) {
            found.extend(journal_sql::row(sql, book, a::KIND, issued.id)?.map(|row| (unit, row)));
        }
    }
    Ok(found)
}

/// The records of what the cells sent, by form, read with one query for each cell.
pub fn rows_by_form(sql: &dyn Sql) -> Result<HashMap<Id, Vec<(Id, Row)>>, Failure> {
    let mut found: HashMap<Id, Vec<(Id, Row)>> = HashMap::new();
    for (unit, book) in Books(sql).all()? {
        for row in journal_sql::rows(sql, book, a::KIND)? {
            found.entry(row.id).or_default().push((unit, row));
        }
    }
    Ok(found)
}

/// A cell that came after a form to all can answer it as well.
pub fn is_addressed(issued: &IssuedForm, unit: Id) -> bool {
    issued.to_all || issued.units.contains(&unit)
}

/// The cells that answers are due from, and any cell that has sent some.
pub fn listed(
    due: &Due,
    issued: &IssuedForm,
    sent: impl IntoIterator<Item = Id>,
    by: Option<NaiveDate>,
) -> HashSet<Id> {
    let asked = issued.units.iter().copied().filter(|unit| due.is_asked(*unit, by));
    asked.chain(sent).collect()
}
