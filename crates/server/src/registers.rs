//! Registers of the cells as the committee sees them: counted by cell, and row by row. What may name people is in the
//! cell's book here but is not shown, and what is sealed can't be read here at all.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{Field, Format, Kind, display};
use domain::registers::Register;
use journal::Value;
use journal_sql::Row;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use crate::failure::Failure;
use crate::review::described::Names;
use crate::storage::books::Books;

/// A period, including both days; open at a side that is absent.
#[derive(Debug, Clone, Copy, Default)]
pub struct Period {
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

impl Period {
    fn holds(self, day: Option<NaiveDate>) -> bool {
        self.from.is_none_or(|from| day.is_some_and(|day| from <= day))
            && self.until.is_none_or(|until| day.is_some_and(|day| day <= until))
    }
}

/// The counts of a cell's rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "RegisterCounts")]
pub struct Counts {
    pub rows: u64,
    /// By field.
    pub sums: BTreeMap<&'static str, i64>,
}

/// `None` while the cell has sent no book.
pub fn counts(
    sql: &dyn Sql,
    unit: Id,
    (kind, register): (&'static Kind, Register),
    period: Period,
) -> Result<Option<Counts>, Failure> {
    let Some(cell) = Books(sql).of(unit)? else { return Ok(None) };
    let summed: Vec<&Field> = register.sums.iter().filter_map(|sum| kind.field(*sum)).collect();
    let mut counts = Counts { rows: 0, sums: summed.iter().map(|field| (field.column, 0)).collect() };
    for row in standing(sql, cell, kind, register, period)? {
        counts.rows += 1;
        for field in &summed {
            let sum = counts.sums.entry(field.column).or_default();
            *sum = sum.saturating_add(row.int(field.number).unwrap_or_default());
        }
    }
    Ok(Some(counts))
}

fn standing(
    sql: &dyn Sql,
    cell: Id,
    kind: &'static Kind,
    register: Register,
    period: Period,
) -> Result<Vec<Row>, Failure> {
    let day = |row: &Row| register.day.and_then(|field| row.value(field).and_then(Value::as_day));
    let mut rows = journal_sql::rows(sql, cell, kind.number)?;
    rows.retain(|row| !kind.deleted().is_some_and(|deleted| row.flag(deleted)));
    if register.day.is_some() {
        rows.retain(|row| period.holds(day(row)));
    }
    rows.sort_by_key(|row| (std::cmp::Reverse(day(row)), row.id));
    Ok(rows)
}

/// One row in words.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ShownRow {
    pub id: Id,
    pub shown: BTreeMap<&'static str, String>,
}

/// A cell's rows, latest first.
pub fn rows(
    sql: &dyn Sql,
    unit: Id,
    (kind, register): (&'static Kind, Register),
    period: Period,
) -> Result<Vec<ShownRow>, Failure> {
    let Some(cell) = Books(sql).of(unit)? else { return Ok(Vec::new()) };
    let names = Names { sql, cell };
    let shown = |row: Row| Ok(ShownRow { id: row.id, shown: in_words(&names, kind, &row)? });
    standing(sql, cell, kind, register, period)?.into_iter().map(shown).collect()
}

/// Whatever the committee sees of a row, by field.
pub fn in_words(names: &Names<'_>, kind: &Kind, row: &Row) -> Result<BTreeMap<&'static str, String>, Failure> {
    let mut words = BTreeMap::new();
    for field in kind.fields.iter().filter(|field| field.is_seen_by_committee()) {
        let Some(value) = row.value(field.number).filter(|value| value.is_set()) else { continue };
        // Texts are shown whole: what a cell sent up is meant to be read here.
        let said = match (field.format, value) {
            (Format::Line | Format::Block, Value::Text(text)) => text.clone(),
            _ => display(names, row.id, field, value)?,
        };
        words.insert(field.column, said);
    }
    Ok(words)
}
