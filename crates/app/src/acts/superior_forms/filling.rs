//! Filling in a form: what is asked, what was answered, what is missing. Nothing here leaves the cell.

use super::drafts::{Drafts, GivenAnswer};
use super::{sending, shown};
use crate::acts::received_forms::{self, Received, Version, unreadable};
use crate::messages::superior_forms::{
    CarryOver, FilledForm, FormAnswer, FormEvaluated, OlderAnswer, Open, TypedAnswers,
};
use crate::messages::{CallError, Touched};
use crate::{AppSession, reading};
use forms::{Answers, evaluate, normalise};
use std::collections::BTreeSet;
use store::{Book, OpDraft};

pub fn open(app: &AppSession, request: Open) -> Result<FilledForm, CallError> {
    let today = app.today();
    app.with_book(|book| {
        let one = received_forms::find(book, &request.id)?;
        let drafts = Drafts::of(book, one.id())?;
        let line = shown::line(book, &one, today, super::is_new(book, &one)?)?;
        let version = one.version(book, one.current())?;
        let languages = version.as_ref().map(|one| one.form.description().languages.clone()).unwrap_or_default();
        let version = version.map(|version| version.in_language(&request.language));
        let leaving = version.as_ref().map(|version| sending::leaving(version, &drafts, today));
        let answered = version.as_ref().map(|version| drafts.answers(version.id)).unwrap_or_default();
        let sent = shown::sent(book, &one)?;
        Ok(FilledForm {
            languages,
            version: one.current().to_string(),
            items: version.as_ref().map(|version| shown::items(&version.form)).unwrap_or_default(),
            unreadable: version.is_none(),
            unread: drafts.is_unread(),
            answers: drafts.to_version(one.current()).map(given).collect(),
            evaluated: match &version {
                Some(version) => shown::evaluated(evaluate(&version.form, &answered, today)),
                None => shown::evaluated(forms::Evaluated::default()),
            },
            older: older(book, &one, version.as_ref(), &drafts)?,
            differs: sent.is_some() && leaving.as_ref().is_some_and(|leaving| !leaving.is_sent(&one)),
            leaving: match (&version, &leaving) {
                (Some(version), Some(leaving)) => shown::answers(&version.form, &leaving.answers),
                _ => Vec::new(),
            },
            mark: leaving.map(|leaving| leaving.mark()).unwrap_or_default(),
            sent,
            may_send: one.former.is_none() && sending::may_send(book),
            form: line,
        })
    })
}

fn given(one: &GivenAnswer) -> FormAnswer {
    FormAnswer { name: one.name.clone(), answer: one.answer.clone(), contested: one.contested }
}

/// Answers that were given to another version, with the words of that version.
fn older(
    book: &Book,
    one: &Received,
    current: Option<&Version>,
    drafts: &Drafts,
) -> Result<Vec<OlderAnswer>, CallError> {
    let mut found = Vec::new();
    for given in drafts.older(one.current()) {
        let version = given.version.map(|id| one.version(book, id)).transpose()?.flatten();
        found.push(OlderAnswer {
            name: given.name.clone(),
            label: given.label.clone(),
            answer: match &version {
                Some(version) => forms::in_words(&version.form, &given.name, &given.answer),
                None => given.answer.clone(),
            },
            version: version.map_or(0, |version| version.number),
            fits: current.is_some_and(|current| fits(current, given)),
        });
    }
    Ok(found)
}

/// Whether an older answer is one to the question of the same name in this version.
fn fits(version: &Version, given: &GivenAnswer) -> bool {
    normalise(&version.form, &given.name, &given.answer).is_ok()
}

/// What is asked and what is wrong with answers that are not saved yet. Nothing is written.
pub fn check(app: &AppSession, request: TypedAnswers) -> Result<FormEvaluated, CallError> {
    let today = app.today();
    app.with_book(|book| {
        let (one, version) = answered(book, &request)?;
        let mut answers: Answers = Drafts::of(book, one.id())?.answers(version.id);
        for typed in &request.answers {
            let answer = normalise(&version.form, &typed.name, &typed.typed);
            answers.set(typed.name.as_str(), answer.unwrap_or_else(|_| typed.typed.trim().to_owned()));
        }
        Ok(shown::evaluated(evaluate(&version.form, &answers, today)))
    })
}

/// Keeps answers sealed in the cell's book, also such as are not right yet.
pub fn save(app: &AppSession, request: TypedAnswers) -> Result<Touched, CallError> {
    app.with_book(|book| {
        let (one, version) = answered(book, &request)?;
        let drafts = Drafts::of(book, one.id())?;
        let kept = request
            .answers
            .iter()
            .map(|typed| drafts.keep(book, (&one, &version), &typed.name, &typed.typed))
            .collect::<Result<Vec<_>, _>>()?;
        written(app, book, &one, kept)
    })
}

/// The form and the version that was on the screen.
fn answered(book: &Book, request: &TypedAnswers) -> Result<(Received, Version), CallError> {
    let one = received_forms::find(book, &request.id)?;
    one.refuse_former()?;
    let version = one.version(book, reading::id(&request.version, "version")?)?.ok_or_else(unreadable)?;
    Ok((one, version))
}

/// Uses answers to an older version again, as far as they answer the same question of the current one.
pub fn carry_over(app: &AppSession, request: CarryOver) -> Result<Touched, CallError> {
    app.with_book(|book| {
        let one = received_forms::find(book, &request.id)?;
        one.refuse_former()?;
        let version = one.version(book, one.current())?.ok_or_else(unreadable)?;
        let drafts = Drafts::of(book, one.id())?;
        let asked: BTreeSet<&str> = request.questions.iter().map(String::as_str).collect();
        let older =
            drafts.older(version.id).filter(|given| asked.contains(given.name.as_str()) && fits(&version, given));
        let kept = older
            .map(|given| drafts.keep(book, (&one, &version), &given.name, &given.answer))
            .collect::<Result<Vec<_>, _>>()?;
        written(app, book, &one, kept)
    })
}

fn written(
    app: &AppSession,
    book: &mut Book,
    one: &Received,
    kept: Vec<Option<OpDraft>>,
) -> Result<Touched, CallError> {
    let drafts: Vec<OpDraft> = kept.into_iter().flatten().collect();
    app.save(book, Some(one.id()), &drafts)
}
