//! Laptops that asked to exchange, and whether they may.
//!
//! ```text
//! (invite used) -> waiting --confirm--> active --revoke--> revoked
//!                     `-----refuse----> refused --(another invite)--> waiting
//! ```

use std::collections::HashMap;

use domain::Id;
use schemars::JsonSchema;
use serde::Serialize;
use sql::{Cell, FromCell, Row, Sql, params};

use crate::clock::{Moment, SLACK};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
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

impl FromCell for LaptopState {
    const WHAT: &'static str = "state of a laptop";

    fn from_cell(cell: Cell<'_>) -> Option<LaptopState> {
        match cell {
            Cell::Text("waiting") => Some(LaptopState::Waiting),
            Cell::Text("active") => Some(LaptopState::Active),
            Cell::Text("refused") => Some(LaptopState::Refused),
            Cell::Text("revoked") => Some(LaptopState::Revoked),
            _ => None,
        }
    }
}

#[derive(Debug, Clone)]
pub struct Laptop {
    pub id: Id,
    pub unit: Id,
    pub public_key: [u8; 32],
    pub book: Id,
    /// The age recipient (`age1…`) for values sealed to this laptop.
    pub recipient: String,
    pub name: String,
    pub person: String,
    pub state: LaptopState,
    pub asked_at: Moment,
    pub answered_at: Option<Moment>,
    pub last_seen_at: Option<Moment>,
}

const SELECT: &str = "SELECT id, unit, public_key, book, recipient, name, person, state, asked_at, answered_at, last_seen_at FROM laptop";

pub struct Laptops<'s>(pub &'s dyn Sql);

impl Laptops<'_> {
    pub fn find(&self, id: Id) -> sql::Result<Option<Laptop>> {
        self.0.first(&format!("{SELECT} WHERE id = ?1"), params![id], row)
    }

    pub fn by_key(&self, key: &[u8; 32]) -> sql::Result<Option<Laptop>> {
        self.0.first(&format!("{SELECT} WHERE public_key = ?1"), params![key], row)
    }

    pub fn of_unit(&self, unit: Id) -> sql::Result<Vec<Laptop>> {
        self.0.rows(&format!("{SELECT} WHERE unit = ?1 ORDER BY asked_at, id"), params![unit], row)
    }

    /// Oldest request first.
    pub fn all(&self) -> sql::Result<Vec<Laptop>> {
        self.0.rows(&format!("{SELECT} ORDER BY asked_at, id"), &[], row)
    }
}

impl Laptops<'_> {
    /// When a laptop of each unit last connected; times written by a clock that ran ahead are ignored.
    pub fn last_seen_of_each(&self, now: Moment) -> sql::Result<HashMap<Id, Moment>> {
        let latest = "SELECT unit, max(last_seen_at) FROM laptop WHERE last_seen_at <= ?1 GROUP BY unit";
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        Ok(self.0.rows(latest, params![now.saturating_add(SLACK)], read)?.into_iter().collect())
    }

    /// The laptops that may still exchange among all that are related by renewed keys: the original, and all
    /// its copies.
    pub fn family(&self, of: Id) -> sql::Result<Vec<Laptop>> {
        let family = "WITH RECURSIVE family (id) AS (SELECT id FROM laptop WHERE id = ?1
               UNION SELECT CASE WHEN l.id = f.id THEN l.copied_from ELSE l.id END
                     FROM laptop l JOIN family f ON l.id = f.id OR l.copied_from = f.id WHERE l.copied_from IS NOT NULL)";
        self.0.rows(
            &format!("{family} {SELECT} WHERE state = 'active' AND id IN (SELECT id FROM family) ORDER BY id"),
            params![of],
            row,
        )
    }
}

pub struct LaptopsMut<'s>(pub &'s dyn Sql);

impl LaptopsMut<'_> {
    pub fn add(&self, laptop: &Laptop) -> sql::Result<()> {
        self.0.execute(
            "INSERT INTO laptop (id, unit, public_key, book, recipient, name, person, state, asked_at, answered_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                laptop.id,
                laptop.unit,
                laptop.public_key,
                laptop.book,
                laptop.recipient,
                laptop.name,
                laptop.person,
                laptop.state.as_str(),
                laptop.asked_at,
                laptop.answered_at
            ],
        )?;
        Ok(())
    }

    /// False if it was no longer waiting.
    pub fn answer(&self, id: Id, state: LaptopState, by: &str, now: Moment) -> sql::Result<bool> {
        let changed = self.0.execute(
            "UPDATE laptop SET state = ?2, answered_by = ?3, answered_at = ?4 WHERE id = ?1 AND state = 'waiting'",
            params![id, state.as_str(), by, now],
        )?;
        Ok(changed == 1)
    }

    /// A laptop that was refused asks again with another invite.
    pub fn ask_again(&self, id: Id, now: Moment) -> sql::Result<()> {
        self.0.execute(
            "UPDATE laptop SET state = 'waiting', asked_at = ?2, answered_at = NULL, answered_by = NULL
              WHERE id = ?1 AND state = 'refused'",
            params![id, now],
        )?;
        Ok(())
    }

    /// Adds a copy of a laptop under its new key.
    pub fn add_copy(&self, laptop: &Laptop, of: Id) -> sql::Result<()> {
        self.add(laptop)?;
        self.0.execute("UPDATE laptop SET copied_from = ?2 WHERE id = ?1", params![laptop.id, of])?;
        Ok(())
    }

    /// False if it was no longer active.
    pub fn revoke(&self, id: Id, reason: &str, now: Moment) -> sql::Result<bool> {
        let changed = self.0.execute(
            "UPDATE laptop SET state = 'revoked', revoked_at = ?2, reason = ?3 WHERE id = ?1 AND state = 'active'",
            params![id, now, reason],
        )?;
        Ok(changed == 1)
    }

    pub fn seen(&self, id: Id, now: Moment) -> sql::Result<()> {
        self.0.execute("UPDATE laptop SET last_seen_at = ?2 WHERE id = ?1", params![id, now])?;
        Ok(())
    }
}

fn row(row: &Row<'_>) -> sql::Result<Laptop> {
    Ok(Laptop {
        id: row.get(0)?,
        unit: row.get(1)?,
        public_key: row.get(2)?,
        book: row.get(3)?,
        recipient: row.get(4)?,
        name: row.get(5)?,
        person: row.get(6)?,
        state: row.get(7)?,
        asked_at: row.get(8)?,
        answered_at: row.get(9)?,
        last_seen_at: row.get(10)?,
    })
}
