//! A first pass over the records of an .xls (BIFF5/8): how far cells reach, which rows are hidden, which fonts are
//! named, whether there is a password. [MS-XLS] 2.4 for the record numbers.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use crate::IntakeError;
use crate::encoding::Encoding;
use crate::limits::{MAX_PART_BYTES, damaged};

/// 65.536 rows of 64 columns: the most calamine may be asked to lay out.
const MAX_EXTENT: u64 = 4_194_304;

const BOF: [u16; 2] = [0x0809, 0x0409];
const EOF: u16 = 0x000A;
const FILEPASS: u16 = 0x002F;
const FONT: u16 = 0x0031;
const ROW: u16 = 0x0208;
/// Records that begin with the row and column of a cell: BLANK, NUMBER, LABEL, BOOLERR, RK, LABELSST, FORMULA,
/// MULRK, MULBLANK, RSTRING.
const CELLS: [u16; 11] = [0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x0006, 0x0406, 0x00BD, 0x00BE, 0x00D6];

#[derive(Debug, Default)]
pub struct Survey {
    /// One set per sheet in the file's order, rows from 1.
    pub hidden_rows: Vec<BTreeSet<u32>>,
    pub font_hint: Encoding,
}

pub fn survey(bytes: &[u8]) -> Result<Survey, IntakeError> {
    let stream = workbook_stream(bytes)?;
    let mut survey = Survey::default();
    let mut fonts = Vec::new();
    // Substream 0 is the workbook's globals, each one after it a sheet.
    let (mut depth, mut streams) = (0_u32, 0_usize);
    let mut extent = Extent::default();
    for (kind, data) in (Records { rest: &stream }) {
        if BOF.contains(&kind) {
            depth += 1;
            if depth == 1 {
                streams += 1;
                extent = Extent::default();
                if streams > 1 {
                    survey.hidden_rows.push(BTreeSet::new());
                }
            }
        } else if kind == EOF {
            depth = depth.saturating_sub(1);
        } else if kind == FILEPASS {
            return Err(IntakeError::Encrypted);
        } else if kind == FONT {
            fonts.extend_from_slice(data);
        } else if kind == ROW {
            note_row(data, survey.hidden_rows.last_mut());
        } else if CELLS.contains(&kind) {
            extent.take_in(data)?;
        }
    }
    survey.font_hint = Encoding::of_font_bytes(&fonts);
    Ok(survey)
}

fn workbook_stream(bytes: &[u8]) -> Result<Vec<u8>, IntakeError> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
    if file.is_stream("/EncryptedPackage") {
        return Err(IntakeError::Encrypted);
    }
    let name = ["/Workbook", "/Book", "/WORKBOOK", "/BOOK"].into_iter().find(|n| file.is_stream(n));
    let mut stream = Vec::new();
    let part = file.open_stream(name.ok_or(IntakeError::NotWorkbook)?).map_err(|e| damaged(&e))?;
    part.take(MAX_PART_BYTES).read_to_end(&mut stream).map_err(|e| damaged(&e))?;
    Ok(stream)
}

struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = word(self.rest, 0)?;
        let length = usize::from(word(self.rest, 2)?);
        let data = self.rest.get(4..4 + length)?;
        self.rest = &self.rest[4 + length..];
        Some((kind, data))
    }
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*data.get(at)?, *data.get(at + 1)?]))
}

/// ROW: bit 5 of the word at 12 says that the row has height zero.
fn note_row(data: &[u8], hidden: Option<&mut BTreeSet<u32>>) {
    if let (Some(row), Some(flags), Some(hidden)) = (word(data, 0), word(data, 12), hidden)
        && flags & 0x20 != 0
    {
        hidden.insert(u32::from(row) + 1);
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
