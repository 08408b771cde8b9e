//! Prints a paper as PDF/A-2b, with the fonts in it. **Invariant:** what a paper says is data for our own template and
//! never becomes markup; nothing is read from a disk, a network or a clock, so the same paper gives the same bytes.

mod chart;
mod code;
mod document;
mod error;
mod fonts;
mod letters;
mod world;

use chrono::{Datelike, NaiveDate};
use papers::{Paper, TemplateSet};
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

pub use error::PdfError;

/// The paper as the bytes of a PDF/A-2b file. `made` is the day that the file names as the day it was made on.
///
/// # Errors
/// When a letter of the text is in none of the fonts, when there is more text than a paper can have, and when typst
/// refuses our template, which is a mistake in this crate.
pub fn render(paper: &Paper, set: &TemplateSet, made: NaiveDate) -> Result<Vec<u8>, PdfError> {
    let date = Datetime::from_ymd(made.year(), month(made), day(made));
    let inputs = document::inputs(paper, set, date)?;
    let world = world::PaperWorld::new(inputs);
    let compiled = typst::compile::<PagedDocument>(&world);
    let bytes = compiled.output.and_then(|document| typst_pdf::pdf(&document, &options()));
    // What typst keeps of a document to be quicker at the next one would grow with every paper.
    typst::comemo::evict(0);
    bytes.map_err(|problems| PdfError::Template(problems.iter().map(|it| it.message.to_string()).collect()))
}

fn month(date: NaiveDate) -> u8 {
    u8::try_from(date.month()).unwrap_or(1)
}

fn day(date: NaiveDate) -> u8 {
    u8::try_from(date.day()).unwrap_or(1)
}

fn options() -> PdfOptions {
    PdfOptions {
        creator: Smart::Custom(Some("Sổ Chi bộ".to_owned())),
        standards: PdfStandards::new(&[PdfStandard::A_2b]).unwrap_or_default(),
        ..PdfOptions::default()
    }
}
