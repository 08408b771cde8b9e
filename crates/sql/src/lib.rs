//! One interface to a database, whichever the engine: the same SQL, with `?1` for parameters.
//! **Invariant:** a statement means the same on every engine; where the SQL dialects differ, the caller asks
//! `engine()`.
//!
//! Supported on all engines: `ON CONFLICT (columns) DO NOTHING | UPDATE`, `RETURNING`, `WITH RECURSIVE`.
//! Integers have 64 bits, bytes are stored as they are, text is compared byte by byte and contains no NUL.

mod cell;
mod error;
mod insert;
mod param;
#[cfg(feature = "postgres")]
pub mod postgres;
mod sqlite;
mod transaction;

pub use cell::{Cell, Cells, FromCell, Row};
pub use error::{Error, Result};
pub use insert::Insert;
pub use param::{AsParam, Param};
pub use transaction::{snapshot, transaction};

use std::ops::ControlFlow;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// Called for each row of a result; breaking ends the reading.
pub type Visit<'v> = &'v mut dyn FnMut(&Row<'_>) -> ControlFlow<()>;

/// A connection, in or out of a transaction.
pub trait Sql {
    fn engine(&self) -> Engine;

    /// Returns how many rows were written.
    fn execute(&self, sql: &str, params: &[Param<'_>]) -> Result<u64, Error>;

    /// Writes many rows of one table. If it fails, the transaction can only be rolled back.
    fn insert(&self, insert: &Insert<'_>) -> Result<(), Error>;

    /// Visits the rows of a short result, which is held in memory.
    fn visit(&self, sql: &str, params: &[Param<'_>], each: Visit<'_>) -> Result<(), Error>;

    /// Visits the rows of a long result without holding all of them in memory. Only for SELECT, within a
    /// transaction. The visitor may use this connection meanwhile.
    fn visit_long(&self, sql: &str, params: &[Param<'_>], each: Visit<'_>) -> Result<(), Error>;

    /// Runs several statements without parameters.
    fn batch(&self, sql: &str) -> Result<(), Error>;
}

impl dyn Sql + '_ {
    /// All rows of a short result.
    pub fn rows<T>(
        &self,
        sql: &str,
        params: &[Param<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let mut all = Vec::new();
        let mut failed = None;
        self.visit(sql, params, &mut |row| match read(row) {
            Ok(one) => {
                all.push(one);
                ControlFlow::Continue(())
            }
            Err(error) => {
                failed = Some(error);
                ControlFlow::Break(())
            }
        })?;
        failed.map_or(Ok(all), Err)
    }

    /// The first row, if there is one.
    pub fn first<T>(
        &self,
        sql: &str,
        params: &[Param<'_>],
        read: impl FnOnce(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let (mut read, mut found) = (Some(read), None);
        self.visit(sql, params, &mut |row| {
            found = read.take().map(|read| read(row));
            ControlFlow::Break(())
        })?;
        found.transpose()
    }

    /// The first row of a result that always has one, such as a count.
    pub fn only<T>(
        &self,
        sql: &str,
        params: &[Param<'_>],
        read: impl FnOnce(&Row<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.first(sql, params, read)?.ok_or(Error::NoRow)
    }

    pub fn exists(&self, sql: &str, params: &[Param<'_>]) -> Result<bool, Error> {
        Ok(self.first(sql, params, |_| Ok(()))?.is_some())
    }

    /// Visits the rows of a long result; the first error ends the reading.
    pub fn each<E: From<Error>>(
        &self,
        sql: &str,
        params: &[Param<'_>],
        mut work: impl FnMut(&Row<'_>) -> Result<ControlFlow<()>, E>,
    ) -> Result<(), E> {
        let mut failed = None;
        self.visit_long(sql, params, &mut |row| {
            work(row).unwrap_or_else(|error| {
                failed = Some(error);
                ControlFlow::Break(())
            })
        })?;
        failed.map_or(Ok(()), Err)
    }

    /// Waits until no other transaction holds this lock, shared or exclusive, and holds it until the present
    /// transaction ends. On SQLite it does nothing, because only one transaction can write at a time.
    pub fn lock(&self, name: i64) -> Result<(), Error> {
        self.wait_for("SELECT 1 FROM pg_advisory_xact_lock(?1)", name)
    }

    /// Like `lock`, but other transactions may share the lock.
    pub fn lock_shared(&self, name: i64) -> Result<(), Error> {
        self.wait_for("SELECT 1 FROM pg_advisory_xact_lock_shared(?1)", name)
    }

    fn wait_for(&self, lock: &str, name: i64) -> Result<(), Error> {
        match self.engine() {
            Engine::Sqlite => Ok(()),
            Engine::Postgres => self.exists(lock, params![name]).map(|_| ()),
        }
    }
}
