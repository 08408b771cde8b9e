//! Issues documents without a round, and withdraws one. Cells read them among their documents at the next exchange.

use domain::Id;
use domain::catalogue::document;
use ed25519_dalek::SigningKey;
use journal::{Record, Value};
use journal_sql::OpDraft;
use schemars::JsonSchema;
use serde::Deserialize;
use sql::Sql;

use crate::accounts::Person;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::rounds::asked::{Addressed, NewDocument};
use crate::rounds::checked::papers;
use crate::rounds::issue::{chosen, every_cell};
use crate::storage::acts::{Act, ActsMut, What};
use crate::storage::documents::{IssuedDocument, IssuedDocuments, IssuedDocumentsMut};
use crate::storage::rounds::Withdrawn;
use crate::sync::server_writer::ServerWriter;

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct NewDocuments {
    pub documents: Vec<NewDocument>,
    pub addressed: Addressed,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct DocumentWithdrawal {
    /// False: the document is in force again.
    pub withdrawn: bool,
}

/// Checks everything, then writes all documents in one change for each book.
pub fn issue(
    sql: &dyn Sql,
    key: &SigningKey,
    asked: &NewDocuments,
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let papers = papers(&asked.documents, &[])?;
    let cells = chosen(sql, &asked.addressed, now)?;
    let to_all = cells.is_none();
    let units = cells.map_or_else(|| every_cell(sql, now), Ok)?;
    let drafts: Vec<OpDraft> = papers.iter().map(|paper| paper.draft()).collect();
    write(sql, key, ((to_all, &units), person), &drafts, now)?;
    for paper in &papers {
        let (id, units) = (paper.id, units.clone());
        let issued = IssuedDocument { id, issued_at: now, issued_by: person.signed(), to_all, units, withdrawn: None };
        IssuedDocumentsMut(sql).add(&issued)?;
        let act = Act::plain(What::DocumentIssued).with("document", "", &paper.document.label()).with(
            "cells",
            "",
            &issued.units.len().to_string(),
        );
        ActsMut(sql).add(&person.signed(), now, &act)?;
    }
    Ok(())
}

/// A document that was issued by mistake leaves the cells' lists. Rounds in which it was studied keep it.
pub fn withdraw(
    sql: &dyn Sql,
    key: &SigningKey,
    (id, asked): (Id, &DocumentWithdrawal),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let issued = IssuedDocuments(sql).find(id)?.ok_or(Failure::NotFound)?;
    if issued.withdrawn.is_some() == asked.withdrawn {
        return Err(Failure::AlreadyAnswered);
    }
    let deleted = if asked.withdrawn { Value::flag(true) } else { Value::Null };
    let record = OpDraft::new(document::KIND, Record::One(id)).set(document::DELETED, deleted);
    write(sql, key, ((issued.to_all, &issued.units), person), &[record], now)?;
    let withdrawn = asked.withdrawn.then(|| Withdrawn { at: now, by: person.signed() });
    IssuedDocumentsMut(sql).withdraw(id, withdrawn.as_ref())?;
    let what = if asked.withdrawn { What::DocumentWithdrawn } else { What::DocumentRestored };
    let label = super::list::label(sql, &issued)?;
    ActsMut(sql).add(&person.signed(), now, &Act::plain(what).with("document", "", &label))
}

fn write(
    sql: &dyn Sql,
    key: &SigningKey,
    ((to_all, units), person): ((bool, &[Id]), &Person),
    drafts: &[OpDraft],
    now: Moment,
) -> Result<(), Failure> {
    let mut server_writer = ServerWriter::new(sql, key, now)?;
    let officer = server_writer.officer(&person.name);
    let books = server_writer.books(to_all, units);
    books.into_iter().try_for_each(|book| server_writer.write(book, officer, drafts))
}
