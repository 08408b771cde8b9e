//! Finds the same person twice in one list.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::RosterRow;
use super::line;
use super::marks::label;
use super::reader::Reading;
use crate::problem::{Problem, ProblemCode};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    Same,
    /// The same name, but too little data to tell.
    Unsure,
    Different,
}

/// Keeps the first row of each person, completed from later ones; reports what was left out.
pub fn give_once(readings: &mut Vec<Reading>, problems: &mut Vec<Problem>) {
    let mut kept: Vec<Reading> = Vec::with_capacity(readings.len());
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_card: HashMap<String, usize> = HashMap::new();
    for reading in readings.drain(..) {
        let known = by_name.entry(letters(&reading.person.name)).or_default();
        let spelt = |at: &&usize| name_key(&kept[**at].person.name) == name_key(&reading.person.name);
        let same = known.iter().find(|at| spelt(at) && likeness(&kept[**at].person, &reading.person) == Likeness::Same);
        if let Some(at) = same {
            problems.push(repeated(&kept[*at], &reading));
            fill(&mut kept[*at].person, reading.person);
            continue;
        }
        if let Some(at) = known.iter().find(|at| likeness(&kept[**at].person, &reading.person) != Likeness::Different) {
            problems.push(maybe(&kept[*at], &reading));
        }
        if !reading.person.card.is_empty() {
            match by_card.get(&reading.person.card) {
                Some(at) => problems.push(card_shared(&kept[*at], &reading)),
                None => {
                    by_card.insert(reading.person.card.clone(), kept.len());
                }
            }
        }
        known.push(kept.len());
        kept.push(reading);
    }
    *readings = kept;
}

fn likeness(one: &RosterRow, two: &RosterRow) -> Likeness {
    let born = born_likeness(&one.born, &two.born);
    let both = |a: &str, b: &str| !a.is_empty() && !b.is_empty();
    let differ = |a: &str, b: &str| both(a, b) && a.to_lowercase() != b.to_lowercase();
    if both(&one.card, &two.card) {
        return match (one.card == two.card, born) {
            (true, Likeness::Different) => Likeness::Unsure,
            (true, _) => Likeness::Same,
            (false, Likeness::Same) if one.born.len() == 10 => Likeness::Unsure,
            (false, _) => Likeness::Different,
        };
    }
    let conflict = differ(&one.sex, &two.sex)
        || differ(&one.joined, &two.joined)
        || differ(&one.official, &two.official)
        || differ(&one.people, &two.people);
    match born {
        Likeness::Different => Likeness::Different,
        Likeness::Same if !conflict => Likeness::Same,
        Likeness::Unsure if conflict => Likeness::Different,
        _ => Likeness::Unsure,
    }
}

/// A year alone matches any day in it.
fn born_likeness(one: &str, two: &str) -> Likeness {
    if one.is_empty() || two.is_empty() {
        Likeness::Unsure
    } else if one == two || (one.len().min(two.len()) == 4 && one.get(..4) == two.get(..4)) {
        Likeness::Same
    } else {
        Likeness::Different
    }
}

/// A key for comparing names that ignores case and where in a word the tone is placed: hoà and hòa.
fn name_key(name: &str) -> String {
    name.split(' ').map(syllable_key).collect::<Vec<_>>().join(" ")
}

/// The letters of a name alone: a person is asked about `Y Thuật` beside `Y-Thuật`.
fn letters(name: &str) -> String {
    name.split(|c: char| !c.is_alphanumeric()).map(syllable_key).collect()
}

fn syllable_key(word: &str) -> String {
    let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let (tones, letters): (String, String) = word.to_lowercase().nfd().partition(is_tone);
    letters + &tones
}

fn fields(row: &RosterRow) -> [(&'static str, &String); 8] {
    [
        ("born", &row.born),
        ("sex", &row.sex),
        ("people", &row.people),
        ("joined", &row.joined),
        ("official", &row.official),
        ("duty", &row.duty),
        ("card", &row.card),
        ("note", &row.note),
    ]
}

fn fill(first: &mut RosterRow, second: RosterRow) {
    if first.born.len() < second.born.len() {
        first.born = second.born;
    }
    let pairs = [
        (&mut first.sex, second.sex),
        (&mut first.people, second.people),
        (&mut first.joined, second.joined),
        (&mut first.official, second.official),
        (&mut first.duty, second.duty),
        (&mut first.card, second.card),
        (&mut first.note, second.note),
    ];
    for (own, other) in pairs {
        if own.is_empty() {
            *own = other;
        }
    }
}

fn repeated(first: &Reading, again: &Reading) -> Problem {
    let pairs = fields(&first.person).into_iter().zip(fields(&again.person));
    let differing: Vec<&str> = pairs
        .filter(|((field, a), (_, b))| *field != "born" && !a.is_empty() && !b.is_empty() && a != b)
        .map(|((field, _), _)| label(field))
        .collect();
    let mut message = format!("{} đã có ở {}; chỉ lấy một lần.", again.person.name, line(first.number));
    if !differing.is_empty() {
        message.push_str(&format!(
            " Hai dòng ghi khác nhau ở: {}; giữ theo {}.",
            differing.join(", "),
            line(first.number)
        ));
    }
    Problem { row: again.number, field: "name".to_owned(), code: ProblemCode::Repeated, message }
}

fn maybe(first: &Reading, again: &Reading) -> Problem {
    let message = format!(
        "{} giống họ tên ở {}. Có phải một người? Nếu phải, bỏ một dòng.",
        again.person.name,
        line(first.number)
    );
    Problem { row: again.number, field: "name".to_owned(), code: ProblemCode::MaybeRepeated, message }
}

fn card_shared(first: &Reading, again: &Reading) -> Problem {
    let message = format!(
        "Số thẻ {} đã ghi cho {} ở {}. Kiểm tra lại số thẻ.",
        again.person.card,
        first.person.name,
        line(first.number)
    );
    Problem { row: again.number, field: "card".to_owned(), code: ProblemCode::CardShared, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(born: &str, card: &str, joined: &str) -> RosterRow {
        RosterRow { born: born.into(), card: card.into(), joined: joined.into(), ..RosterRow::default() }
    }

    #[test]
    fn who_is_the_same() {
        use Likeness::*;
        for (one, two, expected) in [
            (person("1973-10-28", "", ""), person("2000", "", ""), Different),
            (person("1973-10-28", "", ""), person("1973", "", ""), Same),
            (person("1973", "", "1993-08-08"), person("1973", "", "1999-01-01"), Unsure),
            (person("1973-10-28", "11.111111", ""), person("", "11.111111", ""), Same),
            (person("1973-10-28", "11.111111", ""), person("1973-10-28", "22.222222", ""), Unsure),
            (person("1973", "11.111111", ""), person("1973", "22.222222", ""), Different),
            (person("", "", ""), person("1973", "", ""), Unsure),
        ] {
            assert_eq!(likeness(&one, &two), expected, "{one:?} {two:?}");
        }
    }

    #[test]
    fn the_place_of_a_tone_parts_nobody() {
        assert_eq!(name_key("Bùi Thị HOÀ"), name_key("Bùi Thị Hòa"));
        assert_ne!(name_key("Thào Thị Dế"), name_key("Thào Thị Dê"));
    }
}
