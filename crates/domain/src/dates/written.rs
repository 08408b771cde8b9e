//! The parser of dates for lists, forms and the command line. The pages have another one
//! (`ui/src/i18n/writtenDate.ts`); both are tested with one table (`tests/fixtures/dates/written.json`).

use chrono::{Datelike, Days, NaiveDate};

use super::clock_time::{TimeOfDay, split_time};
use crate::language::fold;

/// What a text says about a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    Nothing,
    Day(NaiveDate),
    Year(i32),
    MonthOf(u32, i32),
    /// Looks like a date, but is in no calendar.
    NoSuchDay,
    /// Words or numbers that are not a date.
    Unreadable,
}

/// What the date is of, which decides the century of a two-digit year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOf {
    /// Members are at least 18: `09` would be a person of 117 years or a child, and lists contain no children.
    Birth,
    /// Joining, a session, a document: in the past, or at most a few years ahead.
    Event,
}

impl DateOf {
    /// The full year of two digits.
    pub fn century(self, two_digits: i32) -> i32 {
        let newest = match self {
            DateOf::Birth => 12,
            DateOf::Event => 40,
        };
        if two_digits <= newest { 2000 + two_digits } else { 1900 + two_digits }
    }
}

/// The years a date may have. The Party was founded in 1930 by people born after 1880, who are not in any list
/// any more.
pub const YEARS_READ: std::ops::RangeInclusive<i32> = 1900..=2200;

/// Parses `16/08/1979`, `16.8.79`, `1979-08-16`, `16081979`, `Aug 5, 1979`, `16 thg 8, 1979`, `19 tháng Năm
/// 2008`, `tháng 5/1980`, `1949`, and times such as `1979-08-15T17:00:00Z`, which are midnights in Việt Nam.
/// `month_first`: numbers are in the American order, unless something else says which is the month.
pub fn read(text: &str, of: DateOf, month_first: bool) -> Written {
    let text = crate::language::tidy(text);
    let (date, time) = split_time(&text);
    let folded: String = fold(date);
    if folded.chars().all(|c| !c.is_alphanumeric()) {
        return if time.is_none() { Written::Nothing } else { Written::Unreadable };
    }
    match (tokens(&folded), time) {
        (None, _) => Written::Unreadable,
        (Some(tokens), None) => read_tokens(&tokens, of, month_first),
        (Some(tokens), Some(time)) => at_midnight(read_tokens(&tokens, of, month_first), time),
    }
}

/// A day with a time: a program's midnight that was converted from another time zone belongs to the day that
/// began then.
fn at_midnight(read: Written, time: TimeOfDay) -> Written {
    match read {
        Written::Day(day) if time.belongs_to_the_next_day() => {
            day.checked_add_days(Days::new(1)).map_or(Written::NoSuchDay, Written::Day)
        }
        other => other,
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Figures(String),
    /// A month, because a word says so.
    Month(u32),
}

/// The tokens of a date. "ngày", "tháng", "năm", "sinh" and days of the week are skipped; `None` if there are
/// other words.
fn tokens(folded: &str) -> Option<Vec<Token>> {
    let words = words(folded);
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        at += 1;
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            if word.len() > 8 {
                return None;
            }
            tokens.push(Token::Figures(word.clone()));
        } else if matches!(word.as_str(), "thang" | "thg" | "th" | "t") {
            let blank = at >= 2 && words[at - 2] == "ngay";
            let (month, used) = month_said(&words[at..], blank);
            tokens.extend(month.map(Token::Month));
            at += used;
        } else if let Some(month) = english_month(word) {
            tokens.push(Token::Month(month));
        } else if matches!(word.as_str(), "thu" | "chu") {
            // A day of the week: "Thứ Sáu", "Chủ nhật".
            let day = words.get(at).map_or("", String::as_str);
            at += usize::from(matches!(day, "hai" | "ba" | "tu" | "nam" | "sau" | "bay" | "nhat"));
        } else if matches!(word.as_str(), "mung" | "mong") {
            // "mùng năm" is a day in words, which is not supported.
            words.get(at).filter(|next| next.starts_with(|c: char| c.is_ascii_digit()))?;
        } else if !is_passed_over(word) {
            return None;
        }
    }
    let months = tokens.iter().filter(|token| matches!(token, Token::Month(_))).count();
    (months <= 1).then_some(tokens)
}

