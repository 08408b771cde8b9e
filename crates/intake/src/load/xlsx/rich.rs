//! Texts of a workbook: runs with or without their own font, some of them struck through.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::package::entity;
use super::styles::{Font, is_off, names_capitals};
use crate::IntakeError;
use crate::encoding::in_capitals;
use crate::grid::Strike;
use crate::limits::{MAX_TEXTS, damaged};

/// A text in runs. A run without its own font has that of the cell.
#[derive(Debug, Clone, Default)]
pub struct Rich {
    runs: Vec<(String, Option<Font>)>,
}

impl Rich {
    /// The valid text of a cell, and what is struck through.
    pub fn value(&self, of_cell: Font) -> (String, Option<Strike>) {
        let is_struck = |run: &&(String, Option<Font>)| run.1.unwrap_or(of_cell).struck;
        let shown = |(text, font): &(String, Option<Font>)| of_font(text, font.unwrap_or(of_cell));
        let join = |runs: Vec<&(String, Option<Font>)>| unescaped(&runs.into_iter().map(shown).collect::<String>());
        let (gone, left): (Vec<_>, Vec<_>) = self.runs.iter().partition(is_struck);
        let (gone, left) = (join(gone), join(left));
        if gone.trim().is_empty() {
            (join(self.runs.iter().collect()), None)
        } else if left.trim().is_empty() {
            (gone, Some(Strike::Whole))
        } else {
            (left, Some(Strike::Part(gone)))
        }
    }
}

/// The text with the capitals that its font shows. Escapes such as `_x000D_` are in capitals already.
pub fn of_font(text: &str, font: Font) -> String {
    if font.capitals && !text.contains("_x") { in_capitals(text) } else { text.to_owned() }
}

/// Collects a text from the events between `<si>` or `<is>` and its end, without phonetic readings (rPh).
#[derive(Debug, Default)]
pub struct Gathering {
    rich: Rich,
    in_text: bool,
    phonetic: bool,
    font: Option<Font>,
}

impl Gathering {
    pub fn open(&mut self, e: &BytesStart<'_>) {
        match e.local_name().as_ref() {
            "r" => self.font = None,
            // A run with its own font is struck through only if that font is.
            "rPr" => self.font = Some(Font::default()),
            "strike" => self.font.get_or_insert_default().struck = !is_off(e),
            "rFont" => self.font.get_or_insert_default().capitals = names_capitals(e),
            "rPh" => self.phonetic = true,
            "t" if !self.phonetic => {
                self.in_text = true;
                self.rich.runs.push((String::new(), self.font));
            }
            _ => {}
        }
    }

    pub fn text(&mut self, text: &str) {
        if let (true, Some(run)) = (self.in_text, self.rich.runs.last_mut()) {
            run.0.push_str(text);
        }
    }

    pub fn close(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "rPh" => self.phonetic = false,
            "r" => self.font = None,
            _ => {}
        }
    }

    pub fn take(&mut self) -> Rich {
        std::mem::take(self).rich
    }
}

/// The shared texts, in order.
pub fn shared(part: &[u8]) -> Result<Vec<Rich>, IntakeError> {
    let mut reader = Reader::from_reader(part);
    let (mut found, mut gathering, mut buffer) = (Vec::new(), Gathering::default(), Vec::new());
    loop {
        if found.len() > MAX_TEXTS {
            return Err(IntakeError::UnpacksTooBig);
        }
        match reader.read_event_into(&mut buffer).map_err(|e| damaged(&e))? {
            Event::Start(e) => gathering.open(&e),
            Event::Empty(e) if e.local_name().as_ref() == "si" => found.push(Rich::default()),
            Event::Empty(e) => {
                gathering.open(&e);
                gathering.close(e.local_name().as_ref());
            }
            Event::Text(t) => gathering.text(&t.xml10_content()),
            Event::CData(t) => gathering.text(&t.xml10_content()),
            Event::GeneralRef(r) => {
                if let Some(c) = entity(&r) {
                    gathering.text(c.encode_utf8(&mut [0; 4]));
                }
            }
            Event::End(e) if e.local_name().as_ref() == "si" => found.push(gathering.take()),
            Event::End(e) => gathering.close(e.local_name().as_ref()),
            Event::Eof => return Ok(found),
            _ => {}
        }
        buffer.clear();
    }
}

/// Replaces escapes such as `_x000D_` for characters that XML cannot contain, ECMA-376 part 1, 22.9.2.19.
pub fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let code =
            rest.get(2..6).filter(|_| rest.get(6..7) == Some("_")).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        match code.and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = &rest[7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[2..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(si: &str, cell_struck: bool) -> (String, Option<Strike>) {
        shared(format!("<sst><si>{si}</si></sst>").as_bytes()).expect("texts")[0]
            .value(Font { struck: cell_struck, capitals: false })
    }

    #[test]
    fn a_font_of_capitals_counts_for_its_run() {
        let run = "<r><rPr><rFont val=\".VnTimeH\"/></rPr><t>bí th\u{ad} </t></r><r><rPr><rFont val=\".VnTime\"/></rPr><t>b¶n</t></r>";
        let text = value(&run.replace('í', "Ý"), false).0;
        assert_eq!(crate::Encoding::Tcvn3.text(&text), "BÍ THƯ bản");
    }

    #[test]
    fn struck_runs_are_told_from_the_rest() {
        let mixed = "<r><rPr><strike/></rPr><t>Lò Văn Anh</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> Lò Văn Án</t></r>";
        assert_eq!(value(mixed, false), (" Lò Văn Án".into(), Some(Strike::Part("Lò Văn Anh".into()))));
        assert_eq!(value("<t>A &amp; B</t>", false), ("A & B".into(), None));
        assert_eq!(value("<t>A</t>", true), ("A".into(), Some(Strike::Whole)));
        // The first run has the cell's font, the second its own.
        assert_eq!(value("<r><t>A</t></r><r><rPr/><t>B</t></r>", true), ("B".into(), Some(Strike::Part("A".into()))));
        assert_eq!(value("<r><rPr><strike val=\"0\"/></rPr><t>A</t></r>", false), ("A".into(), None));
        assert_eq!(value("<t>A</t><rPh sb=\"0\" eb=\"1\"><t>B</t></rPh>", false), ("A".into(), None));
    }

    #[test]
    fn escaped_characters_come_back() {
        assert_eq!(unescaped("Ngày_x000D_\nsinh _x005F_x000D_ _xyz"), "Ngày\r\nsinh _x000D_ _xyz");
    }
}
