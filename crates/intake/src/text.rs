//! Vietnamese text: NFC, normalised spacing, folding for comparison, names in title case.

/// The stored form of every text: NFC, single ordinary spaces, no invisible characters.
pub fn clean(text: &str) -> String {
    domain::language::tidy(text)
}

/// Lower case without diacritics, words separated by single spaces: the form in which headings are compared.
pub fn fold(text: &str) -> String {
    let folded = domain::language::fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// A person's name with each word capitalised: `HỒ A TỦA` → `Hồ A Tủa`, `H'HEN NIÊ` → `H'Hen Niê`.
#[must_use]
pub fn title_case(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut starts = true;
    for c in name.chars() {
        if starts {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        starts = !c.is_alphanumeric();
    }
    out
}

/// Whether a phrase occurs in folded text as whole words.
pub fn has_words(folded: &str, phrase: &str) -> bool {
    folded.match_indices(phrase).any(|(at, _)| {
        let before = folded[..at].chars().next_back().is_none_or(|c| c == ' ');
        let after = folded[at + phrase.len()..].chars().next().is_none_or(|c| c == ' ');
        before && after
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleaning_gives_one_form() {
        assert_eq!(clean("  Hoa\u{300}ng\u{a0} Thị\t\nPâng\u{200b} "), "Hoàng Thị Pâng");
        assert_eq!(clean("Ðặng"), "Đặng");
        assert_eq!(clean("ê\u{323}"), "ệ");
    }

    #[test]
    fn folding_drops_marks_and_the_bar_of_d() {
        assert_eq!(fold("Ngày, tháng,\nnăm sinh (Đảng)"), "ngay thang nam sinh dang");
    }

    #[test]
    fn names_keep_one_letter_middle_words() {
        assert_eq!(title_case("HỒ A TỦA"), "Hồ A Tủa");
        assert_eq!(title_case("y khua"), "Y Khua");
        assert_eq!(title_case("H'HEN NIÊ"), "H'Hen Niê");
    }
}
