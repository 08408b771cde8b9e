//! Figures of each cell in each round, counted when its changes arrived. Pages read only these.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Id;
use domain::totals::Counts;
use rusqlite::types::Type;
use rusqlite::{Connection, Row, Transaction, params};

use super::id_column;
use crate::clock::Moment;

#[derive(Debug, Clone, PartialEq)]
pub struct RoundTotal {
    /// The committee's round.
    pub round: Id,
    pub unit: Id,
    /// The cell's round that points at it.
    pub own_round: Id,
    pub counts: Counts,
    /// None: provisional.
    pub finalised_at: Option<Moment>,
    /// Changes since the figures were closed that nobody has accepted.
    pub late: u32,
    pub as_of: NaiveDate,
}

pub struct RoundTotals<'c>(pub &'c Connection);

impl RoundTotals<'_> {
    pub fn of_round(&self, round: Id) -> rusqlite::Result<HashMap<Id, RoundTotal>> {
        self.0
            .prepare_cached("SELECT * FROM round_total WHERE round = ?1")?
            .query_map([round.0], |found| Ok((id_column(found, "unit")?, row(found)?)))?
            .collect()
    }

    pub fn of_unit(&self, unit: Id) -> rusqlite::Result<Vec<RoundTotal>> {
        self.0.prepare_cached("SELECT * FROM round_total WHERE unit = ?1")?.query_map([unit.0], row)?.collect()
    }

    /// Cells whose provisional figures were counted for another day.
    pub fn stale(&self, round: Id, today: NaiveDate) -> rusqlite::Result<Vec<Id>> {
        self.0
            .prepare_cached("SELECT unit FROM round_total WHERE round = ?1 AND finalised_at IS NULL AND as_of <> ?2")?
            .query_map(params![round.0, today.to_string()], |found| id_column(found, "unit"))?
            .collect()
    }
}

pub struct RoundTotalsMut<'t, 'c>(pub &'t Transaction<'c>);

impl RoundTotalsMut<'_, '_> {
    pub fn put(&self, total: &RoundTotal) -> rusqlite::Result<()> {
        let figures = serde_json::to_string(&total.counts)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        self.0
            .prepare_cached(
                "INSERT OR REPLACE INTO round_total (round, unit, own_round, figures, finalised_at, late, as_of)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                total.round.0,
                total.unit.0,
                total.own_round.0,
                figures,
                total.finalised_at,
                total.late,
                total.as_of.to_string()
            ])?;
        Ok(())
    }

    pub fn remove(&self, round: Id, unit: Id) -> rusqlite::Result<()> {
        self.0.execute("DELETE FROM round_total WHERE round = ?1 AND unit = ?2", params![round.0, unit.0])?;
        Ok(())
    }
}

fn row(row: &Row<'_>) -> rusqlite::Result<RoundTotal> {
    let damaged = |error: Box<dyn std::error::Error + Send + Sync>| {
        rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error)
    };
    let figures: String = row.get("figures")?;
    let as_of: String = row.get("as_of")?;
    Ok(RoundTotal {
        round: id_column(row, "round")?,
        unit: id_column(row, "unit")?,
        own_round: id_column(row, "own_round")?,
        counts: serde_json::from_str(&figures).map_err(|error| damaged(error.into()))?,
        finalised_at: row.get("finalised_at")?,
        late: row.get("late")?,
        as_of: as_of.parse().map_err(|error: chrono::ParseError| damaged(error.into()))?,
    })
}
