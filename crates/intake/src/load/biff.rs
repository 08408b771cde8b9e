//! A first pass over the records of an .xls (BIFF5/8): the extent of the cells, what is hidden or struck
//! through, the names of the fonts, and whether there is a password. Record numbers are from [MS-XLS] 2.4.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use super::outside_cells::OutsideCells;
use super::rich_strings;
use crate::IntakeError;
use crate::encoding::{Encoding, is_font_of_capitals};
use crate::error::OtherKind;
use crate::limits::{MAX_COLUMNS, MAX_PART_BYTES, damaged};

/// 65.536 rows of 64 columns: the largest sheet that calamine may be asked to lay out.
const MAX_EXTENT: u64 = 4_194_304;

const BOF: [u16; 2] = [0x0809, 0x0409];
/// HEADER and FOOTER.
const MARGINS: [u16; 2] = [0x0014, 0x0015];
/// TXO: the text of a text box or comment follows in a CONTINUE record.
const BOX: u16 = 0x01B6;
const CONTINUE: u16 = 0x003C;
const EOF: u16 = 0x000A;
const FILEPASS: u16 = 0x002F;
const FONT: u16 = 0x0031;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007D;
const SHEET: u16 = 0x0085;
const FORMAT_OF_CELLS: u16 = 0x00E0;
/// RECALCID: the version of Excel that calculated the file last.
const RECALCULATED: u16 = 0x01C1;
const MULRK: u16 = 0x00BD;
const MULBLANK: u16 = 0x00BE;
/// SST, and a cell with one of its texts.
const SHARED: u16 = 0x00FC;
const LABEL_SHARED: u16 = 0x00FD;
const FORMULAS: [u16; 2] = [0x0006, 0x0406];
/// Records that begin with the row and column of a cell: BLANK, NUMBER, LABEL, BOOLERR, RK, LABELSST, FORMULA,
/// MULRK, MULBLANK, RSTRING.
const CELLS: [u16; 11] = [0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x0006, 0x0406, MULRK, MULBLANK, 0x00D6];

/// The result of the first pass: what calamine does not report about the sheets.
#[derive(Debug, Default)]
pub struct Survey {
    /// In the order of the workbook's own list of sheets.
    pub sheets: Vec<SheetSurvey>,
    pub font_hint: Encoding,
    /// The text of headers, footers, text boxes and comments.
    pub beside: String,
}

#[derive(Debug, Default, Clone)]
pub struct SheetSurvey {
    /// Rows count from 1.
    pub hidden_rows: BTreeSet<u32>,
    pub hidden_columns: BTreeSet<usize>,
    /// Rows count from 1, columns from 0; the whole cell is struck through.
    pub struck: BTreeSet<(u32, usize)>,
    /// Cells in which a font of TCVN3 shows small letters as capitals: from which UTF-16 unit on it does so or not.
    pub capitals: BTreeMap<(u32, usize), Vec<(u16, bool)>>,
    /// Formulas that have no result yet.
    pub not_calculated: BTreeSet<(u32, usize)>,
}

pub fn survey(bytes: &[u8]) -> Result<Survey, IntakeError> {
    let stream = workbook_stream(bytes)?;
    let mut walk = Walk::default();
    for (place, kind, data) in (Records { rest: &stream, place: 0 }) {
        walk.record(place, kind, data)?;
    }
    Ok(walk.survey())
}

/// What a font does to its text.
#[derive(Debug, Default, Clone, Copy)]
struct Font {
    struck: bool,
    capitals: bool,
}

#[derive(Default)]
struct Walk {
    depth: u32,
    extent: Extent,
    /// Where each sheet's records begin, according to the list of sheets.
    places: Vec<u32>,
    /// Substreams by their beginning; the first one holds the workbook's globals.
    streams: Vec<(u32, SheetSurvey)>,
    fonts: Vec<u8>,
    known_fonts: Vec<Font>,
    /// The font of each cell format.
    formats: Vec<Font>,
    /// The records of the shared texts, and the text and the cell's font of each cell that has one; kept only where a
    /// font shows capitals.
    shared: Vec<Vec<u8>>,
    in_shared: bool,
    labels: Vec<(usize, (u32, usize), u32, bool)>,
    /// A program that can calculate has saved the file.
    calculated: bool,
    beside: OutsideCells,
    /// The previous record was a text box.
    after_box: bool,
}

