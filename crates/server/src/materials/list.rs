//! The files of one document or round, with the cells that know of them.

use std::collections::HashMap;

use domain::Id;
use domain::catalogue::material;
use journal_sql::Row;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::find::Subject;
use crate::clock::rfc3339;
use crate::documents::list::{DocumentCell, cells};
use crate::failure::Failure;
use crate::storage::tree::Tree;
use crate::sync::materials::us;
use crate::sync::reached;

#[derive(Debug, Serialize, JsonSchema)]
pub struct MaterialLine {
    pub id: Id,
    pub name: String,
    /// Bytes of the sealed file, which is 16 larger than the file.
    pub bytes: i64,
    pub sent_at: String,
    pub withdrawn: bool,
    /// The number of cells that know of it, of those that it was addressed to.
    pub reached: u32,
    /// One for each cell that it was addressed to, by name.
    pub cells: Vec<DocumentCell>,
}

/// First sent first.
pub fn list(sql: &dyn Sql, subject: &Subject) -> Result<Vec<MaterialLine>, Failure> {
    let names = Tree(sql).latest_names()?;
    subject.rows(sql)?.iter().map(|row| line(sql, subject, row, &names)).collect()
}

fn line(sql: &dyn Sql, subject: &Subject, row: &Row, names: &HashMap<Id, String>) -> Result<MaterialLine, Failure> {
    let known = reached::when_sent(sql, us(sql)?, (subject.to_all, &subject.units), (material::KIND, row.id))?;
    let cells = cells(&subject.units, names, &known);
    Ok(MaterialLine {
        id: row.id,
        name: row.text(material::NAME).to_owned(),
        bytes: row.int(material::SIZE).unwrap_or_default(),
        sent_at: rfc3339(row.int(material::AT).unwrap_or_default()),
        withdrawn: row.flag(material::WITHDRAWN),
        reached: u32::try_from(cells.iter().filter(|cell| cell.reached_at.is_some()).count()).unwrap_or(u32::MAX),
        cells,
    })
}
