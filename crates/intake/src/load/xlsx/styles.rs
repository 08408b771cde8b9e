//! What a cell's format means for its value: whether a number is a date, whether the text is struck through, and
//! whether its font shows capitals for small letters.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::package::{attribute, is_on};
use crate::IntakeError;
use crate::encoding::is_font_of_capitals;
use crate::limits::damaged;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Format {
    pub dated: bool,
    pub font: Font,
}

/// What a font does to its text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Font {
    pub struck: bool,
    /// A font of TCVN3 that shows small letters as capitals.
    pub capitals: bool,
}

/// The cell formats, by the number that cells use.
pub fn formats(part: &[u8]) -> Result<Vec<Format>, IntakeError> {
    let mut styles = Styles::default();
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(|e| damaged(&e))? {
            Event::Start(e) => styles.open(&e),
            Event::Empty(e) => {
                styles.open(&e);
                styles.close(e.local_name().as_ref());
            }
            Event::End(e) => styles.close(e.local_name().as_ref()),
            Event::Eof => return Ok(styles.cells),
            _ => {}
        }
        buffer.clear();
    }
}

#[derive(Default)]
struct Styles {
    dates: HashMap<u32, bool>,
    fonts: Vec<Font>,
    cells: Vec<Format>,
    in_fonts: bool,
    in_cells: bool,
}

impl Styles {
    fn open(&mut self, e: &BytesStart<'_>) {
        match e.local_name().as_ref() {
            "numFmt" => {
                if let (Some(id), Some(code)) = (number(e, "numFmtId"), attribute(e, "formatCode")) {
                    self.dates.insert(id, is_date_format(&code));
                }
            }
            "fonts" => self.in_fonts = true,
            "font" if self.in_fonts => self.fonts.push(Font::default()),
            "strike" if self.in_fonts => {
                if let Some(font) = self.fonts.last_mut() {
                    font.struck = !is_off(e);
                }
            }
            "name" if self.in_fonts => {
                if let Some(font) = self.fonts.last_mut() {
                    font.capitals = names_capitals(e);
                }
            }
            "cellXfs" => self.in_cells = true,
            "xf" if self.in_cells => {
                let format = number(e, "numFmtId").unwrap_or_default();
                let font = number(e, "fontId").unwrap_or_default();
                self.cells.push(Format {
                    dated: self.dates.get(&format).copied().unwrap_or_else(|| is_builtin_date(format)),
                    font: self.fonts.get(font as usize).copied().unwrap_or_default(),
                });
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "fonts" => self.in_fonts = false,
            "cellXfs" => self.in_cells = false,
            _ => {}
        }
    }
}

fn number(e: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(e, name)?.trim().parse().ok()
}

/// Whether the font that an element names shows capitals for small letters.
pub fn names_capitals(e: &BytesStart<'_>) -> bool {
    attribute(e, "val").is_some_and(|name| is_font_of_capitals(&name))
}

/// A toggle like `<strike/>` is on unless its value says otherwise.
pub fn is_off(e: &BytesStart<'_>) -> bool {
    attribute(e, "val").is_some() && !is_on(e, "val")
}

/// Dates and times among the built-in formats, which have no code in the file, ECMA-376 part 1, 18.8.30.
fn is_builtin_date(id: u32) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// Whether a format code has a day, month, year or hour in its first section, outside quotes, brackets and
/// escapes.
fn is_date_format(code: &str) -> bool {
    let (mut quoted, mut bracketed, mut skip) = (false, false, false);
    for c in code.chars() {
        match c {
            _ if skip => skip = false,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => skip = true,
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ if bracketed => {}
            ';' => return false,
            'd' | 'm' | 'y' | 'h' | 's' | 'D' | 'M' | 'Y' | 'H' | 'S' => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_dates_and_of_numbers() {
        for code in ["dd/mm/yyyy", "[$-42A]d mmmm yyyy;@", "\"Ngày\" d", "yyyy", "mm/yyyy", "[$-F800]dddd", "h:mm"] {
            assert!(is_date_format(code), "{code}");
        }
        for code in ["General", "0.00", "#,##0\\ \"đ\"", "@", "[Red]0;dd", "00\".\"000000", "_-* #,##0"] {
            assert!(!is_date_format(code), "{code}");
        }
    }
}
