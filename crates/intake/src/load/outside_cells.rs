//! Text of a workbook over or beside its cells: headers and footers of the printed page, text boxes, comments.
//! It is not part of the list, but stamps of secrecy are there.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::package::entity;
use crate::IntakeError;
use crate::limits::damaged;

/// How much is kept; headers and text boxes have only a few words.
const MOST: usize = 1 << 20;

/// One line for each paragraph.
#[derive(Debug, Default)]
pub struct OutsideCells(String);

impl OutsideCells {
    pub fn text(&mut self, text: &str) {
        if self.0.len() + text.len() <= MOST {
            self.0.push_str(text);
        }
    }

    pub fn end_line(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with('\n') {
            self.text("\n");
        }
    }

    pub fn line(&mut self, text: &str) {
        self.end_line();
        self.text(text);
        self.end_line();
    }

    /// Adds the text of an Excel header. `&C` and the like begin a section, `&"…"`, `&14` and `&B` are
    /// formatting, `&&` is a literal ampersand.
    pub fn margin(&mut self, codes: &str) {
        self.end_line();
        let mut rest = codes.chars().peekable();
        while let Some(c) = rest.next() {
            if c != '&' {
                self.text(c.encode_utf8(&mut [0; 4]));
                continue;
            }
            match rest.next() {
                Some('&') => self.text("&"),
                Some('L' | 'C' | 'R') => self.end_line(),
                Some('"') => while rest.next().is_some_and(|c| c != '"') {},
                Some(c) if c.is_ascii_digit() => while rest.next_if(char::is_ascii_digit).is_some() {},
                _ => {}
            }
        }
        self.end_line();
    }

    /// Adds the text of a part with drawings or comments.
    pub fn part(&mut self, part: impl BufRead) -> Result<(), IntakeError> {
        let mut reader = Reader::from_reader(part);
        reader.config_mut().check_end_names = false;
        let mut buffer = Vec::new();
        loop {
            match reader.read_event_into(&mut buffer).map_err(|e| damaged(&e))? {
                Event::Text(t) => self.text(t.xml10_content().trim_matches(['\r', '\n'])),
                Event::CData(t) => self.text(&t.xml10_content()),
                Event::GeneralRef(r) => {
                    if let Some(c) = entity(&r) {
                        self.text(c.encode_utf8(&mut [0; 4]));
                    }
                }
                Event::Empty(e) if e.local_name().as_ref() == "br" => self.end_line(),
                Event::Start(e) if is_paragraph(e.local_name().as_ref()) => self.end_line(),
                Event::End(e) if is_paragraph(e.local_name().as_ref()) => self.end_line(),
                Event::Eof => {
                    self.end_line();
                    return Ok(());
                }
                _ => {}
            }
            buffer.clear();
        }
    }

    pub fn words(self) -> String {
        self.0
    }
}

fn is_paragraph(name: &str) -> bool {
    matches!(name, "p" | "div" | "comment" | "threadedComment")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_margin(codes: &str) -> String {
        let mut beside = OutsideCells::default();
        beside.margin(codes);
        beside.words()
    }

    #[test]
    fn a_header_says_its_words_without_its_codes() {
        assert_eq!(
            of_margin(r#"&LTrang &P&C&"Times New Roman,Bold"&14TUYỆT MẬT&RA && B"#),
            "Trang \nTUYỆT MẬT\nA & B\n"
        );
        assert_eq!(of_margin("&"), "");
        assert_eq!(of_margin("&\"không đóng"), "");
    }
}
