use std::io::{self, BufReader, Read, Seek};
use std::path::Path;

use files::{Links, ReadError};
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use crate::limits::{MAX_ENTRIES, MAX_FILE_BYTES, MAX_PART_BYTES};

/// Why the text of a Word file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum WordError {
    #[error("could not read the file")]
    Unreadable(#[source] io::Error),
    #[error("the file is larger than it may be")]
    TooBig,
    #[error("the file is not a .docx document")]
    NotWord,
}

/// The text of a .docx, one line for each paragraph, with tabs. Headers and footers come first, because stamps
/// are there. Text boxes count as paragraphs.
///
/// # Errors
/// If the file cannot be read, is too big (compressed or not), or is not a .docx.
pub fn word_text(path: &Path) -> Result<String, WordError> {
    let file = files::open(path, MAX_FILE_BYTES, Links::Follow).map_err(|error| match error {
        ReadError::NotAFile => WordError::NotWord,
        ReadError::TooLarge { .. } => WordError::TooBig,
        ReadError::Io(error) => WordError::Unreadable(error),
    })?;
    word_text_of(BufReader::new(file))
}

/// Like [`word_text`], from an open file.
///
/// # Errors
/// As [`word_text`].
pub fn word_text_of(file: impl Read + Seek) -> Result<String, WordError> {
    let mut archive = ZipArchive::new(file).map_err(|_| WordError::NotWord)?;
    if archive.len() > MAX_ENTRIES {
        return Err(WordError::TooBig);
    }
    let mut parts: Vec<String> = archive
        .file_names()
        .flatten()
        .filter(|n| n.starts_with("word/header") || n.starts_with("word/footer"))
        .map(std::borrow::Cow::into_owned)
        .collect();
    parts.sort();
    parts.push("word/document.xml".to_owned());
    let mut text = String::new();
    for part in parts {
        read_part(&mut archive, &part, &mut text)?;
    }
    Ok(text)
}

fn read_part<R: Read + Seek>(archive: &mut ZipArchive<R>, name: &str, text: &mut String) -> Result<(), WordError> {
    let part = archive.by_name(name).map_err(|_| WordError::NotWord)?;
    let mut reader = Reader::from_reader(BufReader::new(part.take(MAX_PART_BYTES)));
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(|_| WordError::NotWord)? {
            Event::Text(t) => text.push_str(&t.xml10_content()),
            Event::Empty(e) if matches!(e.local_name().as_ref(), "br" | "cr") => text.push('\n'),
            Event::Empty(e) if e.local_name().as_ref() == "tab" => text.push('\t'),
            Event::Start(e) if e.local_name().as_ref() == "p" && !text.ends_with('\n') => text.push('\n'),
            Event::End(e) if e.local_name().as_ref() == "p" => text.push('\n'),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if text.len() as u64 > MAX_PART_BYTES {
            return Err(WordError::TooBig);
        }
        buffer.clear();
    }
}
