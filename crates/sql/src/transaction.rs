//! Read-write transactions and read-only snapshots.

use crate::{Engine, Error, Sql};

/// Runs `work` in a transaction, which is committed if it succeeds and rolled back if it fails or panics.
///
/// On SQLite the transaction waits for its turn before it begins, so that it never fails half-way. On
/// PostgreSQL each statement sees what was committed before it; rows that must not change meanwhile are locked
/// first (`lock`).
pub fn transaction<T, E: From<Error>>(sql: &dyn Sql, work: impl FnOnce(&dyn Sql) -> Result<T, E>) -> Result<T, E> {
    let begin = match sql.engine() {
        Engine::Sqlite => "BEGIN IMMEDIATE",
        Engine::Postgres => "BEGIN",
    };
    within(sql, begin, work)
}

/// Runs `work` on a read-only snapshot of the database.
pub fn snapshot<T, E: From<Error>>(sql: &dyn Sql, work: impl FnOnce(&dyn Sql) -> Result<T, E>) -> Result<T, E> {
    let begin = match sql.engine() {
        Engine::Sqlite => "BEGIN",
        Engine::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    };
    within(sql, begin, work)
}

fn within<T, E: From<Error>>(sql: &dyn Sql, begin: &str, work: impl FnOnce(&dyn Sql) -> Result<T, E>) -> Result<T, E> {
    sql.batch(begin)?;
    let mut open = Open { sql, kept: false };
    let done = work(sql)?;
    sql.batch(match sql.engine() {
        Engine::Sqlite => "COMMIT",
        // After a failed statement COMMIT alone would roll back without reporting an error.
        Engine::Postgres => "SELECT 1; COMMIT",
    })?;
    open.kept = true;
    Ok(done)
}

struct Open<'s> {
    sql: &'s dyn Sql,
    kept: bool,
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        if !self.kept {
            // A failure here loses nothing: a connection that can't roll back is dropped, which rolls back.
            let _ = self.sql.batch("ROLLBACK");
        }
    }
}
