//! Measures taken before any parser sees a file.

use std::io::{self, Read, Seek};

use zip::ZipArchive;

use crate::IntakeError;

/// A list of 5.000 members is under 1 MB; 25 MiB leaves room for a logo somebody pasted in.
pub const MAX_FILE_BYTES: u64 = 25 * 1_048_576;
/// What all parts may unpack to: a sheet formatted down to row 1.048.576 comes to about 200 MB.
pub const MAX_UNPACKED_BYTES: u64 = 256_000_000;
/// Parts a reader holds in memory whole (shared strings, styles, the text of a document).
pub const MAX_PART_BYTES: u64 = 32_000_000;
pub const MAX_ENTRIES: usize = 2_000;
/// A commune has 2.500 members; a district's whole list still fits.
pub const MAX_ROWS: usize = 20_000;
pub const MAX_COLUMNS: usize = 200;
pub const MAX_CELL_CHARS: usize = 4_000;
/// Places for cells in a whole workbook, empty ones left of filled ones too: 100 MB.
pub const MAX_CELLS: usize = 3_000_000;
/// Texts that the cells of a workbook share, and cells of a sheet struck through.
pub const MAX_TEXTS: usize = 400_000;
pub const MAX_STRIKES: usize = 100_000;
/// The last row Excel can number.
pub const LAST_ROW: u32 = 1_048_576;
/// Sheets read; a workbook of a district has one for each cell.
pub const MAX_SHEETS: usize = 256;
/// A cell of a hundred people with every field merged over two lines has a tenth of it.
pub const MAX_MERGES: usize = 10_000;

/// Unpacks every entry once into nothing, counting: the sizes a zip declares about itself are not to be believed.
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

/// Sheets are read cell by cell and pictures not at all, so their size costs time, not memory.
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
