//! Fills an office's form with a paper.

use super::archive::packed;
use super::form::{DOCUMENT, OfficeForm, STYLES};
use super::marks::{self, BODY, RECIPIENTS};
use super::places::{Paragraph, edited, paragraphs};
use crate::paper::recipient_lines;
use crate::word;
use crate::{End, Paper, PaperError, TemplateSet};

impl OfficeForm {
    /// The form with the paper's texts in their places. Styles that the body names and the form lacks are added to it.
    ///
    /// # Errors
    /// When the file cannot be put together.
    pub fn filled(&self, paper: &Paper, set: &TemplateSet) -> Result<Vec<u8>, PaperError> {
        let (document, styles) = (self.text(DOCUMENT).unwrap_or_default(), self.text(STYLES).unwrap_or_default());
        let (styles, body) = with_styles(styles, &word::styles_of(set, paper), word::body_of(paper, set));
        let mut edits = Vec::new();
        for paragraph in paragraphs(document).map_err(|fault| PaperError::Word(Box::new(fault)))? {
            let places = paragraph.places();
            match places.first().map(|place| place.name.as_str()) {
                None => {}
                Some(BODY) => edits.push((paragraph.span.clone(), body.clone())),
                Some(RECIPIENTS) => edits.push((paragraph.span.clone(), recipients(document, &paragraph, paper, set))),
                Some(_) => edits.extend(paragraph.edits(|name| marks::text(paper, name))),
            }
        }
        let document = edited(document, edits);
        let replaced = |(name, content): &(String, Vec<u8>)| {
            let content = match name.as_str() {
                DOCUMENT => document.clone().into_bytes(),
                STYLES => styles.clone().into_bytes(),
                _ => content.clone(),
            };
            (name.clone(), content)
        };
        packed(&self.parts.iter().map(replaced).collect())
    }
}

/// The paragraph of the form once for each recipient.
fn recipients(document: &str, paragraph: &Paragraph, paper: &Paper, set: &TemplateSet) -> String {
    let End::Recipients { recipients, archive, .. } = &paper.end else { return String::new() };
    let one = |line: String| {
        let edits = paragraph.edits(|_| line.clone());
        let from = paragraph.span.start;
        let moved = edits.into_iter().map(|(span, text)| (span.start - from..span.end - from, text)).collect();
        edited(&document[paragraph.span.clone()], moved)
    };
    recipient_lines(recipients, archive, set.wording.recipient_mark).into_iter().map(one).collect()
}

/// The styles of the form with those of ours that it lacks, and the body with the ids that the form has for them. A style of
/// the form with the same name wins: it is the office's own look, and Word in Vietnamese has ids of its own.
fn with_styles(theirs: &str, ours: &str, body: String) -> (String, String) {
    let (mut added, mut renamed) = (String::new(), Vec::new());
    for style in ours.split_inclusive("</w:style>").filter_map(|text| text.find("<w:style ").map(|at| &text[at..])) {
        let (Some(id), Some(name)) = (value(style, "w:styleId=\""), value(style, "<w:name w:val=\"")) else { continue };
        match id_of(theirs, name) {
            Some(known) => renamed.push((format!("w:val=\"{id}\""), format!("w:val=\"{known}\""))),
            None if theirs.contains(&format!("w:styleId=\"{id}\"")) => {}
            None => added.push_str(&style.replace(" w:default=\"1\"", "")),
        }
    }
    let named = |text: String| renamed.iter().fold(text, |text, (ours, theirs)| text.replace(ours, theirs));
    (theirs.replace("</w:styles>", &format!("{}</w:styles>", named(added))), named(body))
}

fn id_of<'a>(styles: &'a str, name: &str) -> Option<&'a str> {
    let style = styles.split("<w:style ").find(|style| style.contains(&format!("<w:name w:val=\"{name}\"/>")))?;
    value(style, "w:styleId=\"")
}

fn value<'a>(text: &'a str, before: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split_once('"').map(|(value, _)| value)
}
