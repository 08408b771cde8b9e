//! SQLite: a database file of the laptop or the server, and a transaction on it.

use crate::{Cell, Cells, Engine, Error, Insert, Param, Row, Sql, Visit};
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ToSql, Transaction, params_from_iter};

/// How many rows one statement inserts. SQLite's cursors stay at the last row, which is near the next one if
/// the rows are sorted.
const AT_ONCE: usize = 64;

impl Sql for Connection {
    fn engine(&self) -> Engine {
        Engine::Sqlite
    }

    fn execute(&self, sql: &str, params: &[Param<'_>]) -> Result<u64, Error> {
        fit(params)?;
        Ok(self.prepare_cached(sql)?.execute(params_from_iter(params))? as u64)
    }

    fn insert(&self, insert: &Insert<'_>) -> Result<(), Error> {
        fit(insert.values)?;
        let width = insert.columns.len();
        let many = insert.values.chunks_exact(width * AT_ONCE);
        let single = many.remainder().chunks_exact(width);
        for (rows, several) in [(AT_ONCE, many), (1, single)] {
            if several.len() > 0 {
                let mut statement = self.prepare_cached(&or_fail(&insert.text(rows)))?;
                several.map(params_from_iter).try_for_each(|values| statement.execute(values).map(|_| ()))?;
            }
        }
        Ok(())
    }

    fn visit(&self, sql: &str, params: &[Param<'_>], each: Visit<'_>) -> Result<(), Error> {
        fit(params)?;
        let mut statement = self.prepare_cached(sql)?;
        let mut rows = statement.query(params_from_iter(params))?;
        while let Some(row) = rows.next()? {
            if each(&Row(row)).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn visit_long(&self, sql: &str, params: &[Param<'_>], each: Visit<'_>) -> Result<(), Error> {
        self.visit(sql, params, each)
    }

    fn batch(&self, sql: &str) -> Result<(), Error> {
        Ok(self.execute_batch(sql)?)
    }
}

/// A row that fails ends the transaction anyway, so SQLite need not keep a statement journal to undo the rows
/// before it.
fn or_fail(insert: &str) -> String {
    insert.replacen("INSERT", "INSERT OR FAIL", 1)
}

impl Sql for Transaction<'_> {
    fn engine(&self) -> Engine {
        Engine::Sqlite
    }

    fn execute(&self, sql: &str, params: &[Param<'_>]) -> Result<u64, Error> {
        Sql::execute(&**self, sql, params)
    }

    fn insert(&self, insert: &Insert<'_>) -> Result<(), Error> {
        Sql::insert(&**self, insert)
    }

    fn visit(&self, sql: &str, params: &[Param<'_>], each: Visit<'_>) -> Result<(), Error> {
        (**self).visit(sql, params, each)
    }

    fn visit_long(&self, sql: &str, params: &[Param<'_>], each: Visit<'_>) -> Result<(), Error> {
        (**self).visit_long(sql, params, each)
    }

    fn batch(&self, sql: &str) -> Result<(), Error> {
        (**self).batch(sql)
    }
}

/// Refuses what PostgreSQL would refuse, so that all engines store the same values.
fn fit(params: &[Param<'_>]) -> Result<(), Error> {
    params.iter().try_for_each(|param| match param {
        Param::TooLarge(number) => Err(Error::TooLarge(*number)),
        Param::Text(text) if text.contains('\0') => Err(Error::Nul),
        _ => Ok(()),
    })
}

impl ToSql for Param<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Param::Null | Param::TooLarge(_) => ToSqlOutput::Owned(Value::Null),
            Param::Int(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Param::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Param::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}

impl Cells for rusqlite::Row<'_> {
    fn cell(&self, column: usize) -> Result<Cell<'_>, Error> {
        Ok(match self.get_ref(column)? {
            ValueRef::Null => Cell::Null,
            ValueRef::Integer(number) => Cell::Int(number),
            ValueRef::Text(text) => {
                Cell::Text(std::str::from_utf8(text).map_err(|_| Error::Unexpected { column, wanted: "UTF-8" })?)
            }
            ValueRef::Blob(bytes) => Cell::Bytes(bytes),
            ValueRef::Real(_) => return Err(Error::Unexpected { column, wanted: "whole number" }),
        })
    }
}
