//! Vietnamese text: one stored form, folding for search, the order of names.

mod exact;
mod names;
mod quick;
mod signs;

pub use exact::exact_fold;
pub use names::{NameCollator, NameParts, is_upper_case, name_order, title_case_name};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The form in which every text is stored, hashed and compared.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// The stored form of a single line: NFC, trimmed, white space collapsed, invisible characters removed, and the
/// Icelandic Ð that some fonts produce replaced by a Vietnamese Đ.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text) {
        match c {
            c if c == ' ' || c.is_control() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The stored form of several lines: NFC, invisible characters removed, every kind of blank a space. Line
/// breaks, tabs and runs of spaces are kept.
pub fn tidy_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let lines = text.split('\n').map(|line| {
        let parts = line.split('\t').map(|part| visible(part).filter(|c| !c.is_control()).collect::<String>());
        parts.collect::<Vec<_>>().join("\t")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The stored form of a person's name: as [`tidy`], with one apostrophe (`H'Hen`) and one hyphen for all
/// characters that look like them, and with Latin letters for look-alike letters of other scripts.
pub fn tidy_name(text: &str) -> String {
    let name: String = text.chars().map(|c| signs::latin(signs::sign(c))).collect();
    tidy(&name)
}

/// A key that all ways of writing a name share: letters without diacritics, punctuation or spaces. `Y Thuật`,
/// `Y-Thuật` and `y thuat` have the same key; whether they are one person must be decided by people.
pub fn name_key(name: &str) -> String {
    fold(&tidy_name(name)).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether two names have the same spelling including diacritics, ignoring tone placement, case and look-alike
/// characters.
pub fn same_spelling(one: &str, other: &str) -> bool {
    exact_fold(&tidy_name(one)) == exact_fold(&tidy_name(other))
}

/// Replaces look-alike letters of other scripts by Latin ones. Only for comparing.
pub fn latin_letters(text: &str) -> String {
    text.nfd().map(signs::latin).nfc().collect()
}

/// The visible characters of a text, composed.
fn visible(text: &str) -> impl Iterator<Item = char> {
    let seen = text.chars().filter_map(|c| match signs::seen(c) {
        signs::Seen::Nothing => None,
        signs::Seen::Space => Some(' '),
        signs::Seen::As('Ð') => Some('Đ'),
        signs::Seen::As('ð') => Some('đ'),
        signs::Seen::As(c) => Some(c),
    });
    seen.nfc()
}

/// A character for comparison: visible, with look-alike characters unified.
fn comparable(c: char) -> Option<char> {
    match signs::seen(c) {
        signs::Seen::Nothing => None,
        signs::Seen::Space if matches!(c, '\n' | '\t') => Some(c),
        signs::Seen::Space => Some(' '),
        signs::Seen::As(c) => Some(signs::sign(c)),
    }
}

/// Lower case without diacritics: `Đảng` → `dang`. đ has no decomposition, so it is handled separately. `hoà`
/// and `hòa` become equal. Spacing and punctuation stay, look-alike characters are unified, and invisible ones
/// are removed.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match quick::look_up(c).and_then(|letter| letter.folded) {
            Some(folded) => out.push(folded),
            None => out.push_str(&fold_slowly(c.encode_utf8(&mut [0; 4]))),
        }
    }
    out
}

/// Combining marks are dropped, so no letter depends on its neighbours.
fn fold_slowly(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .filter_map(comparable)
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'đ' | 'ð' => 'd',
            c => c,
        })
        // İ in lower case is an i and a combining mark.
        .filter(|c| !is_combining_mark(*c))
        .collect()
}

/// Whether a query has diacritics, so that exact spellings come first.
pub fn has_marks(text: &str) -> bool {
    let seen: String = text.chars().filter_map(comparable).nfc().flat_map(char::to_lowercase).collect();
    seen != fold(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_text_is_stored_composed() {
        assert_eq!(nfc("Nguye\u{302}\u{303}n"), "Nguyễn");
    }

    #[test]
    fn a_name_has_single_spaces_and_no_invisible_characters() {
        assert_eq!(tidy("  Ðặng\u{a0} Thị\t\nPâng\u{200b} "), "Đặng Thị Pâng");
    }

    /// One character of each block of invisible ones, within a word; and one of each kind of blank, between
    /// words.
    #[test]
    fn what_shows_nothing_is_gone_from_stored_texts_and_from_compared_ones() {
        for hidden in "\u{ad}\u{34f}\u{61c}\u{17b4}\u{180e}\u{200b}\u{200d}\u{200e}\u{202a}\u{202e}\u{2060}\u{2063}\u{2066}\u{2069}\u{206f}\u{fe0f}\u{feff}\u{fff9}\u{fffc}\u{e0001}\u{e0100}"
            .chars()
        {
            for name in [format!("Lò Thị Bư{hidden}ởi"), format!("{hidden}Lò Thị Bưởi{hidden}"), format!("Lo{hidden}\u{300} Thị Bưởi")] {
                assert_eq!(tidy(&name), "Lò Thị Bưởi", "{hidden:?}");
                assert_eq!(tidy_lines(&name), "Lò Thị Bưởi", "{hidden:?}");
                assert_eq!((fold(&name), exact_fold(&name)), ("lo thi buoi".into(), "lò thị bưởi".into()), "{hidden:?}");
            }
        }
        for blank in "\u{a0}\u{2007}\u{202f}\u{2009}\u{3000}\u{3164}\u{2800}\u{115f}\u{ffa0}".chars() {
            let name = format!("Lò{blank}Thị Bưởi{blank}");
            assert_eq!(tidy(&name), "Lò Thị Bưởi", "{blank:?}");
            assert_eq!(fold(&name), "lo thi buoi ", "{blank:?}");
        }
    }

    #[test]
    fn lines_stay_lines() {
        assert_eq!(tidy_lines("\u{feff}Một\u{202e}\r\n\r\n  hai\tba\u{a0}\u{7}bốn\n"), "Một\n\n  hai\tba bốn\n");
    }

    #[test]
    fn every_apostrophe_and_hyphen_is_one_sign_in_a_name() {
        for sign in "'`´’‘‛ʼʻʽʹˈˊˋ′‵＇｀ꞌ".chars() {
            let name = format!("H{sign}Hen Niê");
            assert_eq!(tidy_name(&name), "H'Hen Niê", "{sign:?}");
            assert_eq!(fold(&name), "h'hen nie", "{sign:?}");
            assert_eq!(exact_fold(&name), "h'hen niê", "{sign:?}");
        }
        for sign in "-‐‑‒–—―−－".chars() {
            assert_eq!(tidy_name(&format!("Y{sign}Thuật")), "Y-Thuật", "{sign:?}");
        }
        assert_eq!(tidy_name("Нồ А Тủa"), "Hồ A Tủa", "Cyrillic capitals");
    }

    #[test]
    fn names_are_compared_by_their_letters() {
        for other in ["Y-Thuật", "Y’Thuật", "YThuật", "y thuat", "Y\u{200b} Thuâ\u{323}t"] {
            assert_eq!(name_key(other), name_key("Y Thuật"), "{other}");
        }
        assert!(same_spelling("H’Hen  NIÊ", "H'Hen Niê") && same_spelling("Hoà", "Hòa"));
        assert!(!same_spelling("Y-Thuật", "Y Thuật") && !same_spelling("Y Thuat", "Y Thuật"));
    }

    #[test]
    fn folding_finds_every_spelling() {
        for (text, folded) in [
            ("Nguyễn", "nguyen"),
            ("Đảng", "dang"),
            ("hoà", "hoa"),
            ("hòa", "hoa"),
            ("Ủy ban", "uy ban"),
            ("Uỷ ban", "uy ban"),
            ("Lù Thị Ưởng", "lu thi uong"),
            ("01-CT/TW", "01-ct/tw"),
        ] {
            assert_eq!(fold(text), folded);
            assert_eq!(fold(&text.nfd().collect::<String>()), folded, "decomposed {text}");
        }
    }

    #[test]
    fn a_query_without_marks_is_told_from_one_with() {
        assert!(!has_marks("Nguyen Van") && !has_marks("H’Hen\u{200b}"));
        assert!(has_marks("Nguyễn"));
        assert!(has_marks("Đa"));
    }
}
