//! The bytes of a plain text as letters: UTF-8 and UTF-16 with or without a mark, and 8-bit codes as Latin-1, so that
//! [`super::Encoding`] can tell these apart.

use super::mojibake::UPPER;

/// How many bytes are looked at to tell UTF-16 without a mark.
const SAMPLE: usize = 4_096;

/// The letters of a text file; `None` if it is no text. Letters of an 8-bit code are not Vietnamese yet.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok()?,
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        plain if is_wide(plain, 1) => utf16(plain, u16::from_le_bytes)?,
        plain if is_wide(plain, 0) => utf16(plain, u16::from_be_bytes)?,
        plain => String::from_utf8(plain.to_vec()).unwrap_or_else(|_| plain.iter().map(|byte| narrow(*byte)).collect()),
    };
    let is_text =
        |c: char| !c.is_control() || matches!(c, '\t' | '\r' | '\n' | '\u{c}' | '\u{1a}' | '\u{80}'..='\u{9f}');
    text.chars().all(is_text).then(|| text.trim_end_matches('\u{1a}').to_owned())
}

/// Quotation marks and dashes are where Windows-1252 and 1258 have them.
fn narrow(byte: u8) -> char {
    let upper = byte.checked_sub(0x80).and_then(|at| UPPER.chars().nth(usize::from(at)));
    upper.filter(|c| *c != '.').unwrap_or(char::from(byte))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let pairs = bytes.chunks_exact(2);
    let whole = pairs.remainder().is_empty();
    let units: Vec<u16> = pairs.map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16(&units).ok().filter(|_| whole)
}

/// Whether the upper bytes, which stand at `upper` in each pair, are those of Vietnamese letters, most of them zero.
fn is_wide(bytes: &[u8], upper: usize) -> bool {
    let pairs = bytes.get(..SAMPLE).unwrap_or(bytes).chunks_exact(2);
    let (mut all, mut zero, mut other) = (0, 0, 0);
    for pair in pairs {
        all += 1;
        zero += usize::from(pair[upper] == 0);
        other += usize::from(!matches!(pair[upper], 0x00..=0x03 | 0x1E | 0x20 | 0x21) || pair == [0, 0]);
    }
    bytes.len().is_multiple_of(2) && all > 0 && other == 0 && zero * 2 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "Nương ngô sớm mai – “bản Nà Hiềng”\r\n";

    #[test]
    fn unicode_comes_through_with_and_without_its_mark() {
        let units = |order: fn(u16) -> [u8; 2]| WORDS.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let marked = |mark: &[u8], text: &[u8]| [mark, text].concat();
        for bytes in [
            WORDS.as_bytes().to_vec(),
            marked(&[0xEF, 0xBB, 0xBF], WORDS.as_bytes()),
            units(u16::to_le_bytes),
            units(u16::to_be_bytes),
            marked(&[0xFF, 0xFE], &units(u16::to_le_bytes)),
            marked(&[0xFE, 0xFF], &units(u16::to_be_bytes)),
        ] {
            assert_eq!(decode(&bytes).as_deref(), Some(WORDS), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], b"a\0b", &[0xFF, 0xFE, 0x41], &[0, 0, 0, 0]] {
            assert_eq!(decode(bytes), None, "{bytes:?}");
        }
        assert_eq!(decode(b"Nguy\xd4n \x93A\x94").as_deref(), Some("NguyÔn “A”"));
    }
}
