//! The tables that programs read, one for each kind of the catalogue.

use crate::migrations::TURN;
use crate::{Context, Error};
use domain::Id;
use domain::catalogue::{Field, FieldType, KINDS, Kind};
use journal::{Record, RowWrite, Value};
use sql::{AsParam, Engine, Insert, Param, Sql, params};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The name among the migration steps that marks a rebuild as due.
const REBUILD: &str = "rebuild";

/// Creates the tables and columns of the catalogue that are missing, all or none. Returns whether a rebuild is
/// due: a table or column was missing in a file that already held changes, now or earlier, and no rebuild has
/// been done since.
pub fn ensure_tables(sql: &dyn Sql) -> Result<bool, Error> {
    sql::transaction(sql, |sql| {
        sql.lock(TURN).context("begin to make tables")?;
        let mut grown = false;
        for kind in KINDS {
            grown |= ensure_table(sql, kind)?;
        }
        if grown && sql.exists("SELECT 1 FROM change LIMIT 1", &[]).context("look for changes")? {
            // Stored in the file, so that if this program dies before the rebuild, the next one does it.
            let note = "INSERT INTO schema_step (step_set, number, name, hash) VALUES (?1, 0, 'due', ?2)
                 ON CONFLICT (step_set, number) DO NOTHING";
            sql.execute(note, params![REBUILD, &[][..]]).context("note a rebuild")?;
        }
        sql.exists("SELECT 1 FROM schema_step WHERE step_set = ?1", params![REBUILD]).context("look for a rebuild")
    })
}

/// Returns whether the table or one of its columns was missing.
fn ensure_table(sql: &dyn Sql, kind: &Kind) -> Result<bool, Error> {
    let mut present = columns_of(sql, kind.table)?;
    let mut grown = present.is_empty();
    if grown {
        sql.batch(&create_table(kind, sql.engine())).context("make a table")?;
        present = columns_of(sql, kind.table)?;
    }
    for field in kind.fields.iter().filter(|field| !present.iter().any(|column| column == field.column)) {
        let column_type = type_in(sql.engine(), field.stored());
        sql.batch(&format!("ALTER TABLE \"{}\" ADD COLUMN \"{}\" {column_type}", kind.table, field.column))
            .context("add a column")?;
        grown = true;
    }
    for column in indexed(kind) {
        let table = kind.table;
        let index = format!("CREATE INDEX IF NOT EXISTS \"{table}_by_{column}\" ON \"{table}\" (book, \"{column}\")");
        sql.batch(&index).context("make an index")?;
    }
    Ok(grown)
}

/// Called in the transaction that rebuilds the tables.
pub(crate) fn note_rebuilt(sql: &dyn Sql) -> Result<(), Error> {
    sql.execute("DELETE FROM schema_step WHERE step_set = ?1", params![REBUILD]).context("note a rebuild")?;
    Ok(())
}

fn columns_of(sql: &dyn Sql, table: &str) -> Result<Vec<String>, Error> {
    let list = match sql.engine() {
        Engine::Sqlite => "SELECT name FROM pragma_table_info(?1)",
        Engine::Postgres => {
            "SELECT column_name::text FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = ?1"
        }
    };
    sql.rows(list, params![table], |row| row.get(0)).context("list columns")
}

fn type_in(engine: Engine, kind: FieldType) -> &'static str {
    match (kind, engine) {
        (FieldType::Text, Engine::Sqlite) => "TEXT",
        // Collated by bytes, as SQLite does.
        (FieldType::Text, Engine::Postgres) => "TEXT COLLATE \"C\"",
        (FieldType::Int | FieldType::Flag, Engine::Sqlite) => "INTEGER",
        (FieldType::Int | FieldType::Flag, Engine::Postgres) => "BIGINT",
        (FieldType::IdRef | FieldType::Bytes | FieldType::Parts, Engine::Sqlite) => "BLOB",
        (FieldType::IdRef | FieldType::Bytes | FieldType::Parts, Engine::Postgres) => "BYTEA",
    }
}

/// The columns by which rows are looked up: both parts of a pair, and every reference.
fn indexed(kind: &Kind) -> impl Iterator<Item = &'static str> {
    let parts = kind.pair.map(|pair| pair.columns).into_iter().flat_map(|(first, second)| [first, second]);
    let references = kind.fields.iter().filter(|field| field.stored() == FieldType::IdRef).map(|field| field.column);
    parts.chain(references)
}

