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

/// When and by whom a record was opened in this way, the latest first.
pub fn of(connection: &Connection, what: &str, record: Id) -> Result<Vec<(u64, Id)>, Error> {
    let mut select = connection
        .prepare_cached(
            "SELECT at_ms, person FROM access_log WHERE what = ?1 AND record = ?2 ORDER BY pk DESC LIMIT 100",
        )
        .context("read who opened what")?;
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, Id(row.get(1)?)));
    let opened = select.query_map((what, record.0), read).context("read who opened what")?;
    opened.collect::<Result<_, _>>().context("read who opened what")
}
