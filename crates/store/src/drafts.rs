//! Texts being typed, saved at once on this laptop only.

use crate::{Context, Error};
use domain::Id;
use rusqlite::{Connection, OptionalExtension};

#[derive(Debug, Clone, PartialEq)]
pub struct SavedDraft {
    pub text: String,
    pub person: Id,
    pub at_ms: u64,
}

pub fn get(connection: &Connection, name: &str) -> Result<Option<SavedDraft>, Error> {
    connection
        .query_row("SELECT text, person, at_ms FROM draft WHERE name = ?1", [name], |row| {
            Ok(SavedDraft { text: row.get(0)?, person: Id(row.get(1)?), at_ms: row.get(2)? })
        })
        .optional()
        .context("read a draft")
}

pub fn put(connection: &Connection, name: &str, person: Id, text: &str, at_ms: u64) -> Result<(), Error> {
    connection
        .prepare_cached(
            "INSERT INTO draft VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (name) DO UPDATE SET person = excluded.person, text = excluded.text, at_ms = excluded.at_ms",
        )
        .and_then(|mut put| put.execute((name, person.0, text, at_ms)))
        .context("save a draft")?;
    Ok(())
}

pub fn remove(connection: &Connection, name: &str) -> Result<(), Error> {
    connection.execute("DELETE FROM draft WHERE name = ?1", [name]).context("drop a draft")?;
    Ok(())
}

/// Drops what was typed about a record and not saved, if it was typed by then. A draft's name holds the ids of its records.
pub(crate) fn remove_of(connection: &Connection, record: Id, until_ms: u64) -> Result<(), Error> {
    connection
        .prepare_cached("DELETE FROM draft WHERE instr(name, ?1) > 0 AND at_ms <= ?2")
        .and_then(|mut remove| remove.execute((record.to_string(), until_ms)))
        .context("drop a draft")?;
    Ok(())
}

/// The names of the drafts that begin with `prefix`.
pub fn names(connection: &Connection, prefix: &str) -> Result<Vec<String>, Error> {
    let mut select = connection
        .prepare_cached("SELECT name FROM draft WHERE substr(name, 1, length(?1)) = ?1")
        .context("list drafts")?;
    select.query_map([prefix], |row| row.get(0)).and_then(Iterator::collect).context("list drafts")
}
