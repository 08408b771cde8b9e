//! Forms and answers as the pages show them.

use crate::acts::received_forms::{Received, Version};
use crate::app_session::moment;
use crate::enrolment::books_ever_received;
use crate::figures;
use crate::messages::CallError;
use crate::messages::superior_forms::{
    FormChoice, FormEvaluated, FormItem, FormItemKind, FormProblem, SentForm, ShownAnswer, SuperiorForm,
};
use chrono::NaiveDate;
use domain::catalogue::{form as f, round};
use forms::{AnswerCode, Answers, Evaluated, Form, Item, Part, QuestionKind};
use std::collections::BTreeSet;
use store::Book;

pub(super) fn line(book: &Book, one: &Received, today: NaiveDate, new: bool) -> Result<SuperiorForm, CallError> {
    let state = one.state();
    let waits = one.waits();
    let standing = one.sent().filter(|_| one.taken_back().is_empty());
    Ok(SuperiorForm {
        id: one.id().to_string(),
        title: one.row.text(f::TITLE).to_owned(),
        deadline: one.row.text(f::DEADLINE).to_owned(),
        version: one.number(book, one.current())?,
        state,
        waits,
        late: waits && figures::day(one.row.text(f::DEADLINE)).is_some_and(|by| by < today),
        new: waits && new,
        since: moment(one.since_ms(book)?),
        withdrawn: one.withdrawn().to_owned(),
        round_title: round_title(book, one)?,
        former: one.former.clone(),
        sent_at: standing.map(|sent| moment(sent.at_ms)),
    })
}

fn round_title(book: &Book, one: &Received) -> Result<String, CallError> {
    let Some(id) = one.row.id_ref(f::ROUND) else { return Ok(String::new()) };
    for of in books_ever_received(book)? {
        if let Some(row) = store::row(book.connection(), of, round::KIND, id)? {
            return Ok(row.text(round::TITLE).to_owned());
        }
    }
    Ok(String::new())
}

pub(super) fn items(form: &Form) -> Vec<FormItem> {
    let item = |item: &Item| FormItem {
        name: item.name.clone(),
        within: item.within.clone(),
        kind: kind(&item.part),
        label: form.words(&item.label).to_owned(),
        hint: form.words(&item.hint).to_owned(),
        choices: match &item.part {
            Part::Group | Part::Note => Vec::new(),
            Part::Question(question) => {
                let choice = |one: &forms::Choice| FormChoice {
                    name: one.name.clone(),
                    label: form.words(&one.label).to_owned(),
                };
                form.choices(question).iter().map(choice).collect()
            }
        },
    };
    form.description().items.iter().map(item).collect()
}

fn kind(part: &Part) -> FormItemKind {
    match part {
        Part::Group => FormItemKind::Group,
        Part::Note => FormItemKind::Note,
        Part::Question(question) => match question.kind {
            QuestionKind::Text => FormItemKind::Text,
            QuestionKind::Integer => FormItemKind::Integer,
            QuestionKind::Decimal => FormItemKind::Decimal,
            QuestionKind::Date => FormItemKind::Date,
            QuestionKind::SelectOne => FormItemKind::SelectOne,
            QuestionKind::SelectMultiple => FormItemKind::SelectMultiple,
        },
    }
}

pub(super) fn evaluated(done: Evaluated) -> FormEvaluated {
    let texts = |names: BTreeSet<String>| names.into_iter().collect();
    let problem = |one: forms::AnswerProblem| FormProblem {
        missing: one.code == AnswerCode::Missing,
        name: one.name,
        vietnamese: one.vietnamese,
        english: one.english,
    };
    FormEvaluated {
        shown: texts(done.shown),
        required: texts(done.required),
        problems: done.problems.into_iter().map(problem).collect(),
        complete: done.complete,
    }
}

/// Answers in words, in the order of the form.
pub(super) fn answers(form: &Form, answers: &Answers) -> Vec<ShownAnswer> {
    let given = form.questions().filter_map(|(item, _)| Some((item, answers.get(&item.name)?)));
    given
        .map(|(item, answer)| ShownAnswer {
            name: item.name.clone(),
            label: form.words(&item.label).to_owned(),
            answer: forms::in_words(form, &item.name, answer),
        })
        .collect()
}

/// What was sent last, with the words of the version that it answers.
pub(super) fn sent(book: &Book, one: &Received) -> Result<Option<SentForm>, CallError> {
    let Some(sent) = one.sent() else { return Ok(None) };
    let given = Answers::from_text(&sent.answers).unwrap_or_default();
    let version: Option<Version> = one.version(book, sent.version)?;
    let bare = |(name, answer): (&str, &str)| ShownAnswer {
        name: name.to_owned(),
        label: name.to_owned(),
        answer: answer.to_owned(),
    };
    Ok(Some(SentForm {
        version: one.number(book, sent.version)?,
        at: moment(sent.at_ms),
        taken_back: one.taken_back().to_owned(),
        answers: match version {
            Some(version) => answers(&version.form, &given),
            None => given.iter().map(bare).collect(),
        },
    }))
}
