//! All or nothing, or one state to read from.

use crate::{Engine, Error, Sql};

/// Runs `work` in a transaction: kept when it succeeds, taken back when it fails or panics.
///
/// On SQLite it waits for its turn now, so that it never has to give up half-way. On PostgreSQL each statement sees what
/// was committed before it; what must not change meanwhile is locked first (`lock`).
pub fn transaction<T, E: From<Error>>(sql: &dyn Sql, work: impl FnOnce(&dyn Sql) -> Result<T, E>) -> Result<T, E> {
    let begin = match sql.engine() {
        Engine::Sqlite => "BEGIN IMMEDIATE",
        Engine::Postgres => "BEGIN",
    };
    within(sql, begin, work)
}

/// Runs `work` over one state of the database, which it can't change.
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
        // After a failed statement COMMIT alone would take everything back and not say so.
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
            // Nothing is lost when this fails: a connection that can't take back is dropped, and that takes back.
            let _ = self.sql.batch("ROLLBACK");
        }
    }
}
