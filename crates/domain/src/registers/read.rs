//! Converts what was typed, pasted or sent for a field into its stored value.

use super::Problem;
use crate::catalogue::{Field, Format, Vocabulary, kind as lookup};
use crate::dates::{self, CivilDate, DateOf, Written};
use crate::id::Id;
use crate::language::{fold, tidy, tidy_lines};
use crate::value::Value;

/// The input for one field.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {
    Text(String),
    Number(i64),
    List(Vec<Typed>),
}

impl Typed {
    fn text(&self) -> String {
        match self {
            Typed::Text(text) => text.clone(),
            Typed::Number(number) => number.to_string(),
            Typed::List(items) => items.iter().map(Typed::text).collect::<Vec<_>>().join(", "),
        }
    }
}

/// The result of looking a record up by words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    One(Id),
    Nothing,
    /// Several records match.
    Several,
}

/// Looks up records that a value may refer to.
pub trait Known {
    /// By its id, or by its name.
    fn record(&self, kind: u16, text: &str) -> Named;
}

/// The largest count: more than the people of any cell, and small enough that sums stay exact wherever they are
/// shown.
const LARGEST_COUNT: i64 = 1_000_000_000;

/// # Errors
/// If the input is not a valid value of the field.
pub fn read(field: &Field, typed: &Typed, known: &dyn Known) -> Result<Value, Problem> {
    value(field, field.format.opened(), typed, known)
}

fn value(field: &Field, format: Format, typed: &Typed, known: &dyn Known) -> Result<Value, Problem> {
    if let Format::List(of) = format {
        return list(field, *of, typed, known);
    }
    let text = typed.text();
    let line = tidy(&text);
    if line.is_empty() {
        return Ok(Value::Null);
    }
    let wrong = |code, sentence: String| Err(Problem::new(field.number, code, sentence));
    let label = field.label.vietnamese;
    match format {
        Format::Line => Ok(Value::text(line)),
        Format::Block => Ok(Value::text(tidy_lines(&text).trim())),
        Format::Date => day(field, &text),
        Format::DayOrYear => match dates::read(&text, DateOf::Event, false) {
            Written::Day(day) => Ok(Value::text(CivilDate::Day(day).to_string())),
            Written::Year(year) => Ok(Value::text(CivilDate::Year(year).to_string())),
            _ => wrong("bad_date", format!("“{line}” không phải là ngày. Gõ ngày/tháng/năm, hoặc chỉ năm.")),
        },
        Format::Time => match dates::read_time(&line) {
            Some(time) => Ok(Value::text(time)),
            None => wrong("bad_time", format!("Giờ “{line}” không đúng. Gõ như 19:30 hoặc 19 giờ 30.")),
        },
        Format::Count => match count(&line) {
            Some(count) => Ok(Value::Int(count)),
            None => wrong("bad_count", format!("“{label}” phải là số, từ 0 đến một tỷ.")),
        },
        Format::Flag => match fold(&line).as_str() {
            "1" | "co" | "x" | "true" | "yes" => Ok(Value::flag(true)),
            "0" | "khong" | "false" | "no" => Ok(Value::Null),
            _ => wrong("bad_flag", format!("“{label}” ghi có hoặc không.")),
        },
        Format::Word(vocabulary) => match word(vocabulary, &line) {
            Some(stored) => Ok(Value::text(stored)),
            None => wrong("unknown_word", unknown_word(label, &line, vocabulary)),
        },
        Format::Reference(kind) => {
            let name = || lookup(kind).map(|kind| kind.name.vietnamese.to_lowercase()).unwrap_or_default();
            match known.record(kind, &line) {
                Named::One(id) => Ok(Value::id(id)),
                Named::Nothing => wrong("not_found", format!("Không có {} nào tên “{line}”.", name())),
                Named::Several => wrong(
                    "several",
                    format!("Có nhiều {} tên “{line}”. Ghi tên đầy đủ, hoặc chọn trong biểu mẫu.", name()),
                ),
            }
        }
        _ => wrong("not_typed", format!("“{label}” không ghi ở đây.")),
    }
}

