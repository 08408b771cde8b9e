//! Foreign files in: member lists (.xlsx, .xls, .ods), old Vietnamese encodings, photos and PDFs of essays,
//! the secret stamp of a document.
//! **Invariant:** a file is measured before it is parsed, nothing in it can make this crate panic or take
//! unbounded memory, and nothing is guessed in silence: what could not be read is a [`Problem`] with its row.

mod choices;
mod date;
mod encoding;
mod error;
mod grid;
mod guard;
mod heading;
mod layout;
mod limits;
mod lists;
mod load;
mod pdf;
pub mod pictures;
mod problem;
mod proposal;
mod roster;
mod secret;
mod side_by_side;
mod text;
mod word;

use std::path::Path;

pub use choices::{Choices, Target};
pub use encoding::Encoding;
pub use error::{IntakeError, OtherKind};
pub use pdf::pdf_text;
pub use problem::{Problem, ProblemCode};
pub use proposal::{Column, Conversion, Proposal, SheetSummary};
pub use roster::{FURTHER_LIST, Roster, RosterRow, line, order_problem};
pub use secret::{SecretMark, secret_mark};
pub use text::title_case;
pub use word::{WordError, word_text, word_text_of};

/// A member list held in memory: cells only, no formulas, no formatting.
#[derive(Debug)]
pub struct Workbook {
    pub(crate) sheets: Vec<grid::Sheet>,
    /// What the fonts named in the file speak for; content has the last word.
    pub(crate) font_hint: Encoding,
    /// Words over and beside the cells, one line a paragraph.
    pub(crate) beside: String,
}

/// Reads a workbook of at most [`limits::MAX_FILE_BYTES`]; the kind is told by content, never by the file's ending.
///
/// # Errors
/// Every variant of [`IntakeError`] is something to tell the person; nothing has been written when one comes back.
pub fn open(path: &Path) -> Result<Workbook, IntakeError> {
    unmarked(load::open(path)?)
}

/// The same of a file's bytes.
///
/// # Errors
/// As [`open`].
pub fn read(bytes: &[u8]) -> Result<Workbook, IntakeError> {
    unmarked(load::read(bytes)?)
}

/// A marked list goes no further than this.
fn unmarked(book: Workbook) -> Result<Workbook, IntakeError> {
    if secret::of_workbook(&book).is_some() { Err(IntakeError::Classified) } else { Ok(book) }
}

impl Workbook {
    /// The sheet, heading and columns that look most like a member list, to be confirmed by a person.
    #[must_use]
    pub fn propose(&self) -> Proposal {
        proposal::propose(self, None)
    }

    /// The same for a sheet the person chose. An unknown name falls back to the best sheet.
    #[must_use]
    pub fn propose_sheet(&self, sheet: &str) -> Proposal {
        proposal::propose(self, Some(sheet))
    }

    /// The rows under these choices, in the file's order, with everything that needs a second look.
    #[must_use]
    pub fn read(&self, choices: &Choices) -> Roster {
        lists::read(self, choices)
    }
}
