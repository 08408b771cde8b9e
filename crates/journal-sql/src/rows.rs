use crate::assignments::{Held, assignments_of_kind, assignments_of_records, write_content};
use crate::{Context, Error};
use domain::catalogue::{FieldType, Fields, Kind, kind as lookup};
use domain::{FieldValue, Id};
use journal::{Content, Cut, Place, Value, resolve};
use sql::{Cell, Engine, Param, Sql, params};
use std::collections::BTreeMap;

/// One record with its standing values.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub id: Id,
    /// The parts of the name, for records named by a pair.
    pub pair: Option<(Id, Id)>,
    values: BTreeMap<u16, Value>,
}

impl Row {
    pub fn value(&self, field: u16) -> Option<&Value> {
        self.values.get(&field)
    }

    /// Empty if the field has no text.
    pub fn text(&self, field: u16) -> &str {
        self.value(field).and_then(Value::as_text).unwrap_or_default()
    }

    pub fn int(&self, field: u16) -> Option<i64> {
        self.value(field).and_then(Value::as_int)
    }

    pub fn flag(&self, field: u16) -> bool {
        self.int(field) == Some(1)
    }

    pub fn id_ref(&self, field: u16) -> Option<Id> {
        self.value(field).and_then(Value::as_id)
    }

    pub fn bytes(&self, field: u16) -> Option<&[u8]> {
        self.value(field).and_then(Value::as_bytes)
    }

    /// A value of several parts; `None` if there is none or it can't be read.
    pub fn parts<T: FieldValue>(&self, field: u16) -> Option<T> {
        T::from_value(self.value(field)?)
    }

    /// The records that a field lists; empty if there are none.
    pub fn ids(&self, field: u16) -> Vec<Id> {
        self.parts(field).unwrap_or_default()
    }

    /// The lines of text that a field lists; empty if there are none.
    pub fn lines(&self, field: u16) -> Vec<String> {
        self.parts(field).unwrap_or_default()
    }
}

impl Fields for Row {
    fn id(&self) -> Id {
        self.id
    }

    fn value(&self, field: u16) -> Option<&Value> {
        Row::value(self, field)
    }

    fn pair(&self) -> Option<(Id, Id)> {
        self.pair
    }
}

/// The rows of a table with a value in an indexed column, for a FROM clause. SQLite has no statistics here and would go
/// through all rows of the book, because it takes the two parts of the index for no better than the first of the key.
pub(crate) fn by_index(sql: &dyn Sql, table: &str, column: &str) -> String {
    match sql.engine() {
        Engine::Sqlite => format!("\"{table}\" INDEXED BY \"{table}_by_{column}\""),
        Engine::Postgres => format!("\"{table}\""),
    }
}

fn select(kind: &Kind, from: &str, condition: &str) -> String {
    let mut columns = vec!["id".to_owned()];
    if let Some((first, second)) = kind.pair.map(|pair| pair.columns) {
        columns.extend([format!("\"{first}\""), format!("\"{second}\"")]);
    }
    columns.extend(kind.fields.iter().map(|field| match field.by_digest {
        true => format!("(SELECT value FROM payload WHERE digest = \"{}\")", field.column),
        false => format!("\"{}\"", field.column),
    }));
    format!("SELECT {} FROM {from} WHERE book = ?1{condition} ORDER BY id", columns.join(", "))
}

fn read(kind: &Kind, row: &sql::Row<'_>) -> Result<Row, sql::Error> {
    let pair = if kind.pair.is_some() { Some((row.get(1)?, row.get(2)?)) } else { None };
    let start = if kind.pair.is_some() { 3 } else { 1 };
    let mut values = BTreeMap::new();
    for (place, field) in kind.fields.iter().enumerate() {
        let value = match row.cell(start + place)? {
            Cell::Null => continue,
            Cell::Int(number) => Value::Int(number),
            Cell::Text(text) => Value::Text(text.to_owned()),
            Cell::Bytes(bytes) if field.stored() == FieldType::Parts || field.by_digest => match Value::decode(bytes) {
                Ok(value) => value,
                Err(_) => continue,
            },
            Cell::Bytes(bytes) => Value::Bytes(bytes.to_vec()),
        };
        values.insert(field.number, value);
    }
    Ok(Row { id: row.get(0)?, pair, values })
}

fn query(sql: &dyn Sql, kind: &Kind, column: &str, params: &[Param<'_>]) -> Result<Vec<Row>, Error> {
    let (from, condition) = (by_index(sql, kind.table, column), format!(" AND \"{column}\" = ?2"));
    sql.rows(&select(kind, &from, &condition), params, |row| read(kind, row)).context("read rows")
}

fn table(kind: &Kind) -> String {
    format!("\"{}\"", kind.table)
}

fn known(kind: u16) -> Result<&'static Kind, Error> {
    lookup(kind).ok_or(Error::Damaged("a kind that is not in the catalogue was asked for"))
}