fn create_table(kind: &Kind, engine: Engine) -> String {
    let table = kind.table;
    let id = type_in(engine, FieldType::IdRef);
    let mut columns = vec![format!("book {id} NOT NULL"), format!("id {id} NOT NULL")];
    if let Some((first, second)) = kind.pair.map(|pair| pair.columns) {
        columns.extend([format!("\"{first}\" {id} NOT NULL"), format!("\"{second}\" {id} NOT NULL")]);
    }
    for field in kind.fields {
        columns.push(format!("\"{}\" {}", field.column, type_in(engine, field.stored())));
    }
    let strict = match engine {
        // Rows named by a pair are many and short, so they go into the key's tree; rows of other kinds hold
        // long texts, of which few would fit a page of it.
        Engine::Sqlite if kind.pair.is_some() => " STRICT, WITHOUT ROWID",
        Engine::Sqlite => " STRICT",
        Engine::Postgres => "",
    };
    format!("CREATE TABLE \"{table}\" ({}, PRIMARY KEY (book, id)){strict};", columns.join(", "))
}

/// Writes the result of a merge to the tables.
pub struct Projection<'s>(pub &'s dyn Sql);

impl Projection<'_> {
    /// Writes rows, each of another record. Rows that set the same columns of a table are written together.
    pub fn write(&self, writes: &[RowWrite]) -> Result<(), Error> {
        let mut alike: BTreeMap<(u16, Vec<u16>), Vec<&RowWrite>> = BTreeMap::new();
        for write in writes {
            let fields = write.columns.iter().map(|(field, _)| field.number).collect();
            alike.entry((write.kind.number, fields)).or_default().push(write);
        }
        alike.values().try_for_each(|writes| self.write_alike(writes))
    }

    fn write_alike(&self, writes: &[&RowWrite]) -> Result<(), Error> {
        let Some(first) = writes.first() else { return Ok(()) };
        let ids: Vec<Id> = writes.iter().map(|write| write.record.id(write.kind.number)).collect();
        let mut columns = vec!["book", "id"];
        columns.extend(first.kind.pair.into_iter().flat_map(|pair| [pair.columns.0, pair.columns.1]));
        let fixed = columns.len();
        columns.extend(first.columns.iter().map(|(field, _)| field.column));
        let values: Vec<_> = writes.iter().copied().zip(&ids).flat_map(|(write, id)| row_of(write, id)).collect();
        let conflict = on_conflict(&columns[fixed..]);
        let insert = Insert { table: first.kind.table, columns: &columns, conflict: &conflict, values: &values };
        self.0.insert(&insert).context("write rows")
    }

    /// Deletes the row of a record that has no values left.
    pub fn drop_row(&self, book: Id, kind: &Kind, record: Id) -> Result<(), Error> {
        let row = format!("DELETE FROM \"{}\" WHERE book = ?1 AND id = ?2", kind.table);
        self.0.execute(&row, params![book, record]).context("take a row away")?;
        Ok(())
    }

    /// Empties every projected table, or deletes the rows of one book.
    pub fn clear(&self, book: Option<Id>) -> Result<(), Error> {
        KINDS.iter().try_for_each(|kind| clear(self.0, kind.table, book))
    }
}

/// Deletes without a WHERE if all rows go: deleting row by row takes as long as filling the table.
pub(crate) fn clear(sql: &dyn Sql, table: &str, book: Option<Id>) -> Result<(), Error> {
    match book {
        Some(book) => sql.execute(&format!("DELETE FROM \"{table}\" WHERE book = ?1"), params![book]),
        None => sql.execute(&format!("DELETE FROM \"{table}\""), &[]),
    }
    .context("clear a table")?;
    Ok(())
}

fn row_of<'w>(write: &'w RowWrite, id: &'w Id) -> Vec<Param<'w>> {
    let mut values = vec![write.book.param(), id.param()];
    if let Record::Pair(one, other) = &write.record {
        values.extend([one.param(), other.param()]);
    }
    let column = |(field, value): &'w (&Field, Option<Value>)| {
        value.as_ref().map_or(Param::Null, |value| column_value(value, field.stored()))
    };
    values.extend(write.columns.iter().map(column));
    values
}

/// An existing row keeps its other columns.
fn on_conflict(columns: &[&str]) -> String {
    let updates: Vec<_> = columns.iter().map(|name| format!("\"{name}\" = excluded.\"{name}\"")).collect();
    let then = if updates.is_empty() { "NOTHING".to_owned() } else { format!("UPDATE SET {}", updates.join(", ")) };
    format!("ON CONFLICT (book, id) DO {then}")
}

/// A value whose type is not the catalogue's (written by a newer or a faulty program) is stored as NULL, and so
/// is text with a NUL character, which PostgreSQL cannot store.
fn column_value(value: &Value, kind: FieldType) -> Param<'_> {
    match (kind, value) {
        (FieldType::Text, Value::Text(text)) if !text.contains('\0') => Param::Text(text),
        (FieldType::Int | FieldType::Flag, Value::Int(number)) => Param::Int(*number),
        (FieldType::IdRef | FieldType::Bytes, Value::Bytes(bytes)) => bytes.param(),
        (FieldType::Parts, Value::List(_)) => Param::Bytes(Cow::Owned(value.encode())),
        _ => Param::Null,
    }
}
