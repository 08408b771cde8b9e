//! The parts of styles that matter for values: strike-through, hidden sheets, and the names of fonts.

use std::collections::{HashMap, HashSet};

use quick_xml::events::BytesStart;

use super::super::package::attribute;
use crate::encoding::{Encoding, is_font_of_capitals};

/// A longer chain of parents is a cycle.
const MAX_PARENTS: usize = 16;
/// Excel allows 64.000 cell formats.
const MAX_STYLES: usize = 64_000;

#[derive(Default)]
pub struct Styles {
    pub font_hint: Encoding,
    /// Names of fonts of TCVN3 that show small letters as capitals.
    capitals: HashSet<String>,
    /// By family and name.
    known: HashMap<(String, String), Style>,
    /// The style whose properties are being read.
    open: Option<(String, String)>,
}

#[derive(Default)]
struct Style {
    parent: Option<String>,
    struck: Option<bool>,
    capitals: Option<bool>,
    hidden: bool,
}

impl Styles {
    pub fn start(&mut self, element: &str, e: &BytesStart<'_>) {
        match element {
            "style:font-face" => self.face(e),
            "style:style" if self.known.len() < MAX_STYLES => {
                let key = (attribute(e, "family").unwrap_or_default(), attribute(e, "name").unwrap_or_default());
                let parent = attribute(e, "parent-style-name");
                self.known.insert(key.clone(), Style { parent, ..Style::default() });
                self.open = Some(key);
            }
            "style:text-properties" => {
                // "none", or the style or type of a line.
                let line = ["text-line-through-style", "text-line-through-type"].map(|name| attribute(e, name));
                let lines: Vec<String> = line.into_iter().flatten().collect();
                let capitals = attribute(e, "font-name").map(|name| self.capitals.contains(&name));
                if let Some(style) = self.opened() {
                    style.capitals = capitals.or(style.capitals);
                    if !lines.is_empty() {
                        style.struck = Some(lines.iter().all(|line| line != "none"));
                    }
                }
            }
            "style:table-properties" => {
                let hidden = attribute(e, "display").is_some_and(|display| display == "false");
                if let Some(style) = self.opened() {
                    style.hidden = hidden;
                }
            }
            _ => {}
        }
    }

    fn face(&mut self, e: &BytesStart<'_>) {
        let family = attribute(e, "font-family").unwrap_or_default();
        if self.font_hint == Encoding::None {
            self.font_hint = Encoding::of_font_bytes(family.as_bytes());
        }
        if is_font_of_capitals(family.trim_matches('\'')) && self.capitals.len() < MAX_STYLES {
            self.capitals.extend(attribute(e, "name"));
        }
    }

    pub fn end(&mut self, element: &str) {
        if element == "style:style" {
            self.open = None;
        }
    }

    fn opened(&mut self) -> Option<&mut Style> {
        self.known.get_mut(self.open.as_ref()?)
    }

    fn get(&self, family: &str, name: &str) -> Option<&Style> {
        self.known.get(&(family.to_owned(), name.to_owned()))
    }

    pub fn hides_table(&self, name: &str) -> bool {
        self.get("table", name).is_some_and(|style| style.hidden)
    }

    /// Whether this style or its nearest parent that sets it strikes text through.
    pub fn strikes(&self, family: &str, name: &str) -> bool {
        self.says_of_strike(family, name).unwrap_or_default()
    }

    pub fn says_of_strike(&self, family: &str, name: &str) -> Option<bool> {
        self.said(family, name, |style| style.struck)
    }

    /// Whether the font of this style shows small letters as capitals.
    pub fn says_of_capitals(&self, family: &str, name: &str) -> Option<bool> {
        self.said(family, name, |style| style.capitals)
    }

    /// What the style or its nearest parent says.
    fn said(&self, family: &str, name: &str, what: impl Fn(&Style) -> Option<bool>) -> Option<bool> {
        let mut style = self.get(family, name);
        for _ in 0..MAX_PARENTS {
            if let Some(said) = what(style?) {
                return Some(said);
            }
            style = self.get(family, style?.parent.as_deref()?);
        }
        None
    }
}
