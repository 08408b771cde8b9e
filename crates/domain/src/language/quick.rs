//! A table with the folded form of nearly every letter in Vietnamese text, computed once by the slow functions.

use std::sync::LazyLock;

const LATIN: u32 = 0x250;
const ADDITIONAL: std::ops::Range<u32> = 0x1E00..0x1F00;

/// A letter that is stable in NFC and does not compose with others.
#[derive(Clone, Copy)]
pub(super) struct Letter {
    /// Lower case without diacritics, if that is a single letter.
    pub folded: Option<char>,
    pub lower: char,
    pub alphabetic: bool,
}

static LETTERS: LazyLock<Vec<Option<Letter>>> =
    LazyLock::new(|| (0..LATIN).chain(ADDITIONAL).map(|code| char::from_u32(code).and_then(letter)).collect());

fn letter(c: char) -> Option<Letter> {
    use unicode_normalization::UnicodeNormalization;
    let one = |mut letters: Box<dyn Iterator<Item = char>>| letters.next().filter(|_| letters.next().is_none());
    let stable = |c: char| std::iter::once(c).nfc().eq(std::iter::once(c));
    if !stable(c) {
        return None;
    }
    let lower = one(Box::new(super::comparable(c)?.to_lowercase()))?;
    let folded = super::fold_slowly(c.encode_utf8(&mut [0; 4]));
    let folded = one(Box::new(folded.chars().collect::<Vec<_>>().into_iter()));
    stable(lower).then(|| Letter { folded, lower, alphabetic: lower.is_alphabetic() })
}

/// `None` for characters outside the table.
pub(super) fn look_up(c: char) -> Option<Letter> {
    let code = u32::from(c);
    let place = if code < LATIN {
        code
    } else if ADDITIONAL.contains(&code) {
        code - ADDITIONAL.start + LATIN
    } else {
        return None;
    };
    LETTERS.get(place as usize).copied().flatten()
}

#[cfg(test)]
mod tests {
    use crate::language::exact::exact_fold_slowly;
    use crate::language::{exact_fold, fold, fold_slowly};

    /// All words of two and three letters, including separate combining marks.
    #[test]
    fn what_is_looked_up_is_what_is_worked_out() {
        let strange =
            "\u{ad}\u{200d}\u{a0}’‘ʼ´`‐\u{300}\u{323}\u{302}\u{31b}İıßſÅΣς–“”…한ㅎ\u{1100}\u{1161} .1qQuUyYoOaAeEđĐðÐ";
        let letters = (0x20..0x250).chain(0x1E00..0x1F00).filter_map(char::from_u32);
        let letters: Vec<char> = letters.chain(strange.chars()).collect();
        for &one in &letters {
            for other in strange.chars() {
                for text in [format!("{one}{other}"), format!("{other}{one} "), format!("o{one}{other}u{one}")] {
                    assert_eq!(fold(&text), fold_slowly(&text), "{text:?}");
                    assert_eq!(exact_fold(&text), exact_fold_slowly(&text), "{text:?}");
                }
            }
        }
    }
}
