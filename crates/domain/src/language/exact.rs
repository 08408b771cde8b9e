//! Folding for exact matches with diacritics: one spelling for both conventions of placing a tone.

use super::quick::look_up;
use unicode_normalization::UnicodeNormalization;

const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Lower-case NFC in which the tone of an open `oa`, `oe`, `uy` is on the first vowel, so that `hoà` and `hòa`,
/// `Uỷ` and `Ủy` are one spelling; look-alike characters are unified. Only for comparing and indexing: nobody's
/// spelling is changed.
pub fn exact_fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Nothing composes with a space, so each word is folded separately, and only a word with characters outside
    // the table is folded the slow way.
    for word in text.split_inclusive(' ') {
        let begins = out.len();
        if quickly(word, &mut out).is_none() {
            out.truncate(begins);
            out.push_str(&exact_fold_slowly(word));
        }
    }
    out
}

/// `None` if a letter is not in the table.
fn quickly(text: &str, out: &mut String) -> Option<()> {
    let mut begins = out.len();
    for c in text.chars() {
        if is_stable_mark(c) {
            settle(out, begins);
            out.push(super::signs::sign(c));
            begins = out.len();
            continue;
        }
        let letter = look_up(c)?;
        if letter.alphabetic {
            out.push(letter.lower);
        } else {
            settle(out, begins);
            out.push(letter.lower);
            begins = out.len();
        }
    }
    settle(out, begins);
    Some(())
}

/// Dashes, quotation marks and dots as Word inserts them.
fn is_stable_mark(c: char) -> bool {
    matches!(c, '\u{2013}'..='\u{201f}' | '\u{2022}' | '\u{2026}')
}

/// Moves the tone of the last syllable if necessary; only a few endings allow it.
fn settle(out: &mut String, begins: usize) {
    let mut ends = out[begins..].chars().rev();
    let movable = match ends.next() {
        Some('à' | 'á' | 'ả' | 'ã' | 'ạ' | 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ') => ends.next() == Some('o'),
        Some('ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ') => ends.next() == Some('u'),
        _ => false,
    };
    if movable {
        let settled = settle_tone(&out[begins..]);
        out.truncate(begins);
        out.push_str(&settled);
    }
}

pub(super) fn exact_fold_slowly(text: &str) -> String {
    let lower: String = text
        .chars()
        .filter_map(super::comparable)
        .nfc()
        .filter_map(super::comparable)
        .flat_map(char::to_lowercase)
        .nfc()
        .collect();
    let mut out = String::with_capacity(lower.len());
    let mut syllable = String::new();
    for c in lower.chars() {
        if c.is_alphabetic() {
            syllable.push(c);
        } else {
            out.push_str(&settle_tone(&syllable));
            syllable.clear();
            out.push(c);
        }
    }
    out.push_str(&settle_tone(&syllable));
    out
}

fn settle_tone(syllable: &str) -> String {
    let mut letters: Vec<char> = syllable.chars().collect();
    let Some((&last, rest)) = letters.split_last() else {
        return String::new();
    };
    let Some((&first, onset)) = rest.split_last() else {
        return syllable.to_owned();
    };
    let (Some((base, tone)), true) = (tone_of(last), TONES.iter().all(|tone| !first.nfd().any(|c| c == *tone))) else {
        return syllable.to_owned();
    };
    // In "quý" the u belongs to the consonant, so the tone can only be on the y.
    let open_pair =
        matches!((first, base), ('o', 'a' | 'e')) || (first, base) == ('u', 'y') && !onset.ends_with(&['q']);
    if !open_pair {
        return syllable.to_owned();
    }
    letters.truncate(onset.len());
    letters.into_iter().chain([first, tone, base]).nfc().collect()
}

/// Splits a vowel into its base letter and its tone, if it carries only a tone.
fn tone_of(vowel: char) -> Option<(char, char)> {
    let mut parts = vowel.nfd();
    let base = parts.next()?;
    let tone = parts.next()?;
    (parts.next().is_none() && TONES.contains(&tone)).then_some((base, tone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_habits_of_placing_a_tone_are_one_spelling() {
        for (old, new) in
            [("hoà", "hòa"), ("khoẻ", "khỏe"), ("Uỷ ban", "ủy ban"), ("THUÝ", "thúy"), ("xoã", "xõa"), ("luỵ", "lụy")]
        {
            assert_eq!(exact_fold(old), exact_fold(new));
            assert_eq!(exact_fold(&old.nfd().collect::<String>()), exact_fold(new), "decomposed {old}");
        }
    }

    #[test]
    fn other_syllables_keep_their_marks() {
        for word in ["quý", "hoàng", "toán", "ngoài", "huế", "thuở", "quà", "đảng", "ý", "hoa", "hóa học 12/3"]
        {
            assert_eq!(exact_fold(word), word);
        }
        assert_ne!(exact_fold("hoa"), exact_fold("hòa"));
        assert_ne!(exact_fold("ma"), exact_fold("mạ"));
    }
}
