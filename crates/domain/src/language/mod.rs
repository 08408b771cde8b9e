//! Vietnamese text: one stored form, folding for search, the order of names.

mod exact;
mod names;
mod quick;

pub use exact::exact_fold;
pub use names::{NameCollator, NameParts, is_upper_case, name_order, title_case_name};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The form in which every text is stored, hashed and compared.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// A name or other single line: NFC, trimmed, white space collapsed, invisible characters dropped,
/// and the Icelandic Ð that some fonts type made a Vietnamese Đ.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' => {}
            'Ð' => out.push('Đ'),
            'ð' => out.push('đ'),
            c if c.is_whitespace() || c.is_control() => {
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

/// Lower case without marks: `Đảng` → `dang`. đ has no decomposition, so it is folded by hand.
/// `hoà` and `hòa` meet here. Punctuation and spacing stay.
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

/// Marks are dropped, so that no letter depends on its neighbours.
fn fold_slowly(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'đ' | 'ð' => 'd',
            c => c,
        })
        // İ lowers to an i and a mark.
        .filter(|c| !is_combining_mark(*c))
        .collect()
}

/// Whether a query was typed with marks, so that exact spellings are to come first.
pub fn has_marks(text: &str) -> bool {
    nfc(text).to_lowercase() != fold(text)
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
        assert!(!has_marks("Nguyen Van"));
        assert!(has_marks("Nguyễn"));
        assert!(has_marks("Đa"));
    }
}
