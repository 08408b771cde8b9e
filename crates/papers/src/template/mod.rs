//! Template sets: the measures with which papers are printed, as data with dates.

mod apply;
mod check;
mod office;
mod shipped;

use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;

pub use check::{Fault, MOST_BYTES, parse};
pub use office::parse_based;
pub use shipped::{in_force, latest, shipped};

use crate::PaperKind;

/// The measures of one guidance on the form of papers. Lengths are in millimetres, letters in points.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measures {
    pub margins: Margins,
    pub font: String,
    pub party: f32,
    pub superior: f32,
    pub issuer: f32,
    pub number: f32,
    pub dateline: f32,
    pub type_name: f32,
    pub summary: f32,
    pub body: f32,
    /// The exact height of a line of the body.
    pub line: f32,
    /// Between two paragraphs of the body.
    pub between: f32,
    /// How far the first line of a paragraph is indented.
    pub first_line: f32,
    pub table: f32,
    pub signature: f32,
    pub recipients_heading: f32,
    pub recipients: f32,
    pub page_number: f32,
    /// The thickness of the rule below the Party's name.
    pub rule: f32,
}

#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    pub top: f32,
    pub bottom: f32,
    pub left: f32,
    pub right: f32,
}

/// A guidance on the form of papers, and since when it holds.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateSet {
    /// "hd-05-2026"
    pub name: String,
    /// "Hướng dẫn 05-HD/VPTW, 27/5/2026"
    pub title: String,
    pub from: NaiveDate,
    /// The last day on which it held.
    pub until: Option<NaiveDate>,
    pub measures: Measures,
    pub wording: Wording,
}

/// What the sources disagree on besides measures.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// How the body above a cell is named in the head.
    pub superior: SuperiorLine,
    /// On whose behalf the secretary signs: "T/M CHI BỘ".
    pub on_behalf: String,
    /// The same for single kinds of papers.
    #[serde(default)]
    pub on_behalf_of: BTreeMap<PaperKind, String>,
    /// What stands between the Roman number of a heading and its text: "-" or ".".
    pub roman_mark: char,
    /// What ends every recipient but the last: ";" or ",".
    pub recipient_mark: char,
    pub grounds_in_italics: bool,
    /// Whether the line "BÍ THƯ" is bold, like the one above it.
    pub role_in_bold: bool,
    /// Whether reports carry a code by which their figures can be looked up.
    pub code: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuperiorLine {
    /// "ĐẢNG ỦY XÃ NÀ TĂM"
    Committee,
    /// "ĐẢNG BỘ XÃ NÀ TĂM"
    Organisation,
}
