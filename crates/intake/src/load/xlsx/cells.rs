//! One worksheet part, read as a stream.

use std::collections::BTreeSet;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::outside_cells::OutsideCells;
use super::super::package::{attribute, entity, is_on};
use super::rich::{Gathering, Rich, of_font, unescaped};
use super::styles::Format;
use crate::IntakeError;
use crate::grid::{Cell, Gather, Merge, Sheet, Strike, Unread};
use crate::limits::{LAST_ROW, MAX_COLUMNS, MAX_MERGES, damaged};

/// What the sheets of a workbook share.
pub struct Book {
    pub strings: Vec<Rich>,
    pub formats: Vec<Format>,
    pub epoch_1904: bool,
    pub recalculates: bool,
}

/// `left` is how many cells the workbook may still have.
pub fn sheet(
    part: impl BufRead,
    book: &Book,
    left: &mut usize,
    beside: &mut OutsideCells,
) -> Result<Sheet, IntakeError> {
    let mut walk = Walk::new(book, *left);
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(|e| damaged(&e))? {
            Event::Start(e) => walk.open(&e),
            Event::Empty(e) => {
                walk.open(&e);
                walk.close(e.local_name().as_ref())?;
            }
            Event::Text(t) => walk.text(&t.xml10_content()),
            Event::CData(t) => walk.text(&t.xml10_content()),
            Event::GeneralRef(r) => {
                if let Some(c) = entity(&r) {
                    walk.text(c.encode_utf8(&mut [0; 4]));
                }
            }
            Event::End(e) => walk.close(e.local_name().as_ref())?,
            Event::Eof => {
                *left = walk.gather.left();
                walk.margins.iter().for_each(|codes| beside.margin(codes));
                return Ok(walk.sheet());
            }
            _ => {}
        }
        buffer.clear();
    }
}

/// First, odd and even pages each have a header and a footer.
const MAX_MARGINS: usize = 6;

fn is_margin(name: &str) -> bool {
    matches!(name, "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader" | "firstFooter")
}

struct Walk<'b> {
    book: &'b Book,
    gather: Gather,
    hidden_rows: BTreeSet<u32>,
    hidden_columns: BTreeSet<usize>,
    merges: Vec<Merge>,
    /// The present row, from 1, and the column of the next cell without an address.
    row: u32,
    column: usize,
    cell: Option<OpenCell>,
    /// Headers and footers, and whether one is being read.
    margins: Vec<String>,
    in_margin: bool,
}

#[derive(Default)]
struct OpenCell {
    kind: String,
    format: Format,
    formula: bool,
    /// The text of `<v>`; `None` if there is no such element.
    value: Option<String>,
    in_value: bool,
    inline: Gathering,
}

impl<'b> Walk<'b> {
    fn new(book: &'b Book, left: usize) -> Self {
        Self {
            book,
            gather: Gather::within(left),
            hidden_rows: BTreeSet::new(),
            hidden_columns: BTreeSet::new(),
            merges: Vec::new(),
            row: 0,
            column: 0,
            cell: None,
            margins: Vec::new(),
            in_margin: false,
        }
    }

    fn open(&mut self, e: &BytesStart<'_>) {
        if let Some(cell) = &mut self.cell {
            return cell.open(e);
        }
        match e.local_name().as_ref() {
            "col" => self.columns(e),
            "row" => {
                self.row = attribute(e, "r").and_then(|r| r.trim().parse().ok()).unwrap_or(self.row.saturating_add(1));
                self.column = 0;
                if self.row <= LAST_ROW && (is_on(e, "hidden") || is_zero(e, "ht")) {
                    self.hidden_rows.insert(self.row);
                }
            }
            "c" => {
                if let Some((column, row)) = attribute(e, "r").and_then(|r| address(&r)) {
                    (self.row, self.column) = (row, column);
                }
                let style: usize = attribute(e, "s").and_then(|s| s.trim().parse().ok()).unwrap_or_default();
                self.cell = Some(OpenCell {
                    kind: attribute(e, "t").unwrap_or_default(),
                    format: self.book.formats.get(style).copied().unwrap_or_default(),
                    ..OpenCell::default()
                });
            }
            name if is_margin(name) && self.margins.len() < MAX_MARGINS => {
                self.margins.push(String::new());
                self.in_margin = true;
            }
            "mergeCell" if self.merges.len() < MAX_MERGES => {
                self.merges.extend(attribute(e, "ref").and_then(|r| region(&r)));
            }
            _ => {}
        }
    }

