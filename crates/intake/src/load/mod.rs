//! Reads bytes into cells. The kind is detected by content, sizes are checked first, and a parser's panic
//! counts as a damaged file.

mod biff;
mod crypt;
mod delimited;
pub(crate) mod kind;
mod ods;
mod outside_cells;
pub(crate) mod package;
mod rich_strings;
mod xls;
mod xlsx;

use std::io::Cursor;
use std::path::Path;

use files::{Links, ReadError};
use zip::ZipArchive;

use crate::error::OtherKind;
use crate::guard::guarded;
use crate::limits::{MAX_FILE_BYTES, vet_zip};
use crate::{IntakeError, Workbook, side_by_side};
use package::Package;

const OLE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
const ZIP: &[u8] = b"PK\x03\x04";

pub fn open(path: &Path) -> Result<Workbook, IntakeError> {
    read(&bytes(path)?)
}

/// The bytes of a file within the limit.
pub fn bytes(path: &Path) -> Result<Vec<u8>, IntakeError> {
    if kind::is_lock_name(path) {
        return Err(IntakeError::NotWorkbook(OtherKind::LockFile));
    }
    read_within_limit(path)
}

/// Reads a workbook and splits lists that stand side by side on a sheet.
pub fn read(bytes: &[u8]) -> Result<Workbook, IntakeError> {
    let mut book = as_they_are(bytes)?;
    book.sheets = side_by_side::split(book.sheets, book.font_hint);
    Ok(book)
}

/// Whether a workbook holds macros. Only the directory of the file is read.
pub fn holds_macros(bytes: &[u8]) -> bool {
    let in_zip = || {
        let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
        Package::new(archive).is_ok_and(|package| package.names().any(|name| name.ends_with("vbaproject.bin")))
    };
    let in_ole = || cfb::CompoundFile::open(Cursor::new(bytes)).is_ok_and(|file| file.exists("/_VBA_PROJECT_CUR"));
    guarded(|| if bytes.starts_with(&OLE) { in_ole() } else { in_zip() }).unwrap_or_default()
}

/// Reads the sheets as the file has them.
pub fn as_they_are(bytes: &[u8]) -> Result<Workbook, IntakeError> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(IntakeError::TooBig { bytes: bytes.len() as u64, limit: MAX_FILE_BYTES });
    }
    let mut book = if bytes.is_empty() {
        Err(IntakeError::NoBytes)
    } else if bytes.starts_with(b"PK") {
        open_zip(bytes)
    } else if bytes.starts_with(&OLE) {
        open_ole(bytes)
    } else if bytes.iter().all(|byte| *byte == 0) {
        Err(IntakeError::CutShort)
    } else {
        of_text(bytes)
    }?;
    if book.sheets.iter().all(|s| s.rows.is_empty()) {
        return Err(IntakeError::Empty);
    }
    for sheet in &mut book.sheets {
        sheet.clear_covered();
        sheet.index_merges();
    }
    Ok(book)
}

/// A list in plain text, or the name of what the file is.
fn of_text(bytes: &[u8]) -> Result<Workbook, IntakeError> {
    let kind = kind::of_bytes(bytes);
    let may_be = matches!(kind, OtherKind::PlainText | OtherKind::Unknown);
    let list = may_be.then(|| fenced(|| Ok(delimited::load(bytes)))).transpose()?.flatten();
    list.unwrap_or(Err(IntakeError::NotWorkbook(kind)))
}

fn open_zip(bytes: &[u8]) -> Result<Workbook, IntakeError> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        // A zip's central directory is at its end.
        return Err(if bytes.starts_with(ZIP) {
            IntakeError::CutShort
        } else {
            IntakeError::NotWorkbook(kind::of_bytes(bytes))
        });
    };
    vet_zip(&mut archive)?;
    let mut package = Package::new(archive)?;
    if let Some(workbook) = package.workbook() {
        return fenced(|| xlsx::load(package, &workbook));
    }
    let mime = package.read("mimetype").map(|text| String::from_utf8_lossy(&text).into_owned()).unwrap_or_default();
    if package.has("content.xml") && mime.contains("opendocument.spreadsheet") {
        return fenced(|| ods::load(package));
    }
    Err(IntakeError::NotWorkbook(kind::of_parts(package.names(), &mime)))
}

/// Opens an .xls, a workbook encrypted with a password, or a document of another program from that time.
fn open_ole(bytes: &[u8]) -> Result<Workbook, IntakeError> {
    match fenced(|| crypt::open(bytes))? {
        Some(opened) => open_zip(&opened),
        None => fenced(|| xls::load(bytes)),
    }
}

fn read_within_limit(path: &Path) -> Result<Vec<u8>, IntakeError> {
    files::read(path, MAX_FILE_BYTES, Links::Follow).map_err(|error| match error {
        ReadError::NotAFile => IntakeError::NotWorkbook(OtherKind::Unknown),
        ReadError::TooLarge { length, most } => IntakeError::TooBig { bytes: length, limit: most },
        ReadError::Io(error) => IntakeError::Unreadable(error),
    })
}

/// calamine panics on some damaged files when it indexes into records; such a panic must not end the window's
/// process.
fn fenced<T>(work: impl FnOnce() -> Result<T, IntakeError>) -> Result<T, IntakeError> {
    guarded(work).unwrap_or_else(|| Err(IntakeError::Damaged { detail: "the parser gave up".to_owned() }))
}
