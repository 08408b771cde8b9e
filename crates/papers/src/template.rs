//! Template sets: the measures with which papers are printed, as data with dates.

use chrono::NaiveDate;

/// The measures of one guidance on the form of papers. Lengths are in millimetres, letters in points.
#[derive(Debug, Clone, PartialEq)]
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

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margins {
    pub top: f32,
    pub bottom: f32,
    pub left: f32,
    pub right: f32,
}

/// A guidance on the form of papers, and since when it holds.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateSet {
    /// "hd-05-2026"
    pub name: String,
    /// "Hướng dẫn 05-HD/VPTW, 27/5/2026"
    pub title: String,
    pub from: NaiveDate,
    /// The last day on which it held.
    pub until: Option<NaiveDate>,
    pub measures: Measures,
}
