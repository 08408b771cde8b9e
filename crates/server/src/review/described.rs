//! Describes a change in the words of the catalogue, so that an officer can judge it. Values that the cell
//! sealed stay sealed.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use domain::Id;
use domain::catalogue::{self, Context, Fields, Format, Kind, Label, display, kind as lookup, title};
use journal::{Change, Op, Record, Value};
use journal_sql::Row;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use crate::failure::Failure;

/// One record of a change.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Said")]
pub struct DescribedRecord {
    /// The kind's table: "member", "roll_call"…
    pub kind: &'static str,
    pub name: Label,
    /// What people call the record; empty if unknown.
    pub label: String,
    pub fields: Vec<DescribedField>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct DescribedField {
    /// The field's column.
    pub name: &'static str,
    pub label: Label,
    /// `None`: cleared, sealed by the cell, or only a digest arrived.
    pub value: Option<String>,
    pub sealed: bool,
}

/// Leaves out kinds and fields of a newer program, because nobody here can judge them.
pub fn of(sql: &dyn Sql, cell: Id, change: &Change) -> Result<Vec<DescribedRecord>, Failure> {
    let names = Names { sql, cell };
    let mut described = Vec::new();
    for op in &change.ops {
        let Some(kind) = lookup(op.kind) else { continue };
        let label = title(&names, kind, &names.overlaid(op)?)?;
        described.push(DescribedRecord { kind: kind.table, name: kind.name, label, fields: fields(&names, kind, op)? });
    }
    Ok(described)
}

/// Leaves out the reference to the containing record, because the label names it.
fn fields(names: &Names<'_>, kind: &'static Kind, op: &Op) -> Result<Vec<DescribedField>, Failure> {
    let record = op.record.id(op.kind);
    let mut described = Vec::new();
    for set in &op.sets {
        let Some(field) = kind.field(set.field).filter(|field| !field.is_internal() && !field.within) else { continue };
        let value = set.content.value();
        let sealed = matches!(field.format, Format::Sealed(_) | Format::SealedText);
        let said = value.filter(|value| !sealed && value.is_set());
        described.push(DescribedField {
            name: field.column,
            label: field.label,
            value: said.map(|value| display(names, record, field, value)).transpose()?,
            sealed: value.is_none_or(|value| sealed && value.is_set()),
        });
    }
    Ok(described)
}

/// The names of records in a cell's book.
pub struct Names<'b> {
    pub sql: &'b dyn Sql,
    pub cell: Id,
}

impl Names<'_> {
    /// A record with the change applied, its other fields as they are now.
    fn overlaid(&self, op: &Op) -> Result<Overlaid, Failure> {
        let id = op.record.id(op.kind);
        let said = op.sets.iter().filter_map(|set| Some((set.field, set.content.value()?.clone())));
        let pair = match op.record {
            Record::Pair(first, second) => Some((first, second)),
            Record::One(_) => None,
        };
        Ok(Overlaid { id, pair, said: said.collect(), row: journal_sql::row(self.sql, self.cell, op.kind, id)? })
    }
}

impl Context for Names<'_> {
    type Error = Failure;

    fn name(&self, kind: u16, id: Id) -> Result<String, Failure> {
        let Some(kind) = lookup(kind) else { return Ok(String::new()) };
        match journal_sql::row(self.sql, self.cell, kind.number, id)? {
            Some(row) => title(self, kind, &row),
            None => Ok(String::new()),
        }
    }

    fn open(&self, _: &[u8]) -> Option<Vec<u8>> {
        None
    }

    fn open_text(&self, _: &[u8]) -> Option<String> {
        None
    }

    fn points(&self, roll_call: Id) -> Result<Vec<String>, Failure> {
        use catalogue::{roll_call as mark, session};
        let mark = journal_sql::row(self.sql, self.cell, mark::KIND, roll_call)?.and_then(|row| row.pair);
        let held = mark.map(|(held, _)| journal_sql::row(self.sql, self.cell, session::KIND, held)).transpose()?;
        Ok(held.flatten().map(|row| row.lines(session::POINTS)).unwrap_or_default())
    }

    /// In the time of Việt Nam.
    fn moment(&self, ms: i64) -> String {
        let Some(zone) = FixedOffset::east_opt(7 * 60 * 60) else { return String::new() };
        let at = DateTime::from_timestamp_millis(ms).unwrap_or_default().with_timezone(&zone);
        at.format("%H:%M ngày %d/%m/%Y").to_string()
    }

    fn to_choose(&self) -> bool {
        true
    }
}

struct Overlaid {
    id: Id,
    pair: Option<(Id, Id)>,
    said: BTreeMap<u16, Value>,
    row: Option<Row>,
}

impl Fields for Overlaid {
    fn id(&self) -> Id {
        self.id
    }

    fn value(&self, field: u16) -> Option<&Value> {
        let said = self.said.get(&field).filter(|value| value.is_set());
        said.or_else(|| self.row.as_ref()?.value(field))
    }

    fn pair(&self) -> Option<(Id, Id)> {
        self.pair
    }
}