/// Runs of letters and runs of digits.
fn words(folded: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = None;
    for c in folded.chars() {
        let kind = if c.is_ascii_digit() { Some(true) } else { c.is_alphabetic().then_some(false) };
        match (kind, words.last_mut()) {
            (Some(_), Some(word)) if kind == before => word.push(c),
            (Some(_), _) => words.push(c.to_string()),
            (None, _) => {}
        }
        before = kind;
    }
    words
}

fn is_passed_over(word: &str) -> bool {
    const WEEK: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    matches!(word, "ngay" | "nam" | "sinh" | "sn" | "n" | "ng" | "st" | "nd" | "rd" | "of")
        || WEEK.iter().any(|day| *day == word || word.len() > 5 && word.starts_with(day) && word.ends_with("day"))
}

/// The month after "tháng", and how many words it takes. `blank`: no day precedes it, so "ngày… tháng… năm
/// 1962" is a form whose month was left empty.
fn month_said(rest: &[String], blank: bool) -> (Option<u32>, usize) {
    let word = |at: usize| rest.get(at).map_or("", String::as_str);
    let figures = word(0);
    if let Some(month) = figures.parse().ok().filter(|month| figures.len() <= 2 && (1..=12).contains(month)) {
        return (Some(month), 1);
    }
    let said = match word(0) {
        "gieng" | "mot" => 1,
        "hai" => 2,
        "ba" => 3,
        "tu" | "bon" => 4,
        "nam" if !blank => 5,
        "sau" => 6,
        "bay" => 7,
        "tam" => 8,
        "chin" => 9,
        "muoi" => match word(1) {
            "mot" => return (Some(11), 2),
            "hai" => return (Some(12), 2),
            _ => 10,
        },
        "chap" => 12,
        _ => return (None, 0),
    };
    (Some(said), 1)
}

fn english_month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let place = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(word))?;
    u32::try_from(place + 1).ok()
}

fn read_tokens(tokens: &[Token], of: DateOf, month_first: bool) -> Written {
    let figures: Vec<&str> = tokens
        .iter()
        .filter_map(|token| match token {
            Token::Figures(figures) => Some(figures.as_str()),
            Token::Month(_) => None,
        })
        .collect();
    let said = tokens.iter().find_map(|token| match token {
        Token::Month(month) => Some(*month as i32),
        Token::Figures(_) => None,
    });
    let number = |text: &str| text.parse::<i32>().unwrap_or(0);
    match (said, figures.as_slice()) {
        (Some(month), [first, second]) if first.len() == 4 && second.len() <= 2 => {
            day(number(second), month, number(first))
        }
        (Some(month), [first, year]) if first.len() <= 2 => with_year(year, of, |year| day(number(first), month, year)),
        // "Aug-79"; but "Aug 16" is a day without a year.
        (Some(month), [year]) if year.len() == 4 || (year.len() == 2 && number(year) > 31) => {
            with_year(year, of, |year| month_of(month, year))
        }
        (None, [only]) => single(only, of),
        (None, [month, year]) if year.len() == 4 => month_of(number(month), number(year)),
        (None, [year, month]) if year.len() == 4 => month_of(number(month), number(year)),
        (None, [year, month, date]) if year.len() == 4 => day(number(date), number(month), number(year)),
        (None, [first, second, year]) => with_year(year, of, |year| {
            let (date, month) = if month_first { (second, first) } else { (first, second) };
            day(number(date), number(month), year)
        }),
        _ => Written::Unreadable,
    }
}

fn with_year(figures: &str, of: DateOf, then: impl FnOnce(i32) -> Written) -> Written {
    match (figures.len(), figures.parse()) {
        (4, Ok(year)) => then(year),
        (1 | 2, Ok(year)) => then(of.century(year)),
        _ => Written::Unreadable,
    }
}

fn single(figures: &str, of: DateOf) -> Written {
    let Ok(number) = figures.parse::<i32>() else {
        return Written::Unreadable;
    };
    match figures.len() {
        4 if YEARS_READ.contains(&number) => Written::Year(number),
        2 => Written::Year(of.century(number)),
        6 => month_of(number / 10_000, number % 10_000),
        7 | 8 if YEARS_READ.contains(&(number % 10_000)) => {
            day(number / 1_000_000, number / 10_000 % 100, number % 10_000)
        }
        8 if YEARS_READ.contains(&(number / 10_000)) => day(number % 100, number / 100 % 100, number / 10_000),
        _ => Written::Unreadable,
    }
}

