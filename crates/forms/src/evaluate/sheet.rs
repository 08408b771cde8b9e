//! A form with answers: what each expression of it is worth.

use super::shape::{self, Reading, value};
use super::{AnswerCode, AnswerProblem};
use crate::description::{Item, Question, Words};
use crate::expression::{Expression, Surroundings, Value};
use crate::sentence::{Sentence, sentence};
use crate::{Answers, Form};
use chrono::NaiveDate;

pub struct Sheet<'a> {
    form: &'a Form,
    answers: &'a Answers,
    today: NaiveDate,
    shown: Vec<bool>,
}

impl<'a> Sheet<'a> {
    pub fn of(form: &'a Form, answers: &'a Answers, today: NaiveDate) -> Self {
        let mut sheet = Self { form, answers, today, shown: vec![false; form.rules.len()] };
        for at in form.order.iter().copied() {
            let around = form.parents.get(at).copied().flatten().is_none_or(|group| sheet.is_shown(group));
            let relevant = form.rules.get(at).and_then(|rules| rules.relevant.as_ref());
            let is_shown = around && relevant.is_none_or(|relevant| sheet.is_true(relevant, &Value::default()));
            if let Some(shown) = sheet.shown.get_mut(at) {
                *shown = is_shown;
            }
        }
        sheet
    }

    pub fn is_shown(&self, at: usize) -> bool {
        self.shown.get(at).copied().unwrap_or_default()
    }

    /// Whether it is a question that is shown.
    pub fn is_asked(&self, name: &str) -> bool {
        self.form.question(name).is_some() && self.form.place(name).is_some_and(|at| self.is_shown(at))
    }

    pub fn is_required(&self, at: usize) -> bool {
        let required = self.form.rules.get(at).and_then(|rules| rules.required.as_ref());
        required.is_some_and(|required| self.is_true(required, &Value::default()))
    }

    /// What is wrong with the answer to a question that is shown.
    pub fn problem(&self, at: usize, item: &Item, question: &Question) -> Option<AnswerProblem> {
        let answer = self.answers.get(&item.name).unwrap_or_default();
        let wrong = if answer.trim().is_empty() {
            let said = || self.said(&question.required_message, || missing(question));
            self.is_required(at).then(|| (AnswerCode::Missing, said()))
        } else {
            match shape::normal(self.form.description(), question, answer, Reading::Stored) {
                Err(wrong) => Some(wrong),
                Ok(normal) if normal != answer => Some((AnswerCode::NotNormal, not_normal(&normal))),
                Ok(_) => self.unmet(at, question, answer),
            }
        };
        wrong.map(|wrong| AnswerProblem::of(&item.name, wrong))
    }

    fn unmet(&self, at: usize, question: &Question, answer: &str) -> Option<(AnswerCode, Sentence)> {
        let constraint = self.form.rules.get(at)?.constraint.as_ref()?;
        let is_met = self.is_true(constraint, &value(question.kind, answer));
        (!is_met).then(|| (AnswerCode::NotMet, self.said(&question.constraint_message, not_met)))
    }

    fn is_true(&self, expression: &Expression, own: &Value) -> bool {
        let answer = |name: &str| self.value(name);
        expression.value(&Surroundings { own, answer: &answer, today: self.today }).truth()
    }

    fn value(&self, name: &str) -> Value {
        match self.form.question(name) {
            Some((_, question)) if self.is_asked(name) => {
                value(question.kind, self.answers.get(name).unwrap_or_default())
            }
            _ => Value::default(),
        }
    }

    /// The form's own message, or ours.
    fn said(&self, own: &Words, ours: impl FnOnce() -> Sentence) -> Sentence {
        let description = self.form.description();
        match (description.words_in("vi", own), description.words_in("en", own)) {
            ("", "") => ours(),
            (vietnamese, english) => sentence(vietnamese, english),
        }
    }
}

fn missing(question: &Question) -> Sentence {
    if question.list.is_some() {
        sentence("Câu này phải trả lời: chọn một lựa chọn.", "This question has to be answered: choose one.")
    } else {
        sentence("Câu này phải trả lời.", "This question has to be answered.")
    }
}

fn not_met() -> Sentence {
    sentence(
        "Câu trả lời chưa đúng điều kiện của mẫu; xem lại lời hướng dẫn của câu.",
        "The answer does not meet the form's condition; see the hint of the question.",
    )
}

fn not_normal(normal: &str) -> Sentence {
    sentence(
        format!("Câu trả lời chưa viết theo cách lưu: “{normal}”."),
        format!("The answer is not written as it is stored: “{normal}”."),
    )
}
