//! Laptops that asked to exchange, and whether they may.
//!
//! ```text
//! (invite used) -> waiting --confirm--> active --revoke--> revoked
//!                     `-----refuse----> refused
//! ```

use domain::Id;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::Serialize;

use super::id_column;
use crate::clock::Moment;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LaptopState {
    Waiting,
    Active,
    Refused,
    Revoked,
}

impl LaptopState {
    pub fn as_str(self) -> &'static str {
        match self {
            LaptopState::Waiting => "waiting",
            LaptopState::Active => "active",
            LaptopState::Refused => "refused",
            LaptopState::Revoked => "revoked",
        }
    }
}

impl FromSql for LaptopState {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<LaptopState> {
        match value.as_str()? {
            "waiting" => Ok(LaptopState::Waiting),
            "active" => Ok(LaptopState::Active),
            "refused" => Ok(LaptopState::Refused),
            "revoked" => Ok(LaptopState::Revoked),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

#[derive(Debug, Clone)]
pub struct Laptop {
    pub id: Id,
    pub unit: Id,
    pub public_key: [u8; 32],
    pub book: Id,
    pub name: String,
    pub person: String,
    pub state: LaptopState,
    pub asked_at: Moment,
    pub answered_at: Option<Moment>,
    pub last_seen_at: Option<Moment>,
}

const SELECT: &str =
    "SELECT id, unit, public_key, book, name, person, state, asked_at, answered_at, last_seen_at FROM laptop";

pub struct Laptops<'c>(pub &'c Connection);

impl Laptops<'_> {
    pub fn find(&self, id: Id) -> rusqlite::Result<Option<Laptop>> {
        self.0.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?.query_row([id.0], row).optional()
    }

    pub fn by_key(&self, key: &[u8; 32]) -> rusqlite::Result<Option<Laptop>> {
        self.0.prepare_cached(&format!("{SELECT} WHERE public_key = ?1"))?.query_row([key], row).optional()
    }

    /// Oldest request first.
    pub fn all(&self) -> rusqlite::Result<Vec<Laptop>> {
        self.0.prepare_cached(&format!("{SELECT} ORDER BY asked_at, id"))?.query_map([], row)?.collect()
    }
}

pub struct LaptopsMut<'t, 'c>(pub &'t Transaction<'c>);

impl LaptopsMut<'_, '_> {
    pub fn add(&self, laptop: &Laptop) -> rusqlite::Result<()> {
        self.0.execute(
            "INSERT INTO laptop (id, unit, public_key, book, name, person, state, asked_at, answered_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                laptop.id.0,
                laptop.unit.0,
                laptop.public_key,
                laptop.book.0,
                laptop.name,
                laptop.person,
                laptop.state.as_str(),
                laptop.asked_at,
                laptop.answered_at
            ],
        )?;
        Ok(())
    }

    /// False when it was not waiting any more.
    pub fn answer(&self, id: Id, state: LaptopState, by: &str, now: Moment) -> rusqlite::Result<bool> {
        let changed = self.0.execute(
            "UPDATE laptop SET state = ?2, answered_by = ?3, answered_at = ?4 WHERE id = ?1 AND state = 'waiting'",
            params![id.0, state.as_str(), by, now],
        )?;
        Ok(changed == 1)
    }

    /// False when it was not active any more.
    pub fn revoke(&self, id: Id, reason: &str, now: Moment) -> rusqlite::Result<bool> {
        let changed = self.0.execute(
            "UPDATE laptop SET state = 'revoked', revoked_at = ?2, reason = ?3 WHERE id = ?1 AND state = 'active'",
            params![id.0, now, reason],
        )?;
        Ok(changed == 1)
    }

    pub fn seen(&self, id: Id, now: Moment) -> rusqlite::Result<()> {
        self.0.execute("UPDATE laptop SET last_seen_at = ?2 WHERE id = ?1", params![id.0, now])?;
        Ok(())
    }
}

fn row(row: &Row<'_>) -> rusqlite::Result<Laptop> {
    Ok(Laptop {
        id: id_column(row, "id")?,
        unit: id_column(row, "unit")?,
        public_key: row.get("public_key")?,
        book: id_column(row, "book")?,
        name: row.get("name")?,
        person: row.get("person")?,
        state: row.get("state")?,
        asked_at: row.get("asked_at")?,
        answered_at: row.get("answered_at")?,
        last_seen_at: row.get("last_seen_at")?,
    })
}