fn month_of(month: i32, year: i32) -> Written {
    match u32::try_from(month) {
        Ok(month @ 1..=12) if YEARS_READ.contains(&year) => Written::MonthOf(month, year),
        Ok(0) if YEARS_READ.contains(&year) => Written::Year(year),
        _ => Written::NoSuchDay,
    }
}

/// A zero for day or month is how old lists write "unknown".
fn day(day: i32, month: i32, year: i32) -> Written {
    if !YEARS_READ.contains(&year) {
        return Written::NoSuchDay;
    }
    if day == 0 {
        return month_of(month, year);
    }
    let parts = u32::try_from(month).ok().zip(u32::try_from(day).ok());
    parts.and_then(|(m, d)| NaiveDate::from_ymd_opt(year, m, d)).map_or(Written::NoSuchDay, Written::Day)
}

/// The day that is `days` after `epoch`.
pub fn counted_days(epoch: NaiveDate, days: u64) -> Written {
    match epoch.checked_add_days(Days::new(days)) {
        Some(day) if YEARS_READ.contains(&day.year()) => Written::Day(day),
        _ => Written::NoSuchDay,
    }
}

/// Whether a column has the month before the day: several dates make sense only that way, and none only the
/// other way. A month in words says nothing about the numbers in other rows.
pub fn month_first<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let (mut month_first, mut day_first) = (0, 0);
    for text in texts {
        let text = crate::language::tidy(text);
        let tokens = tokens(&fold(split_time(&text).0)).unwrap_or_default();
        let [Token::Figures(one), Token::Figures(two), Token::Figures(_)] = tokens.as_slice() else { continue };
        let number = |text: &String| text.parse::<i32>().unwrap_or(0);
        if one.len() <= 2 {
            month_first += i32::from((1..=12).contains(&number(one)) && (13..=31).contains(&number(two)));
            day_first += i32::from((13..=31).contains(&number(one)) && (1..=12).contains(&number(two)));
        }
    }
    month_first >= 2 && day_first == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Line {
        text: String,
        #[serde(default)]
        born: bool,
        /// An ISO date, a year, a month of a year, or what is wrong.
        reads: String,
    }

    fn said(written: Written) -> String {
        match written {
            Written::Nothing => String::new(),
            Written::Day(day) => day.to_string(),
            Written::Year(year) => year.to_string(),
            Written::MonthOf(month, year) => format!("{year}-{month:02}"),
            Written::NoSuchDay => "no_such_day".to_owned(),
            Written::Unreadable => "unreadable".to_owned(),
        }
    }

    /// The pages are tested with the same table (`ui/src/i18n/writtenDate.test.ts`).
    #[test]
    fn the_table_of_written_dates() {
        let table = include_str!("../../../../tests/fixtures/dates/written.json");
        let lines: Vec<Line> = serde_json::from_str(table).unwrap();
        assert!(lines.len() > 80, "{}", lines.len());
        for line in lines {
            let of = if line.born { DateOf::Birth } else { DateOf::Event };
            assert_eq!(said(read(&line.text, of, false)), line.reads, "{:?}", line.text);
        }
    }

    #[test]
    fn a_day_of_every_year_is_read_in_every_spelling() {
        for year in [1900, 1930, 1955, 1979, 2000, 2026, 2200] {
            for (month, english) in
                (1..=12).zip(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"])
            {
                let expected = Written::Day(NaiveDate::from_ymd_opt(year, month, 12).unwrap());
                for text in [
                    format!("12/{month}/{year}"),
                    format!("{english} 12, {year}"),
                    format!("12-{english}-{year}"),
                    format!("12 thg {month}, {year}"),
                    format!("{year}-{month:02}-12T00:00:00+07:00"),
                    format!("ngày 12 tháng {month:02} năm {year}"),
                ] {
                    assert_eq!(read(&text, DateOf::Event, false), expected, "{text}");
                }
            }
        }
    }

    #[test]
    fn month_first_needs_evidence_and_no_counter_evidence() {
        assert!(month_first(["08/16/1979", "04/25/1991", "01/02/1980"].into_iter()));
        assert!(!month_first(["08/16/1979", "25/04/1991", "04/25/1991"].into_iter()));
        assert!(!month_first(["08/16/1979"].into_iter()));
        assert_eq!(said(read("08/16/1979", DateOf::Event, true)), "1979-08-16");
        assert_eq!(said(read("5 tháng 3, 1984", DateOf::Event, true)), "1984-03-05", "the word outranks the column");
    }
}
