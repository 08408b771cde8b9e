use std::io::Cursor;

use calamine::{Data, Reader, SheetType, SheetVisible, Xls, XlsError};

use super::biff;
use super::xlsx::merge;
use crate::grid::{Cell, Gather, Sheet};
use crate::limits::damaged;
use crate::{IntakeError, Workbook};

pub fn load(bytes: &[u8]) -> Result<Workbook, IntakeError> {
    // calamine lays a sheet out cell by cell, empty ones too: the extent is known before it starts.
    let survey = biff::survey(bytes)?;
    let mut book = Xls::new(Cursor::new(bytes)).map_err(error)?;
    let epoch_1904 = book.has_1904_epoch();
    let mut sheets = Vec::new();
    for (index, meta) in book.sheets_metadata().to_vec().into_iter().enumerate() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        let Ok(range) = book.worksheet_range(&meta.name) else {
            continue;
        };
        let (first_row, first_column) = range.start().unwrap_or((0, 0));
        let mut gather = Gather::default();
        for (row, column, data) in range.used_cells() {
            let row = first_row.saturating_add(u32::try_from(row).unwrap_or(u32::MAX)).saturating_add(1);
            gather.put(row, first_column as usize + column, value(data))?;
        }
        let merges = book.merge_cells_by_sheet_name(&meta.name).unwrap_or_default();
        sheets.push(Sheet {
            name: meta.name,
            hidden: meta.visible != SheetVisible::Visible,
            epoch_1904,
            rows: gather.rows(survey.hidden_rows.get(index).unwrap_or(&Default::default())),
            merges: merges.iter().map(merge).collect(),
        });
    }
    Ok(Workbook { sheets, font_hint: survey.font_hint })
}

fn value(data: &Data) -> Cell {
    match data {
        Data::Int(n) => Cell::Number(*n as f64),
        Data::Float(n) => Cell::Number(*n),
        Data::String(s) | Data::DateTimeIso(s) => Cell::Text(s.clone()),
        Data::Bool(true) => Cell::Text("x".to_owned()),
        Data::DateTime(d) => Cell::Serial(d.as_f64()),
        Data::Bool(false) | Data::DurationIso(_) | Data::Error(_) | Data::Empty => Cell::Empty,
    }
}

fn error(e: XlsError) -> IntakeError {
    match e {
        XlsError::Password => IntakeError::Encrypted,
        other => damaged(&other),
    }
}
