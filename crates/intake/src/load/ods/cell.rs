//! One cell: its stated value and its displayed text.

use quick_xml::events::BytesStart;

use super::super::package::attribute;
use super::styles::Styles;
use crate::encoding::in_capitals;
use crate::grid::{Cell, Strike, Unread};
use crate::limits::MAX_CELL_CHARS;

pub struct OpenCell {
    pub repeat: usize,
    value: Cell,
    /// The value as an attribute; used as the text if there are no paragraphs.
    stated: Option<String>,
    formula: bool,
    /// The cell has a type or a paragraph, even an empty one, so a formula in it has been calculated.
    calculated: bool,
    in_error: bool,
    /// The cell is covered by a merged one, so nobody sees it.
    covered: bool,
    look: Look,
    /// The nesting depth of paragraphs; only text in a paragraph is displayed.
    paragraphs: u32,
    text: String,
    gone: String,
    /// For each open span what its style says.
    spans: Vec<SpanLook>,
}

/// What the style of a cell does to its text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    pub struck: bool,
    /// Its font shows small letters as capitals.
    pub capitals: bool,
}

/// The same of a span; `None` if it does not say.
#[derive(Debug, Clone, Copy, Default)]
struct SpanLook {
    struck: Option<bool>,
    capitals: Option<bool>,
}

impl OpenCell {
    pub fn new(e: &BytesStart<'_>, repeat: usize, covered: bool, look: Look) -> Self {
        let kind =
            e.attributes().flatten().find(|a| a.key.as_ref() == "office:value-type").map(|a| a.value.to_string());
        let value = match kind.as_deref() {
            Some("date") => attribute(e, "date-value").map_or(Cell::Empty, Cell::Text),
            Some("float" | "percentage" | "currency") => {
                attribute(e, "value").and_then(|v| v.trim().parse().ok()).map_or(Cell::Empty, Cell::Number)
            }
            Some("boolean") if attribute(e, "boolean-value").as_deref() == Some("true") => Cell::of_bool(true),
            _ => Cell::Empty,
        };
        let errs = e.attributes().flatten().any(|a| a.key.as_ref() == "calcext:value-type" && a.value == "error");
        Self {
            repeat,
            value,
            stated: attribute(e, "string-value"),
            formula: attribute(e, "formula").is_some(),
            calculated: kind.as_deref() == Some("string"),
            in_error: errs,
            covered,
            look,
            paragraphs: 0,
            text: String::new(),
            gone: String::new(),
            spans: Vec::new(),
        }
    }

    pub fn start(&mut self, name: &str, e: &BytesStart<'_>, styles: &Styles) {
        match name {
            "text:p" | "text:h" => {
                self.paragraphs += 1;
                self.calculated = true;
                for text in [&mut self.text, &mut self.gone] {
                    if !text.is_empty() {
                        text.push('\n');
                    }
                }
            }
            "text:span" => {
                let style = attribute(e, "style-name").unwrap_or_default();
                let (struck, capitals) =
                    (styles.says_of_strike("text", &style), styles.says_of_capitals("text", &style));
                self.spans.push(SpanLook { struck, capitals });
            }
            "text:s" | "text:tab" | "text:line-break" => self.text(" "),
            _ => {}
        }
    }

    pub fn end(&mut self, name: &str) {
        match name {
            "text:span" => {
                self.spans.pop();
            }
            "text:p" | "text:h" => self.paragraphs = self.paragraphs.saturating_sub(1),
            _ => {}
        }
    }

    pub fn text(&mut self, text: &str) {
        if self.paragraphs == 0 {
            return;
        }
        let said = |what: fn(&SpanLook) -> Option<bool>| self.spans.iter().rev().find_map(what);
        let struck = said(|says| says.struck).unwrap_or(self.look.struck);
        let capitals = said(|says| says.capitals).unwrap_or(self.look.capitals);
        let into = if struck { &mut self.gone } else { &mut self.text };
        if into.len() < MAX_CELL_CHARS {
            into.push_str(&if capitals { in_capitals(text) } else { text.to_owned() });
        }
    }

    pub fn read(self) -> (Cell, Option<Strike>) {
        if self.covered {
            return (Cell::Empty, None);
        }
        let shown = !self.text.trim().is_empty() || !self.gone.trim().is_empty();
        if self.in_error {
            let error = if self.text.trim().is_empty() { "#N/A" } else { self.text.trim() };
            return (Cell::Unread(Unread::Error(error.to_owned())), None);
        }
        if self.value != Cell::Empty {
            let struck = self.look.struck || self.text.trim().is_empty() && !self.gone.trim().is_empty();
            return (self.value, struck.then_some(Strike::Whole));
        }
        if !shown {
            return match self.stated {
                Some(stated) => (Cell::Text(stated), self.look.struck.then_some(Strike::Whole)),
                None if self.formula && !self.calculated => (Cell::Unread(Unread::NotCalculated), None),
                None => (Cell::Empty, None),
            };
        }
        if self.gone.trim().is_empty() {
            (Cell::Text(self.text), None)
        } else if self.text.trim().is_empty() {
            (Cell::Text(self.gone), Some(Strike::Whole))
        } else {
            (Cell::Text(self.text), Some(Strike::Part(self.gone.trim().to_owned())))
        }
    }
}
