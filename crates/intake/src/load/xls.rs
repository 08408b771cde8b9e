use std::io::Cursor;

use calamine::{Data, Reader, SheetType, SheetVisible, Xls, XlsError};

use super::biff;
use crate::encoding::in_capitals;
use crate::grid::{Cell, Gather, Merge, Sheet, Strike, Unread};
use crate::limits::{MAX_CELLS, MAX_MERGES, damaged};
use crate::{IntakeError, Workbook};

pub fn load(bytes: &[u8]) -> Result<Workbook, IntakeError> {
    // calamine lays out every cell of a sheet, even empty ones, so the extent must be checked before.
    let survey = biff::survey(bytes)?;
    let mut book = Xls::new(Cursor::new(bytes)).map_err(error)?;
    let epoch_1904 = book.has_1904_epoch();
    let (mut sheets, mut left) = (Vec::new(), MAX_CELLS);
    for (index, meta) in book.sheets_metadata().to_vec().into_iter().enumerate() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let Ok(range) = book.worksheet_range(&meta.name) else {
            continue;
        };
        let seen = survey.sheets.get(index).cloned().unwrap_or_default();
        let (first_row, first_column) = range.start().unwrap_or((0, 0));
        let mut gather = Gather::within(left);
        for (row, column, data) in range.used_cells() {
            let row = first_row.saturating_add(u32::try_from(row).unwrap_or(u32::MAX)).saturating_add(1);
            let column = first_column as usize + column;
            let strike = seen.struck.contains(&(row, column)).then_some(Strike::Whole);
            if !seen.not_calculated.contains(&(row, column)) {
                let cell = match (value(data), seen.capitals.get(&(row, column))) {
                    (Cell::Text(text), Some(parts)) => Cell::Text(with_capitals(&text, parts)),
                    (other, _) => other,
                };
                gather.put(row, column, cell, strike)?;
            }
        }
        for (row, column) in &seen.not_calculated {
            gather.put(*row, *column, Cell::Unread(Unread::NotCalculated), None)?;
        }
        left = gather.left();
        let merges = book.merge_cells_by_sheet_name(&meta.name).unwrap_or_default();
        sheets.push(Sheet {
            name: meta.name,
            hidden: meta.visible != SheetVisible::Visible,
            epoch_1904,
            rows: gather.rows(&seen.hidden_rows),
            merges: merges.iter().take(MAX_MERGES).map(merge).collect(),
            hidden_columns: seen.hidden_columns,
            ..Sheet::default()
        });
    }
    Ok(Workbook { sheets, font_hint: survey.font_hint, beside: survey.beside })
}

/// The text with the capitals that its fonts show, by the UTF-16 units from which a font holds.
fn with_capitals(text: &str, parts: &[(u16, bool)]) -> String {
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for c in text.chars() {
        let high = parts.iter().rev().find(|(from, _)| usize::from(*from) <= at).is_some_and(|(_, high)| *high);
        out.push_str(&if high { in_capitals(c.encode_utf8(&mut [0; 4])) } else { c.to_string() });
        at += c.len_utf16();
    }
    out
}

fn value(data: &Data) -> Cell {
    match data {
        Data::Int(n) => Cell::Number(*n as f64),
        Data::Float(n) => Cell::Number(*n),
        Data::String(s) | Data::DateTimeIso(s) => Cell::Text(s.clone()),
        Data::Bool(ticked) => Cell::of_bool(*ticked),
        Data::Error(error) => Cell::Unread(Unread::Error(error.to_string())),
        Data::DateTime(d) => Cell::Serial(d.as_f64()),
        // Elapsed times. Only .ods has them in this form, which calamine does not read here.
        Data::DurationIso(_) | Data::Empty => Cell::Empty,
    }
}

fn merge(d: &calamine::Dimensions) -> Merge {
    Merge {
        top: d.start.0.saturating_add(1),
        left: d.start.1 as usize,
        bottom: d.end.0.saturating_add(1),
        right: d.end.1 as usize,
    }
}

fn error(e: XlsError) -> IntakeError {
    match e {
        XlsError::Password => IntakeError::Encrypted,
        other => damaged(&other),
    }
}
