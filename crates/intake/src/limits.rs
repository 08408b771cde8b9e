//! Limits that are checked before a parser sees a file.

use std::io::{self, Read, Seek};

use zip::ZipArchive;

use crate::IntakeError;

/// A list of 5.000 members is under 1 MB; 25 MiB leaves room for a pasted logo.
pub const MAX_FILE_BYTES: u64 = 25 * 1_048_576;
/// The most that all parts together may decompress to. A sheet formatted down to row 1.048.576 takes about 200
/// MB.
pub const MAX_UNPACKED_BYTES: u64 = 256_000_000;
/// The largest part that a reader holds in memory as a whole (shared strings, styles, the text of a document).
pub const MAX_PART_BYTES: u64 = 32_000_000;
pub const MAX_ENTRIES: usize = 2_000;
/// A commune has 2.500 members; even a district's whole list fits.
pub const MAX_ROWS: usize = 20_000;
pub const MAX_COLUMNS: usize = 200;
pub const MAX_CELL_CHARS: usize = 4_000;
/// The most cells in a whole workbook, including empty ones to the left of filled ones: 100 MB.
pub const MAX_CELLS: usize = 3_000_000;
/// The most texts shared by the cells of a workbook, and the most struck-through cells of a sheet.
pub const MAX_TEXTS: usize = 400_000;
pub const MAX_STRIKES: usize = 100_000;
/// The last row number in Excel.
pub const LAST_ROW: u32 = 1_048_576;
/// The most sheets that are read. A district's workbook has one for each cell.
pub const MAX_SHEETS: usize = 256;
/// Ten times as many as in a list of a hundred people with every field merged over two rows.
pub const MAX_MERGES: usize = 10_000;

/// Decompresses every entry once and only counts, because the sizes declared in a zip can't be trusted.
pub fn vet_zip<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<(), IntakeError> {
    if archive.len() > MAX_ENTRIES {
        return Err(IntakeError::UnpacksTooBig);
    }
    let mut left = MAX_UNPACKED_BYTES;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(zip_error)?;
        let streamed = streamed_part(entry.name().unwrap_or_default().as_ref());
        let allowed = if streamed { left } else { left.min(MAX_PART_BYTES) };
        let read = io::copy(&mut entry.take(allowed + 1), &mut io::sink()).map_err(|e| damaged(&e))?;
        if read > allowed {
            return Err(IntakeError::UnpacksTooBig);
        }
        left -= read;
    }
    Ok(())
}

/// Sheets are read cell by cell and pictures not at all, so their size costs time but not memory.
fn streamed_part(name: &str) -> bool {
    let name = name.replace('\\', "/").to_lowercase();
    name.contains("worksheets/") || name.contains("media/") || name == "content.xml" || name.starts_with("pictures/")
}

pub fn zip_error(error: zip::result::ZipError) -> IntakeError {
    use zip::result::ZipError;
    match error {
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => IntakeError::Encrypted,
        other => damaged(&other),
    }
}

pub fn damaged(error: &dyn std::fmt::Display) -> IntakeError {
    IntakeError::Damaged { detail: error.to_string() }
}
