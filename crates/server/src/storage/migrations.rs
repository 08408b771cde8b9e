//! Brings the server's own tables up to date. A shipped migration never changes: its checksum is
//! compared at every start.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::clock::Moment;
use crate::failure::Failure;

struct Migration {
    number: i64,
    name: &'static str,
    sql: &'static str,
}

macro_rules! migrations {
    ($($number:literal $name:literal),* $(,)?) => {
        &[$(Migration {
            number: $number,
            name: $name,
            sql: include_str!(concat!("../../migrations/sqlite/", $name, ".sql")),
        }),*]
    };
}

const MIGRATIONS: &[Migration] = migrations![
    1 "0001_accounts",
    2 "0002_tree",
    3 "0003_enrolment",
    4 "0004_figures",
];

const LEDGER: &str = "CREATE TABLE IF NOT EXISTS server_migration (
  number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum BLOB NOT NULL, applied_at INTEGER NOT NULL
) STRICT";

/// Applies what is missing, each step in a transaction of its own: old tables or new, never between.
pub fn run(connection: &mut Connection, now: Moment) -> Result<(), Failure> {
    connection.execute_batch(LEDGER)?;
    let newest: Option<i64> = connection.query_row("SELECT max(number) FROM server_migration", [], |row| row.get(0))?;
    if newest.unwrap_or(0) > MIGRATIONS.len() as i64 {
        return Err(Failure::Broken("the data folder was written by a newer sochibo-server".into()));
    }
    MIGRATIONS.iter().try_for_each(|step| apply(connection, step, now))
}

fn apply(connection: &mut Connection, step: &Migration, now: Moment) -> Result<(), Failure> {
    let checksum = blake3::hash(step.sql.as_bytes());
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let kept: Option<[u8; 32]> = transaction
        .query_row("SELECT checksum FROM server_migration WHERE number = ?1", [step.number], |row| row.get(0))
        .optional()?;
    match kept {
        Some(kept) if kept == *checksum.as_bytes() => return Ok(()),
        Some(_) => return Err(Failure::Broken(format!("migration {} was altered after it shipped", step.name))),
        None => {}
    }
    transaction.execute_batch(step.sql)?;
    transaction.execute(
        "INSERT INTO server_migration (number, name, checksum, applied_at) VALUES (?1, ?2, ?3, ?4)",
        params![step.number, step.name, checksum.as_bytes(), now],
    )?;
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn running_twice_changes_nothing_and_an_altered_step_is_refused() {
        let mut book = Connection::open_in_memory().unwrap();
        run(&mut book, 1).unwrap();
        run(&mut book, 2).unwrap();
        let applied: i64 = book.query_row("SELECT max(applied_at) FROM server_migration", [], |row| row.get(0)).unwrap();
        assert_eq!(applied, 1);
        book.execute("UPDATE server_migration SET checksum = zeroblob(32) WHERE number = 2", []).unwrap();
        assert!(matches!(run(&mut book, 3), Err(Failure::Broken(_))));
    }

    #[test]
    fn a_folder_of_a_newer_server_is_refused() {
        let mut book = Connection::open_in_memory().unwrap();
        run(&mut book, 1).unwrap();
        book.execute("INSERT INTO server_migration VALUES (999, 'later', zeroblob(32), 1)", []).unwrap();
        assert!(matches!(run(&mut book, 2), Err(Failure::Broken(_))));
    }
}
