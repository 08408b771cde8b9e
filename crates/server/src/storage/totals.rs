//! Figures of each cell in each round, counted when its changes arrive. Pages read only these.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Id;
use domain::totals::Counts;
use sql::{Row, Sql, params};

use crate::clock::Moment;
use crate::failure::Failure;

#[derive(Debug, Clone, PartialEq)]
pub struct RoundTotal {
    /// The committee's round.
    pub round: Id,
    pub unit: Id,
    /// The cell's round that refers to it.
    pub own_round: Id,
    pub counts: Counts,
    /// `None`: provisional.
    pub finalised_at: Option<Moment>,
    /// Changes since the figures were closed that nobody has accepted.
    pub late: u32,
    pub as_of: NaiveDate,
}

/// Whether a cell's figures in a round are final.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TotalState {
    pub round: Id,
    pub unit: Id,
    pub closed: bool,
}

const SELECT: &str = "SELECT round, unit, own_round, figures, finalised_at, late, as_of FROM round_total";

pub struct RoundTotals<'s>(pub &'s dyn Sql);

impl RoundTotals<'_> {
    pub fn of_round(&self, round: Id) -> sql::Result<HashMap<Id, RoundTotal>> {
        let totals = self.0.rows(&format!("{SELECT} WHERE round = ?1"), params![round], row)?;
        Ok(totals.into_iter().map(|total| (total.unit, total)).collect())
    }

    /// The state of the figures of every cell in every round, without the figures.
    pub fn states(&self) -> sql::Result<Vec<TotalState>> {
        self.0.rows("SELECT round, unit, finalised_at FROM round_total", &[], |row| {
            let closed = row.get::<Option<Moment>>(2)?.is_some();
            Ok(TotalState { round: row.get(0)?, unit: row.get(1)?, closed })
        })
    }

    pub fn of_unit(&self, unit: Id) -> sql::Result<Vec<RoundTotal>> {
        self.0.rows(&format!("{SELECT} WHERE unit = ?1 ORDER BY round"), params![unit], row)
    }

    /// Cells whose provisional figures were counted for another day, or by an earlier program that did not count all
    /// of them.
    pub fn stale(&self, round: Id, today: NaiveDate) -> sql::Result<Vec<Id>> {
        let stale = "SELECT unit FROM round_total WHERE round = ?1
             AND ((finalised_at IS NULL AND as_of <> ?2) OR figures NOT LIKE '%\"points\":%') ORDER BY unit";
        self.0.rows(stale, params![round, today.to_string()], |row| row.get(0))
    }
}

pub struct RoundTotalsMut<'s>(pub &'s dyn Sql);

impl RoundTotalsMut<'_> {
    pub fn put(&self, total: &RoundTotal) -> Result<(), Failure> {
        let figures = serde_json::to_string(&total.counts)
            .map_err(|error| Failure::Broken(format!("figures can't be written down: {error}")))?;
        self.0.execute(
            "INSERT INTO round_total (round, unit, own_round, figures, finalised_at, late, as_of)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (round, unit) DO UPDATE SET own_round = ?3, figures = ?4, finalised_at = ?5, late = ?6, as_of = ?7",
            params![
                total.round,
                total.unit,
                total.own_round,
                figures,
                total.finalised_at,
                total.late,
                total.as_of.to_string()
            ],
        )?;
        Ok(())
    }

    pub fn remove(&self, round: Id, unit: Id) -> sql::Result<()> {
        self.0.execute("DELETE FROM round_total WHERE round = ?1 AND unit = ?2", params![round, unit])?;
        Ok(())
    }
}

fn row(row: &Row<'_>) -> sql::Result<RoundTotal> {
    let damaged = |column, wanted| sql::Error::Unexpected { column, wanted };
    let (figures, as_of): (String, String) = (row.get(3)?, row.get(6)?);
    Ok(RoundTotal {
        round: row.get(0)?,
        unit: row.get(1)?,
        own_round: row.get(2)?,
        counts: serde_json::from_str(&figures).map_err(|_| damaged(3, "figures"))?,
        finalised_at: row.get(4)?,
        late: row.get(5)?,
        as_of: as_of.parse().map_err(|_| damaged(6, "day"))?,
    })
}
