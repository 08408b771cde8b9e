//! Who opened names of which cell: only ever added to.

use domain::Id;
use rusqlite::{Connection, Transaction, params};

use super::id_column;
use crate::clock::Moment;

#[derive(Debug, Clone)]
pub struct Opening {
    pub at: Moment,
    pub officer: String,
    pub unit: Id,
    pub round: Id,
    pub figure: String,
}

pub struct Openings<'c>(pub &'c Connection);

impl Openings<'_> {
    /// Latest first.
    pub fn latest(&self, limit: u32) -> rusqlite::Result<Vec<Opening>> {
        self.0
            .prepare_cached("SELECT at, officer, unit, round, figure FROM opening ORDER BY number DESC LIMIT ?1")?
            .query_map([limit], |row| {
                Ok(Opening {
                    at: row.get("at")?,
                    officer: row.get("officer")?,
                    unit: id_column(row, "unit")?,
                    round: id_column(row, "round")?,
                    figure: row.get("figure")?,
                })
            })?
            .collect()
    }
}

pub struct OpeningsMut<'t, 'c>(pub &'t Transaction<'c>);

impl OpeningsMut<'_, '_> {
    pub fn add(&self, opening: &Opening) -> rusqlite::Result<()> {
        self.0.execute(
            "INSERT INTO opening (at, officer, unit, round, figure) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![opening.at, opening.officer, opening.unit.0, opening.round.0, opening.figure],
        )?;
        Ok(())
    }
}
