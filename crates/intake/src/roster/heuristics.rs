//! What a text looks like by itself.

use crate::text::fold;

const PEOPLES: [&str; 60] = [
    "kinh",
    "tay",
    "thai",
    "hoa",
    "kho me",
    "khmer",
    "muong",
    "nung",
    "mong",
    "hmong",
    "h mong",
    "dao",
    "gia rai",
    "ngai",
    "e de",
    "ba na",
    "xo dang",
    "san chay",
    "co ho",
    "cham",
    "san diu",
    "hre",
    "mnong",
    "ra glai",
    "xtieng",
    "bru van kieu",
    "tho",
    "giay",
    "co tu",
    "gie trieng",
    "ma",
    "kho mu",
    "co",
    "ta oi",
    "cho ro",
    "khang",
    "xinh mun",
    "ha nhi",
    "chu ru",
    "lao",
    "la chi",
    "la ha",
    "phu la",
    "la hu",
    "lu",
    "lo lo",
    "chut",
    "mang",
    "pa then",
    "co lao",
    "cong",
    "bo y",
    "si la",
    "pu peo",
    "brau",
    "o du",
    "ro mam",
    "cao lan",
    "san chi",
    "viet",
];

pub fn looks_like_people(text: &str) -> bool {
    PEOPLES.contains(&fold(text).as_str())
}

pub fn looks_like_sex(text: &str) -> bool {
    matches!(fold(text).as_str(), "nam" | "nu")
}

/// "36.198418", also without the dot.
pub fn looks_like_card(text: &str) -> bool {
    let digits = |part: &str, length| part.len() == length && part.chars().all(|c| c.is_ascii_digit());
    match text.split_once('.') {
        Some((office, number)) => digits(office, 2) && digits(number, 6),
        None => digits(text, 8),
    }
}

/// Words with which lines begin that are not about a person.
const NOT_NAMES: [&str; 16] = [
    "tong so",
    "tong cong",
    "danh sach",
    "chi bo",
    "dang bo",
    "dang uy",
    "to dang",
    "bi thu",
    "pho bi thu",
    "nguoi lap",
    "nguoi tong hop",
    "trong do",
    "xac nhan",
    "noi nhan",
    "ghi chu",
    "dang vien",
];

/// At least two letters, at most seven words, and nothing but letters and characters used in names.
pub fn looks_like_name(text: &str) -> bool {
    let text = &domain::language::tidy_name(text);
    let folded = fold(text);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let only_name_signs = text.chars().all(|c| c.is_alphabetic() || " '-.()".contains(c));
    letters >= 2
        && only_name_signs
        && folded.split(' ').count() <= 7
        && !NOT_NAMES.iter().any(|n| folded == *n || folded.strip_prefix(n).is_some_and(|rest| rest.starts_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_what_is_none() {
        for name in [
            "Thào A Dế",
            "H'Hen Niê",
            "H`Loan Mlô",
            "H´Ry Êban",
            "K′Brêu",
            "Y＇Thuật",
            "Y Khua",
            "Páo",
            "Tòng Văn Lả",
            "Nguyễn Văn Cộng",
            "Tổng Thị Lan",
        ] {
            assert!(looks_like_name(name), "{name}");
        }
        for other in
            ["Tổng số: 32 đồng chí", "Tổng cộng", "B", "(2)", "T/M CHI BỘ", "Chi bộ bản Nà Tăm", "BÍ THƯ", "12"]
        {
            assert!(!looks_like_name(other), "{other}");
        }
    }

    #[test]
    fn cards() {
        assert!(looks_like_card("36.198418") && looks_like_card("36198418"));
        assert!(!looks_like_card("16.08.1979") && !looks_like_card("3619841") && !looks_like_card("16-08-1979"));
    }
}
