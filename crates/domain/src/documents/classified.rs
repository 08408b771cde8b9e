//! A document marked Mật, Tối mật or Tuyệt mật never enters the program (law on state secrets).

use crate::language::{exact_fold, tidy};

/// The refusal, by the mark that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Classified {
    #[error("the document is marked MẬT")]
    Secret,
    #[error("the document is marked TỐI MẬT")]
    TopSecret,
    #[error("the document is marked TUYỆT MẬT")]
    UtmostSecret,
    /// The person said so without saying which.
    #[error("the document carries a mark of secrecy")]
    Marked,
}

/// Finds a stamp: a line of its own, the word in brackets at a line's end, or "Độ mật: …". The word within a title
/// ("bảo vệ bí mật nhà nước") is none.
pub fn classified_mark(text: &str) -> Option<Classified> {
    text.lines().find_map(|line| {
        let line = exact_fold(&tidy(line));
        let tail = line.rsplit_once(['(', '[']).map_or("", |(_, tail)| tail);
        let degree = line.split_once("độ mật").map_or("", |(_, degree)| degree);
        [line.as_str(), tail, degree].into_iter().find_map(stamp)
    })
}

/// Refuses a document the person says is marked, or one of whose texts shows a mark.
///
/// # Errors
/// The mark found.
pub fn refuse_classified(said_to_be: bool, texts: &[&str]) -> Result<(), Classified> {
    match texts.iter().find_map(|text| classified_mark(text)) {
        Some(found) => Err(found),
        None if said_to_be => Err(Classified::Marked),
        None => Ok(()),
    }
}

/// The whole of a text is a stamp, frames and spaced-out letters aside.
fn stamp(text: &str) -> Option<Classified> {
    let letters: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    match letters.as_str() {
        "mật" => Some(Classified::Secret),
        "tốimật" => Some(Classified::TopSecret),
        "tuyệtmật" => Some(Classified::UtmostSecret),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn a_stamp_is_found_however_it_is_set() {
        for (text, mark) in [
            ("MẬT", Classified::Secret),
            ("ĐẢNG CỘNG SẢN VIỆT NAM\n  [ T Ố I  M Ậ T ]  \nSố 12-BC/HU", Classified::TopSecret),
            ("Độ mật: Tuyệt mật", Classified::UtmostSecret),
            ("* MẬT *", Classified::Secret),
            ("Báo cáo tình hình (Mật)", Classified::Secret),
        ] {
            assert_eq!(classified_mark(text), Some(mark), "{text}");
            assert_eq!(classified_mark(&text.nfd().collect::<String>()), Some(mark), "decomposed {text}");
        }
    }

    #[test]
    fn the_word_within_a_title_is_no_stamp() {
        for text in [
            "Luật Bảo vệ bí mật nhà nước",
            "Về công tác bảo mật",
            "mật ong rừng",
            "Độ mật: không",
            "Mặt trận",
            "(bí mật)",
            "",
        ] {
            assert_eq!(classified_mark(text), None, "{text}");
        }
    }

    #[test]
    fn no_field_takes_a_marked_document() {
        assert_eq!(refuse_classified(true, &["Kế hoạch học tập"]), Err(Classified::Marked));
        assert_eq!(refuse_classified(false, &["Kế hoạch", "TỐI MẬT"]), Err(Classified::TopSecret));
        assert_eq!(refuse_classified(false, &["Kế hoạch học tập"]), Ok(()));
    }
}
