//! Whether letters can form a Vietnamese syllable. The check is loose enough for Mông, Dao, Thái and Lự names,
//! but rejects the symbols that a wrong encoding produces.

use unicode_normalization::UnicodeNormalization;

const ONSETS: [&str; 34] = [
    "", "b", "c", "ch", "d", "đ", "f", "g", "gh", "gi", "h", "j", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "pl", "q", "qu", "r", "s", "t", "th", "tr", "v", "w", "x", "z",
];
const NUCLEI: [&str; 47] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia",
    "iê", "iêu", "iu", "oa", "oai", "oay", "oă", "oe", "oi", "ôi", "ơi", "ua", "uâ", "uây", "ui", "uê", "uơ", "uô",
    "uôi", "uy", "uyê", "ưa", "ươ", "ươi", "ưi", "yê",
];
const MORE_NUCLEI: [&str; 7] = ["ưu", "ươu", "yêu", "uyu", "uya", "oo", "oeo"];
const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Punctuation around the word and hyphens inside are allowed; digits are ignored.
pub fn plausible(word: &str) -> bool {
    let trimmed = word.trim_matches(|c: char| c.is_ascii() && !c.is_ascii_alphabetic() || "–—“”‘’…".contains(c));
    trimmed.split(|c: char| c.is_ascii() && !c.is_ascii_alphabetic()).all(|part| part.is_empty() || syllable(part))
}

fn syllable(part: &str) -> bool {
    let mut tones = 0;
    let bare: String = part
        .nfd()
        .filter(|c| {
            let tone = TONES.contains(c);
            tones += i32::from(tone);
            !tone
        })
        .nfc()
        .flat_map(char::to_lowercase)
        .collect();
    if tones > 1 {
        return false;
    }
    // A single consonant is an abbreviation (ĐV, Đ); anything with a tone must form a syllable.
    if tones == 0
        && bare.chars().all(|c| c.is_ascii_alphabetic() || c == 'đ')
        && !bare.contains(['a', 'e', 'i', 'o', 'u', 'y'])
    {
        return true;
    }
    ONSETS.iter().filter_map(|onset| bare.strip_prefix(onset)).any(rhyme)
}

fn rhyme(rest: &str) -> bool {
    CODAS
        .iter()
        .filter_map(|coda| rest.strip_suffix(coda))
        .any(|nucleus| NUCLEI.contains(&nucleus) || MORE_NUCLEI.contains(&nucleus))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_mountains_pass() {
        for name in
            ["Khẻo", "Pâng", "Quẩy", "Uỷ", "Hoà", "Nguyễn", "Giềng", "Lường", "Gì", "Đ/c", "Tẩn", "Vạng", "(Đảng)"]
        {
            assert!(plausible(name), "{name}");
        }
    }

    #[test]
    fn leftovers_of_old_encodings_do_not() {
        for word in ["Hä", "vµ", "§¶ng", "Nguyeãn", "Vaên", "Ñöùc", "N÷", "HOàNGộ"] {
            assert!(!plausible(word), "{word}");
        }
    }
}
