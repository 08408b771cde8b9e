//! Where a file belongs: a document that was issued without a round, or a round.

use domain::Id;
use domain::catalogue::material;
use journal::chain::issued_book;
use journal_sql::Row;
use sql::Sql;

use crate::failure::Failure;
use crate::storage::documents::IssuedDocuments;
use crate::storage::rounds::IssuedRounds;
use crate::sync::materials::us;

/// What a file was sent with, and to whom.
pub struct Subject {
    pub id: Id,
    /// `material::DOCUMENT` or `material::ROUND`.
    pub field: u16,
    pub to_all: bool,
    pub units: Vec<Id>,
    pub withdrawn: bool,
}

impl Subject {
    pub fn find(sql: &dyn Sql, id: Id) -> Result<Subject, Failure> {
        if let Some(round) = IssuedRounds(sql).find(id)? {
            let (to_all, withdrawn) = (round.to_all, round.withdrawn.is_some());
            return Ok(Subject { id, field: material::ROUND, to_all, units: round.units, withdrawn });
        }
        let document = IssuedDocuments(sql).find(id)?.ok_or(Failure::NotFound)?;
        let (to_all, withdrawn) = (document.to_all, document.withdrawn.is_some());
        Ok(Subject { id, field: material::DOCUMENT, to_all, units: document.units, withdrawn })
    }

    /// The records of its files, first sent first. Every addressed cell was sent the same ones.
    pub fn rows(&self, sql: &dyn Sql) -> Result<Vec<Row>, Failure> {
        let to = if self.to_all { None } else { self.units.first().copied() };
        let mut rows = journal_sql::rows_by(sql, issued_book(us(sql)?, to), material::KIND, self.field, self.id)?;
        rows.sort_by_key(|row| (row.int(material::AT), row.id));
        Ok(rows)
    }
}

/// The record of a file and what it was sent with.
pub fn material(sql: &dyn Sql, id: Id) -> Result<(Subject, Row), Failure> {
    let us = us(sql)?;
    let rounds = IssuedRounds(sql).all()?.into_iter().map(|round| round.in_book_of());
    let documents = IssuedDocuments(sql).all()?;
    let documents = documents.iter().map(|one| if one.to_all { None } else { one.units.first().copied() });
    let mut places: Vec<Option<Id>> = rounds.chain(documents).collect();
    places.sort_unstable();
    places.dedup();
    for to in places {
        if let Some(row) = journal_sql::row(sql, issued_book(us, to), material::KIND, id)? {
            let with = row.id_ref(material::ROUND).or_else(|| row.id_ref(material::DOCUMENT));
            return Ok((Subject::find(sql, with.ok_or(Failure::NotFound)?)?, row));
        }
    }
    Err(Failure::NotFound)
}
