//! Answers to a form, as something that can be returned: all of them, or one question's.

use domain::catalogue::form_answer as a;
use forms::{Answers, Form, answers_in_words};
use journal_sql::Row;
use sql::Sql;

use crate::failure::Failure;
use crate::forms::answered::{Answered, Versions};
use crate::storage::forms::IssuedForms;

/// What a cell sent to one of our forms, with the questions that it answers.
pub struct Sent {
    pub form: Form,
    answers: Answers,
    /// The cell took it back and has sent nothing since.
    pub taken_back: bool,
}

impl Sent {
    /// `row`: the record of what a cell sent. `None` if it is nothing that can be held against a form of ours.
    pub fn of(sql: &dyn Sql, row: &Row) -> Result<Option<Sent>, Failure> {
        let Some(issued) = IssuedForms(sql).find(row.id)? else { return Ok(None) };
        let answered = Answered::of(row, row.id);
        let Some(sent) = answered.sent else { return Ok(None) };
        let mut versions = Versions::of(sql, &issued)?;
        let Some((answers, _)) = versions.check(&sent)? else { return Ok(None) };
        let Some(form) = versions.form(sent.version)?.cloned() else { return Ok(None) };
        Ok(Some(Sent { form, answers, taken_back: !answered.taken_back.is_empty() }))
    }

    /// In words: of one question, or of all, one a line.
    pub fn shown(&self, question: &str) -> String {
        answers_in_words(&self.form, &self.answers, question)
    }

    /// The questions that were answered, by name, with their labels.
    pub fn questions(&self) -> Vec<(String, String)> {
        let answered = self.form.questions().filter(|(item, _)| self.answers.get(&item.name).is_some());
        answered.map(|(item, _)| (item.name.clone(), self.form.words(&item.label).to_owned())).collect()
    }

    pub fn asks(&self, question: &str) -> bool {
        self.form.question(question).is_some()
    }

    pub fn label(&self, question: &str) -> String {
        self.form.question(question).map(|(item, _)| self.form.words(&item.label).to_owned()).unwrap_or_default()
    }
}

pub fn is_form(kind: u16) -> bool {
    kind == a::KIND
}
