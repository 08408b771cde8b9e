//! The kind of a document, by its content.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{DocumentError, OldKind};
use crate::error::OtherKind;
use crate::guard::guarded;
use crate::load::{kind as foreign, package::Package};

const OLE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Docx,
    Odt,
    Plain,
}

impl Kind {
    pub fn is_misnamed(self, name: &str) -> bool {
        let usual: &[&str] = match self {
            Self::Docx => &["docx", "docm", "dotx", "dotm"],
            Self::Odt => &["odt", "ott"],
            Self::Plain => &["txt", "text", "md", "csv", "log", ""],
        };
        !usual.contains(&ending(name).as_str())
    }
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

pub fn told(bytes: &[u8], name: &str) -> Result<Kind, DocumentError> {
    if bytes.is_empty() {
        return Err(DocumentError::NoBytes);
    }
    if bytes.iter().all(|byte| *byte == 0) {
        return Err(DocumentError::CutShort);
    }
    if bytes.starts_with(b"PK") {
        return of_zip(bytes);
    }
    if bytes.starts_with(&OLE) {
        return Err(guarded(|| of_ole(bytes)).unwrap_or(DocumentError::Damaged { detail: "no directory".to_owned() }));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(DocumentError::NeedsOffice(OldKind::Rtf));
    }
    match foreign::of_bytes(bytes) {
        // A text has no signature: what is named as another kind is not taken for one.
        OtherKind::PlainText | OtherKind::Unknown if is_no_document(&ending(name)) => Ok(Kind::Plain),
        OtherKind::PlainText | OtherKind::Unknown => Err(DocumentError::NoDocument),
        other => Err(DocumentError::OtherKind(other)),
    }
}

fn is_no_document(ending: &str) -> bool {
    !["docx", "docm", "doc", "odt", "rtf", "xlsx", "xls", "ods", "pdf", "jpg", "jpeg", "png"].contains(&ending)
}

fn of_zip(bytes: &[u8]) -> Result<Kind, DocumentError> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocumentError::CutShort)?;
    let mut package = Package::new(archive)?;
    if package.has("word/document.xml") {
        return Ok(Kind::Docx);
    }
    let mime = package.read("mimetype").map(|text| String::from_utf8_lossy(&text).into_owned()).unwrap_or_default();
    if mime.contains("opendocument.text") && package.has("content.xml") {
        return Ok(Kind::Odt);
    }
    let workbook = package.workbook().is_some() || mime.contains("opendocument.spreadsheet");
    let other = if workbook { OtherKind::UnusualWorkbook } else { foreign::of_parts(package.names(), &mime) };
    Err(DocumentError::OtherKind(other))
}

/// A .doc, or a .docx that Word encrypted.
fn of_ole(bytes: &[u8]) -> DocumentError {
    let Ok(mut file) = cfb::CompoundFile::open(Cursor::new(bytes)) else { return DocumentError::CutShort };
    if file.exists("/EncryptedPackage") {
        return DocumentError::Encrypted;
    }
    let mut head = [0; 12];
    let Ok(()) = file.open_stream("/WordDocument").and_then(|mut stream| stream.read_exact(&mut head)) else {
        let workbook = file.exists("/Workbook") || file.exists("/Book");
        let slides = file.exists("/PowerPoint Document");
        return DocumentError::OtherKind(match (workbook, slides) {
            (true, _) => OtherKind::UnusualWorkbook,
            (_, true) => OtherKind::Slides,
            _ => OtherKind::Unknown,
        });
    };
    // [MS-DOC] 2.5.2: the flags of FibBase; bit 8 means encrypted or obfuscated.
    let encrypted = u16::from_le_bytes([head[10], head[11]]) & 0x0100 != 0;
    if encrypted { DocumentError::Encrypted } else { DocumentError::NeedsOffice(OldKind::Doc) }
}
