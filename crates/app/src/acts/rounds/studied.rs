//! The documents that a round studies, and their names in a title and in a sentence.

use crate::enrolment::books_ever_received;
use crate::messages::CallError;
use domain::Id;
use domain::catalogue::document;
use domain::dates::CivilDate;
use domain::documents::{Document, DocumentKind, DocumentNumber};
use std::collections::HashMap;
use store::{Book, Row};

/// All documents of the book, our own and those that committees have sent.
pub(crate) struct Studied(HashMap<Id, Document>);

impl Studied {
    pub fn read(book: &Book) -> Result<Studied, CallError> {
        let mut documents = HashMap::new();
        for of in books_ever_received(book)?.into_iter().rev().chain([book.own_book()]) {
            let rows = store::rows(book.connection(), of, document::KIND)?;
            documents.extend(rows.iter().filter(|row| !row.flag(document::DELETED)).map(|row| (row.id, read(row))));
        }
        Ok(Studied(documents))
    }

    pub fn has(&self, id: Id) -> bool {
        self.0.contains_key(&id)
    }

    /// "01-CT/TW ngày 12/03/2026"; empty for one that was deleted.
    pub fn label(&self, id: Id) -> String {
        self.0.get(&id).map(Document::label).unwrap_or_default()
    }

    /// The names for a sentence: "Chỉ thị số 01-CT/TW ngày 12/03/2026; Nghị quyết …".
    pub fn named(&self, ids: &[Id]) -> String {
        let named: Vec<String> = ids.iter().filter_map(|id| self.0.get(id)).map(named).collect();
        named.join("; ")
    }

    /// The text for a ledger: the name and the summary line.
    pub fn with_summary(&self, id: Id) -> String {
        let Some(document) = self.0.get(&id) else { return String::new() };
        if document.summary.is_empty() { named(document) } else { format!("{}, {}", named(document), document.summary) }
    }
}

fn named(document: &Document) -> String {
    let kind = document.number.as_ref().and_then(|number| number.kind);
    match kind {
        // The abbreviation alone does not distinguish a decision from a regulation.
        None | Some(DocumentKind::Decision) if document.number.is_some() => format!("Văn bản số {}", document.label()),
        Some(kind) => format!("{} số {}", kind.vietnamese(), document.label()),
        None => document.label(),
    }
}

fn read(row: &Row) -> Document {
    let written = row.text(document::NUMBER);
    let number = DocumentNumber::parse(written).ok();
    Document {
        // A number in no known form is used as the name of the document.
        name: if number.is_none() && !written.is_empty() {
            written.to_owned()
        } else {
            row.text(document::NAME).to_owned()
        },
        number,
        issuer: row.text(document::ISSUER).to_owned(),
        term: row.text(document::TERM).to_owned(),
        date: CivilDate::parse_optional(row.text(document::DATE)).ok().flatten(),
        summary: row.text(document::SUMMARY).to_owned(),
    }
}
