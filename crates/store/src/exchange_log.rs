//! The log of what exchanges transferred, shown to the person.

use crate::{Context, Error};
use rusqlite::Connection;

/// One entry: its time and its JSON.
pub struct Line {
    pub at_ms: u64,
    pub line: String,
}

pub fn add(connection: &Connection, at_ms: u64, what: &str, line: &str) -> Result<(), Error> {
    connection
        .execute("INSERT INTO exchange_log (at_ms, what, line) VALUES (?1, ?2, ?3)", (at_ms, what, line))
        .context("note an exchange")?;
    Ok(())
}

/// The latest entries of a type ("receipt", "arrived"), newest first.
pub fn latest(connection: &Connection, what: &str, most: u32) -> Result<Vec<Line>, Error> {
    let mut select = connection
        .prepare_cached("SELECT at_ms, line FROM exchange_log WHERE what = ?1 ORDER BY pk DESC LIMIT ?2")
        .context("read past exchanges")?;
    select
        .query_map((what, most), |row| Ok(Line { at_ms: row.get(0)?, line: row.get(1)? }))
        .and_then(Iterator::collect)
        .context("read past exchanges")
}
