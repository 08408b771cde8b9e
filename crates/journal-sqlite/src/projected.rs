//! The tables programs read, one for each kind of the catalogue.

use crate::{Doing, Error};
use domain::catalogue::{FieldType, KINDS, Kind};
use journal::{RowWrite, Value};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params_from_iter};

/// Makes the tables the catalogue asks for. True when a table or column was missing in a file that
/// already held changes: it has to be filled by a rebuild.
pub fn ensure_tables(connection: &Connection) -> Result<bool, Error> {
    let mut grown = false;
    for kind in KINDS {
        let present = columns_of(connection, kind.table)?;
        if present.is_empty() {
            connection.execute_batch(&create_table(kind)).doing("make a table")?;
            grown = true;
        } else {
            for field in kind.fields.iter().filter(|field| !present.iter().any(|column| column == field.column)) {
                let sql =
                    format!("ALTER TABLE \"{}\" ADD COLUMN \"{}\" {}", kind.table, field.column, sql_type(field.kind));
                connection.execute_batch(&sql).doing("add a column")?;
                grown = true;
            }
        }
    }
    let changes: i64 =
        connection.query_row("SELECT count(*) FROM change", [], |row| row.get(0)).doing("count changes")?;
    Ok(grown && changes > 0)
}

fn columns_of(connection: &Connection, table: &str) -> Result<Vec<String>, Error> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1)").doing("list columns")?;
    statement.query_map([table], |row| row.get(0)).and_then(Iterator::collect).doing("list columns")
}

fn sql_type(kind: FieldType) -> &'static str {
    match kind {
        FieldType::Text => "TEXT",
        FieldType::Int | FieldType::Flag => "INTEGER",
        FieldType::IdRef | FieldType::Bytes | FieldType::Parts => "BLOB",
    }
}

fn create_table(kind: &Kind) -> String {
    let table = kind.table;
    let mut columns = vec!["book BLOB NOT NULL".to_owned(), "id BLOB NOT NULL".to_owned()];
    let mut indexed = Vec::new();
    if let Some((first, second)) = kind.pair {
        columns.extend([format!("\"{first}\" BLOB NOT NULL"), format!("\"{second}\" BLOB NOT NULL")]);
        indexed.extend([first, second]);
    }
    for field in kind.fields {
        columns.push(format!("\"{}\" {}", field.column, sql_type(field.kind)));
        if field.kind == FieldType::IdRef {
            indexed.push(field.column);
        }
    }
    let mut sql =
        format!("CREATE TABLE \"{table}\" ({}, PRIMARY KEY (book, id)) STRICT, WITHOUT ROWID;", columns.join(", "));
    for column in indexed {
        sql.push_str(&format!("CREATE INDEX \"{table}_by_{column}\" ON \"{table}\" (book, \"{column}\");"));
    }
    sql
}

/// Persists what a merge decided.
pub struct Projection<'c>(pub &'c Connection);

impl Projection<'_> {
    pub fn write(&self, write: &RowWrite) -> Result<(), Error> {
        let kind = write.kind;
        let mut names = vec!["book".to_owned(), "id".to_owned()];
        let mut values = vec![Sql::Blob(write.book.0.to_vec()), Sql::Blob(write.record.id(kind.number).0.to_vec())];
        if let (Some((first, second)), journal::Record::Pair(one, other)) = (kind.pair, write.record) {
            names.extend([format!("\"{first}\""), format!("\"{second}\"")]);
            values.extend([Sql::Blob(one.0.to_vec()), Sql::Blob(other.0.to_vec())]);
        }
        let fixed = names.len();
        for (field, value) in &write.columns {
            names.push(format!("\"{}\"", field.column));
            values.push(value.as_ref().map_or(Sql::Null, |value| to_sql(value, field.kind)));
        }
        let places = vec!["?"; names.len()].join(", ");
        let updates: Vec<_> = names[fixed..].iter().map(|name| format!("{name} = excluded.{name}")).collect();
        let conflict =
            if updates.is_empty() { "NOTHING".to_owned() } else { format!("UPDATE SET {}", updates.join(", ")) };
        let sql = format!(
            "INSERT INTO \"{}\" ({}) VALUES ({places}) ON CONFLICT (book, id) DO {conflict}",
            kind.table,
            names.join(", ")
        );
        self.0
            .prepare_cached(&sql)
            .and_then(|mut statement| statement.execute(params_from_iter(values)))
            .doing("write a row")?;
        Ok(())
    }

    /// Empties every projected table.
    pub fn clear(&self) -> Result<(), Error> {
        KINDS.iter().try_for_each(|kind| {
            self.0.execute_batch(&format!("DELETE FROM \"{}\"", kind.table)).doing("clear a table")
        })
    }
}

/// A value of another type than the catalogue's (from a newer or a broken program) shows as nothing.
fn to_sql(value: &Value, kind: FieldType) -> Sql {
    match (kind, value) {
        (FieldType::Text, Value::Text(text)) => Sql::Text(text.clone()),
        (FieldType::Int | FieldType::Flag, Value::Int(number)) => Sql::Integer(*number),
        (FieldType::IdRef | FieldType::Bytes, Value::Bytes(bytes)) => Sql::Blob(bytes.clone()),
        (FieldType::Parts, Value::List(_)) => Sql::Blob(value.encode()),
        _ => Sql::Null,
    }
}
