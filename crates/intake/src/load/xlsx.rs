use std::collections::BTreeSet;
use std::io::{BufReader, Cursor, Read};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use quick_xml::events::Event;
use zip::ZipArchive;

use crate::encoding::Encoding;
use crate::grid::{Cell, Gather, Merge, Sheet};
use crate::limits::damaged;
use crate::{IntakeError, Workbook};

pub fn load(bytes: &[u8]) -> Result<Workbook, IntakeError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(error)?;
    let epoch_1904 = book.has_1904_epoch();
    let mut sheets = Vec::new();
    for meta in book.sheets_metadata().to_vec() {
        if meta.typ != SheetType::WorkSheet {
            continue;
        }
        // A sheet whose part is missing says nothing about the others.
        let Ok(gathered) = cells(&mut book, &meta.name) else {
            continue;
        };
        let merges = book.merge_cells_by_sheet_name(&meta.name).unwrap_or_default();
        sheets.push(Sheet {
            name: meta.name,
            hidden: meta.visible != SheetVisible::Visible,
            epoch_1904,
            rows: gathered?.rows(&BTreeSet::new()),
            merges: merges.iter().map(merge).collect(),
        });
    }
    mark_hidden(bytes, &mut sheets);
    Ok(Workbook { sheets, font_hint: font_hint(bytes) })
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

fn cells(book: &mut Book<'_>, name: &str) -> Result<Result<Gather, IntakeError>, IntakeError> {
    let mut reader = book.worksheet_cells_reader(name).map_err(error)?;
    let mut gather = Gather::default();
    loop {
        match reader.next_cell() {
            Ok(Some(cell)) => {
                let (row, column) = cell.get_position();
                if let Err(e) = gather.put(row.saturating_add(1), column as usize, value(cell.get_value())) {
                    return Ok(Err(e));
                }
            }
            Ok(None) => return Ok(Ok(gather)),
            Err(e) => return Ok(Err(error(e))),
        }
    }
}

fn value(data: &DataRef<'_>) -> Cell {
    match data {
        DataRef::Int(n) => Cell::Number(*n as f64),
        DataRef::Float(n) => Cell::Number(*n),
        DataRef::String(s) | DataRef::DateTimeIso(s) => Cell::Text(s.clone()),
        DataRef::SharedString(s) => Cell::Text((*s).to_owned()),
        DataRef::Bool(true) => Cell::Text("x".to_owned()),
        DataRef::DateTime(d) => Cell::Serial(d.as_f64()),
        DataRef::Bool(false) | DataRef::DurationIso(_) | DataRef::Error(_) | DataRef::Empty => Cell::Empty,
    }
}

pub fn merge(d: &calamine::Dimensions) -> Merge {
    Merge {
        top: d.start.0.saturating_add(1),
        left: d.start.1 as usize,
        bottom: d.end.0.saturating_add(1),
        right: d.end.1 as usize,
    }
}

fn error(e: XlsxError) -> IntakeError {
    match e {
        XlsxError::Password => IntakeError::Encrypted,
        other => damaged(&other),
    }
}

/// Fonts are named in the styles part; one old font among ordinary ones is hint enough.
fn font_hint(bytes: &[u8]) -> Encoding {
    let styles = ZipArchive::new(Cursor::new(bytes))
        .ok()
        .and_then(|mut archive| {
            let mut text = Vec::new();
            archive.by_name("xl/styles.xml").ok()?.read_to_end(&mut text).ok()?;
            Some(text)
        })
        .unwrap_or_default();
    Encoding::of_font_bytes(&styles)
}

/// calamine does not tell which rows are hidden. Worksheet parts are numbered in the order of the workbook in
/// every writer met so far; where a part cannot be matched nothing is marked, and nothing is lost.
fn mark_hidden(bytes: &[u8], sheets: &mut [Sheet]) {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return;
    };
    for (index, sheet) in sheets.iter_mut().enumerate() {
        let Ok(part) = archive.by_name(&format!("xl/worksheets/sheet{}.xml", index + 1)) else {
            continue;
        };
        let hidden = hidden_rows(part);
        for row in &mut sheet.rows {
            row.hidden = hidden.contains(&row.number);
        }
    }
}

fn hidden_rows(part: impl Read) -> BTreeSet<u32> {
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(part));
    let mut hidden = BTreeSet::new();
    let mut buffer = Vec::new();
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match event {
            Event::Start(e) if e.local_name().as_ref() == "row" => {
                let attribute =
                    |name: &str| e.attributes().flatten().find(|a| a.key.as_ref() == name).map(|a| a.value.to_string());
                if matches!(attribute("hidden").as_deref(), Some("1" | "true"))
                    && let Some(number) = attribute("r").and_then(|r| r.parse().ok())
                {
                    hidden.insert(number);
                }
            }
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    hidden
}
