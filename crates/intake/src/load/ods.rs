//! OpenDocument sheets, read as a stream: repeated cells and rows are counted, never laid out.

use std::collections::BTreeSet;
use std::io::{BufReader, Read, Seek};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::encoding::Encoding;
use crate::grid::{Cell, Gather, Merge, Sheet};
use crate::limits::{MAX_COLUMNS, damaged, zip_error};
use crate::{IntakeError, Workbook};

pub fn load<R: Read + Seek>(mut archive: ZipArchive<R>) -> Result<Workbook, IntakeError> {
    let mut mime = String::new();
    archive.by_name("mimetype").map_err(zip_error)?.take(200).read_to_string(&mut mime).map_err(|e| damaged(&e))?;
    if !mime.contains("spreadsheet") {
        return Err(IntakeError::NotWorkbook);
    }
    if is_encrypted(&mut archive) {
        return Err(IntakeError::Encrypted);
    }
    let content = archive.by_name("content.xml").map_err(zip_error)?;
    let mut walk = Walk::default();
    let mut reader = Reader::from_reader(BufReader::new(content));
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(|e| damaged(&e))? {
            Event::Start(e) => walk.start(&e)?,
            Event::Empty(e) => {
                walk.start(&e)?;
                walk.end(e.name().as_ref())?;
            }
            Event::Text(t) => walk.text(&t.xml10_content()),
            Event::GeneralRef(r) => walk.reference(&r),
            Event::End(e) => walk.end(e.name().as_ref())?,
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    Ok(Workbook { sheets: walk.sheets, font_hint: walk.font_hint })
}

fn is_encrypted<R: Read + Seek>(archive: &mut ZipArchive<R>) -> bool {
    let mut manifest = String::new();
    let read = archive.by_name("META-INF/manifest.xml").map(|mut m| m.read_to_string(&mut manifest));
    matches!(read, Ok(Ok(_))) && manifest.contains("encryption-data")
}

#[derive(Default)]
struct Walk {
    sheets: Vec<Sheet>,
    font_hint: Encoding,
    gather: Gather,
    hidden: BTreeSet<u32>,
    row: u32,
    row_repeat: u32,
    column: usize,
    cell: Option<OpenCell>,
    /// Depth inside annotations, whose text is nobody's value.
    note: u32,
}

struct OpenCell {
    repeat: usize,
    value: Cell,
    text: String,
}

impl Walk {
    fn start(&mut self, e: &BytesStart<'_>) -> Result<(), IntakeError> {
        match e.name().as_ref() {
            "style:font-face" if self.font_hint == Encoding::None => {
                self.font_hint =
                    Encoding::of_font_bytes(attribute(e, "svg:font-family").unwrap_or_default().as_bytes());
            }
            "table:table" => {
                let name = attribute(e, "table:name").unwrap_or_default();
                self.sheets.push(Sheet { name, ..Sheet::default() });
                (self.gather, self.hidden, self.row) = Default::default();
            }
            "table:table-row" => {
                self.row_repeat = count(e, "table:number-rows-repeated");
                self.column = 0;
                if attribute(e, "table:visibility").is_some_and(|v| v != "visible") {
                    self.hidden.insert(self.row.saturating_add(1));
                }
            }
            "table:table-cell" | "table:covered-table-cell" => self.open_cell(e),
            "office:annotation" => self.note += 1,
            "text:p" => self.part(),
            "text:s" | "text:tab" | "text:line-break" => self.text(" "),
            _ => {}
        }
        Ok(())
    }

    fn open_cell(&mut self, e: &BytesStart<'_>) {
        let value = match attribute(e, "office:value-type").as_deref() {
            Some("date") => attribute(e, "office:date-value").map_or(Cell::Empty, Cell::Text),
            Some("float" | "percentage" | "currency") => {
                attribute(e, "office:value").and_then(|v| v.parse().ok()).map_or(Cell::Empty, Cell::Number)
            }
            Some("boolean") if attribute(e, "office:boolean-value").as_deref() == Some("true") => {
                Cell::Text("x".to_owned())
            }
            _ => Cell::Empty,
        };
        let (wide, tall) = (count(e, "table:number-columns-spanned"), count(e, "table:number-rows-spanned"));
        if (wide > 1 || tall > 1)
            && let Some(sheet) = self.sheets.last_mut()
            && sheet.merges.len() < 10_000
        {
            let top = self.row.saturating_add(1);
            sheet.merges.push(Merge {
                top,
                left: self.column,
                bottom: top.saturating_add(tall - 1),
                right: self.column + wide as usize - 1,
            });
        }
        let repeat = count(e, "table:number-columns-repeated") as usize;
        self.cell = Some(OpenCell { repeat, value, text: String::new() });
    }

    fn part(&mut self) {
        if let Some(cell) = &mut self.cell
            && !cell.text.is_empty()
        {
            cell.text.push('\n');
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell
            && self.note == 0
            && cell.text.len() < crate::limits::MAX_CELL_CHARS
        {
            cell.text.push_str(text);
        }
    }

    fn reference(&mut self, reference: &str) {
        match reference {
            "amp" => self.text("&"),
            "lt" => self.text("<"),
            "gt" => self.text(">"),
            "quot" => self.text("\""),
            "apos" => self.text("'"),
            number => {
                let code = number.strip_prefix("#x").map_or_else(
                    || number.strip_prefix('#').and_then(|d| d.parse().ok()),
                    |hex| u32::from_str_radix(hex, 16).ok(),
                );
                if let Some(c) = code.and_then(char::from_u32) {
                    self.text(c.encode_utf8(&mut [0; 4]));
                }
            }
        }
    }

    fn end(&mut self, name: &str) -> Result<(), IntakeError> {
        match name {
            "office:annotation" => self.note = self.note.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" => self.close_cell()?,
            "table:table-row" => self.row = self.row.saturating_add(self.row_repeat.max(1)),
            "table:table" => {
                if let Some(sheet) = self.sheets.last_mut() {
                    sheet.rows = std::mem::take(&mut self.gather).rows(&self.hidden);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A repeated row with words in it stands once: nobody's list says the same person a thousand times.
    fn close_cell(&mut self) -> Result<(), IntakeError> {
        let Some(cell) = self.cell.take() else {
            return Ok(());
        };
        let value = if cell.value == Cell::Empty { Cell::Text(cell.text) } else { cell.value };
        if !value.is_empty() {
            for column in self.column..self.column.saturating_add(cell.repeat).min(MAX_COLUMNS) {
                self.gather.put(self.row.saturating_add(1), column, value.clone())?;
            }
        }
        self.column = self.column.saturating_add(cell.repeat);
        Ok(())
    }
}

fn attribute(e: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = e.attributes().flatten().find(|a| a.key.as_ref() == name)?;
    Some(
        found
            .normalized_value(quick_xml::XmlVersion::Explicit1_0)
            .map_or_else(|_| found.value.to_string(), |v| v.into_owned()),
    )
}

/// A repeat count: at least 1, at most what a sheet can hold.
fn count(e: &BytesStart<'_>, name: &str) -> u32 {
    attribute(e, name).and_then(|v| v.parse().ok()).unwrap_or(1).clamp(1, 1_048_576)
}
