//! Documents that we have issued without a round, and to whom. Their text is in the journal.

use std::collections::HashMap;

use domain::Id;
use sql::{Row, Sql, params};

use super::rounds::Withdrawn;
use crate::clock::Moment;

#[derive(Debug, Clone)]
pub struct IssuedDocument {
    pub id: Id,
    pub issued_at: Moment,
    pub issued_by: String,
    /// It was sent in the book to every cell, so that cells added later can read it.
    pub to_all: bool,
    /// The cells that were addressed when it was issued, for a document to all as well.
    pub units: Vec<Id>,
    pub withdrawn: Option<Withdrawn>,
}

pub struct IssuedDocuments<'s>(pub &'s dyn Sql);

impl IssuedDocuments<'_> {
    pub fn find(&self, id: Id) -> sql::Result<Option<IssuedDocument>> {
        Ok(self.all()?.into_iter().find(|one| one.id == id))
    }

    /// Latest first.
    pub fn all(&self) -> sql::Result<Vec<IssuedDocument>> {
        let select = "SELECT id, issued_at, issued_by, to_all, withdrawn_at, withdrawn_by FROM issued_document
             ORDER BY issued_at DESC, id";
        let mut documents = self.0.rows(select, &[], row)?;
        let whom = "SELECT document, unit FROM issued_document_unit ORDER BY document, unit";
        let mut units: HashMap<Id, Vec<Id>> = HashMap::new();
        for (document, unit) in self.0.rows(whom, &[], |row| Ok((row.get(0)?, row.get(1)?)))? {
            units.entry(document).or_default().push(unit);
        }
        for document in &mut documents {
            document.units = units.remove(&document.id).unwrap_or_default();
        }
        Ok(documents)
    }
}

pub struct IssuedDocumentsMut<'s>(pub &'s dyn Sql);

impl IssuedDocumentsMut<'_> {
    pub fn add(&self, document: &IssuedDocument) -> sql::Result<()> {
        self.0.execute(
            "INSERT INTO issued_document (id, issued_at, issued_by, to_all) VALUES (?1, ?2, ?3, ?4)",
            params![document.id, document.issued_at, document.issued_by, document.to_all],
        )?;
        for unit in &document.units {
            let add = "INSERT INTO issued_document_unit (document, unit) VALUES (?1, ?2)";
            self.0.execute(add, params![document.id, unit])?;
        }
        Ok(())
    }

    /// `None`: the document is in force again.
    pub fn withdraw(&self, document: Id, withdrawn: Option<&Withdrawn>) -> sql::Result<()> {
        let (at, by) = withdrawn.map(|one| (one.at, one.by.as_str())).unzip();
        let set = "UPDATE issued_document SET withdrawn_at = ?2, withdrawn_by = ?3 WHERE id = ?1";
        self.0.execute(set, params![document, at, by])?;
        Ok(())
    }
}

fn row(row: &Row<'_>) -> sql::Result<IssuedDocument> {
    let withdrawn = row.get::<Option<Moment>>(4)?.zip(row.get::<Option<String>>(5)?);
    Ok(IssuedDocument {
        id: row.get(0)?,
        issued_at: row.get(1)?,
        issued_by: row.get(2)?,
        to_all: row.get(3)?,
        units: Vec::new(),
        withdrawn: withdrawn.map(|(at, by)| Withdrawn { at, by }),
    })
}
