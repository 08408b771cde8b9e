//! The log of who opened what a person wrote. It is append-only.

use crate::{Context, Error};
use domain::Id;
use rusqlite::Connection;

pub fn note(connection: &Connection, at_ms: u64, person: Id, what: &str, record: Option<Id>) -> Result<(), Error> {
    connection
        .execute(
            "INSERT INTO access_log (at_ms, person, what, record) VALUES (?1, ?2, ?3, ?4)",
            (at_ms, person.0, what, record.map(|record| record.0)),
        )
        .context("note who opened what")?;
    Ok(())
}
