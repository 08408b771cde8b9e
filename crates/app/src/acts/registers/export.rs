//! A register written to a workbook or PDF.
//!
//! On paper, its rows are drawn by the first of its fields that is a word: propaganda by channel, tasks by progress.

use super::{register, rows, shown_fields};
use crate::AppSession;
use crate::acts::papers;
use crate::messages::CallError;
use crate::messages::papers::Written;
use crate::messages::registers::{Export, Filter, Row};
use ::papers::{Block, Chart, ChartShape, RegisterCell, RegisterColumn, RegisterTable, Series};
use domain::catalogue::{Field, Format, Kind};
use domain::figures::number;
use std::collections::BTreeMap;

pub fn export(app: &AppSession, request: Export) -> Result<Written, CallError> {
    let (kind, described) = register(&request.register)?;
    let out = papers::place_as(&request.path, &["xlsx", "pdf"], "path")?;
    let Export { register, from, until, text, late, .. } = request;
    let filter = Filter { register, from, until, text, late };
    let (table, chart) = app.with_book(|book| {
        let listed = rows(app, book, (kind, &described), &filter)?;
        let fields: Vec<&Field> = shown_fields(kind).collect();
        let table = RegisterTable {
            superior: papers::superior_name(book)?,
            cell: papers::cell_name(book)?,
            title: kind.name.vietnamese.to_owned(),
            period: period(&filter),
            columns: fields.iter().map(|field| column(field)).collect(),
            rows: listed.rows.iter().map(|row| fields.iter().map(|field| cell(field, row)).collect()).collect(),
            sums: sums(&fields, &listed.sums),
        };
        Ok((table, chart(kind, &fields, &listed.rows)))
    })?;
    let mut paper = papers::list_paper(&table);
    paper.blocks.extend(chart.map(Block::Chart));
    papers::put_paper(app, &out, "path", &paper, || table.to_xlsx())
}

/// How many of the rows have each word of the first field that is one.
fn chart(kind: &Kind, fields: &[&Field], rows: &[Row]) -> Option<Chart> {
    let (field, vocabulary) = fields.iter().find_map(|field| match field.format {
        Format::Word(vocabulary) if vocabulary.words.len() > 1 => Some((field, vocabulary)),
        _ => None,
    })?;
    if rows.is_empty() {
        return None;
    }
    let is =
        |row: &&Row, stored: &str| row.values.get(field.column).and_then(serde_json::Value::as_str) == Some(stored);
    let counts: Vec<usize> =
        vocabulary.words.iter().map(|word| rows.iter().filter(|row| is(row, word.stored)).count()).collect();
    Some(Chart {
        title: format!("{} – {}", kind.name.vietnamese, field.label.vietnamese),
        shape: ChartShape::Columns,
        labels: vocabulary.words.iter().map(|word| word.vietnamese.to_owned()).collect(),
        series: vec![Series {
            name: "Số dòng".to_owned(),
            values: counts.iter().map(|count| u32::try_from(*count).ok().map(f64::from)).collect(),
            printed: counts.iter().map(|count| number(u64::try_from(*count).unwrap_or(u64::MAX))).collect(),
        }],
        unit: String::new(),
        has_table: false,
    })
}

fn column(field: &Field) -> RegisterColumn {
    let wide = field.searched || matches!(field.format, Format::Block | Format::Reference(_));
    RegisterColumn { heading: field.label.vietnamese.to_owned(), count: field.format == Format::Count, wide }
}

fn cell(field: &Field, row: &Row) -> RegisterCell {
    let count = row.values.get(field.column).and_then(serde_json::Value::as_u64);
    match (count.filter(|_| field.format == Format::Count), row.shown.get(field.column)) {
        (Some(count), _) => RegisterCell::Count(count),
        (None, Some(text)) => RegisterCell::Text(text.clone()),
        (None, None) => RegisterCell::Empty,
    }
}

fn sums(fields: &[&Field], sums: &BTreeMap<String, i64>) -> Vec<RegisterCell> {
    if sums.is_empty() {
        return Vec::new();
    }
    let sum = |(place, field): (usize, &&Field)| match sums.get(field.column) {
        Some(sum) => RegisterCell::Count(u64::try_from(*sum).unwrap_or_default()),
        None if place == 0 => RegisterCell::Text("Cộng".to_owned()),
        None => RegisterCell::Empty,
    };
    fields.iter().enumerate().map(sum).collect()
}

fn period(filter: &Filter) -> String {
    let day = |text: &Option<String>| {
        let day = domain::dates::CivilDate::parse(text.as_deref().unwrap_or_default());
        day.ok().map(domain::dates::CivilDate::vietnamese)
    };
    match (day(&filter.from), day(&filter.until)) {
        (Some(from), Some(until)) => format!("Từ {from} đến {until}"),
        (Some(from), None) => format!("Từ {from}"),
        (None, Some(until)) => format!("Đến {until}"),
        (None, None) => String::new(),
    }
}
