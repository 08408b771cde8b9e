//! Small values of this laptop: settings as text, secrets as bytes.

use crate::{Context, Error};
use rusqlite::{Connection, OptionalExtension};

/// The setting that holds the time at which every page and the whole chain were last examined.
pub(crate) const EXAMINED: &str = "examined_ms";

pub fn get(connection: &Connection, name: &str) -> Result<Option<String>, Error> {
    connection
        .query_row("SELECT value FROM setting WHERE name = ?1", [name], |row| row.get(0))
        .optional()
        .context("read a setting")
}

pub fn put(connection: &Connection, name: &str, value: &str) -> Result<(), Error> {
    connection
        .execute(
            "INSERT INTO setting VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )
        .context("keep a setting")?;
    Ok(())
}

pub fn forget(connection: &Connection, name: &str) -> Result<(), Error> {
    connection.execute("DELETE FROM setting WHERE name = ?1", [name]).context("forget a setting")?;
    Ok(())
}

pub(crate) fn secret(connection: &Connection, name: &str) -> Result<Option<Vec<u8>>, Error> {
    connection
        .query_row("SELECT value FROM secret WHERE name = ?1", [name], |row| row.get(0))
        .optional()
        .context("read a key")
}

/// A secret that every book has.
pub(crate) fn secret_of<const N: usize>(connection: &Connection, name: &str) -> Result<[u8; N], Error> {
    let value = secret(connection, name)?.ok_or(Error::Damaged("book.db"))?;
    value.as_slice().try_into().map_err(|_| Error::Damaged("book.db"))
}

pub(crate) fn put_secret(connection: &Connection, name: &str, value: &[u8]) -> Result<(), Error> {
    connection
        .execute(
            "INSERT INTO secret VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )
        .context("keep a key")?;
    Ok(())
}

pub(crate) fn forget_secret(connection: &Connection, name: &str) -> Result<(), Error> {
    connection.execute("DELETE FROM secret WHERE name = ?1", [name]).context("forget a key")?;
    Ok(())
}
