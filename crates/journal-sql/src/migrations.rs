//! Migration steps. Each is applied once and never changed.

use crate::{Context, Error};
use sql::{Engine, Sql, params};

/// One step, for each engine. A shipped step never changes: every database that applied it holds its hash.
pub struct Migration {
    pub name: &'static str,
    pub sqlite: &'static str,
    /// Empty for steps that only a laptop needs.
    pub postgres: &'static str,
}

impl Migration {
    fn text(&self, engine: Engine) -> &'static str {
        match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        }
    }
}

/// The id of the lock that serialises schema changes, so that two servers started on one database wait for each
/// other.
pub(crate) const TURN: i64 = 0x736f_6368_6962_6f00;

/// Applies the steps of a set that the database has not applied yet, each in a transaction of its own.
pub fn migrate(sql: &dyn Sql, set: &str, steps: &[Migration]) -> Result<(), Error> {
    let taken = sql::transaction(sql, |sql| {
        sql.lock(TURN)?;
        sql.batch(match sql.engine() {
            Engine::Sqlite => {
                "CREATE TABLE IF NOT EXISTS schema_step (
                    step_set TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, hash BLOB NOT NULL,
                    PRIMARY KEY (step_set, number)) STRICT, WITHOUT ROWID"
            }
            Engine::Postgres => {
                "CREATE TABLE IF NOT EXISTS schema_step (
                    step_set TEXT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL, hash BYTEA NOT NULL,
                    PRIMARY KEY (step_set, number))"
            }
        })?;
        sql.only("SELECT count(*) FROM schema_step WHERE step_set = ?1", params![set], |row| row.get::<u64>(0))
    })
    .context("count migrations")?;
    if taken as usize > steps.len() {
        return Err(Error::Newer(format!("{set} {taken}")));
    }
    (0..).zip(steps).try_for_each(|(number, step)| sql::transaction(sql, |sql| apply(sql, set, number, step)))
}

fn apply(sql: &dyn Sql, set: &str, number: i64, step: &Migration) -> Result<(), Error> {
    sql.lock(TURN).context("begin a migration")?;
    let text = step.text(sql.engine());
    let hash = blake3::hash(text.as_bytes());
    let known = "SELECT hash FROM schema_step WHERE step_set = ?1 AND number = ?2";
    let taken: Option<Vec<u8>> =
        sql.first(known, params![set, number], |row| row.get(0)).context("look a migration up")?;
    match taken {
        Some(kept) if kept == hash.as_bytes() => return Ok(()),
        Some(_) => return Err(Error::MigrationChanged(step.name.to_owned())),
        None => {}
    }
    sql.batch(text).context("migrate")?;
    let note = "INSERT INTO schema_step (step_set, number, name, hash) VALUES (?1, ?2, ?3, ?4)";
    sql.execute(note, params![set, number, step.name, hash.as_bytes()]).context("note a migration")?;
    Ok(())
}
