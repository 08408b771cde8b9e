//! Small text files that people write in their own editors: passphrases, invites, lists of units.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Why bytes were not read as text.
#[derive(Debug, thiserror::Error)]
pub enum TextError {
    #[error("the file is larger than {most} bytes")]
    TooLarge { most: u64 },
    /// Neither UTF-8 nor UTF-16 with a byte order mark.
    #[error("the file is not text in UTF-8 or in UTF-16 with its mark")]
    Encoding,
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Decodes the text of a file: UTF-8 with or without a byte order mark, and UTF-16 with one, as Windows
/// programs write it.
pub fn decode(bytes: &[u8]) -> Result<String, TextError> {
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        plain => String::from_utf8(plain.to_vec()).ok(),
    };
    // UTF-16 without a byte order mark and UTF-32 contain NUL characters, which no text has.
    text.filter(|text| !text.contains('\0')).ok_or(TextError::Encoding)
}

/// Reads the text of a file that the caller was given by name, of at most `most` bytes. Pipes are accepted and
/// waited for, because shells pass passphrases through them.
pub fn read_text(path: &Path, most: u64) -> Result<String, TextError> {
    read_text_from(File::open(path)?, most)
}

/// Like [`read_text`], from something already open such as standard input.
pub fn read_text_from(from: impl Read, most: u64) -> Result<String, TextError> {
    let mut bytes = Vec::new();
    from.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(TextError::TooLarge { most }) } else { decode(&bytes) }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let pairs = bytes.chunks_exact(2);
    let whole = pairs.remainder().is_empty();
    let units: Vec<u16> = pairs.map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16(&units).ok().filter(|_| whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "nương ngô sớm mai\n";

    fn units(order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        WORDS.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn what_an_editor_puts_in_front_is_no_part_of_the_text() {
        let marked = |mark: &[u8], text: &[u8]| [mark, text].concat();
        assert_eq!(decode(WORDS.as_bytes()).unwrap(), WORDS);
        assert_eq!(decode(&marked(&[0xEF, 0xBB, 0xBF], WORDS.as_bytes())).unwrap(), WORDS);
        assert_eq!(decode(&marked(&[0xFF, 0xFE], &units(u16::to_le_bytes))).unwrap(), WORDS);
        assert_eq!(decode(&marked(&[0xFE, 0xFF], &units(u16::to_be_bytes))).unwrap(), WORDS);
        assert_eq!(decode(b"").unwrap(), "");
    }

    #[test]
    fn what_is_no_text_is_refused_by_name() {
        let half = [&[0xFF, 0xFE][..], &units(u16::to_le_bytes)[..5]].concat();
        let utf32: Vec<u8> =
            [0xFEFF].into_iter().chain(WORDS.chars().map(u32::from)).flat_map(u32::to_le_bytes).collect();
        for bytes in [units(u16::to_le_bytes), units(u16::to_be_bytes), half, utf32, vec![b'm', 0xE3], b"a\0b".to_vec()]
        {
            assert!(matches!(decode(&bytes), Err(TextError::Encoding)), "{bytes:?}");
        }
    }

    #[test]
    fn no_more_is_read_than_allowed() {
        assert!(
            matches!(read_text(Path::new("/dev/zero"), 100), Err(TextError::TooLarge { most: 100 })) || cfg!(windows)
        );
        assert_eq!(read_text_from(&b"abc"[..], 3).unwrap(), "abc");
        assert!(matches!(read_text_from(&b"abcd"[..], 3), Err(TextError::TooLarge { .. })));
    }
}