fn list(field: &Field, of: Format, typed: &Typed, known: &dyn Known) -> Result<Value, Problem> {
    let items = match typed {
        Typed::List(items) => items.clone(),
        Typed::Text(text) => text.split([',', ';']).map(|item| Typed::Text(item.to_owned())).collect(),
        Typed::Number(_) => vec![typed.clone()],
    };
    let mut values = Vec::new();
    for item in &items {
        let value = value(field, of, item, known)?;
        if value.is_set() && !values.contains(&value) {
            values.push(value);
        }
    }
    Ok(if values.is_empty() { Value::Null } else { Value::List(values) })
}

fn day(field: &Field, text: &str) -> Result<Value, Problem> {
    let typed = text.trim();
    let sentence = match dates::read(text, DateOf::Event, false) {
        Written::Nothing => return Ok(Value::Null),
        Written::Day(day) => return Ok(Value::day(day)),
        Written::NoSuchDay => format!("Ngày “{typed}” không có trong lịch. Gõ ngày/tháng/năm, ví dụ 12/03/2026."),
        Written::Year(_) => format!("“{typed}” chỉ có năm. Gõ ngày/tháng/năm, ví dụ 12/03/2026."),
        Written::MonthOf(..) | Written::Unreadable => {
            format!("“{typed}” không phải là ngày. Gõ ngày/tháng/năm, ví dụ 12/03/2026.")
        }
    };
    Err(Problem::new(field.number, "bad_date", sentence))
}

/// Parses "1.234" and "1 234", the Vietnamese ways of writing thousands.
fn count(text: &str) -> Option<i64> {
    let groups: Vec<&str> = text.split(['.', ' ', '\u{a0}']).collect();
    let digits = |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let (first, rest) = groups.split_first()?;
    let grouped = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    let read = (groups.iter().all(digits) && grouped).then(|| groups.concat().parse().ok()).flatten();
    read.filter(|count| *count <= LARGEST_COUNT)
}

/// Finds a word by its stored form, or by its name in either language with or without diacritics.
fn word(vocabulary: &Vocabulary, text: &str) -> Option<&'static str> {
    let exact = vocabulary.words.iter().find(|word| word.stored == text);
    let folded = fold(text);
    let named = || vocabulary.words.iter().find(|word| [word.vietnamese, word.english].map(fold).contains(&folded));
    exact.or_else(named).map(|word| word.stored)
}

