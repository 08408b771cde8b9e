//! Drafts: the text being typed. It is on this laptop's disk at once, and is based on a version.

use super::RoundEssays;
use crate::messages::CallError;
use crate::messages::essays::Parts;
use domain::Id;
use domain::language::tidy_lines;
use serde::{Deserialize, Serialize};
use store::Book;

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Typed {
    awareness: String,
    self_review: String,
    proposals: String,
    #[serde(default)]
    answers: Vec<String>,
    /// The version that the text is based on.
    #[serde(default)]
    pub based_on: Option<Id>,
    /// Further, concurrent versions that this text merges.
    #[serde(default)]
    pub settles: Vec<Id>,
}

impl Typed {
    pub fn new(parts: &Parts, based_on: Option<Id>, settles: Vec<Id>) -> Typed {
        Typed {
            awareness: tidy_lines(&parts.awareness),
            self_review: tidy_lines(&parts.self_review),
            proposals: tidy_lines(&parts.proposals),
            answers: answers(&parts.answers),
            based_on,
            settles,
        }
    }

    fn read(text: &str) -> Typed {
        // Only this program writes these texts. A text in another format is shown as it is, so that it is not
        // lost from view.
        serde_json::from_str(text).unwrap_or_else(|_| Typed { awareness: text.to_owned(), ..Typed::default() })
    }

    pub fn parts(&self) -> Parts {
        let Typed { awareness, self_review, proposals, answers, .. } = self.clone();
        Parts { awareness, self_review, proposals, answers }
    }
}

/// The answers up to the last one that was given: a question that nobody has answered yet adds nothing.
fn answers(typed: &[String]) -> Vec<String> {
    let mut answers: Vec<String> = typed.iter().map(|answer| tidy_lines(answer)).collect();
    while answers.last().is_some_and(|answer| answer.trim().is_empty()) {
        answers.pop();
    }
    answers
}

fn name(round: Id, member: Id) -> String {
    format!("essay/{round}/{member}")
}

pub(super) fn put(book: &mut Book, round: Id, person: Id, typed: &Typed, now_ms: u64) -> Result<(), CallError> {
    let text = serde_json::to_string(typed).map_err(|error| CallError::internal(&error))?;
    let writer = book.person().id;
    Ok(book.write_local(|connection| store::drafts::put(connection, &name(round, person), writer, &text, now_ms))?)
}

/// The draft stored under exactly this entry, without the entries joined with it.
pub(super) fn of_entry(book: &Book, round: Id, person: Id) -> Result<Option<Typed>, CallError> {
    Ok(store::drafts::get(book.connection(), &name(round, person))?.map(|draft| Typed::read(&draft.text)))
}

/// The latest draft under any of a person's entries, and when it was saved.
pub(super) fn saved(book: &Book, essays: &RoundEssays, person: Id) -> Result<Option<(Typed, u64)>, CallError> {
    let mut latest = None;
    for entry in essays.roster.entries(person) {
        let found = store::drafts::get(book.connection(), &name(essays.round.id, entry))?;
        latest = [latest, found].into_iter().flatten().max_by_key(|draft| draft.at_ms);
    }
    Ok(latest.map(|draft| (Typed::read(&draft.text), draft.at_ms)))
}

/// Whether there is a draft with some text in it.
pub(super) fn has_words(book: &Book, essays: &RoundEssays, person: Id) -> Result<bool, CallError> {
    Ok(saved(book, essays, person)?.is_some_and(|(typed, _)| typed.parts() != Parts::default()))
}

pub(super) fn drop(book: &mut Book, essays: &RoundEssays, person: Id) -> Result<(), CallError> {
    for entry in essays.roster.entries(person) {
        let name = name(essays.round.id, entry);
        if store::drafts::get(book.connection(), &name)?.is_some() {
            book.write_local(|connection| store::drafts::remove(connection, &name))?;
        }
    }
    Ok(())
}
