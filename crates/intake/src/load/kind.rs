//! The kind of a file that is not a workbook, by its first bytes; lock files also by name and length.

use std::path::Path;

use crate::error::OtherKind;

/// How many bytes of a text are examined.
const HEAD: usize = 4_096;
/// The sizes of Excel's lock files: the length of the user's name, the name in 8-bit letters, then in 16-bit
/// ones.
const LOCK_BYTES: [usize; 2] = [54, 165];

/// Whether this is the name of a file that Excel ("~$list.xlsx") or LibreOffice (".~lock.list.xlsx#") keeps
/// beside an open list.
pub fn is_lock_name(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|n| n.starts_with("~$") || n.starts_with(".~lock."))
}

pub fn is_lock_file(bytes: &[u8]) -> bool {
    let Some((length, name)) = bytes.split_first() else { return false };
    let padded = name.get(usize::from(*length)..).and_then(|rest| rest.get(..53 - usize::from(*length).min(53)));
    LOCK_BYTES.contains(&bytes.len())
        && (1..=52).contains(length)
        && padded.is_some_and(|rest| rest.iter().all(|byte| matches!(byte, b' ' | 0)))
}

/// The kind of a file that is neither a zip nor an OLE file.
pub fn of_bytes(bytes: &[u8]) -> OtherKind {
    let pictures: [&[u8]; 8] =
        [b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF", b"\0\0\0\x18ftyp"];
    let archives: [&[u8]; 4] = [b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh"];
    let begins = |any: &[&[u8]]| any.iter().any(|head| bytes.starts_with(head));
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if is_lock_file(bytes) {
        OtherKind::LockFile
    } else if head.windows(5).take(1_024).any(|window| window == b"%PDF-") {
        OtherKind::Pdf
    } else if bytes.starts_with(b"{\\rtf") {
        OtherKind::Document
    } else if begins(&archives) {
        OtherKind::Archive
    } else if begins(&pictures) {
        OtherKind::Picture
    } else {
        of_text(head)
    }
}

/// The kind of a text in any common encoding: a web page, the XML of Excel 2003, or rows of values.
fn of_text(head: &[u8]) -> OtherKind {
    let wide = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    let text: Vec<u8> = head.iter().filter(|byte| !wide || **byte != 0).map(u8::to_ascii_lowercase).collect();
    let has = |word: &str| text.windows(word.len()).any(|window| window == word.as_bytes());
    let tables = ["<html", "<!doctype html", "<table", "<body", "<head", "<meta"];
    if tables.iter().any(|tag| has(tag)) || has("mime-version:") && has("text/html") {
        OtherKind::WebPage
    } else if has("<?xml") || has("<workbook") {
        if has("word/2003/wordml") || has("wordprocessingml") {
            OtherKind::Document
        } else {
            OtherKind::UnusualWorkbook
        }
    } else if !wide && text.iter().any(|byte| *byte < 0x20 && !matches!(byte, b'\t' | b'\r' | b'\n' | 0x0c)) {
        OtherKind::Unknown
    } else {
        OtherKind::PlainText
    }
}

/// The kind of a zip, by the names of its parts with forward slashes.
pub fn of_parts<'a>(names: impl Iterator<Item = &'a str>, mime: &str) -> OtherKind {
    let mut found = OtherKind::Archive;
    for name in names {
        match name {
            "word/document.xml" => return OtherKind::Document,
            "ppt/presentation.xml" => return OtherKind::Slides,
            "xl/workbook.bin" | "index/document.iwa" => return OtherKind::UnusualWorkbook,
            "content.xml" => found = OtherKind::UnusualWorkbook,
            "[content_types].xml" if found == OtherKind::Archive => found = OtherKind::Unknown,
            _ => {}
        }
    }
    match mime {
        _ if mime.contains("opendocument.text") => OtherKind::Document,
        _ if mime.contains("opendocument.presentation") => OtherKind::Slides,
        _ => found,
    }
}
