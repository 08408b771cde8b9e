use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::text::clean;

/// The three degrees of the law on state secrets, lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SecretMark {
    /// MẬT
    Secret,
    /// TỐI MẬT
    TopSecret,
    /// TUYỆT MẬT
    UtmostSecret,
}

/// The highest secret stamp standing alone on a line. Stamps are in capitals; a title that speaks of secrets
/// ("BẢO VỆ BÍ MẬT NHÀ NƯỚC") is no stamp. Letters may be spaced apart or decomposed, frames and labels
/// ("Độ mật: MẬT") around the word are seen through.
#[must_use]
pub fn secret_mark(text: &str) -> Option<SecretMark> {
    text.lines().flat_map(|line| line.split(['\t', '\u{b}', '\u{c}', '|'])).filter_map(stamp).max()
}

fn stamp(line: &str) -> Option<SecretMark> {
    let line = clean(line);
    let value = line.rsplit_once(':').map_or(line.as_str(), |(label, value)| {
        let label: String = label.nfc().flat_map(char::to_lowercase).collect();
        if ["độ mật", "mức độ mật", "dấu mật", "độ khẩn, độ mật"].contains(&label.trim()) {
            value
        } else {
            &line
        }
    });
    let letters: String = value.chars().filter(|c| c.is_alphabetic()).collect();
    // Digits or other signs in between make it something else than a stamp ("MẬT 05").
    if value.chars().any(char::is_numeric) {
        return None;
    }
    match letters.as_str() {
        "MẬT" => Some(SecretMark::Secret),
        "TỐIMẬT" => Some(SecretMark::TopSecret),
        "TUYỆTMẬT" => Some(SecretMark::UtmostSecret),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_found_however_they_are_set() {
        for (text, mark) in [
            ("MẬT", SecretMark::Secret),
            ("ĐẢNG BỘ XÃ NÀ TĂM\n  M Ậ T  \nSố 05-CV/ĐU", SecretMark::Secret),
            ("[ MẬT ]", SecretMark::Secret),
            ("MA\u{302}\u{323}T", SecretMark::Secret),
            ("Độ mật: TỐI MẬT", SecretMark::TopSecret),
            ("TỐI  MẬT", SecretMark::TopSecret),
            ("T U Y Ệ T   M Ậ T", SecretMark::UtmostSecret),
            ("Số 01\tTUYỆT MẬT\nMẬT", SecretMark::UtmostSecret),
        ] {
            assert_eq!(secret_mark(text), Some(mark), "{text}");
        }
    }

    #[test]
    fn the_word_in_a_title_or_in_small_letters_is_no_stamp() {
        for text in [
            "VỀ CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC",
            "Mật",
            "mật",
            "BÍ MẬT",
            "Tài liệu mật của chi bộ",
            "MẬT ONG",
            "ĐIỀU MẬT 5",
            "MẬT 05",
            "",
            "Độ mật: không",
        ] {
            assert_eq!(secret_mark(text), None, "{text}");
        }
    }
}
