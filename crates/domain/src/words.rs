//! The words of the recovery sheet and of an officer's comparison: ten bits each, to be read aloud and typed by
//! people.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::language::{fold, tidy};

/// One word a line, sorted by the folded form. Printed sheets must stay valid, so this list never changes.
static WORDS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!("../../../data/words/recovery-words.txt").lines().collect());

static INDICES: LazyLock<HashMap<String, u16>> =
    LazyLock::new(|| (0..).zip(WORDS.iter()).map(|(index, word)| (fold(word), index)).collect());

/// The words of a 16-byte secret: 128 bits and two bits of checksum.
pub const SECRET_WORDS: usize = 13;

const BITS: usize = 10;

/// Why words are not a secret. Places count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    #[error("{given} words instead of 13")]
    WrongCount { given: usize },
    #[error("word {} is not in the list", place + 1)]
    BadWord { place: usize },
    /// Every word is in the list, but at least one is not the printed one; which one is unknown.
    #[error("the words do not belong together")]
    Checksum,
}

/// The word for ten bits; `None` from 1024 on.
pub fn word(index: u16) -> Option<&'static str> {
    WORDS.get(usize::from(index)).copied()
}

/// The ten bits of a word, typed with or without diacritics, in any case.
pub fn index(text: &str) -> Option<u16> {
    INDICES.get(&fold(&tidy(text))).copied()
}

/// A secret as thirteen words.
pub fn encode(secret: &[u8; 16]) -> [&'static str; SECRET_WORDS] {
    let mut bits = [0; 17];
    bits[..16].copy_from_slice(secret);
    bits[16] = checksum(secret) << 6;
    std::array::from_fn(|place| word_at(&bits, place))
}

/// The secret of thirteen words.
///
/// # Errors
/// Which word is not in the list, or that the words do not belong together. The checksum detects three of four
/// mistakes; the others show when the secret does not open anything.
pub fn decode<S: AsRef<str>>(words: &[S]) -> Result<[u8; 16], WordsError> {
    let mut bits = [0_u8; 17];
    for (place, word) in words.iter().enumerate() {
        let index = index(word.as_ref()).ok_or(WordsError::BadWord { place })?;
        for bit in (0..BITS).filter(|bit| index & (1 << (BITS - 1 - bit)) != 0) {
            let at = place * BITS + bit;
            if let Some(byte) = bits.get_mut(at / 8) {
                *byte |= 0x80 >> (at % 8);
            }
        }
    }
    if words.len() != SECRET_WORDS {
        return Err(WordsError::WrongCount { given: words.len() });
    }
    let mut secret = [0; 16];
    secret.copy_from_slice(&bits[..16]);
    if bits[16] >> 6 == checksum(&secret) { Ok(secret) } else { Err(WordsError::Checksum) }
}

/// The words of a sheet as a person types them: with the sheet's numbers or without, with commas or on lines of their own.
pub fn typed(text: &str) -> Vec<&str> {
    let outside = |c: char| !c.is_alphabetic() && !is_mark(c);
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '.' | ')' | '|'))
        .map(|word| word.trim_matches(outside))
        .filter(|word| !word.is_empty())
        .collect()
}

/// A combining mark, as some keyboards write the marks of a vowel.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The first forty bits of a fingerprint, to be read out over the telephone ("Đọc 4 từ này…").
pub fn four_words(fingerprint: &[u8; 32]) -> [&'static str; 4] {
    std::array::from_fn(|place| word_at(fingerprint, place))
}

/// The word for the ten bits at `place`, which the array must contain.
fn word_at(bits: &[u8], place: usize) -> &'static str {
    let index = (place * BITS..(place + 1) * BITS)
        .fold(0, |index, at| (index << 1) | usize::from(bits[at / 8] >> (7 - at % 8) & 1));
    WORDS[index]
}

