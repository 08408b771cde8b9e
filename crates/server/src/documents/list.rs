//! The documents that were issued without a round, with the cells that have them.

use std::collections::HashMap;

use domain::Id;
use domain::catalogue::document;
use domain::documents::Document;
use domain::language::NameCollator;
use journal::chain::issued_book;
use journal_sql::Row;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use crate::clock::{Moment, rfc3339};
use crate::failure::Failure;
use crate::storage::committee::Committees;
use crate::storage::documents::{IssuedDocument, IssuedDocuments};
use crate::storage::tree::Tree;
use crate::sync::reached;

#[derive(Debug, Serialize, JsonSchema)]
pub struct DocumentLine {
    pub id: Id,
    pub label: String,
    pub issuer: String,
    pub summary: String,
    pub issued_at: String,
    pub issued_by: String,
    /// When it was withdrawn; `None` while it is in force.
    pub withdrawn_at: Option<String>,
    /// The number of cells that have it, of those that it was addressed to.
    pub reached: u32,
    /// One for each cell that it was addressed to, by name.
    pub cells: Vec<DocumentCell>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct DocumentCell {
    pub unit: Id,
    pub unit_name: String,
    /// When the first laptop of the cell said that it has it. `None`: it is not known to be there.
    pub reached_at: Option<String>,
}

/// Latest first.
pub fn list(sql: &dyn Sql) -> Result<Vec<DocumentLine>, Failure> {
    let names = Tree(sql).latest_names()?;
    IssuedDocuments(sql).all()?.into_iter().map(|issued| line(sql, issued, &names)).collect()
}

fn us(sql: &dyn Sql) -> Result<Id, Failure> {
    Ok(Committees(sql).ours()?.ok_or(Failure::NotFound)?.unit)
}

/// Every addressed cell was sent the same text.
fn text(sql: &dyn Sql, issued: &IssuedDocument) -> Result<Row, Failure> {
    let to = if issued.to_all { None } else { issued.units.first().copied() };
    journal_sql::row(sql, issued_book(us(sql)?, to), document::KIND, issued.id)?.ok_or(Failure::NotFound)
}

pub(super) fn label(sql: &dyn Sql, issued: &IssuedDocument) -> Result<String, Failure> {
    Ok(Document::of(&text(sql, issued)?).label())
}

fn line(sql: &dyn Sql, issued: IssuedDocument, names: &HashMap<Id, String>) -> Result<DocumentLine, Failure> {
    let row = text(sql, &issued)?;
    let known = reached(sql, &issued)?;
    let cells = cells(&issued.units, names, &known);
    Ok(DocumentLine {
        id: issued.id,
        label: Document::of(&row).label(),
        issuer: row.text(document::ISSUER).to_owned(),
        summary: row.text(document::SUMMARY).to_owned(),
        issued_at: rfc3339(issued.issued_at),
        issued_by: issued.issued_by,
        withdrawn_at: issued.withdrawn.map(|withdrawn| rfc3339(withdrawn.at)),
        reached: u32::try_from(cells.iter().filter(|cell| cell.reached_at.is_some()).count()).unwrap_or(u32::MAX),
        cells,
    })
}

/// The addressed cells by name, with the moments at which something reached them.
pub fn cells(units: &[Id], names: &HashMap<Id, String>, known: &HashMap<Id, Moment>) -> Vec<DocumentCell> {
    let cell = |unit: &Id| DocumentCell {
        unit: *unit,
        unit_name: names.get(unit).cloned().unwrap_or_default(),
        reached_at: known.get(unit).copied().map(rfc3339),
    };
    let mut cells: Vec<DocumentCell> = units.iter().map(cell).collect();
    let order = NameCollator::new();
    cells.sort_by(|a, b| order.texts(&a.unit_name, &b.unit_name).then(a.unit.cmp(&b.unit)));
    cells
}

fn reached(sql: &dyn Sql, issued: &IssuedDocument) -> Result<HashMap<Id, Moment>, Failure> {
    reached::when_sent(sql, us(sql)?, (issued.to_all, &issued.units), (document::KIND, issued.id))
}
