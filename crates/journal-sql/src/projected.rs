//! The tables programs read, one for each kind of the catalogue.

use crate::migrations::TURN;
use crate::{Doing, Error};
use domain::Id;
use domain::catalogue::{FieldType, KINDS, Kind};
use journal::{RowWrite, Value};
use sql::{AsParam, Engine, Param, Sql, params};
use std::borrow::Cow;

/// Stands among the migration steps while a rebuild is due.
const REBUILD: &str = "rebuild";

/// Makes the tables the catalogue asks for, all or none. True when a table or column was missing in a file that
/// already held changes: it has to be filled by a rebuild, and stays due until one is done.
pub fn ensure_tables(sql: &dyn Sql) -> Result<bool, Error> {
    sql::transaction(sql, |sql| {
        sql.lock(TURN).doing("begin to make tables")?;
        let mut grown = false;
        for kind in KINDS {
            grown |= ensure_table(sql, kind)?;
        }
        if grown && sql.exists("SELECT 1 FROM change LIMIT 1", &[]).doing("look for changes")? {
            // Kept in the file: a program that dies before the rebuild leaves it to the next.
            let note = "INSERT INTO schema_step (step_set, number, name, hash) VALUES (?1, 0, 'due', ?2)
                 ON CONFLICT (step_set, number) DO NOTHING";
            sql.execute(note, params![REBUILD, &[][..]]).doing("note a rebuild")?;
        }
        sql.exists("SELECT 1 FROM schema_step WHERE step_set = ?1", params![REBUILD]).doing("look for a rebuild")
    })
}

/// True when the table or one of its columns was missing.
fn ensure_table(sql: &dyn Sql, kind: &Kind) -> Result<bool, Error> {
    let present = columns_of(sql, kind.table)?;
    if present.is_empty() {
        sql.batch(&create_table(kind, sql.engine())).doing("make a table")?;
        return Ok(true);
    }
    let mut grown = false;
    for field in kind.fields.iter().filter(|field| !present.iter().any(|column| column == field.column)) {
        let column_type = type_in(sql.engine(), field.kind);
        sql.batch(&format!("ALTER TABLE \"{}\" ADD COLUMN \"{}\" {column_type}", kind.table, field.column))
            .doing("add a column")?;
        grown = true;
    }
    Ok(grown)
}

/// Once the tables are made anew, in the same transaction.
pub(crate) fn note_rebuilt(sql: &dyn Sql) -> Result<(), Error> {
    sql.execute("DELETE FROM schema_step WHERE step_set = ?1", params![REBUILD]).doing("note a rebuild")?;
    Ok(())
}

fn columns_of(sql: &dyn Sql, table: &str) -> Result<Vec<String>, Error> {
    let list = match sql.engine() {
        Engine::Sqlite => "SELECT name FROM pragma_table_info(?1)",
        Engine::Postgres => {
            "SELECT column_name::text FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = ?1"
        }
    };
    sql.rows(list, params![table], |row| row.get(0)).doing("list columns")
}

fn type_in(engine: Engine, kind: FieldType) -> &'static str {
    match (kind, engine) {
        (FieldType::Text, Engine::Sqlite) => "TEXT",
        // Compared as SQLite compares: byte by byte.
        (FieldType::Text, Engine::Postgres) => "TEXT COLLATE \"C\"",
        (FieldType::Int | FieldType::Flag, Engine::Sqlite) => "INTEGER",
        (FieldType::Int | FieldType::Flag, Engine::Postgres) => "BIGINT",
        (FieldType::IdRef | FieldType::Bytes | FieldType::Parts, Engine::Sqlite) => "BLOB",
        (FieldType::IdRef | FieldType::Bytes | FieldType::Parts, Engine::Postgres) => "BYTEA",
    }
}

fn create_table(kind: &Kind, engine: Engine) -> String {
    let table = kind.table;
    let id = type_in(engine, FieldType::IdRef);
    let mut columns = vec![format!("book {id} NOT NULL"), format!("id {id} NOT NULL")];
    let mut indexed = Vec::new();
    if let Some((first, second)) = kind.pair {
        columns.extend([format!("\"{first}\" {id} NOT NULL"), format!("\"{second}\" {id} NOT NULL")]);
        indexed.extend([first, second]);
    }
    for field in kind.fields {
        columns.push(format!("\"{}\" {}", field.column, type_in(engine, field.kind)));
        if field.kind == FieldType::IdRef {
            indexed.push(field.column);
        }
    }
    let strict = if engine == Engine::Sqlite { " STRICT, WITHOUT ROWID" } else { "" };
    let mut sql = format!("CREATE TABLE \"{table}\" ({}, PRIMARY KEY (book, id)){strict};", columns.join(", "));
    for column in indexed {
        sql.push_str(&format!("CREATE INDEX \"{table}_by_{column}\" ON \"{table}\" (book, \"{column}\");"));
    }
    sql
}

/// Persists what a merge decided.
pub struct Projection<'s>(pub &'s dyn Sql);

impl Projection<'_> {
    pub fn write(&self, write: &RowWrite) -> Result<(), Error> {
        let kind = write.kind;
        let record = write.record.id(kind.number);
        let mut names = vec!["book", "id"];
        let mut values = vec![write.book.param(), record.param()];
        if let (Some((first, second)), journal::Record::Pair(one, other)) = (kind.pair, &write.record) {
            names.extend([first, second]);
            values.extend([one.param(), other.param()]);
        }
        let fixed = names.len();
        for (field, value) in &write.columns {
            names.push(field.column);
            values.push(value.as_ref().map_or(Param::Null, |value| column_value(value, field.kind)));
        }
        self.0.execute(&upsert(kind.table, &names, fixed), &values).doing("write a row")?;
        Ok(())
    }

    /// Empties every projected table of a book's rows.
    pub fn clear(&self, book: Id) -> Result<(), Error> {
        for kind in KINDS {
            let rows = format!("DELETE FROM \"{}\" WHERE book = ?1", kind.table);
            self.0.execute(&rows, params![book]).doing("clear a table")?;
        }
        Ok(())
    }
}

/// Writes a row or, where there is one, every column after the first `fixed`.
fn upsert(table: &str, names: &[&str], fixed: usize) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("\"{name}\"")).collect();
    let places: Vec<_> = (1..=names.len()).map(|place| format!("?{place}")).collect();
    let updates: Vec<_> = quoted[fixed..].iter().map(|name| format!("{name} = excluded.{name}")).collect();
    let conflict = if updates.is_empty() { "NOTHING".to_owned() } else { format!("UPDATE SET {}", updates.join(", ")) };
    format!(
        "INSERT INTO \"{table}\" ({}) VALUES ({}) ON CONFLICT (book, id) DO {conflict}",
        quoted.join(", "),
        places.join(", ")
    )
}

/// A value of another type than the catalogue's (from a newer or a broken program) shows as nothing, and so does text with
/// a NUL in it, which PostgreSQL does not keep.
fn column_value(value: &Value, kind: FieldType) -> Param<'_> {
    match (kind, value) {
        (FieldType::Text, Value::Text(text)) if !text.contains('\0') => Param::Text(text),
        (FieldType::Int | FieldType::Flag, Value::Int(number)) => Param::Int(*number),
        (FieldType::IdRef | FieldType::Bytes, Value::Bytes(bytes)) => bytes.param(),
        (FieldType::Parts, Value::List(_)) => Param::Bytes(Cow::Owned(value.encode())),
        _ => Param::Null,
    }
}
