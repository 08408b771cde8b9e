//! Whom the name of a file means: "Bai thu hoach - Lo Thi Xuan 1965.docx", "lò thị xuân (2).jpg".

use crate::messages::essay_files::{Certainty, Doubt};
use domain::Id;
use domain::language::{exact_fold, fold};

/// Years in which a member can be born; a later one is that of the round.
const BIRTH_YEARS: std::ops::RangeInclusive<u32> = 1920..=2010;
/// Names without spaces between their words are only looked for from this length.
const LONG_ENOUGH: usize = 6;

/// A member to whom a file can belong.
pub(super) struct Known {
    pub person: Id,
    pub name: String,
    pub birth_year: String,
}

/// Whom a name means, and how certain that is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Meant {
    pub person: Option<Id>,
    pub certainty: Certainty,
    pub why: Option<Doubt>,
}

/// How much of a member's name stands in a file's name; the more the later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    GivenName,
    FamilyAndGivenName,
    /// The letters, but other marks than the member's.
    OtherMarks,
    /// The letters, without any marks.
    Letters,
    Whole,
}

/// A file's name without its ending, in words.
struct Words {
    /// In lower case with marks, wherever a tone was placed, and without.
    marked: String,
    plain: String,
    year: Option<u32>,
}

impl Words {
    fn of(stem: &str) -> Words {
        let words = |text: &str| {
            let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
            format!(" {} ", words.join(" "))
        };
        let marked = words(&exact_fold(stem));
        let mut years = marked.split(' ').filter(|word| word.len() == 4).filter_map(|word| word.parse().ok());
        let year = years.rfind(|year| BIRTH_YEARS.contains(year));
        Words { plain: words(&fold(stem)), marked, year }
    }

    fn has_marks(&self) -> bool {
        self.marked != self.plain
    }

    fn find(&self, name: &str) -> Option<Found> {
        let (marked, plain) = (exact_fold(name), fold(name));
        let spaced = |text: &str| format!(" {} ", text.split_whitespace().collect::<Vec<_>>().join(" "));
        let joined = |text: &str| text.split_whitespace().collect::<String>();
        let squeezed = joined(&plain).len() >= LONG_ENOUGH;
        let within = |name: &str, of: &str| {
            of.contains(&spaced(name)) || squeezed && of.split(' ').any(|word| word.contains(&joined(name)))
        };
        if within(&marked, &self.marked) {
            return Some(Found::Whole);
        }
        if within(&plain, &self.plain) {
            return Some(if self.has_marks() && !self.is_plain_there(&plain) {
                Found::OtherMarks
            } else {
                Found::Letters
            });
        }
        let mut words = plain.split_whitespace();
        let (family, given) = (words.next()?, words.next_back()?);
        let stands = |word: &str| self.plain.contains(&format!(" {word} "));
        match (stands(given), stands(family)) {
            (true, true) => Some(Found::FamilyAndGivenName),
            // A given name ends the name of the file; elsewhere it may be any word.
            (true, false) if self.plain.trim_end().ends_with(&format!(" {given}")) => Some(Found::GivenName),
            _ => None,
        }
    }

    /// Whether the name stands there without marks, though other words of the file's name have some.
    fn is_plain_there(&self, plain: &str) -> bool {
        self.marked.contains(&format!(" {plain} "))
    }
}

