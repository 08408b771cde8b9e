//! Rounds we have sent down, and to whom. What a round says stands in the journal.

use domain::Id;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::id_column;
use crate::clock::Moment;

#[derive(Debug, Clone)]
pub struct IssuedRound {
    pub id: Id,
    pub issued_at: Moment,
    pub issued_by: String,
    /// Every cell, those added later too.
    pub to_all: bool,
    /// Empty when it is for all.
    pub units: Vec<Id>,
}

const SELECT: &str = "SELECT id, issued_at, issued_by, to_all FROM issued_round";

pub struct IssuedRounds<'c>(pub &'c Connection);

impl IssuedRounds<'_> {
    pub fn find(&self, id: Id) -> rusqlite::Result<Option<IssuedRound>> {
        let found = self.0.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?.query_row([id.0], row).optional()?;
        found.map(|round| self.with_units(round)).transpose()
    }

    /// Latest first.
    pub fn all(&self) -> rusqlite::Result<Vec<IssuedRound>> {
        let mut query = self.0.prepare_cached(&format!("{SELECT} ORDER BY issued_at DESC, id"))?;
        let rounds: Vec<IssuedRound> = query.query_map([], row)?.collect::<Result<_, _>>()?;
        rounds.into_iter().map(|round| self.with_units(round)).collect()
    }

    fn with_units(&self, mut round: IssuedRound) -> rusqlite::Result<IssuedRound> {
        let mut query = self.0.prepare_cached("SELECT unit FROM issued_round_unit WHERE round = ?1 ORDER BY unit")?;
        round.units = query.query_map([round.id.0], |row| id_column(row, "unit"))?.collect::<Result<_, _>>()?;
        Ok(round)
    }
}

pub struct IssuedRoundsMut<'t, 'c>(pub &'t Transaction<'c>);

impl IssuedRoundsMut<'_, '_> {
    pub fn add(&self, round: &IssuedRound) -> rusqlite::Result<()> {
        self.0.execute(
            "INSERT INTO issued_round (id, issued_at, issued_by, to_all) VALUES (?1, ?2, ?3, ?4)",
            params![round.id.0, round.issued_at, round.issued_by, round.to_all],
        )?;
        for unit in &round.units {
            self.0
                .execute("INSERT INTO issued_round_unit (round, unit) VALUES (?1, ?2)", params![round.id.0, unit.0])?;
        }
        Ok(())
    }
}

fn row(row: &Row<'_>) -> rusqlite::Result<IssuedRound> {
    Ok(IssuedRound {
        id: id_column(row, "id")?,
        issued_at: row.get("issued_at")?,
        issued_by: row.get("issued_by")?,
        to_all: row.get("to_all")?,
        units: Vec::new(),
    })
}
