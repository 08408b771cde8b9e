//! The words of an .odt with the fonts of their spans. Deleted text, comments and notes are no part of the essay.

use std::collections::HashMap;
use std::io::{BufRead, Cursor};

use quick_xml::events::BytesStart;
use zip::ZipArchive;

use super::docx::{Seen, events};
use super::pieces::{Font, Lines};
use super::{Document, DocumentError, DocumentNote, MAX_TEXT_BYTES};
use crate::guard::guarded;
use crate::limits::vet_zip;
use crate::load::package::{Package, attribute};

const MAX_PARENTS: usize = 16;
const MAX_STYLES: usize = 20_000;
/// The most spaces that one element stands for.
const MAX_SPACES: usize = 200;
const LEFT_OUT: [&str; 3] = ["tracked-changes", "annotation", "note"];

pub fn read(bytes: &[u8]) -> Result<Document, DocumentError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocumentError::CutShort)?;
    vet_zip(&mut archive)?;
    guarded(|| package(archive))
        .unwrap_or_else(|| Err(DocumentError::Damaged { detail: "the parser gave up".to_owned() }))
}

fn package(archive: ZipArchive<Cursor<&[u8]>>) -> Result<Document, DocumentError> {
    let mut package = Package::new(archive)?;
    let manifest = package.read("META-INF/manifest.xml").unwrap_or_default();
    if manifest.windows(15).any(|window| window == b"encryption-data") {
        return Err(DocumentError::Encrypted);
    }
    let mut walk = Walk::default();
    if package.has("styles.xml") {
        walk.read(package.stream("styles.xml")?)?;
    }
    let margins = std::mem::take(&mut walk.lines).take();
    walk.read(package.stream("content.xml")?)?;
    let macros = package.names().any(|name| name.starts_with("basic/") || name.starts_with("scripts/"));
    let notes = [(macros, DocumentNote::Macros), (walk.links_out, DocumentNote::ExternalLinks)];
    let notes = notes.into_iter().filter(|(is, _)| *is).map(|(_, note)| note).collect();
    Ok(Document { lines: walk.lines.take(), margins, notes })
}

#[derive(Debug, Default)]
struct Style {
    font: Option<Font>,
    parent: Option<String>,
}

/// Reads styles.xml and then content.xml, whose styles are based on those.
#[derive(Default)]
struct Walk {
    lines: Lines,
    /// By the name of the face, as styles refer to it.
    faces: HashMap<String, Font>,
    styles: HashMap<String, Style>,
    open_style: Option<String>,
    /// The fonts of the open paragraph and of the spans in it.
    spans: Vec<Option<Font>>,
    left_out: usize,
    links_out: bool,
}

impl Walk {
    fn read(&mut self, part: impl BufRead) -> Result<(), DocumentError> {
        events(part, |event| {
            match event {
                Seen::Open(e) => self.open(e),
                Seen::Close(name) => self.close(name),
                Seen::Text(text) if self.left_out == 0 => self.text(text),
                Seen::Text(_) => {}
            }
            self.lines.bytes() <= MAX_TEXT_BYTES
        })?;
        if self.lines.bytes() > MAX_TEXT_BYTES { Err(DocumentError::TooLong) } else { Ok(()) }
    }

    fn open(&mut self, e: &BytesStart<'_>) {
        let name = e.local_name();
        let name = name.as_ref();
        if self.left_out > 0 || LEFT_OUT.contains(&name) {
            self.left_out += 1;
            return;
        }
        self.links_out |= attribute(e, "href").is_some_and(|to| leads_out(&to));
        match name {
            "font-face" => {
                let family = attribute(e, "font-family").map(|family| Font::named(&family));
                if let (Some(name), Some(font), true) = (attribute(e, "name"), family, self.faces.len() < MAX_STYLES) {
                    self.faces.insert(name, font);
                }
            }
            "style" if self.styles.len() < MAX_STYLES => {
                self.open_style = attribute(e, "name");
                let parent = attribute(e, "parent-style-name");
                self.styles.extend(self.open_style.clone().map(|name| (name, Style { font: None, parent })));
            }
            "text-properties" => {
                let named = attribute(e, "font-name").map(|name| self.faces.get(&name).copied().unwrap_or_default());
                if let Some(style) = self.open_style.as_ref().and_then(|name| self.styles.get_mut(name)) {
                    style.font = named.or(style.font);
                }
            }
            "p" | "h" | "span" => {
                let own = attribute(e, "style-name").and_then(|style| self.of_style(&style));
                self.spans.push(own);
            }
            "s" => {
                let count = attribute(e, "c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.text(&" ".repeat(count.min(MAX_SPACES)));
            }
            "tab" => self.text("\t"),
            "line-break" => self.lines.end_line(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if self.left_out > 0 {
            self.left_out -= 1;
            return;
        }
        match name {
            "style" => self.open_style = None,
            "span" => drop(self.spans.pop()),
            "p" | "h" => {
                self.spans.pop();
                self.lines.end_line();
            }
            _ => {}
        }
    }

    /// Text outside paragraphs is only the white space between elements.
    fn text(&mut self, text: &str) {
        if !self.spans.is_empty() {
            let font = self.spans.iter().rev().find_map(|font| *font);
            self.lines.text(&text.replace(['\n', '\r'], " "), font.unwrap_or_default());
        }
    }

    fn of_style(&self, name: &str) -> Option<Font> {
        let mut style = self.styles.get(name);
        for _ in 0..MAX_PARENTS {
            if style?.font.is_some() {
                return style?.font;
            }
            style = self.styles.get(style?.parent.as_deref()?);
        }
        None
    }
}

/// Whether a link leads out of the document: to the web, or to another file.
fn leads_out(to: &str) -> bool {
    let scheme = to.split_once(':').is_some_and(|(scheme, _)| scheme.chars().all(|c| c.is_ascii_alphanumeric()));
    scheme || to.starts_with("../") || to.starts_with('/')
}