impl Walk {
    fn record(&mut self, place: u32, kind: u16, data: &[u8]) -> Result<(), IntakeError> {
        let after_box = std::mem::replace(&mut self.after_box, kind == BOX);
        self.in_shared = kind == SHARED || self.in_shared && kind == CONTINUE;
        if self.in_shared {
            if self.has_capitals() {
                self.shared.push(data.to_vec());
            }
            return Ok(());
        }
        match kind {
            _ if BOF.contains(&kind) => {
                self.depth += 1;
                if self.depth == 1 {
                    self.extent = Extent::default();
                    self.streams.push((place, SheetSurvey::default()));
                }
            }
            EOF => self.depth = self.depth.saturating_sub(1),
            CONTINUE if after_box => self.beside.line(&letters(data)),
            _ if MARGINS.contains(&kind) => self.beside.margin(&margin(data)),
            FILEPASS => return Err(IntakeError::Encrypted),
            RECALCULATED => self.calculated = true,
            SHEET => self.places.extend(long(data, 0)),
            FONT => {
                let struck = word(data, 2).is_some_and(|flags| flags & 0x08 != 0);
                self.known_fonts.push(Font { struck, capitals: is_font_of_capitals(&font_name(data)) });
                self.fonts.extend_from_slice(data);
            }
            FORMAT_OF_CELLS => {
                let font = self.font(word(data, 0).unwrap_or_default());
                self.formats.push(font);
            }
            ROW => note_row(data, self.streams.last_mut()),
            COLUMNS => note_columns(data, self.streams.last_mut()),
            _ if CELLS.contains(&kind) => {
                self.extent.take_in(data)?;
                self.cell(kind, data);
            }
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, kind: u16, data: &[u8]) {
        let (Some(row), Some(column), Some((_, sheet))) = (word(data, 0), word(data, 2), self.streams.last_mut())
        else {
            return;
        };
        let (row, column) = (u32::from(row) + 1, usize::from(column));
        // MULRK and MULBLANK hold several cells: for each a format, in MULRK followed by a value of 4 bytes.
        let step = match kind {
            MULRK => 6,
            MULBLANK => 2,
            _ => 0,
        };
        let many = data.len().saturating_sub(6).checked_div(step).unwrap_or(1);
        let mut label = None;
        for at in 0..many {
            let format = word(data, 4 + at * step).unwrap_or_default();
            let font = self.formats.get(usize::from(format)).copied().unwrap_or_default();
            if font.struck {
                sheet.struck.insert((row, column + at));
            }
            if kind == LABEL_SHARED {
                label = long(data, 6).map(|text| (text, font.capitals));
            } else if font.capitals {
                sheet.capitals.insert((row, column + at), vec![(0, true)]);
            }
        }
        let stream = self.streams.len() - 1;
        if let (Some((text, high)), true) = (label, self.has_capitals()) {
            self.labels.push((stream, (row, column), text, high));
        }
        let Some((_, sheet)) = self.streams.last_mut() else { return };
        if FORMULAS.contains(&kind) {
            if word(data, 12) == Some(0xFFFF) && data.get(6) == Some(&3) {
                sheet.not_calculated.insert((row, column));
            } else {
                self.calculated = true;
            }
        }
    }

    fn has_capitals(&self) -> bool {
        self.known_fonts.iter().any(|font| font.capitals)
    }

    /// Which part of each text is shown in capitals.
    fn part_labels(&mut self) {
        let runs = rich_strings::runs(&self.shared);
        for (stream, cell, text, of_cell) in std::mem::take(&mut self.labels) {
            let runs = runs.get(text as usize).map(Vec::as_slice).unwrap_or_default();
            let parts = runs.iter().map(|(from, font)| (*from, self.font(*font).capitals));
            let parts: Vec<(u16, bool)> = std::iter::once((0, of_cell)).chain(parts).collect();
            if let (true, Some((_, sheet))) = (parts.iter().any(|(_, high)| *high), self.streams.get_mut(stream)) {
                sheet.capitals.insert(cell, parts);
            }
        }
    }

    /// There is no font 4, so higher font numbers are one too high.
    fn font(&self, number: u16) -> Font {
        let place = if number > 4 { number - 1 } else { number };
        self.known_fonts.get(usize::from(place)).copied().unwrap_or_default()
    }

    fn survey(mut self) -> Survey {
        self.part_labels();
        if self.calculated {
            // Then an empty text is a result like any other.
            self.streams.iter_mut().for_each(|(_, sheet)| sheet.not_calculated.clear());
        }
        let of_place = |place: &u32| self.streams.iter().find(|(at, _)| at == place).map(|(_, sheet)| sheet.clone());
        let sheets = self.places.iter().map(|place| of_place(place).unwrap_or_default()).collect();
        Survey { sheets, font_hint: Encoding::of_font_bytes(&self.fonts), beside: self.beside.words() }
    }
}

fn workbook_stream(bytes: &[u8]) -> Result<Vec<u8>, IntakeError> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
    let name = ["/Workbook", "/Book", "/WORKBOOK", "/BOOK"].into_iter().find(|n| file.is_stream(n));
    let Some(name) = name else {
        let other = |stream: &str, kind| file.is_stream(stream).then_some(kind);
        let kind =
            other("/WordDocument", OtherKind::Document).or_else(|| other("/PowerPoint Document", OtherKind::Slides));
        return Err(IntakeError::NotWorkbook(kind.unwrap_or(OtherKind::Unknown)));
    };
    let mut stream = Vec::new();
    let part = file.open_stream(name).map_err(|e| damaged(&e))?;
    part.take(MAX_PART_BYTES).read_to_end(&mut stream).map_err(|e| damaged(&e))?;
    Ok(stream)
}

