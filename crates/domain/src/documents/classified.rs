//! Documents stamped Mật, Tối mật or Tuyệt mật must never enter the program (law on state secrets).

use crate::language::{exact_fold, fold, latin_letters, tidy};

/// The refusal, by the stamp that was found, the lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum Classified {
    /// The person said so without saying which stamp.
    #[error("the document carries a mark of secrecy")]
    Marked,
    #[error("the document is marked MẬT")]
    Secret,
    #[error("the document is marked TỐI MẬT")]
    TopSecret,
    #[error("the document is marked TUYỆT MẬT")]
    UtmostSecret,
}

/// What a person is told, whatever the stamp.
pub const REFUSAL: &str = "Không nhập vào chương trình. Văn bản mật ghi vào sổ riêng theo quy định.";

/// The highest stamp in a text: on a line of its own, in any case, spacing and frame, or "Độ mật: …". The word
/// within a sentence is not a stamp, nor is a name in a row of a table.
pub fn secret_stamp(text: &str) -> Option<Classified> {
    text.lines().filter_map(stamp_of_line).max()
}

/// The highest stamp in a title, a number or a file name, where it may also be in brackets or after a dash:
/// "Báo cáo (Mật)".
pub fn classified_mark(text: &str) -> Option<Classified> {
    text.lines().filter_map(|line| stamp_of_line(line).max(stamp_beside_title(line))).max()
}

/// Refuses a document that the person says is stamped, or one of whose texts has a stamp.
///
/// # Errors
/// The stamp found.
pub fn refuse_classified(said_to_be: bool, texts: &[&str]) -> Result<(), Classified> {
    match texts.iter().find_map(|text| classified_mark(text)) {
        Some(found) => Err(found),
        None if said_to_be => Err(Classified::Marked),
        None => Ok(()),
    }
}

fn stamp_of_line(line: &str) -> Option<Classified> {
    let letters: Vec<char> = line.chars().filter(|c| c.is_alphabetic()).collect();
    let shouted = !letters.is_empty() && !letters.iter().any(|c| c.is_lowercase());
    let beside = if shouted { stamp_beside_title(line) } else { None };
    stamp(line).max(labelled(line)).max(beside).max(stamp_in_column(line))
}

/// A stamp that shares its line with other cells or columns. A name may be split over two of them (NGUYỄN THỊ |
/// MẬT), so the single word counts only beside a letterhead, and a degree only with diacritics.
fn stamp_in_column(line: &str) -> Option<Classified> {
    let parted = line.replace("   ", "\t").replace("  ", "\t");
    let parts: Vec<&str> = parted.split(['\t', '|', '\u{b}', '\u{c}']).filter(|part| !part.trim().is_empty()).collect();
    if parts.len() < 2 {
        return parts.first().and_then(|part| stamp(part));
    }
    let spaced = parts.iter().all(|part| part.split_whitespace().all(|word| word.chars().count() == 1));
    let letterhead = parts.iter().any(|part| {
        let folded = fold(&tidy(part));
        let number = folded.strip_prefix("so").is_some_and(|rest| rest.starts_with([' ', ':', '.']));
        number || folded.contains("dang cong san") || folded.contains("cong hoa xa hoi")
    });
    let counts = |part: &&str, found: &Classified| (letterhead || *found > Classified::Secret) && !part.is_ascii();
    let found = parts.iter().filter_map(|part| stamp(part).filter(|found| counts(part, found))).max();
    found.filter(|_| !spaced)
}

/// A stamp with a label: "Độ mật: Tối mật", "Dấu mật: MẬT".
fn labelled(line: &str) -> Option<Classified> {
    let line = plain(line);
    ["độ mật", "dấu mật"].iter().find_map(|label| {
        let (before, degree) = line.split_once(label)?;
        let said =
            before.trim_end().is_empty() || before.trim() == "mức" || degree.trim_start().starts_with([':', '-']);
        if said { stamp(degree) } else { None }
    })
}

/// A stamp in brackets at either end of a title, or separated from it by a dash, a colon or a slash.
fn stamp_beside_title(line: &str) -> Option<Classified> {
    let line = tidy(line);
    let tail = line.rsplit_once(['(', '[', '{']).map_or("", |(_, tail)| tail);
    let head = line.split_once([')', ']', '}']).map_or("", |(head, _)| head);
    let parted = [" -", "- ", " –", "– ", ":", ";", "/", "_", "."];
    let ends = parted.iter().flat_map(|sign| {
        let last = line.rsplit_once(sign).map(|(_, last)| last);
        let first = line.split_once(sign).map(|(first, _)| first);
        [last, first]
    });
    [Some(tail), Some(head)].into_iter().chain(ends).flatten().filter_map(stamp).max()
}