fn unknown_word(label: &str, typed: &str, vocabulary: &Vocabulary) -> String {
    let words: Vec<&str> = vocabulary.words.iter().map(|word| word.vietnamese).collect();
    format!("“{label}” không có lựa chọn “{typed}”. Chọn một trong: {}.", words.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{loudspeaker, propaganda};
    use crate::registers::{CheckContext, check};
    use chrono::NaiveDate;
    use std::collections::BTreeMap;

    struct Nobody;

    impl Known for Nobody {
        fn record(&self, _: u16, text: &str) -> Named {
            text.parse().map_or(Named::Nothing, Named::One)
        }
    }

    struct Row(BTreeMap<u16, Value>);

    impl crate::catalogue::Fields for Row {
        fn id(&self) -> Id {
            Id::default()
        }

        fn value(&self, field: u16) -> Option<&Value> {
            self.0.get(&field)
        }

        fn pair(&self) -> Option<(Id, Id)> {
            None
        }
    }

    fn typed(kind: u16, field: u16, text: &str) -> Result<Value, Problem> {
        read(lookup(kind).unwrap().field(field).unwrap(), &Typed::Text(text.to_owned()), &Nobody)
    }

    fn problems(kind: u16, row: &[(u16, &str)]) -> Vec<(u16, &'static str)> {
        let row = row.iter().map(|(field, text)| (*field, typed(kind, *field, text).unwrap())).collect();
        let today = NaiveDate::from_ymd_opt(2026, 3, 12).unwrap();
        let context = CheckContext { today, members: &[], others: &[], congresses: &[] };
        let found = check(lookup(kind).unwrap(), &Row(row), &context);
        found.into_iter().map(|problem| (problem.field, problem.code)).collect()
    }

    #[test]
    fn what_people_type_is_read_and_what_makes_no_sense_says_so() {
        use propaganda as p;
        let read = |field, text| typed(p::KIND, field, text);
        assert_eq!(read(p::DATE, "12/3/2026"), Ok(Value::text("2026-03-12")));
        assert_eq!(read(p::DATE, " "), Ok(Value::Null));
        assert_eq!(read(p::LISTENERS, "1.234"), Ok(Value::Int(1_234)));
        assert_eq!(read(p::CHANNEL, "hop ban, to dan pho"), Ok(Value::text("village_meeting")));
        assert_eq!(read(p::CHANNEL, "Oral"), Ok(Value::text("oral")));
        assert_eq!(
            read(p::LANGUAGES, "Mông, Thái, mong"),
            Ok(Value::List(vec![Value::text("mong"), Value::text("thai")]))
        );
        for (field, text, code) in [
            (p::DATE, "31/02/2026", "bad_date"),
            (p::DATE, "2026", "bad_date"),
            (p::LISTENERS, "-3", "bad_count"),
            (p::LISTENERS, "12.5", "bad_count"),
            (p::LISTENERS, "nhiều", "bad_count"),
            (p::LISTENERS, "9000000000000000000", "bad_count"),
            (p::CHANNEL, "điện báo", "unknown_word"),
            (p::ROUND, "đợt nào đó", "not_found"),
        ] {
            assert_eq!(read(field, text).unwrap_err().code, code, "{text}");
        }
    }

    #[test]
    fn a_row_lacks_what_is_required_and_nothing_is_held_tomorrow() {
        use propaganda as p;
        assert_eq!(
            problems(p::KIND, &[]),
            [(p::DATE, "required"), (p::CHANNEL, "required"), (p::PURPOSE, "required"), (p::STAGE, "required")]
        );
        let row = |date, stage, listeners| {
            vec![(p::DATE, date), (p::CHANNEL, "oral"), (p::PURPOSE, "x"), (p::STAGE, stage), (p::LISTENERS, listeners)]
        };
        assert_eq!(problems(p::KIND, &row("12/03/2026", "held", "40")), []);
        assert_eq!(problems(p::KIND, &row("13/03/2026", "held", "40")), [(p::DATE, "future_date")]);
        assert_eq!(problems(p::KIND, &row("13/03/2026", "planned", "")), []);
        assert_eq!(problems(p::KIND, &row("13/03/2026", "planned", "40")), [(p::LISTENERS, "not_held")]);
        let long = "a".repeat(2_001);
        let too_long = [(p::DATE, "12/03/2026"), (p::CHANNEL, "oral"), (p::PURPOSE, long.as_str()), (p::STAGE, "held")];
        assert_eq!(problems(p::KIND, &too_long), [(p::PURPOSE, "too_long")]);
    }

    #[test]
    fn a_loudspeaker_breaks_after_it_worked_and_is_repaired_after_it_broke() {
        use loudspeaker as l;
        let row = |working, broken, repaired| {
            let named = [(l::PLACE, "Nhà văn hóa"), (l::KIND_OF, "wired")];
            [&named[..], &[(l::WORKING_SINCE, working), (l::BROKEN_SINCE, broken), (l::REPAIRED, repaired)]].concat()
        };
        assert_eq!(problems(l::KIND, &row("01/01/2025", "02/03/2026", "10/03/2026")), []);
        assert_eq!(problems(l::KIND, &row("01/01/2025", "31/12/2024", "")), [(l::BROKEN_SINCE, "dates_out_of_order")]);
        assert_eq!(problems(l::KIND, &row("", "", "10/03/2026")), [(l::REPAIRED, "dates_out_of_order")]);
        assert_eq!(problems(l::KIND, &row("", "11/03/2026", "10/03/2026")), [(l::REPAIRED, "dates_out_of_order")]);
    }
}
