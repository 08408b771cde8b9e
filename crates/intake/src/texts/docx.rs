//! The words of a .docx with the fonts of their runs. Deleted text, comments and notes are no part of the essay.

use std::collections::HashMap;
use std::io::{BufRead, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::pieces::{Font, Lines};
use super::{Document, DocumentError, DocumentNote, MAX_TEXT_BYTES};
use crate::guard::guarded;
use crate::limits::{damaged, vet_zip};
use crate::load::package::{Package, attribute, entity};

/// A longer chain of styles is a cycle.
const MAX_PARENTS: usize = 16;
const MAX_STYLES: usize = 20_000;
/// Elements whose text is not shown, or shown a second time.
const LEFT_OUT: [&str; 4] = ["Fallback", "del", "moveFrom", "instrText"];

pub fn read(bytes: &[u8]) -> Result<Document, DocumentError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocumentError::CutShort)?;
    vet_zip(&mut archive)?;
    guarded(|| package(archive))
        .unwrap_or_else(|| Err(DocumentError::Damaged { detail: "the parser gave up".to_owned() }))
}

fn package(archive: ZipArchive<Cursor<&[u8]>>) -> Result<Document, DocumentError> {
    let mut package = Package::new(archive)?;
    let styles = if package.has("word/styles.xml") {
        Styles::read(package.stream("word/styles.xml")?)?
    } else {
        Styles::default()
    };
    let is_margin = |name: &&str| name.starts_with("word/header") || name.starts_with("word/footer");
    let mut margins: Vec<String> = package.names().filter(is_margin).map(str::to_owned).collect();
    margins.sort();
    let mut document = Document { notes: notes(&mut package), ..Document::default() };
    for part in margins {
        document.margins.extend(words(package.stream(&part)?, &styles)?.take());
        if document.is_too_long() {
            return Err(DocumentError::TooLong);
        }
    }
    document.lines = words(package.stream("word/document.xml")?, &styles)?.take();
    Ok(document)
}

fn notes(package: &mut Package<Cursor<&[u8]>>) -> Vec<DocumentNote> {
    let mut notes = Vec::new();
    if package.names().any(|name| name.ends_with("vbaproject.bin")) {
        notes.push(DocumentNote::Macros);
    }
    let parts: Vec<String> = package.names().filter(|name| name.ends_with(".rels")).map(str::to_owned).collect();
    let external = |part: &String| {
        let text = package.read(part).map(|bytes| String::from_utf8_lossy(&bytes).to_lowercase()).unwrap_or_default();
        text.contains("targetmode=\"external\"") || text.contains("targetmode='external'")
    };
    if { parts }.iter().any(external) {
        notes.push(DocumentNote::ExternalLinks);
    }
    notes
}

/// Fonts by style.
#[derive(Debug, Default)]
struct Styles {
    fonts: HashMap<String, Style>,
    usual: Option<Font>,
}

#[derive(Debug, Default)]
struct Style {
    font: Option<Font>,
    parent: Option<String>,
}

impl Styles {
    fn read(part: impl BufRead) -> Result<Self, DocumentError> {
        let mut styles = Self::default();
        let mut open: Option<String> = None;
        events(part, |event| {
            match event {
                Seen::Open(e) => match e.local_name().as_ref() {
                    "style" if styles.fonts.len() < MAX_STYLES => {
                        open = attribute(e, "styleId");
                        styles.fonts.extend(open.clone().map(|id| (id, Style::default())));
                    }
                    "basedOn" => {
                        if let Some(style) = open.as_ref().and_then(|id| styles.fonts.get_mut(id)) {
                            style.parent = attribute(e, "val");
                        }
                    }
                    "rFonts" => match open.as_ref().and_then(|id| styles.fonts.get_mut(id)) {
                        Some(style) => style.font = font(e),
                        None => styles.usual = font(e),
                    },
                    _ => {}
                },
                Seen::Close("style") => open = None,
                Seen::Close(_) | Seen::Text(_) => {}
            }
            true
        })?;
        Ok(styles)
    }

    fn of(&self, id: &str) -> Option<Font> {
        let mut style = self.fonts.get(id);
        for _ in 0..MAX_PARENTS {
            if style?.font.is_some() {
                return style?.font;
            }
            style = self.fonts.get(style?.parent.as_deref()?);
        }
        None
    }
}

