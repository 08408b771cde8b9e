//! Bytes to cells. Told apart by content; measured first; a parser's panic is a damaged file.

mod biff;
mod ods;
mod xls;
mod xlsx;

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use files::{Links, ReadError};
use zip::ZipArchive;

use crate::limits::{MAX_FILE_BYTES, vet_zip};
use crate::{IntakeError, Workbook};

const OLE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

pub fn open(path: &Path) -> Result<Workbook, IntakeError> {
    read(&read_within_limit(path)?)
}

pub fn read(bytes: &[u8]) -> Result<Workbook, IntakeError> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(IntakeError::TooBig { bytes: bytes.len() as u64, limit: MAX_FILE_BYTES });
    }
    let book = if bytes.starts_with(b"PK") {
        open_zip(bytes)
    } else if bytes.starts_with(&OLE) {
        fenced(|| xls::load(bytes))
    } else {
        Err(IntakeError::NotWorkbook)
    }?;
    if book.sheets.iter().all(|s| s.rows.is_empty()) {
        return Err(IntakeError::Empty);
    }
    Ok(book)
}

fn open_zip(bytes: &[u8]) -> Result<Workbook, IntakeError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| IntakeError::NotWorkbook)?;
    if archive.by_name("xl/workbook.xml").is_ok() {
        vet_zip(&mut archive)?;
        fenced(|| xlsx::load(bytes))
    } else if archive.by_name("content.xml").is_ok() && archive.by_name("mimetype").is_ok() {
        vet_zip(&mut archive)?;
        ods::load(archive)
    } else {
        Err(IntakeError::NotWorkbook)
    }
}

fn read_within_limit(path: &Path) -> Result<Vec<u8>, IntakeError> {
    files::read(path, MAX_FILE_BYTES, Links::Follow).map_err(|error| match error {
        ReadError::NotAFile => IntakeError::NotWorkbook,
        ReadError::TooLarge { length, most } => IntakeError::TooBig { bytes: length, limit: most },
        ReadError::Io(error) => IntakeError::Unreadable(error),
    })
}

/// calamine indexes into records of damaged files in places; such a panic must not take the secretary's window
/// with it. The closure owns all it touches, so nothing half-changed survives.
fn fenced<T>(work: impl FnOnce() -> Result<T, IntakeError>) -> Result<T, IntakeError> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(IntakeError::Damaged { detail: "the parser gave up".to_owned() }))
}
