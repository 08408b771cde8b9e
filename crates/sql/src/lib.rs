//! One door to a database, whichever engine stands behind it: the same text, `?1` for what is filled in.
//! **Invariant:** a statement means the same on every engine; where the engines' languages differ, the caller asks `engine()`.
//!
//! Understood everywhere: `ON CONFLICT (columns) DO NOTHING | UPDATE`, `RETURNING`, `WITH RECURSIVE`. Integers are 64 bits wide,
//! bytes are bytes, text is compared byte by byte and holds no NUL.

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

/// What is done with each row of an answer; to break ends the reading.
pub type Visit<'v> = &'v mut dyn FnMut(&Row<'_>) -> ControlFlow<()>;

/// A connection, in or out of a transaction.
pub trait Sql {
    fn engine(&self) -> Engine;

    /// How many rows were written.
    fn execute(&self, sql: &str, params: &[Param<'_>]) -> Result<u64, Error>;

    /// Writes many rows of one table. Where it fails, the transaction is good for nothing but to be taken back.
    fn insert(&self, insert: &Insert<'_>) -> Result<(), Error>;

    /// Hands over the rows of a short answer.
    fn visit(&self, sql: &str, params: &[Param<'_>], each: Visit<'_>) -> Result<(), Error>;

    /// Hands over the rows of a long answer without holding them all. Only for SELECT, within a transaction; the visitor may use this
    /// connection meanwhile.
    fn visit_long(&self, sql: &str, params: &[Param<'_>], each: Visit<'_>) -> Result<(), Error>;

    /// Several statements, nothing to fill in.
    fn batch(&self, sql: &str) -> Result<(), Error>;
}

impl dyn Sql + '_ {
    /// Every row of a short answer.
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

    /// The first row of an answer that has one always, as a count has.
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

    /// Goes through a long answer row by row; the first error ends it.
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

    /// Waits until no other transaction holds this lock, shared or not, and holds it to the end of ours.
    /// On SQLite it is held already: there, one transaction writes at a time.
    pub fn lock(&self, name: i64) -> Result<(), Error> {
        self.wait_for("SELECT 1 FROM pg_advisory_xact_lock(?1)", name)
    }

    /// The same, beside others that share it.
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
