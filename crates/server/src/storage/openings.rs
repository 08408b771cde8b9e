//! Who opened the names of which cell; rows are only ever added.

use domain::Id;
use sql::{Sql, params};

use crate::clock::Moment;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    pub at: Moment,
    pub officer: String,
    pub unit: Id,
    pub round: Id,
    /// A figure, or `essay_list`, `essay`, `essay_page`.
    pub figure: String,
    pub essay: Option<Id>,
}

pub struct Openings<'s>(pub &'s dyn Sql);

impl Openings<'_> {
    /// Latest first.
    pub fn latest(&self, limit: u32) -> sql::Result<Vec<Opening>> {
        let latest = "SELECT at, officer, unit, round, figure, essay FROM opening ORDER BY number DESC LIMIT ?1";
        self.0.rows(latest, params![limit], |row| {
            Ok(Opening {
                at: row.get(0)?,
                officer: row.get(1)?,
                unit: row.get(2)?,
                round: row.get(3)?,
                figure: row.get(4)?,
                essay: row.get(5)?,
            })
        })
    }
}

pub struct OpeningsMut<'s>(pub &'s dyn Sql);

impl OpeningsMut<'_> {
    pub fn add(&self, opening: &Opening) -> sql::Result<()> {
        self.0.execute(
            "INSERT INTO opening (at, officer, unit, round, figure, essay) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![opening.at, opening.officer, opening.unit, opening.round, opening.figure, opening.essay],
        )?;
        Ok(())
    }
}