/// The stamp, if the whole text is one, apart from frames and spaced-out letters. Digits make it something else
/// ("MẬT 05").
fn stamp(text: &str) -> Option<Classified> {
    let text = plain(text);
    if text.chars().any(char::is_numeric) {
        return None;
    }
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    match letters.as_str() {
        "mật" => Some(Classified::Secret),
        "tốimật" | "tốimat" | "toimật" | "toimat" => Some(Classified::TopSecret),
        "tuyệtmật" | "tuyệtmat" | "tuyetmật" | "tuyetmat" => Some(Classified::UtmostSecret),
        _ => None,
    }
}

/// Lower case with diacritics; look-alike letters of other scripts become Latin.
fn plain(text: &str) -> String {
    exact_fold(&tidy(&latin_letters(text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn a_stamp_is_found_however_it_is_set() {
        for (text, mark) in [
            ("MẬT", Classified::Secret),
            ("Mật", Classified::Secret),
            ("ĐẢNG BỘ XÃ NÀ TĂM\n  M Ậ T  \nSố 05-CV/ĐU", Classified::Secret),
            ("ĐẢNG CỘNG SẢN VIỆT NAM\n  [ T Ố I  M Ậ T ]  \nSố 12-BC/HU", Classified::TopSecret),
            ("T U Y Ệ T   M Ậ T", Classified::UtmostSecret),
            ("Độ mật: Tuyệt mật", Classified::UtmostSecret),
            ("Mức độ mật: TỐI MẬT", Classified::TopSecret),
            ("* MẬT *", Classified::Secret),
            ("--- “MẬT” ---", Classified::Secret),
            ("М\u{1EAC}Т", Classified::Secret),
            ("ＴＵＹỆＴ ＭẬＴ", Classified::UtmostSecret),
            ("TUY\u{200b}ỆT M\u{ad}ẬT", Classified::UtmostSecret),
            ("TUYET MAT", Classified::UtmostSecret),
            ("T O I  M A T", Classified::TopSecret),
            ("toi mat", Classified::TopSecret),
            ("Số 01\tTUYỆT MẬT\nMẬT", Classified::UtmostSecret),
            ("Số: 05-BC/HU          MẬT", Classified::Secret),
            ("BÁO CÁO TÌNH HÌNH (MẬT)", Classified::Secret),
        ] {
            assert_eq!(secret_stamp(text), Some(mark), "{text}");
            assert_eq!(secret_stamp(&text.nfd().collect::<String>()), Some(mark), "decomposed {text}");
        }
    }

    #[test]
    fn a_word_of_a_sentence_or_of_a_row_is_no_stamp() {
        for text in [
            "VỀ CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC",
            "Luật Bảo vệ bí mật nhà nước",
            "Về công tác bảo mật",
            "mật ong rừng",
            "MẬT ONG",
            "M Ậ T   O N G",
            "Độ mật: không",
            "Mặt trận",
            "MẤT",
            "MAT",
            "mắt",
            "Tôi mất",
            "TÔI MẬT",
            "(bí mật)",
            "MẬT 05",
            "Tài liệu đóng dấu tuyệt mật thì không mang về nhà.",
            "Tôi không giữ tài liệu nào (mật).",
            "Có ba độ mật: tuyệt mật, tối mật, mật.",
            "NGUYỄN THỊ | MẬT",
            "NGUYỄN THỊ\tMẬT\t1975",
            "Nguyễn Thị   Mật",
            "NGUYEN THI\tTUYET MAT",
            "",
        ] {
            assert_eq!(secret_stamp(text), None, "{text}");
        }
    }

    #[test]
    fn a_title_carries_its_stamp_in_brackets_or_behind_a_dash() {
        for text in [
            "Báo cáo tình hình (Mật)",
            "[TỐI MẬT] Kế hoạch",
            "Kế hoạch 05 - Tuyệt mật",
            "05-BC/HU/MẬT",
            "TUYET MAT.pdf",
        ] {
            assert!(classified_mark(text).is_some(), "{text}");
        }
        for text in ["Luật Bảo vệ bí mật nhà nước", "Về bí mật - an toàn", "Kế hoạch giữ rừng", "(bí mật)"]
        {
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
