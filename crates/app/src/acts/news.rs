//! What the superior sent and the person at work has not opened yet.

use super::opened::{opened, setting};
use super::returns::Standing;
use super::{documents, superior_forms};
use crate::AppSession;
use crate::acts::rounds::sent_rounds;
use crate::enrolment::received_books;
use crate::messages::home::{News, NewsLine};
use crate::messages::{CallError, Nothing, Which};
use crate::reading::{self, KeptRows};
use domain::catalogue::{document, form, returned, round};
use domain::{FieldValue, Id};
use std::collections::{BTreeSet, HashSet};
use store::{Book, Row, settings};

/// The superior's rounds that are open and that no round of ours follows, and its documents that never came with a
/// round and that no round of ours studies. What is followed or studied has been dealt with, whoever opened it. What a
/// committee sent that the cell stood under before is announced no more.
pub(crate) struct Sent {
    pub rounds: Vec<Row>,
    pub documents: Vec<Row>,
    /// The forms that wait for the cell. What is opened is a version: a new one is news again.
    pub forms: Vec<superior_forms::Received>,
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
        let former = documents::of_former(book)?;
        let waits =
            |row: &Row| !announced.contains(&row.id) && !studied.contains_key(&row.id) && !former.contains_key(&row.id);
        let sent = documents::all(book)?.into_iter().filter(|(_, from_superior)| *from_superior);
        let mut documents: Vec<Row> = sent.map(|(row, _)| row).filter(waits).collect();
        if !documents.is_empty() {
            let dropped = ever_with_a_round(book)?;
            documents.retain(|row| !dropped.contains(&row.id));
        }
        Ok(Sent { rounds, documents, forms: superior_forms::waiting(book)?, opened: opened(book)? })
    }

    pub(crate) fn is_new(&self, row: &Row) -> bool {
        !self.opened.contains(&row.id)
    }

    pub(crate) fn is_new_form(&self, one: &superior_forms::Received) -> bool {
        !self.opened.contains(&one.current())
    }
}

/// Documents that the superior once listed in a round of its own. One that it dropped when it corrected the round came
/// with that round and is nothing new.
fn ever_with_a_round(book: &Book) -> Result<HashSet<Id>, CallError> {
    let mut listed = HashSet::new();
    for of in received_books(book)? {
        for row in store::rows(book.connection(), of, round::KIND)? {
            let written = store::history(book.connection(), of, round::KIND, row.id)?;
            let lists = written.iter().filter(|entry| entry.field == round::DOCUMENTS);
            listed.extend(lists.filter_map(|entry| Vec::<Id>::from_value(entry.value.as_ref()?)).flatten());
        }
    }
    Ok(listed)
}

pub fn news(app: &AppSession, _: Nothing) -> Result<News, CallError> {
    app.with_book(|book| {
        let sent = Sent::of(book)?;
        let lines = |rows: &[Row], label: fn(&Row) -> String| {
            let new = rows.iter().filter(|row| sent.is_new(row));
            new.map(|row| NewsLine { id: row.id.to_string(), label: label(row) }).collect()
        };
        let new_forms = sent.forms.iter().filter(|one| sent.is_new_form(one));
        let forms = new_forms.map(|one| NewsLine { id: one.id().to_string(), label: form_label(&one.row) }).collect();
        let mut returned = Standing::all(book)?;
        returned.retain(|one| one.former.is_none() && !sent.opened.contains(&one.news()));
        let line =
            |one: &Standing| NewsLine { id: one.row.id.to_string(), label: one.row.text(returned::COMMENT).to_owned() };
        let returns = returned.iter().map(line).collect();
        let (rounds, documents) = (lines(&sent.rounds, round_label), lines(&sent.documents, document_label));
        Ok(News { rounds, documents, returns, forms })
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

/// "Báo cáo nhanh tháng 12, hạn 15/12/2026"
pub(crate) fn form_label(row: &Row) -> String {
    let title = row.text(form::TITLE);
    match row.text(form::DEADLINE).parse().map(domain::dates::vietnamese) {
        Ok(deadline) => format!("{title}, hạn {deadline}"),
        Err(_) => title.to_owned(),
    }
}

/// Notes that the person at work has opened a round, document or form of the superior, or something that it returned. Nothing is
/// written for any other id.
pub fn open(app: &AppSession, request: Which) -> Result<Nothing, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let sent = Sent::of(book)?;
        let mut ids: BTreeSet<Id> =
            sent.rounds.iter().chain(&sent.documents).map(|row| row.id).filter(|sent_id| *sent_id == id).collect();
        ids.extend(Standing::all(book)?.iter().filter(|one| one.row.id == id).map(Standing::news));
        ids.extend(sent.forms.iter().filter(|one| one.id() == id).map(superior_forms::Received::current));
        if ids.is_subset(&sent.opened) || book.is_read_only() {
            return Ok(());
        }
        ids.extend(&sent.opened);
        let ids: Vec<String> = ids.iter().map(Id::to_string).collect();
        let name = setting(book);
        Ok(book.write_local(|connection| settings::put(connection, &name, &ids.join(" ")))?)
    })?;
    Ok(Nothing {})
}
