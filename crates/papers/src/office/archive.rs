//! The parts of a foreign .docx, read within bounds.

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::{Fault, PaperError};

/// A form is a few pages and perhaps a picture.
const MOST_BYTES: usize = 5 * 1024 * 1024;
const MOST_PARTS: usize = 300;
/// Of all parts together, unpacked.
const MOST_UNPACKED: u64 = 30 * 1024 * 1024;

/// Names and contents, in the order of the file.
pub type Parts = Vec<(String, Vec<u8>)>;

pub fn unpacked(bytes: &[u8]) -> Result<Parts, Fault> {
    if bytes.len() > MOST_BYTES {
        return Err(Fault::one("tệp lớn quá 5 MB."));
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Fault::one(
            "tệp có mật khẩu, hoặc là .doc đời cũ. Mở bằng Word, bỏ mật khẩu, lưu lại thành .docx.",
        ));
    }
    let damaged = || Fault::one("không phải tệp Word (.docx), hoặc tệp bị cụt, bị hỏng.");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if archive.len() > MOST_PARTS {
        return Err(Fault::one("tệp có quá nhiều phần bên trong, không giống một mẫu giấy tờ."));
    }
    let (mut parts, mut left) = (Parts::new(), MOST_UNPACKED);
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(|_| damaged())?;
        let name = entry.name().map_err(|_| damaged())?.replace('\\', "/");
        if entry.is_dir() {
            continue;
        }
        let mut content = Vec::new();
        // What the file says of its sizes may be a lie.
        entry.by_ref().take(left + 1).read_to_end(&mut content).map_err(|_| damaged())?;
        left = left
            .checked_sub(content.len() as u64)
            .ok_or_else(|| Fault::one("tệp giải nén ra quá lớn (trên 30 MB); có thể là tệp phá hoại."))?;
        if parts.iter().any(|(known, _)| *known == name) {
            return Err(damaged());
        }
        parts.push((name, content));
    }
    Ok(parts)
}

pub fn packed(parts: &Parts) -> Result<Vec<u8>, PaperError> {
    let pack = || {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default());
        for (name, content) in parts {
            zip.start_file(name.as_str(), options)?;
            zip.write_all(content)?;
        }
        Ok::<_, zip::result::ZipError>(zip.finish()?.into_inner())
    };
    pack().map_err(|error| PaperError::Word(Box::new(error)))
}