/// The records, each with its position.
struct Records<'a> {
    rest: &'a [u8],
    place: u32,
}

impl<'a> Iterator for Records<'a> {
    type Item = (u32, u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = word(self.rest, 0)?;
        let length = word(self.rest, 2)?;
        let end = 4 + usize::from(length);
        let data = self.rest.get(4..end)?;
        self.rest = &self.rest[end..];
        let place = self.place;
        self.place += 4 + u32::from(length);
        Some((place, kind, data))
    }
}

/// A header or footer: in Excel 5 a length of one byte and the text, later a length of two bytes, a flag and
/// the text.
fn margin(data: &[u8]) -> String {
    match data {
        [length, rest @ ..] if usize::from(*length) == rest.len() => {
            rest.iter().map(|byte| char::from(*byte)).collect()
        }
        [_, _, rest @ ..] => letters(rest),
        _ => String::new(),
    }
}

/// FONT: the name follows 14 bytes, with its length in one byte and, since Excel 97, a flag.
fn font_name(data: &[u8]) -> String {
    match data.get(14..) {
        Some([length, rest @ ..]) if usize::from(*length) == rest.len() => {
            rest.iter().map(|byte| char::from(*byte)).collect()
        }
        Some([_, rest @ ..]) => letters(rest),
        _ => String::new(),
    }
}

/// Text after a flag that says whether each character has two bytes.
fn letters(data: &[u8]) -> String {
    match data {
        [flags, wide @ ..] if flags & 1 != 0 => {
            let units: Vec<u16> = wide.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        [_, narrow @ ..] => narrow.iter().map(|byte| char::from(*byte)).collect(),
        [] => String::new(),
    }
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*data.get(at)?, *data.get(at + 1)?]))
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(word(data, at)?) | (u32::from(word(data, at + 2)?) << 16))
}

/// ROW: bit 5 of the word at offset 12 means that the row has height zero.
fn note_row(data: &[u8], stream: Option<&mut (u32, SheetSurvey)>) {
    if let (Some(row), Some(flags), Some((_, sheet))) = (word(data, 0), word(data, 12), stream)
        && flags & 0x20 != 0
    {
        sheet.hidden_rows.insert(u32::from(row) + 1);
    }
}

/// COLINFO: first and last column, width, format; bit 0 of the word at offset 8 means hidden.
fn note_columns(data: &[u8], stream: Option<&mut (u32, SheetSurvey)>) {
    if let (Some(first), Some(last), Some(flags), Some((_, sheet))) =
        (word(data, 0), word(data, 2), word(data, 8), stream)
        && (flags & 1 != 0 || word(data, 4) == Some(0))
    {
        sheet.hidden_columns.extend(usize::from(first)..(usize::from(last) + 1).min(MAX_COLUMNS));
    }
}

#[derive(Debug, Default)]
struct Extent {
    rows: Option<(u16, u16)>,
    columns: Option<(u16, u16)>,
}

impl Extent {
    fn take_in(&mut self, data: &[u8]) -> Result<(), IntakeError> {
        let (Some(row), Some(column)) = (word(data, 0), word(data, 2)) else {
            return Ok(());
        };
        let rows = grow(&mut self.rows, row);
        let columns = grow(&mut self.columns, column);
        if rows * columns > MAX_EXTENT { Err(IntakeError::UnpacksTooBig) } else { Ok(()) }
    }
}

fn grow(range: &mut Option<(u16, u16)>, at: u16) -> u64 {
    let (low, high) = range.unwrap_or((at, at));
    let grown = (low.min(at), high.max(at));
    *range = Some(grown);
    u64::from(grown.1 - grown.0) + 1
}
