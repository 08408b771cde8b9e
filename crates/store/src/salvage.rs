//! Reads what is still readable of a book: the rows of each table from both ends, up to the damaged pages.

use crate::keyslots::BookKey;
use crate::{Context, Error, database};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::path::PathBuf;

/// A book's file that may have damaged pages. It must be a copy, because reading a log changes the file.
pub(crate) struct Source {
    path: PathBuf,
    key: BookKey,
    connection: Connection,
}

/// The rows of one table that could be read.
pub(crate) struct Rows {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Value>>,
    /// All rows could be read.
    pub whole: bool,
}

impl Rows {
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }
}

impl Source {
    pub fn open(path: PathBuf, key: &BookKey) -> Result<Source, Error> {
        let connection = database::connect(&path, key)?;
        Ok(Source { path, key: key.clone(), connection })
    }

    /// The names of its tables, including those of virtual tables.
    pub fn tables(&self) -> Result<Vec<String>, Error> {
        let mut select = self
            .connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            .context("list tables")?;
        select.query_map([], |row| row.get(0)).and_then(Iterator::collect).context("list tables")
    }

    pub fn read(&mut self, table: &str) -> Result<Rows, Error> {
        let (columns, key) = self.columns(table)?;
        let order = |way: &str| key.iter().map(|column| format!("\"{column}\" {way}")).collect::<Vec<_>>().join(", ");
        let sql = |way: &str| format!("SELECT * FROM \"{table}\" ORDER BY {}", order(way));
        let (mut rows, whole) = run(&self.connection, &sql("ASC"));
        if !whole {
            // A page with a wrong authentication tag leaves the connection in an error state.
            self.connection = database::connect(&self.path, &self.key)?;
            let (from_the_end, _) = run(&self.connection, &sql("DESC"));
            self.connection = database::connect(&self.path, &self.key)?;
            rows.extend(from_the_end);
        }
        Ok(Rows { columns, rows, whole })
    }

    /// All columns, and the columns of the primary key in their order.
    fn columns(&self, table: &str) -> Result<(Vec<String>, Vec<String>), Error> {
        let mut select =
            self.connection.prepare("SELECT name, pk FROM pragma_table_info(?1)").context("list columns")?;
        let read: Vec<(String, i64)> = select
            .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))
            .and_then(Iterator::collect)
            .context("list columns")?;
        let mut key: Vec<_> = read.iter().filter(|(_, place)| *place > 0).collect();
        key.sort_by_key(|(_, place)| *place);
        let key = key.into_iter().map(|(name, _)| name.clone()).collect();
        Ok((read.into_iter().map(|(name, _)| name).collect(), key))
    }
}

/// Reads rows until one can't be read. Returns them, and whether that was all.
fn run(connection: &Connection, sql: &str) -> (Vec<Vec<Value>>, bool) {
    let mut rows = Vec::new();
    let Ok(mut select) = connection.prepare(sql) else { return (rows, false) };
    let width = select.column_count();
    let Ok(mut cursor) = select.query([]) else { return (rows, false) };
    loop {
        match cursor.next() {
            Ok(Some(row)) => match (0..width).map(|place| row.get(place)).collect() {
                Ok(values) => rows.push(values),
                Err(_) => return (rows, false),
            },
            Ok(None) => return (rows, true),
            Err(_) => return (rows, false),
        }
    }
}
