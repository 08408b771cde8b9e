//! All or nothing.

use crate::{Engine, Error, Sql};

/// Begins one that writes. On SQLite it waits for its turn now, so that it never has to give up half-way.
pub fn begin(sql: &dyn Sql) -> Result<(), Error> {
    sql.batch(match sql.engine() {
        Engine::Sqlite => "BEGIN IMMEDIATE",
        Engine::Postgres => "BEGIN",
    })
}

/// Runs `work` in a transaction: kept when it succeeds, taken back when it fails or panics.
pub fn transaction<T, E: From<Error>>(sql: &dyn Sql, work: impl FnOnce(&dyn Sql) -> Result<T, E>) -> Result<T, E> {
    begin(sql)?;
    let mut open = Open { sql, kept: false };
    let done = work(sql)?;
    sql.batch("COMMIT")?;
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
