//! What the superior sent and the person at work has not opened yet.
//!
//! What somebody has opened is kept on this laptop for each person, beside the journal: it is nothing that the cell
//! records, it would send a change with each look, and it would tell others who reads what and when.

use super::documents;
use crate::AppSession;
use crate::acts::rounds::sent_rounds;
use crate::messages::home::{News, NewsLine};
use crate::messages::{CallError, Nothing, Which};
use crate::reading::{self, KeptRows};
use domain::Id;
use domain::catalogue::{document, round};
use std::collections::{BTreeSet, HashSet};
use store::{Book, Row, settings};

/// The setting with the ids of what a person has opened.
fn setting(book: &Book) -> String {
    format!("opened_from_superior:{}", book.person().id)
}

fn opened(book: &Book) -> Result<BTreeSet<Id>, CallError> {
    let kept = settings::get(book.connection(), &setting(book))?.unwrap_or_default();
    Ok(kept.split(' ').filter_map(|id| id.parse().ok()).collect())
}

/// The superior's rounds that are open and that no round of ours follows, and its documents that came without a round
/// and that no round of ours studies. What is followed or studied has been dealt with, whoever opened it.
pub(crate) struct Sent {
    pub rounds: Vec<Row>,
    pub documents: Vec<Row>,
    opened: BTreeSet<Id>,
}

impl Sent {
    pub(crate) fn of(book: &Book) -> Result<Sent, CallError> {
        let kept = KeptRows::of(book, round::KIND)?;
        let followed: HashSet<Id> = kept
            .iter()
            .filter(|row| !row.flag(round::DELETED))
            .filter_map(|row| row.id_ref(round::PARENT_ROUND))
            .collect();
        let mut rounds = sent_rounds(book)?;
        let announced: HashSet<Id> = rounds.iter().flat_map(|row| row.ids(round::DOCUMENTS)).collect();
        rounds.retain(|row| !row.flag(round::DELETED) && !row.flag(round::CLOSED) && !followed.contains(&row.id));
        let studied = documents::rounds_by_document(book)?;
        let documents = documents::all(book)?.into_iter().filter(|(row, from_superior)| {
            *from_superior && !announced.contains(&row.id) && !studied.contains_key(&row.id)
        });
        Ok(Sent { rounds, documents: documents.map(|(row, _)| row).collect(), opened: opened(book)? })
    }

    pub(crate) fn is_new(&self, row: &Row) -> bool {
        !self.opened.contains(&row.id)
    }
}

pub fn news(app: &AppSession, _: Nothing) -> Result<News, CallError> {
    app.with_book(|book| {
        let sent = Sent::of(book)?;
        let lines = |rows: &[Row], label: fn(&Row) -> String| {
            let new = rows.iter().filter(|row| sent.is_new(row));
            new.map(|row| NewsLine { id: row.id.to_string(), label: label(row) }).collect()
        };
        Ok(News { rounds: lines(&sent.rounds, round_label), documents: lines(&sent.documents, document_label) })
    })
}

pub(crate) fn round_label(row: &Row) -> String {
    row.text(round::TITLE).to_owned()
}

pub(crate) fn document_label(row: &Row) -> String {
    if row.text(document::NUMBER).is_empty() {
        row.text(document::NAME).to_owned()
    } else {
        domain::documents::Document::of(row).label()
    }
}

/// Notes that the person at work has opened a round or document of the superior. Nothing is written for any other id.
pub fn open(app: &AppSession, request: Which) -> Result<Nothing, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let sent = Sent::of(book)?;
        let mut ids: BTreeSet<Id> =
            sent.rounds.iter().chain(&sent.documents).map(|row| row.id).filter(|sent_id| *sent_id == id).collect();
        if ids.is_empty() || sent.opened.contains(&id) || book.is_read_only() {
            return Ok(());
        }
        ids.extend(&sent.opened);
        let ids: Vec<String> = ids.iter().map(Id::to_string).collect();
        let name = setting(book);
        Ok(book.write_local(|connection| settings::put(connection, &name, &ids.join(" ")))?)
    })?;
    Ok(Nothing {})
}
