//! OpenDocument sheets, read as a stream: repeated cells and rows are counted without being laid out.

mod cell;
mod styles;

use std::collections::BTreeSet;
use std::io::{BufRead, Read, Seek};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::outside_cells::OutsideCells;
use super::package::{Package, attribute, entity};
use crate::grid::{Gather, Merge, Sheet};
use crate::limits::{LAST_ROW, MAX_COLUMNS, MAX_MERGES, MAX_SHEETS, damaged};
use crate::{IntakeError, Workbook};
use cell::{Look, OpenCell};
use styles::Styles;

pub fn load<R: Read + Seek>(mut package: Package<R>) -> Result<Workbook, IntakeError> {
    let manifest = package.read("META-INF/manifest.xml").unwrap_or_default();
    if String::from_utf8_lossy(&manifest).contains("encryption-data") {
        return Err(IntakeError::Encrypted);
    }
    let mut walk = Walk::default();
    // Named styles are in a separate part; automatic ones precede the sheets.
    if package.has("styles.xml") {
        walk.read(package.stream("styles.xml")?)?;
        walk.sheets.clear();
    }
    walk.read(package.stream("content.xml")?)?;
    walk.sheets.truncate(MAX_SHEETS);
    Ok(Workbook { sheets: walk.sheets, font_hint: walk.styles.font_hint, beside: walk.beside.words() })
}

#[derive(Default)]
struct Walk {
    styles: Styles,
    sheets: Vec<Sheet>,
    gather: Gather,
    hidden: BTreeSet<u32>,
    row: u32,
    row_repeat: u32,
    row_style: Option<String>,
    column: usize,
    /// The next column that a `table:table-column` describes, and the default cell styles of the columns.
    described: usize,
    column_styles: Vec<Option<String>>,
    cell: Option<OpenCell>,
    /// The nesting depth in comments and drawings, whose text is not part of a cell's value.
    above: u32,
    beside: OutsideCells,
}

impl Walk {
    fn read(&mut self, part: impl BufRead) -> Result<(), IntakeError> {
        let mut reader = Reader::from_reader(part);
        reader.config_mut().check_end_names = false;
        let mut buffer = Vec::new();
        loop {
            match reader.read_event_into(&mut buffer).map_err(|e| damaged(&e))? {
                Event::Start(e) => self.start(&e),
                Event::Empty(e) => {
                    self.start(&e);
                    self.end(e.name().as_ref())?;
                }
                Event::Text(t) => self.text(&t.xml10_content()),
                Event::CData(t) => self.text(&t.xml10_content()),
                Event::GeneralRef(r) => {
                    if let Some(c) = entity(&r) {
                        self.text(c.encode_utf8(&mut [0; 4]));
                    }
                }
                Event::End(e) => self.end(e.name().as_ref())?,
                Event::Eof => return Ok(()),
                _ => {}
            }
            buffer.clear();
        }
    }

    fn start(&mut self, e: &BytesStart<'_>) {
        let name = e.name();
        let name = name.as_ref();
        self.styles.start(name, e);
        if lies_above(name) {
            self.above += 1;
        }
        if self.above > 0 {
            // A comment's author and date precede its text.
            if name == "text:p" {
                self.beside.end_line();
            }
            return;
        }
        match name {
            "table:table" => self.open_sheet(e),
            "table:table-column" => self.describe_columns(e),
            "table:table-row" => {
                self.row_repeat = count(e, "number-rows-repeated");
                self.row_style = attribute(e, "default-cell-style-name");
                self.column = 0;
                if is_hidden(e) && self.row < LAST_ROW {
                    self.hidden.insert(self.row.saturating_add(1));
                }
            }
            "table:table-cell" => self.open_cell(e, false),
            "table:covered-table-cell" => self.open_cell(e, true),
            _ => {
                if let Some(cell) = &mut self.cell {
                    cell.start(name, e, &self.styles);
                }
            }
        }
    }

    fn open_sheet(&mut self, e: &BytesStart<'_>) {
        // One sheet beyond the limit is kept to collect the cells of all further ones.
        if self.sheets.len() > MAX_SHEETS {
            self.sheets.pop();
        }
        let hidden = attribute(e, "style-name").is_some_and(|style| self.styles.hides_table(&style));
        let name = attribute(e, "name").unwrap_or_default();
        self.sheets.push(Sheet { name, hidden, ..Sheet::default() });
        (self.hidden, self.row) = Default::default();
        (self.described, self.column_styles) = Default::default();
    }