/// The checksum of two bits.
fn checksum(secret: &[u8; 16]) -> u8 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"sochibo words v1");
    hasher.update(secret);
    hasher.finalize().as_bytes()[0] >> 6
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::nfc;
    use proptest::prelude::*;
    use std::collections::HashSet;

    #[test]
    fn there_are_1024_words_no_two_alike_without_marks() {
        let folded: Vec<String> = WORDS.iter().map(|word| fold(word)).collect();
        assert_eq!(folded.len(), 1024);
        assert_eq!(folded.iter().collect::<HashSet<_>>().len(), 1024);
        assert!(folded.is_sorted());
    }

    #[test]
    fn words_are_short_lower_case_and_composed() {
        for word in WORDS.iter() {
            assert_eq!(nfc(&word.to_lowercase()), *word);
            assert!((2..=6).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic), "{word}");
        }
    }

    #[test]
    fn a_word_is_found_however_it_is_typed() {
        let at = index("ảnh").unwrap();
        assert_eq!(word(at), Some("ảnh"));
        for typed in ["anh", " ẢNH ", "a\u{309}nh", "Anh"] {
            assert_eq!(index(typed), Some(at), "{typed}");
        }
        assert_eq!((index("xyzzy"), index(""), word(1024)), (None, None, None));
    }

    #[test]
    fn a_sheet_is_typed_with_its_numbers_or_without() {
        let words = encode(&[7; 16]);
        let numbered: Vec<String> = (1..).zip(words).map(|(number, word)| format!("{number}. {word}")).collect();
        let close: Vec<String> = (1..).zip(words).map(|(number, word)| format!("{number}){word}")).collect();
        for sheet in [words.join(" "), numbered.join("\n"), numbered.join("  "), close.join(", "), words.join(",")] {
            assert_eq!(decode(&typed(&sheet)), Ok([7; 16]), "{sheet}");
        }
        assert_eq!(typed("1. a\u{309}nh 2."), ["a\u{309}nh"]);
        assert_eq!(typed(" 12 "), Vec::<&str>::new());
    }

    #[test]
    fn a_mistyped_word_is_named_by_its_place() {
        let mut words = encode(&[7; 16]).map(String::from);
        words[4] = "xyzzy".into();
        assert_eq!(decode(&words), Err(WordsError::BadWord { place: 4 }));
        assert_eq!(decode(&encode(&[7; 16])[..12]), Err(WordsError::WrongCount { given: 12 }));
        assert_eq!(decode::<&str>(&[]), Err(WordsError::WrongCount { given: 0 }));
        assert_eq!(decode(&["anh"; 40]), Err(WordsError::WrongCount { given: 40 }));
    }

    /// A printed sheet must still open the same book in ten years.
    #[test]
    fn the_words_of_a_secret_never_change() {
        let secret: [u8; 16] = std::array::from_fn(|n| n as u8 * 17);
        assert_eq!(encode(&secret).join(" "), "ai hẹp cuộc thuế khí núi một dành rải vịt thoáng mứt yên");
        assert_eq!(four_words(&[0xA5; 32]).join(" "), "phút niêu khớp loáng");
    }

    proptest! {
        #[test]
        fn words_read_back_as_the_secret(secret in any::<[u8; 16]>()) {
            let words = encode(&secret);
            prop_assert_eq!(decode(&words), Ok(secret));
            prop_assert_eq!(decode(&words.map(|word| fold(word).to_uppercase())), Ok(secret));
        }

        #[test]
        fn another_word_never_reads_back_as_the_secret(secret in any::<[u8; 16]>(), place in 0..SECRET_WORDS, other in 0_u16..1024) {
            let mut words = encode(&secret);
            let right = words[place];
            words[place] = word(other).expect("below 1024");
            prop_assert_eq!(decode(&words) == Ok(secret), words[place] == right);
        }

        #[test]
        fn four_words_are_the_first_forty_bits(fingerprint in any::<[u8; 32]>()) {
            let bits = four_words(&fingerprint).iter().fold(0_u64, |bits, word| bits << 10 | u64::from(index(word).expect("ours")));
            prop_assert_eq!(&bits.to_be_bytes()[3..], &fingerprint[..5]);
        }
    }
}
