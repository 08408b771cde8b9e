//! Windows-1258: letters with their hats, followed by a combining tone. Decodes it, and converts old 8-bit text that a
//! program took for it back to its bytes.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Where Windows-1258 differs from Latin-1.
const TABLE: [(char, u8); 15] = [
    ('Ă', 0xC3),
    ('\u{300}', 0xCC),
    ('Đ', 0xD0),
    ('\u{309}', 0xD2),
    ('Ơ', 0xD5),
    ('Ư', 0xDD),
    ('\u{303}', 0xDE),
    ('ă', 0xE3),
    ('\u{301}', 0xEC),
    ('đ', 0xF0),
    ('\u{323}', 0xF2),
    ('ơ', 0xF5),
    ('ư', 0xFD),
    ('₫', 0xFE),
    ('Œ', 0x8C),
];

fn byte(c: char) -> Option<u8> {
    TABLE.iter().find(|(seen, _)| *seen == c).map(|(_, byte)| *byte).or_else(|| {
        let taken = TABLE.iter().any(|(_, byte)| u32::from(*byte) == u32::from(c));
        u8::try_from(u32::from(c)).ok().filter(|_| !taken)
    })
}

/// The composed text of Windows-1258 whose bytes were read as Latin-1.
pub fn decode(text: &str) -> String {
    let letter = |c: char| TABLE.iter().find(|(_, byte)| u32::from(*byte) == u32::from(c)).map_or(c, |(seen, _)| *seen);
    text.chars().map(letter).nfc().collect()
}

/// The text with each byte as a Latin-1 letter; `None` if some letter is not a byte of Windows-1258.
pub fn as_latin1(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    for c in text.nfc() {
        if let Some(byte) = byte(c) {
            out.push(char::from(byte));
            continue;
        }
        // A byte that is a combining tone in Windows-1258 was composed with the letter before it. A dot below stands
        // before a hat when a letter is taken apart.
        let (tones, base): (Vec<char>, Vec<char>) =
            c.nfd().partition(|part| is_combining_mark(*part) && byte(*part).is_some());
        let base: String = base.into_iter().nfc().collect();
        out.push_str(&as_latin1_whole(&base)?);
        out.push_str(&as_latin1_whole(&tones.into_iter().collect::<String>())?);
    }
    Some(out)
}

fn as_latin1_whole(base: &str) -> Option<String> {
    base.chars().map(|c| byte(c).map(char::from)).collect()
}

/// Whether the text has a character that Windows-1258 has but Latin-1 has not.
pub fn is_seen_so(text: &str) -> bool {
    text.nfd().any(|c| TABLE.iter().any(|(seen, _)| *seen == c))
        || text.chars().any(|c| TABLE.iter().any(|(seen, _)| *seen == c))
}
