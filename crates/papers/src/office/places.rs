//! Where the placeholders stand in the XML of a document. Word divides a line into runs as it likes, so a placeholder may
//! begin in one piece of text and end in another.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use std::ops::Range;

use crate::Fault;

/// A paragraph: where it stands, and its pieces of text.
#[derive(Debug, Clone)]
pub struct Paragraph {
    pub span: Range<usize>,
    pub pieces: Vec<Piece>,
}

#[derive(Debug, Clone)]
pub struct Piece {
    pub span: Range<usize>,
    pub text: String,
}

/// A placeholder within the text of its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub name: String,
    pub span: Range<usize>,
}

impl Paragraph {
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// Every "{{…}}" of the paragraph; an opened one that is not closed is a place whose name ends with its line.
    pub fn places(&self) -> Vec<Place> {
        let text = self.text();
        let (mut places, mut from) = (Vec::new(), 0);
        while let Some(at) = text[from..].find("{{").map(|at| from + at) {
            let end = text[at..].find("}}").map_or(text.len(), |end| at + end + 2);
            let name = text[at..end].trim_start_matches('{').trim_end_matches('}').trim().to_lowercase();
            places.push(Place { name, span: at..end });
            from = end;
        }
        places
    }

    /// The edits that put these texts in the place of the placeholders: what replaces which part of the XML.
    pub fn edits(&self, text_of: impl Fn(&str) -> String) -> Vec<(Range<usize>, String)> {
        let places = self.places();
        let (mut begins, mut edits) = (0, Vec::new());
        for piece in &self.pieces {
            let ends = begins + piece.text.len();
            let within = |place: &&Place| place.span.start < ends && place.span.end > begins;
            let touched: Vec<&Place> = places.iter().filter(within).collect();
            if !touched.is_empty() {
                let (mut text, mut at) = (String::new(), begins);
                for place in touched {
                    let from = place.span.start.max(begins);
                    text.push_str(&piece.text[at - begins..from - begins]);
                    // The piece in which a placeholder begins gets what replaces it.
                    if place.span.start >= begins {
                        text.push_str(&text_of(&place.name));
                    }
                    at = place.span.end.min(ends);
                }
                text.push_str(&piece.text[at - begins..]);
                edits.push((piece.span.clone(), escaped(&text)));
            }
            begins = ends;
        }
        edits
    }
}

fn escaped(text: &str) -> String {
    let clean: String = text.chars().filter(|c| !c.is_control()).collect();
    quick_xml::escape::escape(clean.as_str()).into_owned()
}

/// The paragraphs of a document that have text; one within another (a text box) is a paragraph of its own.
pub fn paragraphs(xml: &str) -> Result<Vec<Paragraph>, Fault> {
    let damaged = || Fault::one("phần nội dung của tệp không đọc được.");
    let mut reader = Reader::from_str(xml);
    let (mut open, mut found, mut text_from) = (Vec::<Paragraph>::new(), Vec::new(), None);
    loop {
        let before = position(&reader);
        let event = reader.read_event().map_err(|_| damaged())?;
        let after = position(&reader);
        match event {
            Event::DocType(_) => return Err(damaged()),
            Event::Start(e) if e.name().as_ref() == "w:p" => {
                open.push(Paragraph { span: before..before, pieces: Vec::new() });
            }
            Event::Start(e) if e.name().as_ref() == "w:t" => text_from = Some(after),
            Event::End(e) if e.name().as_ref() == "w:t" => {
                if let (Some(from), Some(paragraph)) = (text_from.take(), open.last_mut()) {
                    let text = unescape(&xml[from..before]).map_err(|_| damaged())?.into_owned();
                    paragraph.pieces.push(Piece { span: from..before, text });
                }
            }
            Event::End(e) if e.name().as_ref() == "w:p" => {
                let mut paragraph = open.pop().ok_or_else(damaged)?;
                paragraph.span.end = after;
                found.push(paragraph);
            }
            Event::Eof if open.is_empty() => return Ok(found),
            Event::Eof => return Err(damaged()),
            _ => {}
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The text with every edit made. Of two that overlap, the outer one, which begins first, is made.
pub fn edited(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(span, _)| span.start);
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for (span, replacement) in edits {
        if span.start < at {
            continue;
        }
        out.push_str(&text[at..span.start]);
        out.push_str(&replacement);
        at = span.end;
    }
    out.push_str(&text[at..]);
    out
}
