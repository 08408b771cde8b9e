//! Steps that bring a file from one version to the next, each applied once, none ever changed.

use crate::{Doing, Error};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

/// One step. A shipped step never changes: its hash is kept in every file that took it.
pub struct Migration {
    pub name: &'static str,
    pub sql: &'static str,
}

/// Applies the steps of a set that the file has not taken, each in a transaction of its own.
pub fn migrate(connection: &mut Connection, set: &str, steps: &[Migration]) -> Result<(), Error> {
    connection
        .execute_batch(
            "CREATE TABLE IF NOT EXISTS schema_step (
                step_set TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, hash BLOB NOT NULL,
                PRIMARY KEY (step_set, number)) STRICT, WITHOUT ROWID",
        )
        .doing("list migrations")?;
    let taken: i64 = connection
        .query_row("SELECT count(*) FROM schema_step WHERE step_set = ?1", [set], |row| row.get(0))
        .doing("count migrations")?;
    if taken as usize > steps.len() {
        return Err(Error::Newer(format!("{set} {taken}")));
    }
    for (number, step) in steps.iter().enumerate() {
        apply(connection, set, number, step)?;
    }
    Ok(())
}

fn apply(connection: &mut Connection, set: &str, number: usize, step: &Migration) -> Result<(), Error> {
    let hash = blake3::hash(step.sql.as_bytes());
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).doing("begin a migration")?;
    let taken: Option<Vec<u8>> = transaction
        .query_row("SELECT hash FROM schema_step WHERE step_set = ?1 AND number = ?2", (set, number as i64), |row| {
            row.get(0)
        })
        .optional()
        .doing("look a migration up")?;
    match taken {
        Some(kept) if kept == hash.as_bytes() => return Ok(()),
        Some(_) => return Err(Error::MigrationChanged(step.name.to_owned())),
        None => {}
    }
    transaction.execute_batch(step.sql).doing("migrate")?;
    transaction
        .execute("INSERT INTO schema_step VALUES (?1, ?2, ?3, ?4)", (set, number as i64, step.name, hash.as_bytes()))
        .doing("note a migration")?;
    transaction.commit().doing("finish a migration")
}
