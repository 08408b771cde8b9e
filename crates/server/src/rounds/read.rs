//! The text of an issued round, read from the journal.

use std::collections::HashMap;

use domain::Id;
use domain::catalogue::{document, round};
use domain::dates::CivilDate;
use domain::documents::{Document, DocumentNumber};
use domain::rounds::{EssayOwers, EssayRule};
use journal::chain::issued_book;
use journal_sql::Row;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::asked::{Addressed, NewDocument};
use crate::clock::rfc3339;
use crate::failure::Failure;
use crate::storage::committee::Committees;
use crate::storage::rounds::{IssuedRound, IssuedRounds};

#[derive(Debug, Serialize, JsonSchema)]
pub struct RoundDetail {
    pub id: Id,
    pub title: String,
    pub from: String,
    pub to: String,
    pub deadline: String,
    pub guiding_questions: String,
    /// Câu 1, 2, 3… of the essay; empty for its three parts.
    pub essay_questions: Vec<String>,
    #[schemars(with = "EssayOwers")]
    pub essay_owers: String,
    /// The essays themselves are to be handed in.
    pub hand_in: bool,
    pub documents: Vec<DocumentDetail>,
    pub addressed: Addressed,
    pub issued_at: String,
    pub issued_by: String,
    pub withdrawn: Option<WithdrawnRound>,
}

/// That the committee withdrew the round, and why.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WithdrawnRound {
    pub at: String,
    pub by: String,
    pub reason: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct DocumentDetail {
    pub id: Id,
    pub label: String,
    pub number: String,
    pub name: String,
    pub issuer: String,
    pub date: String,
    pub summary: String,
}

impl From<&DocumentDetail> for NewDocument {
    fn from(known: &DocumentDetail) -> NewDocument {
        NewDocument {
            id: Some(known.id),
            number: known.number.clone(),
            name: known.name.clone(),
            issuer: known.issuer.clone(),
            date: known.date.clone(),
            summary: known.summary.clone(),
        }
    }
}

/// One round that we issued; `NotFound` for any other.
pub fn detail(sql: &dyn Sql, id: Id) -> Result<(IssuedRound, RoundDetail), Failure> {
    let issued = IssuedRounds(sql).find(id)?.ok_or(Failure::NotFound)?;
    let detail = read(sql, &issued)?;
    Ok((issued, detail))
}

pub fn read(sql: &dyn Sql, issued: &IssuedRound) -> Result<RoundDetail, Failure> {
    let committee = Committees(sql).ours()?.ok_or(Failure::NotFound)?.unit;
    let sent = issued_book(committee, issued.in_book_of());
    let row = journal_sql::row(sql, sent, round::KIND, issued.id)?.ok_or(Failure::NotFound)?;
    let mut documents = Vec::new();
    for id in row.ids(round::DOCUMENTS) {
        documents.extend(journal_sql::row(sql, sent, document::KIND, id)?.as_ref().map(document_detail));
    }
    Ok(round_detail(issued, &row, documents))
}

/// The rounds and documents of the book that goes to all cells, read at once.
pub struct IssuedTexts {
    rounds: HashMap<Id, Row>,
    documents: HashMap<Id, Row>,
}

impl IssuedTexts {
    pub fn read_all(sql: &dyn Sql) -> Result<IssuedTexts, Failure> {
        let committee = Committees(sql).ours()?.ok_or(Failure::NotFound)?.unit;
        let rows = |kind| -> Result<HashMap<Id, Row>, Failure> {
            let rows = journal_sql::rows(sql, issued_book(committee, None), kind)?;
            Ok(rows.into_iter().map(|row| (row.id, row)).collect())
        };
        Ok(IssuedTexts { rounds: rows(round::KIND)?, documents: rows(document::KIND)? })
    }

    /// A round that is not for all cells is read from the book of one of its cells.
    pub fn of(&self, sql: &dyn Sql, issued: &IssuedRound) -> Result<RoundDetail, Failure> {
        if !issued.to_all {
            return read(sql, issued);
        }
        let row = self.rounds.get(&issued.id).ok_or(Failure::NotFound)?;
        let documents = row.ids(round::DOCUMENTS);
        let documents = documents.iter().filter_map(|id| self.documents.get(id)).map(document_detail).collect();
        Ok(round_detail(issued, row, documents))
    }
}

fn round_detail(issued: &IssuedRound, row: &Row, documents: Vec<DocumentDetail>) -> RoundDetail {
    let text = |field| row.text(field).to_owned();
    let rule: EssayRule = row.parts(round::ESSAY_RULE).unwrap_or_default();
    RoundDetail {
        id: issued.id,
        title: text(round::TITLE),
        from: text(round::FROM),
        to: text(round::TO),
        deadline: text(round::DEADLINE),
        guiding_questions: text(round::GUIDING_QUESTIONS),
        essay_questions: row.lines(round::ESSAY_QUESTIONS),
        essay_owers: rule.owers().as_str().to_owned(),
        hand_in: row.flag(round::HAND_IN),
        documents,
        addressed: if issued.to_all { Addressed::Word("all".into()) } else { Addressed::Units(issued.units.clone()) },
        issued_at: rfc3339(issued.issued_at),
        issued_by: issued.issued_by.clone(),
        withdrawn: issued.withdrawn.as_ref().map(|one| WithdrawnRound {
            at: rfc3339(one.at),
            by: one.by.clone(),
            reason: text(round::WITHDRAWN),
        }),
    }
}

fn document_detail(row: &Row) -> DocumentDetail {
    let text = |field| row.text(field).to_owned();
    let known = Document {
        number: DocumentNumber::parse(row.text(document::NUMBER)).ok(),
        name: text(document::NAME),
        issuer: text(document::ISSUER),
        term: text(document::TERM),
        date: CivilDate::parse_optional(row.text(document::DATE)).ok().flatten(),
        summary: text(document::SUMMARY),
    };
    DocumentDetail {
        id: row.id,
        label: known.label(),
        number: text(document::NUMBER),
        date: text(document::DATE),
        name: known.name,
        issuer: known.issuer,
        summary: known.summary,
    }
}
