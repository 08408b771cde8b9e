//! People's names: family – middle – given, sorted by the given name.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

static VIETNAMESE: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    Collator::try_new(locale!("vi").into(), CollatorOptions::default())
        .expect("the order of Vietnamese is compiled into the program")
});

/// The parts of a name. A single word is the given name; middle words of one letter (A, Y) are normal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameParts<'a> {
    pub family: &'a str,
    pub middle: &'a str,
    pub given: &'a str,
}

impl<'a> NameParts<'a> {
    pub fn of(name: &'a str) -> NameParts<'a> {
        let name = name.trim();
        let (before, given) = name.rsplit_once(char::is_whitespace).unwrap_or(("", name));
        let before = before.trim_end();
        let (family, middle) = before.split_once(char::is_whitespace).unwrap_or((before, ""));
        NameParts { family, middle: middle.trim_start(), given }
    }
}

/// The CLDR `vi` order: tones none, huyền, hỏi, ngã, sắc, nặng; a ă â, d đ, e ê, o ô ơ, u ư.
#[derive(Clone, Copy)]
pub struct NameCollator(&'static CollatorBorrowed<'static>);

impl NameCollator {
    pub fn new() -> NameCollator {
        NameCollator(&VIETNAMESE)
    }

    /// Compares given names, then family names, then middle names.
    pub fn names(self, a: &str, b: &str) -> Ordering {
        let (left, right) = (NameParts::of(a), NameParts::of(b));
        self.texts(left.given, right.given)
            .then_with(|| self.texts(left.family, right.family))
            .then_with(|| self.texts(left.middle, right.middle))
            .then_with(|| a.cmp(b))
    }

    /// Compares anything else: units, titles, places.
    pub fn texts(self, a: &str, b: &str) -> Ordering {
        self.0.compare(a, b)
    }
}

impl Default for NameCollator {
    fn default() -> NameCollator {
        NameCollator::new()
    }
}

/// The order of people in every list.
pub fn name_order(a: &str, b: &str) -> Ordering {
    NameCollator::new().names(a, b)
}

/// Capitalises each word: `HỒ A TỦA` → `Hồ A Tủa`, `H'HEN NIÊ` → `H'Hen Niê`.
pub fn title_case_name(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut starts = true;
    for c in super::tidy_name(name).chars() {
        if starts {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        starts = !c.is_alphanumeric();
    }
    out
}

/// Whether a name is all in capitals, as in old lists; a single letter does not count.
pub fn is_upper_case(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).count() > 1 && !name.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    const IN_ORDER: [&str; 13] = [
        "An",
        "Nguyễn Thị Ánh",
        "Nguyễn Văn Ánh",
        "Trần Thị Ánh",
        "Lê Văn Ân",
        "Đặng Văn Bà",
        "Giàng A Câu",
        "Vàng Thị Dế",
        "Phạm Dũng",
        "Nguyễn Thị Đào",
        "Lò Văn Đức",
        "Hồ A Tủa",
        "Lường Văn Vương",
    ];

    #[test]
    fn lists_sort_by_given_then_family_then_middle() {
        let mut names = IN_ORDER;
        names.reverse();
        names.sort_by(|a, b| name_order(a, b));
        assert_eq!(names, IN_ORDER);
    }

    #[test]
    fn the_order_does_not_depend_on_how_marks_are_encoded() {
        let mut names: Vec<String> = IN_ORDER.iter().rev().map(|name| name.nfd().collect()).collect();
        names.sort_by(|a, b| name_order(a, b));
        assert_eq!(names.iter().map(|name| name.nfc().collect::<String>()).collect::<Vec<_>>(), IN_ORDER);
    }

    #[test]
    fn tones_and_letters_stand_in_dictionary_order() {
        let collator = NameCollator::new();
        for order in [
            &["ma", "mà", "mả", "mã", "má", "mạ", "măng", "mân"][..],
            &["da", "đa", "e", "ê", "o", "ô", "ơ", "u", "ư"][..],
        ] {
            assert!(order.is_sorted_by(|a, b| collator.texts(a, b).is_lt()), "{order:?}");
        }
    }

    #[test]
    fn a_name_falls_into_family_middle_given() {
        assert_eq!(NameParts::of("Hồ A Tủa"), NameParts { family: "Hồ", middle: "A", given: "Tủa" });
        assert_eq!(NameParts::of("Phạm Dũng"), NameParts { family: "Phạm", middle: "", given: "Dũng" });
        assert_eq!(NameParts::of("An"), NameParts { family: "", middle: "", given: "An" });
        assert_eq!(NameParts::of("Lê  Thị  Thu Hà").middle, "Thị  Thu");
        assert_eq!(NameParts::of(""), NameParts { family: "", middle: "", given: "" });
    }

    #[test]
    fn upper_case_names_are_proposed_in_title_case() {
        assert!(is_upper_case("HỒ A TỦA") && !is_upper_case("Hồ A Tủa") && !is_upper_case("A"));
        assert_eq!(title_case_name("HỒ  A TỦA"), "Hồ A Tủa");
        assert_eq!(title_case_name("ĐẶNG THỊ PÂNG"), "Đặng Thị Pâng");
        assert_eq!(title_case_name("H'HEN NIÊ"), "H'Hen Niê");
        assert_eq!(title_case_name("nguyễn thị ánh-tuyết"), "Nguyễn Thị Ánh-Tuyết");
    }
}