pub fn rows(sql: &dyn Sql, book: Id, kind: u16) -> Result<Vec<Row>, Error> {
    let kind = known(kind)?;
    sql.rows(&select(kind, &table(kind), ""), params![book], |row| read(kind, row)).context("read rows")
}

pub fn row(sql: &dyn Sql, book: Id, kind: u16, id: Id) -> Result<Option<Row>, Error> {
    let kind = known(kind)?;
    sql.first(&select(kind, &table(kind), " AND id = ?2"), params![book, id], |row| read(kind, row))
        .context("read a row")
}

/// Rows whose reference `field` refers to `to`.
pub fn rows_by(sql: &dyn Sql, book: Id, kind: u16, field: u16, to: Id) -> Result<Vec<Row>, Error> {
    let kind = known(kind)?;
    let reference = kind.field(field).filter(|field| field.stored() == FieldType::IdRef);
    let column = reference.ok_or(Error::Damaged("a field that is no reference of the catalogue was asked for"))?.column;
    query(sql, kind, column, params![book, to])
}

/// Rows whose reference `field` refers to `to`, or ever did.
pub(crate) fn ever_pointing_at(sql: &dyn Sql, book: Id, kind: u16, field: u16, to: Id) -> Result<Vec<Row>, Error> {
    let mut found = rows_by(sql, book, kind, field, to)?;
    // Fields that refer to a record are plain, so that their content can be compared.
    let content = write_content(&Content::Plain(Value::id(to)));
    let elsewhere = " AND EXISTS (SELECT 1 FROM assignment a WHERE a.book = ?1 AND a.record = id AND a.kind = ?2
         AND a.field = ?3 AND a.content = ?4)";
    let of_kind = known(kind)?;
    let text = select(of_kind, &table(of_kind), elsewhere);
    let moved = sql.rows(&text, params![book, kind, field, content], |row| read(of_kind, row)).context("read rows")?;
    found.extend(moved.into_iter().filter(|row| row.id_ref(field) != Some(to)));
    Ok(found)
}

/// Rows named by a pair whose first part is `first`.
pub fn rows_of_first(sql: &dyn Sql, book: Id, kind: u16, first: Id) -> Result<Vec<Row>, Error> {
    let kind = known(kind)?;
    let (column, _) =
        kind.pair.map(|pair| pair.columns).ok_or(Error::Damaged("a kind without parts was asked for by part"))?;
    query(sql, kind, column, params![book, first])
}

/// The rows of a kind as they stood at a cut: merged only from the changes that the cut covers.
pub fn rows_at(sql: &dyn Sql, book: Id, kind: u16, cut: &Cut) -> Result<Vec<Row>, Error> {
    Past::of_kind(sql, book, kind)?.at(sql, cut)
}

/// The records of one kind with every value they were ever given, for callers that ask how they stood at several cuts.
pub struct Past(BTreeMap<Place, Held>);

impl Past {
    pub fn of_kind(sql: &dyn Sql, book: Id, kind: u16) -> Result<Past, Error> {
        Ok(Past(assignments_of_kind(sql, book, kind)?))
    }

    /// Only these records, each with its present row.
    pub fn of_rows(sql: &dyn Sql, book: Id, kind: u16, rows: &[Row]) -> Result<Past, Error> {
        let pairs: BTreeMap<Id, Option<(Id, Id)>> = rows.iter().map(|row| (row.id, row.pair)).collect();
        let ids: Vec<Id> = pairs.keys().copied().collect();
        let held = assignments_of_records(sql, book, &ids)?.into_iter().filter(|(place, _)| place.kind == kind);
        let with_pair = |(place, all): (Place, _)| (place, Held { pair: pairs[&place.record], all });
        Ok(Past(held.map(with_pair).collect()))
    }

    /// Merges only the changes that the cut covers.
    pub fn at(&self, sql: &dyn Sql, cut: &Cut) -> Result<Vec<Row>, Error> {
        let mut rows: BTreeMap<Id, Row> = BTreeMap::new();
        let cut = crate::lines::parted(sql, cut)?;
        for (place, held) in &self.0 {
            let covered: Vec<_> = held.all.iter().filter(|assignment| cut.covers(assignment.at)).cloned().collect();
            let resolved = resolve(&covered, |at| crate::lines::received(sql, at).ok().flatten());
            let Some(standing) = resolved.standing() else { continue };
            let new = || Row { id: place.record, pair: held.pair, values: BTreeMap::new() };
            let row = rows.entry(place.record).or_insert_with(new);
            if let Some(value) = standing.content.value().filter(|value| value.is_set()) {
                row.values.insert(place.field, value.clone());
            }
        }
        Ok(rows.into_values().collect())
    }
}