    fn columns(&mut self, e: &BytesStart<'_>) {
        let bound = |name| attribute(e, name).and_then(|v| v.trim().parse::<usize>().ok());
        if let (Some(first), Some(last), true) = (bound("min"), bound("max"), is_on(e, "hidden") || is_zero(e, "width"))
        {
            self.hidden_columns.extend(first.saturating_sub(1)..last.min(MAX_COLUMNS));
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            cell.text(text);
        } else if let (Some(margin), true) = (self.margins.last_mut(), self.in_margin) {
            margin.push_str(text);
        }
    }

    fn close(&mut self, name: &str) -> Result<(), IntakeError> {
        self.in_margin &= !is_margin(name);
        if name != "c" {
            if let Some(cell) = &mut self.cell {
                cell.close(name);
            }
            return Ok(());
        }
        if let Some(cell) = self.cell.take() {
            let (value, strike) = cell.read(self.book);
            self.gather.put(self.row, self.column, value, strike)?;
            self.column = self.column.saturating_add(1);
        }
        Ok(())
    }

    fn sheet(self) -> Sheet {
        Sheet {
            rows: self.gather.rows(&self.hidden_rows),
            merges: self.merges,
            hidden_columns: self.hidden_columns,
            ..Sheet::default()
        }
    }
}

impl OpenCell {
    fn open(&mut self, e: &BytesStart<'_>) {
        match e.local_name().as_ref() {
            "f" => self.formula = true,
            "v" => {
                self.in_value = true;
                self.value.get_or_insert_default();
            }
            _ => self.inline.open(e),
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.value {
            Some(value) if self.in_value => value.push_str(text),
            _ => self.inline.text(text),
        }
    }

    fn close(&mut self, name: &str) {
        if name == "v" {
            self.in_value = false;
        } else {
            self.inline.close(name);
        }
    }

    fn read(mut self, book: &Book) -> (Cell, Option<Strike>) {
        let rich = match self.kind.as_str() {
            "inlineStr" => Some(self.inline.take()),
            "s" => {
                let index = self.value.as_deref().and_then(|v| v.trim().parse::<usize>().ok());
                Some(index.and_then(|at| book.strings.get(at)).cloned().unwrap_or_default())
            }
            _ => None,
        };
        if let Some(rich) = rich {
            let (text, strike) = rich.value(self.format.font);
            return (Cell::Text(text), strike);
        }
        let struck = self.format.font.struck;
        let value = self.plain(book);
        let struck = struck && !value.is_empty();
        (value, struck.then_some(Strike::Whole))
    }

    /// The value of a cell whose text has no runs.
    fn plain(self, book: &Book) -> Cell {
        let absent = self.value.is_none();
        let text = self.value.unwrap_or_default();
        match self.kind.as_str() {
            "e" if text.trim().is_empty() => Cell::Unread(Unread::Error("#N/A".to_owned())),
            "e" => Cell::Unread(Unread::Error(text.trim().to_owned())),
            // A formula whose result is an empty text has an empty `<v>`.
            "str" if self.formula && absent => Cell::Unread(Unread::NotCalculated),
            "str" | "d" => Cell::Text(unescaped(&of_font(&text, self.format.font))),
            "b" => Cell::of_bool(text.trim() == "1" || text.trim() == "true"),
            _ if text.trim().is_empty() && self.formula => Cell::Unread(Unread::NotCalculated),
            _ => match text.trim().parse::<f64>() {
                // Programs that cannot calculate write 0 and ask Excel to recalculate.
                Ok(0.0) if self.formula && book.recalculates => Cell::Unread(Unread::NotCalculated),
                Ok(number) if self.format.dated => Cell::Serial(number),
                Ok(number) => Cell::Number(number),
                Err(_) => Cell::Text(unescaped(&text)),
            },
        }
    }
}

fn is_zero(e: &BytesStart<'_>, name: &str) -> bool {
    attribute(e, name).and_then(|v| v.trim().parse::<f64>().ok()) == Some(0.0)
}

/// Parses "$B$3" into a column from 0 and a row from 1.
fn address(text: &str) -> Option<(usize, u32)> {
    let text = text.trim().replace('$', "");
    let letters = text.chars().take_while(char::is_ascii_alphabetic).count();
    let (column, row) = text.split_at_checked(letters)?;
    let number =
        |n: usize, c: char| n.saturating_mul(26).saturating_add(c.to_ascii_uppercase() as usize - 'A' as usize + 1);
    let column = column.chars().fold(0, number).checked_sub(1)?;
    Some((column, row.parse().ok().filter(|row| *row > 0)?))
}

fn region(text: &str) -> Option<Merge> {
    let (first, last) = text.split_once(':')?;
    let ((left, top), (right, bottom)) = (address(first)?, address(last)?);
    Some(Merge { top, left, bottom, right })
}
