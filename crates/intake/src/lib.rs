//! Reads foreign files: member lists and forms (.xlsx, .xls, .ods, .csv), texts of essays (.docx, .odt, .txt), old
//! Vietnamese encodings, photos and PDFs of essays, the stamp of secrecy of a document.
//! **Invariant:** a file is measured before it is parsed, nothing in it can make this crate panic or take
//! unbounded memory, and nothing is guessed silently: what could not be read is a [`Problem`] with its row.

mod choices;
#[cfg(test)]
mod counted_tests;
mod date;
mod encoding;
mod error;
mod form_source;
mod grid;
mod guard;
mod heading;
mod layout;
mod limits;
mod lists;
mod load;
mod pdf;
mod pdf_scan;
pub mod pictures;
mod problem;
mod proposal;
mod roster;
mod secret;
mod side_by_side;
mod text;
pub mod texts;
mod word;

use std::path::Path;

pub use choices::{Choices, Target};
pub use encoding::{Detected, Encoding};
pub use error::{IntakeError, OtherKind};
pub use form_source::{FormFileError, form_source, form_source_of};
pub use pdf::pdf_text;
pub use pdf_scan::{MOST_SCANNED, pdf_scan};
pub use problem::{Problem, ProblemCode};
pub use proposal::{Column, Conversion, Proposal, SheetSummary};
pub use roster::{FURTHER_LIST, Roster, RosterRow, line, order_problem};
pub use secret::{SecretMark, secret_mark};
pub use text::title_case;
pub use word::{WordError, word_text, word_text_of};

/// A member list in memory: only cells, no formulas and no formatting.
#[derive(Debug)]
pub struct Workbook {
    pub(crate) sheets: Vec<grid::Sheet>,
    /// The encoding suggested by the file's fonts; the content decides.
    pub(crate) font_hint: Encoding,
    /// The text over and beside the cells, one line for each paragraph.
    pub(crate) beside: String,
}

/// Reads a workbook of at most [`limits::MAX_FILE_BYTES`]. Its kind is detected by content, never by the file
/// extension.
///
/// # Errors
/// Every variant of [`IntakeError`] is to be shown to the person; nothing has been written then.
pub fn open(path: &Path) -> Result<Workbook, IntakeError> {
    unmarked(load::open(path)?)
}

/// Like [`open`], from a file's bytes.
///
/// # Errors
/// As [`open`].
pub fn read(bytes: &[u8]) -> Result<Workbook, IntakeError> {
    unmarked(load::read(bytes)?)
}

/// Refuses a list with a stamp of secrecy.
fn unmarked(book: Workbook) -> Result<Workbook, IntakeError> {
    if secret::of_workbook(&book).is_some() { Err(IntakeError::Classified) } else { Ok(book) }
}

impl Workbook {
    /// The sheet, heading and columns that look most like a member list; a person must confirm them.
    #[must_use]
    pub fn propose(&self) -> Proposal {
        proposal::propose(self, None)
    }

    /// The same for a sheet that the person chose. An unknown name falls back to the best sheet.
    #[must_use]
    pub fn propose_sheet(&self, sheet: &str) -> Proposal {
        proposal::propose(self, Some(sheet))
    }

    /// The rows by these choices, in the file's order, with everything that a person should check.
    #[must_use]
    pub fn read(&self, choices: &Choices) -> Roster {
        lists::read(self, choices)
    }
}
