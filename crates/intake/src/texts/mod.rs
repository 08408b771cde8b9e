//! The text of essays that were written in another program: .docx, .odt and plain text in any old code. Only the words
//! are taken: no macro runs, and nothing that a document links to is fetched.

mod docx;
mod error;
mod kind;
mod odt;
mod old_kind;
mod parts;
mod pieces;

use std::path::Path;

use files::{Links, ReadError};

use crate::encoding::{Detected, Encoding, decode_bytes};
use crate::limits::MAX_FILE_BYTES;
use crate::proposal::Conversion;
use crate::secret::secret_mark;
pub use error::DocumentError;
use kind::Kind;
pub use old_kind::OldKind;
pub use parts::{EssayText, parts};
use pieces::{Font, Line};

/// A text of this length has a thousand pages; an essay has ten.
const MAX_TEXT_BYTES: usize = 2_000_000;
/// How many converted lines a person is shown.
const MOST_CONVERSIONS: usize = 8;

/// What was left out of a document, or is odd about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocumentNote {
    /// Macros were not read.
    Macros,
    /// Links to other files or the web were not followed.
    ExternalLinks,
    /// The end of the file's name says another kind.
    OtherEnding,
}

/// A document in memory: its lines in the letters that the file has.
#[derive(Debug, Default)]
pub struct Document {
    lines: Vec<Line>,
    /// Headers and footers, which are no part of the essay; stamps are there.
    margins: Vec<Line>,
    pub notes: Vec<DocumentNote>,
}

/// The bytes of a document within the limit.
///
/// # Errors
/// The file can't be read or is too big.
pub fn bytes(path: &Path) -> Result<Vec<u8>, DocumentError> {
    files::read(path, MAX_FILE_BYTES, Links::Follow).map_err(|error| match error {
        ReadError::NotAFile => DocumentError::NoDocument,
        ReadError::TooLarge { length, most } => DocumentError::TooBig { bytes: length, limit: most },
        ReadError::Io(error) => DocumentError::Unreadable(error),
    })
}

/// Reads a document. Its kind is told by content; the name only matters for a plain text and for a note.
///
/// # Errors
/// Every variant is to be shown to the person, apart from [`DocumentError::NeedsOffice`], which a caller that has
/// LibreOffice answers by converting the file to .docx.
pub fn read(bytes: &[u8], name: &str) -> Result<Document, DocumentError> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(DocumentError::TooBig { bytes: bytes.len() as u64, limit: MAX_FILE_BYTES });
    }
    let kind = kind::told(bytes, name)?;
    let mut document = match kind {
        Kind::Docx => docx::read(bytes)?,
        Kind::Odt => odt::read(bytes)?,
        Kind::Plain => plain(bytes)?,
    };
    if kind.is_misnamed(name) {
        document.notes.push(DocumentNote::OtherEnding);
    }
    if document.secret() {
        return Err(DocumentError::Classified);
    }
    if document.lines.iter().all(Line::is_blank) {
        return Err(DocumentError::Empty);
    }
    Ok(document)
}

fn plain(bytes: &[u8]) -> Result<Document, DocumentError> {
    if bytes.len() > 2 * MAX_TEXT_BYTES {
        return Err(DocumentError::TooLong);
    }
    let text = decode_bytes(bytes).ok_or(DocumentError::NoDocument)?;
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{c}'], "\n");
    let lines = text.split('\n').map(|line| Line::of(line, Font::Unknown)).collect();
    Ok(Document { lines, ..Document::default() })
}

impl Document {
    /// The encoding that the fonts name, or in which the text is Vietnamese.
    #[must_use]
    pub fn proposed(&self) -> Detected {
        let of = |font: fn(Font) -> bool| {
            let pieces = self.lines.iter().flat_map(Line::pieces).filter(move |piece| font(piece.font));
            pieces.map(|piece| piece.text.as_str()).filter(|text| !text.is_ascii())
        };
        let old = |encoding: Encoding| of(is_of(encoding)).count();
        let named = [Encoding::Tcvn3, Encoding::Vni].into_iter().max_by_key(|encoding| old(*encoding));
        match named.filter(|encoding| old(*encoding) > 0) {
            Some(encoding) => {
                let judged = Encoding::judge(of(is_of(encoding)), encoding);
                Detected { encoding, certain: judged.encoding == encoding }
            }
            None => {
                let all = self.lines.iter().flat_map(Line::pieces).map(|piece| piece.text.as_str());
                Encoding::judge(all, Encoding::None)
            }
        }
    }

    /// The whole text. Runs in a font of an old code are converted by their font, the others by `encoding`; with
    /// [`Encoding::None`] nothing is converted.
    #[must_use]
    pub fn text(&self, encoding: Encoding) -> String {
        let lines: Vec<String> = self.lines.iter().map(|line| line.text(encoding)).collect();
        domain::language::tidy_lines(&lines.join("\n")).trim().to_owned()
    }

    /// Examples of lines before and after.
    #[must_use]
    pub fn conversions(&self, encoding: Encoding) -> Vec<Conversion> {
        let pair = |line: &Line| {
            let (before, after) = (line.text(Encoding::None), line.text(encoding));
            (before != after).then_some(Conversion { before, after })
        };
        self.lines.iter().filter_map(pair).take(MOST_CONVERSIONS).collect()
    }

    /// Whether a line is a stamp of secrecy, in whatever code it is written.
    fn secret(&self) -> bool {
        let codes = [Encoding::None, Encoding::Tcvn3, Encoding::Vni, Encoding::Cp1258, Encoding::Viqr];
        self.margins
            .iter()
            .chain(&self.lines)
            .filter(|line| line.may_be_stamp())
            .any(|line| codes.iter().any(|encoding| secret_mark(&line.text(*encoding)).is_some()))
    }

    fn is_too_long(&self) -> bool {
        self.lines.iter().chain(&self.margins).map(Line::bytes).sum::<usize>() > MAX_TEXT_BYTES
    }
}

/// Whether a font is one of this code.
fn is_of(encoding: Encoding) -> fn(Font) -> bool {
    match encoding {
        Encoding::Vni => |font| font == Font::Vni,
        _ => |font| matches!(font, Font::Tcvn3 | Font::Tcvn3Capitals),
    }
}