/// Whom the name of a file means among these members.
pub(super) fn meant(stem: &str, members: &[Known]) -> Meant {
    let words = Words::of(stem);
    let mut found: Vec<(Found, &Known)> =
        members.iter().filter_map(|known| Some((words.find(&known.name)?, known))).collect();
    let Some(best) = found.iter().map(|(found, _)| *found).max() else {
        return Meant { person: None, certainty: Certainty::Nobody, why: None };
    };
    found.retain(|(how, _)| *how == best);
    // "Lò Thị Xuân" stands in "Lò Thị Xuân Mai" too.
    let longest = found.iter().map(|(_, known)| known.name.split_whitespace().count()).max().unwrap_or_default();
    found.retain(|(_, known)| known.name.split_whitespace().count() == longest);
    let born = |known: &Known| words.year.is_some_and(|year| known.birth_year == year.to_string());
    if found.len() > 1 && found.iter().filter(|(_, known)| born(known)).count() == 1 {
        found.retain(|(_, known)| born(known));
    }
    let [(_, known)] = found.as_slice() else {
        let first = found.first().map(|(_, known)| known.person);
        return Meant { person: first, certainty: Certainty::Doubtful, why: Some(Doubt::SameName) };
    };
    let doubt = match best {
        Found::GivenName | Found::FamilyAndGivenName => Some(Doubt::PartOfName),
        Found::OtherMarks => Some(Doubt::OtherMarks),
        _ if words.year.is_some() && !known.birth_year.is_empty() && !born(known) => Some(Doubt::OtherYear),
        Found::Letters | Found::Whole => None,
    };
    let certainty = if doubt.is_some() { Certainty::Doubtful } else { Certainty::Certain };
    Meant { person: Some(known.person), certainty, why: doubt }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members() -> Vec<Known> {
        let people = [
            ("Lò Thị Xuân", "1965"),
            ("Lò Thị Xuân Mai", "1990"),
            ("Giàng A Dế", "1981"),
            ("Tẩn Mẩy", "1970"),
            ("Lò Văn Hoà", "1958"),
            ("Lò Văn Hoà", "1984"),
            ("Tẩn Mây", "1999"),
        ];
        let known = |(at, (name, year)): (usize, (&str, &str))| Known {
            person: Id([at as u8; 16]),
            name: name.to_owned(),
            birth_year: year.to_owned(),
        };
        people.into_iter().enumerate().map(known).collect()
    }

    fn says(stem: &str) -> (Option<usize>, Certainty, Option<Doubt>) {
        let meant = meant(stem, &members());
        (meant.person.map(|id| usize::from(id.0[0])), meant.certainty, meant.why)
    }

    #[test]
    fn a_whole_name_with_marks_or_without_is_certain() {
        for (stem, place) in [
            ("Bài thu hoạch - Lò Thị Xuân", 0),
            ("bai thu hoach - lo thi xuan", 0),
            ("LO_THI_XUAN_MAI", 1),
            ("Lò Thị Xua\u{302}n Mai (2)", 1),
            ("BTH GiangADe 2026", 2),
            ("Bài thu hoạch Giang A De", 2),
            ("Tẩn Mẩy trang 2", 3),
            ("Lo Van Hoa 1984", 5),
            ("Lò Văn Hòa 1958", 4),
        ] {
            assert_eq!(says(stem), (Some(place), Certainty::Certain, None), "{stem}");
        }
    }

    #[test]
    fn what_could_be_another_is_doubtful() {
        assert_eq!(says("Lò Văn Hoà"), (Some(4), Certainty::Doubtful, Some(Doubt::SameName)));
        assert_eq!(says("tan may"), (Some(3), Certainty::Doubtful, Some(Doubt::SameName)));
        assert_eq!(says("Bài của Xuân"), (Some(0), Certainty::Doubtful, Some(Doubt::PartOfName)));
        assert_eq!(says("Giang De"), (Some(2), Certainty::Doubtful, Some(Doubt::PartOfName)));
        assert_eq!(says("Giảng Á Đề"), (Some(2), Certainty::Doubtful, Some(Doubt::OtherMarks)));
        assert_eq!(says("Giàng A Dế 1975"), (Some(2), Certainty::Doubtful, Some(Doubt::OtherYear)));
    }

    #[test]
    fn a_name_of_nobody_is_said_to_be_so() {
        for stem in ["Hoàng Văn Thụ", "scan0001", "", "2026-03-12", "Xuân thu hoạch"] {
            assert_eq!(says(stem), (None, Certainty::Nobody, None), "{stem}");
        }
    }
}
