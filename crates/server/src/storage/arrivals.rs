//! What came in: one row per exchange that brought work.

use std::collections::HashMap;

use domain::Id;
use rusqlite::{Connection, Row, Transaction, params};

use super::id_column;
use crate::clock::Moment;

#[derive(Debug, Clone)]
pub struct Arrival {
    pub at: Moment,
    pub unit: Id,
    pub laptop: Id,
    /// Short code both sides can read over the phone.
    pub receipt_code: String,
    /// JSON: [{"thing", "count"}…]
    pub things: String,
}

pub struct Arrivals<'c>(pub &'c Connection);

impl Arrivals<'_> {
    /// Latest first.
    pub fn between(&self, from: Moment, until: Moment) -> rusqlite::Result<Vec<Arrival>> {
        self.0
            .prepare_cached(
                "SELECT at, unit, laptop, receipt_code, things FROM arrival WHERE at >= ?1 AND at < ?2 ORDER BY at DESC, number DESC",
            )?
            .query_map([from, until], row)?
            .collect()
    }

    /// The last time each unit brought work.
    pub fn last_of_each(&self) -> rusqlite::Result<HashMap<Id, Moment>> {
        self.0
            .prepare_cached("SELECT unit, max(at) FROM arrival GROUP BY unit")?
            .query_map([], |row| Ok((Id(row.get(0)?), row.get(1)?)))?
            .collect()
    }
}

pub struct ArrivalsMut<'t, 'c>(pub &'t Transaction<'c>);

impl ArrivalsMut<'_, '_> {
    pub fn add(&self, arrival: &Arrival) -> rusqlite::Result<()> {
        self.0.execute(
            "INSERT INTO arrival (at, unit, laptop, receipt_code, things) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![arrival.at, arrival.unit.0, arrival.laptop.0, arrival.receipt_code, arrival.things],
        )?;
        Ok(())
    }
}

fn row(row: &Row<'_>) -> rusqlite::Result<Arrival> {
    Ok(Arrival {
        at: row.get("at")?,
        unit: id_column(row, "unit")?,
        laptop: id_column(row, "laptop")?,
        receipt_code: row.get("receipt_code")?,
        things: row.get("things")?,
    })
}