/// The font that a run names for Latin letters.
fn font(e: &BytesStart<'_>) -> Option<Font> {
    ["ascii", "hAnsi"].into_iter().find_map(|name| attribute(e, name)).map(|name| Font::named(&name))
}

#[derive(Default)]
struct Walk {
    lines: Lines,
    /// Of the present paragraph and run.
    paragraph: Option<Font>,
    of_style: Option<Font>,
    run: Option<Font>,
    in_run: bool,
    in_text: bool,
    /// How deep the reader is in an element of [`LEFT_OUT`].
    left_out: usize,
}

fn words(part: impl BufRead, styles: &Styles) -> Result<Lines, DocumentError> {
    let mut walk = Walk::default();
    events(part, |event| {
        match event {
            Seen::Open(e) => walk.open(e, styles),
            Seen::Close(name) => walk.close(name),
            Seen::Text(text) => walk.text(text, styles),
        }
        walk.lines.bytes() <= MAX_TEXT_BYTES
    })?;
    if walk.lines.bytes() > MAX_TEXT_BYTES { Err(DocumentError::TooLong) } else { Ok(walk.lines) }
}

impl Walk {
    fn open(&mut self, e: &BytesStart<'_>, styles: &Styles) {
        let name = e.local_name();
        let name = name.as_ref();
        if self.left_out > 0 || LEFT_OUT.contains(&name) {
            self.left_out += 1;
            return;
        }
        match name {
            "p" => self.paragraph = styles.of("Normal"),
            "pStyle" => self.paragraph = attribute(e, "val").and_then(|id| styles.of(&id)),
            "r" => (self.in_run, self.run, self.of_style) = (true, None, None),
            "rStyle" => self.of_style = attribute(e, "val").and_then(|id| styles.of(&id)),
            "rFonts" if self.in_run => self.run = font(e),
            "t" => self.in_text = true,
            "tab" if self.in_run => self.text_now("\t", styles),
            "br" | "cr" => self.lines.end_line(),
            "noBreakHyphen" => self.text_now("-", styles),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if self.left_out > 0 {
            self.left_out -= 1;
            return;
        }
        match name {
            "p" => self.lines.end_line(),
            "r" => self.in_run = false,
            "t" => self.in_text = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str, styles: &Styles) {
        if self.in_text && self.left_out == 0 {
            self.text_now(text, styles);
        }
    }

    fn text_now(&mut self, text: &str, styles: &Styles) {
        let font = self.run.or(self.of_style).or(self.paragraph).or(styles.usual);
        self.lines.text(text, font.unwrap_or_default());
    }
}

/// What a part has, in order.
pub enum Seen<'e> {
    Open(&'e BytesStart<'e>),
    Close(&'e str),
    Text(&'e str),
}

/// Feeds what a part has, until it says false. An empty element is opened and closed.
pub fn events(part: impl BufRead, mut take: impl FnMut(Seen<'_>) -> bool) -> Result<(), DocumentError> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    let (mut buffer, mut depth) = (Vec::new(), 0_i64);
    loop {
        let goes_on = match reader.read_event_into(&mut buffer).map_err(|error| damaged(&error))? {
            Event::Start(e) => {
                depth += 1;
                take(Seen::Open(&e))
            }
            Event::Empty(e) => take(Seen::Open(&e)) && take(Seen::Close(e.local_name().as_ref())),
            Event::End(e) => {
                depth -= 1;
                take(Seen::Close(e.local_name().as_ref()))
            }
            Event::Text(text) => take(Seen::Text(&text.xml10_content())),
            Event::CData(text) => take(Seen::Text(&text.xml10_content())),
            Event::GeneralRef(name) => match entity(&name) {
                Some(c) => take(Seen::Text(c.encode_utf8(&mut [0; 4]))),
                None => true,
            },
            Event::Eof if depth == 0 => return Ok(()),
            // The parser takes the end of the bytes for the end of a text that is cut.
            Event::Eof => return Err(DocumentError::Damaged { detail: "an element is not closed".to_owned() }),
            _ => true,
        };
        if !goes_on {
            return Ok(());
        }
        buffer.clear();
    }
}
