//! Arrivals: one row for each exchange that brought work.

use std::collections::HashMap;

use domain::Id;
use sql::{Row, Sql, params};

use crate::clock::{Moment, SLACK};

#[derive(Debug, Clone)]
pub struct Arrival {
    pub at: Moment,
    pub unit: Id,
    pub laptop: Id,
    /// A short code that both sides can read out over the phone.
    pub receipt_code: String,
    /// JSON: [{"thing", "count"}…]
    pub things: String,
}

pub struct Arrivals<'s>(pub &'s dyn Sql);

impl Arrivals<'_> {
    /// Latest first.
    pub fn between(&self, from: Moment, until: Moment) -> sql::Result<Vec<Arrival>> {
        self.0.rows(
            "SELECT at, unit, laptop, receipt_code, things FROM arrival WHERE at >= ?1 AND at < ?2 ORDER BY at DESC, number DESC",
            params![from, until],
            row,
        )
    }

    /// The last time each unit brought work: one index look-up for each unit, however many arrivals are stored.
    /// A time written by a clock that ran ahead is ignored.
    pub fn last_of_each(&self, now: Moment) -> sql::Result<HashMap<Id, Moment>> {
        let latest = "SELECT id, (SELECT max(at) FROM arrival WHERE unit = id AND at <= ?1) FROM tree_unit";
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get::<Option<Moment>>(1)?));
        let latest = self.0.rows(latest, params![now.saturating_add(SLACK)], read)?;
        Ok(latest.into_iter().filter_map(|(unit, at)| Some((unit, at?))).collect())
    }
}

pub struct ArrivalsMut<'s>(pub &'s dyn Sql);

impl ArrivalsMut<'_> {
    /// `number`: the number of the last segment it brought, in the single order of all arrivals.
    pub fn add(&self, number: u64, arrival: &Arrival) -> sql::Result<()> {
        self.0.execute(
            "INSERT INTO arrival (number, at, unit, laptop, receipt_code, things) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![number, arrival.at, arrival.unit, arrival.laptop, arrival.receipt_code, arrival.things],
        )?;
        Ok(())
    }
}

fn row(row: &Row<'_>) -> sql::Result<Arrival> {
    Ok(Arrival {
        at: row.get(0)?,
        unit: row.get(1)?,
        laptop: row.get(2)?,
        receipt_code: row.get(3)?,
        things: row.get(4)?,
    })
}