    fn describe_columns(&mut self, e: &BytesStart<'_>) {
        let columns = self.described..self.described.saturating_add(count(e, "number-columns-repeated") as usize);
        self.described = columns.end;
        let columns = columns.start.min(MAX_COLUMNS)..columns.end.min(MAX_COLUMNS);
        let style = attribute(e, "default-cell-style-name");
        self.column_styles.extend(columns.clone().map(|_| style.clone()));
        if is_hidden(e)
            && let Some(sheet) = self.sheets.last_mut()
        {
            sheet.hidden_columns.extend(columns);
        }
    }

    fn open_cell(&mut self, e: &BytesStart<'_>, covered: bool) {
        let (wide, tall) = (count(e, "number-columns-spanned"), count(e, "number-rows-spanned"));
        if (wide > 1 || tall > 1)
            && let Some(sheet) = self.sheets.last_mut()
            && sheet.merges.len() < MAX_MERGES
        {
            let top = self.row.saturating_add(1);
            sheet.merges.push(Merge {
                top,
                left: self.column,
                bottom: top.saturating_add(tall - 1),
                right: self.column.saturating_add(wide as usize - 1),
            });
        }
        let of_column = || self.column_styles.get(self.column).cloned().flatten();
        let style = attribute(e, "style-name").or_else(|| self.row_style.clone()).or_else(of_column);
        let look = style.map_or_else(Look::default, |style| Look {
            struck: self.styles.strikes("table-cell", &style),
            capitals: self.styles.says_of_capitals("table-cell", &style).unwrap_or_default(),
        });
        let repeat = count(e, "number-columns-repeated") as usize;
        self.cell = Some(OpenCell::new(e, repeat, covered, look));
    }

    fn text(&mut self, text: &str) {
        match (&mut self.cell, self.above) {
            (Some(cell), 0) => cell.text(text),
            (_, 1..) => self.beside.text(text),
            (None, 0) => {}
        }
    }

    fn end(&mut self, name: &str) -> Result<(), IntakeError> {
        self.styles.end(name);
        if self.above > 0 && name == "text:p" {
            self.beside.end_line();
        }
        if lies_above(name) {
            self.above = self.above.saturating_sub(1);
        }
        if self.above > 0 {
            return Ok(());
        }
        match name {
            "table:table-cell" | "table:covered-table-cell" => self.close_cell()?,
            "table:table-row" => self.row = self.row.saturating_add(self.row_repeat.max(1)),
            "table:table" => {
                if let Some(sheet) = self.sheets.last_mut() {
                    let next = Gather::within(self.gather.left());
                    sheet.rows = std::mem::replace(&mut self.gather, next).rows(&self.hidden);
                }
            }
            _ => {
                if let Some(cell) = &mut self.cell {
                    cell.end(name);
                }
            }
        }
        Ok(())
    }

    /// A repeated row with text is stored once, because no list names the same person a thousand times.
    fn close_cell(&mut self) -> Result<(), IntakeError> {
        let Some(cell) = self.cell.take() else {
            return Ok(());
        };
        let repeat = cell.repeat;
        let (value, strike) = cell.read();
        if !value.is_empty() {
            for column in self.column..self.column.saturating_add(repeat).min(MAX_COLUMNS) {
                self.gather.put(self.row.saturating_add(1), column, value.clone(), strike.clone())?;
            }
        }
        self.column = self.column.saturating_add(repeat);
        Ok(())
    }
}

/// Comments, text boxes, charts and other drawings anchored to a cell, and headers and footers of the printed
/// page.
fn lies_above(name: &str) -> bool {
    const ABOVE: [&str; 8] = [
        "office:annotation",
        "table:shapes",
        "style:header",
        "style:header-left",
        "style:header-first",
        "style:footer",
        "style:footer-left",
        "style:footer-first",
    ];
    ABOVE.contains(&name) || name.starts_with("draw:") || name.starts_with("dr3d:")
}

fn is_hidden(e: &BytesStart<'_>) -> bool {
    attribute(e, "visibility").is_some_and(|visibility| visibility != "visible")
}

/// A repeat count: at least 1, at most the rows of a sheet.
fn count(e: &BytesStart<'_>, name: &str) -> u32 {
    attribute(e, name).and_then(|v| v.trim().parse().ok()).unwrap_or(1).clamp(1, 1_048_576)
}
