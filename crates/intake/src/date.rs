//! Dates as lists write them.

use chrono::{Days, NaiveDate};

use crate::grid::Cell;
use crate::text::fold;

/// What a cell says about a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateReading {
    Nothing,
    Day(NaiveDate),
    Year(i32),
    MonthOf(u32, i32),
    /// Looks like a date, but no calendar has it.
    NoSuchDay,
    /// Words or figures that make no date.
    Unreadable,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateRule {
    pub epoch_1904: bool,
    pub month_first: bool,
    /// Two-digit years up to this are in this century.
    pub pivot: i32,
}

impl DateRule {
    /// Members are at least 18: `09` is a person of 117 years or a child, and lists do not hold children.
    pub const BORN: i32 = 12;
    /// Joining lies in the past, at most a few years after this was written.
    pub const EVENT: i32 = 40;

    pub fn new(epoch_1904: bool, pivot: i32) -> Self {
        Self { epoch_1904, month_first: false, pivot }
    }
}

const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
/// Serial numbers taken for days where the cell is not formatted as a date: 1927 to 2064.
const PLAIN_SERIALS: std::ops::RangeInclusive<i64> = 10_000..=60_000;

pub fn read_cell(cell: &Cell, text: &str, rule: DateRule) -> DateReading {
    match cell {
        Cell::Empty | Cell::Unread(_) => DateReading::Nothing,
        Cell::Text(_) => read_text(text, rule),
        Cell::Number(n) | Cell::Serial(n) => {
            let whole = n.floor() as i64;
            let formatted = matches!(cell, Cell::Serial(_));
            // A year typed into cells formatted as dates shows as 1905: nobody in a list was born that year.
            if let Some(year) = i32::try_from(whole).ok().filter(|y| YEARS.contains(y)) {
                DateReading::Year(year)
            } else if formatted || PLAIN_SERIALS.contains(&whole) {
                serial(whole, rule.epoch_1904)
            } else {
                read_text(text, rule)
            }
        }
    }
}

fn serial(days: i64, epoch_1904: bool) -> DateReading {
    // Day 60 of the 1900 system is a 29 February that never was; counting from 30/12/1899 is right after it.
    let epoch = if epoch_1904 { NaiveDate::from_ymd_opt(1904, 1, 1) } else { NaiveDate::from_ymd_opt(1899, 12, 30) };
    let day = epoch.zip(u64::try_from(days).ok()).and_then(|(epoch, d)| epoch.checked_add_days(Days::new(d)));
    match day {
        Some(day) if YEARS.contains(&chrono::Datelike::year(&day)) => DateReading::Day(day),
        _ => DateReading::NoSuchDay,
    }
}

pub fn read_text(text: &str, rule: DateRule) -> DateReading {
    let without_time = match text.find(':') {
        Some(colon) => {
            let head = &text[..colon];
            let cut = head.rfind([' ', 'T']).unwrap_or(0);
            &text[..cut]
        }
        None => text.strip_suffix("T00").unwrap_or(text),
    };
    let folded = fold(without_time);
    if folded.is_empty() || matches!(folded.as_str(), "khong" | "khong ro" | "chua" | "chua co" | "k" | "o") {
        return DateReading::Nothing;
    }
    match groups(&folded) {
        None => DateReading::Unreadable,
        Some(groups) => read_groups(&groups, rule),
    }
}

/// Figures of a date, words such as "ngày", "tháng", "năm", "sinh" dropped. None when other words stand there.
fn groups(folded: &str) -> Option<Vec<String>> {
    let mut groups = Vec::new();
    for word in folded.split(' ') {
        let digits = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let letters = &word[..word.len() - digits.len()];
        if !digits.chars().all(|c| c.is_ascii_digit()) || digits.len() > 8 {
            return None;
        }
        match letters {
            "" | "ngay" | "thang" | "nam" | "sinh" | "sn" | "n" | "t" | "ng" | "th" | "mung" | "mong" => {}
            _ => {
                if let Some(month) = english_month(letters).filter(|_| digits.is_empty()) {
                    groups.push(month.to_string());
                } else {
                    return None;
                }
            }
        }
        if !digits.is_empty() {
            groups.push(digits.to_owned());
        }
    }
    Some(groups)
}

fn english_month(word: &str) -> Option<usize> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if word.len() < 3 || !word.is_ascii() {
        return None;
    }
    MONTHS.iter().position(|m| *m == &word[..3]).map(|at| at + 1)
}

fn read_groups(groups: &[String], rule: DateRule) -> DateReading {
    let number = |at: usize| groups.get(at).and_then(|g| g.parse::<i32>().ok()).unwrap_or(0);
    let width = |at: usize| groups.get(at).map_or(0, String::len);
    match groups.len() {
        1 => single(&groups[0], rule),
        2 if width(1) == 4 => month_of(number(0), number(1)),
        2 if width(0) == 4 => month_of(number(1), number(0)),
        3 if width(0) == 4 => day(number(2), number(1), number(0)),
        3 if width(2) == 4 || width(2) <= 2 => {
            let year = if width(2) == 4 { number(2) } else { century(number(2), rule.pivot) };
            if rule.month_first { day(number(1), number(0), year) } else { day(number(0), number(1), year) }
        }
        _ => DateReading::Unreadable,
    }
}

fn single(figures: &str, rule: DateRule) -> DateReading {
    let Ok(number) = figures.parse::<i32>() else {
        return DateReading::Unreadable;
    };
    match figures.len() {
        4 if YEARS.contains(&number) => DateReading::Year(number),
        2 => DateReading::Year(century(number, rule.pivot)),
        5 if PLAIN_SERIALS.contains(&i64::from(number)) => serial(i64::from(number), rule.epoch_1904),
        6 => month_of(number / 10_000, number % 10_000),
        7 | 8 if YEARS.contains(&(number % 10_000)) => day(number / 1_000_000, number / 10_000 % 100, number % 10_000),
        8 if YEARS.contains(&(number / 10_000)) => day(number % 100, number / 100 % 100, number / 10_000),
        _ => DateReading::Unreadable,
    }
}

fn century(two_digits: i32, pivot: i32) -> i32 {
    if two_digits <= pivot { 2000 + two_digits } else { 1900 + two_digits }
}

fn month_of(month: i32, year: i32) -> DateReading {
    match u32::try_from(month) {
        Ok(month @ 1..=12) if YEARS.contains(&year) => DateReading::MonthOf(month, year),
        Ok(0) if YEARS.contains(&year) => DateReading::Year(year),
        _ => DateReading::NoSuchDay,
    }
}

/// A zero for day or month is how old lists write "not known".
fn day(day: i32, month: i32, year: i32) -> DateReading {
    if !YEARS.contains(&year) {
        return DateReading::NoSuchDay;
    }
    if day == 0 {
        return month_of(month, year);
    }
    let parts = u32::try_from(month).ok().zip(u32::try_from(day).ok());
    parts.and_then(|(m, d)| NaiveDate::from_ymd_opt(year, m, d)).map_or(DateReading::NoSuchDay, DateReading::Day)
}

/// Whether a column writes the month before the day: several dates only make sense so, and none the other way.
pub fn month_first<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let (mut month_first, mut day_first) = (0, 0);
    for groups in texts.filter_map(|t| groups(&fold(t))) {
        let number = |at: usize| groups.get(at).and_then(|g: &String| g.parse::<i32>().ok()).unwrap_or(0);
        if groups.len() == 3 && groups[0].len() <= 2 {
            month_first += i32::from((1..=12).contains(&number(0)) && (13..=31).contains(&number(1)));
            day_first += i32::from((13..=31).contains(&number(0)) && (1..=12).contains(&number(1)));
        }
    }
    month_first >= 2 && day_first == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn born(text: &str) -> DateReading {
        read_text(text, DateRule::new(false, DateRule::BORN))
    }

    fn ymd(y: i32, m: u32, d: u32) -> DateReading {
        DateReading::Day(NaiveDate::from_ymd_opt(y, m, d).expect("a day"))
    }

    #[test]
    fn days_in_every_spelling() {
        for text in [
            "16/08/1979",
            "16-8-79",
            "16.08.1979",
            "16/8/1979 ",
            "16 - 8 - 1979",
            "1979-08-16",
            "1979-08-16 00:00:00",
            "1979-08-16T00:00:00",
            "ngày 16 tháng 8 năm 1979",
            "Ngày 16/8/1979",
            "16081979",
            "19790816",
            "16-Aug-79",
            "16/8/1979.",
            "29083",
        ] {
            assert_eq!(born(text), ymd(1979, 8, 16), "{text}");
        }
    }

    #[test]
    fn years_and_months() {
        for (text, expected) in [
            ("1962", DateReading::Year(1962)),
            ("năm 1962", DateReading::Year(1962)),
            ("SN 1962", DateReading::Year(1962)),
            ("62", DateReading::Year(1962)),
            ("00/00/1962", DateReading::Year(1962)),
            ("tháng 5/1980", DateReading::MonthOf(5, 1980)),
            ("05/1980", DateReading::MonthOf(5, 1980)),
            ("T5/1980", DateReading::MonthOf(5, 1980)),
            ("00/05/1980", DateReading::MonthOf(5, 1980)),
            ("1980-05", DateReading::MonthOf(5, 1980)),
        ] {
            assert_eq!(born(text), expected, "{text}");
        }
    }

    #[test]
    fn no_calendar_has_these() {
        for text in ["31/02/1980", "29/02/1983", "32/1/1980", "12/13/1980", "13/1980", "16/08/0979", "31.4.79"] {
            assert_eq!(born(text), DateReading::NoSuchDay, "{text}");
        }
    }

    #[test]
    fn words_are_no_dates_and_blanks_say_nothing() {
        for text in ["không nhớ", "Dự bị", "20/10", "1/2/3/4", "123", "tháng Giêng 1980"] {
            assert_eq!(born(text), DateReading::Unreadable, "{text}");
        }
        for text in ["", " - ", "...", "không", "chưa"] {
            assert_eq!(born(text), DateReading::Nothing, "{text}");
        }
    }

    #[test]
    fn two_digit_years_fall_where_a_member_could_be() {
        assert_eq!(born("14-04-91"), ymd(1991, 4, 14));
        assert_eq!(born("14-04-05"), ymd(2005, 4, 14));
        assert_eq!(born("14-04-35"), ymd(1935, 4, 14));
        assert_eq!(read_text("14-04-26", DateRule::new(false, DateRule::EVENT)), ymd(2026, 4, 14));
    }

    #[test]
    fn serials_of_both_epochs() {
        let rule = |epoch_1904| DateRule::new(epoch_1904, DateRule::BORN);
        assert_eq!(read_cell(&Cell::Serial(29083.0), "", rule(false)), ymd(1979, 8, 16));
        assert_eq!(read_cell(&Cell::Serial(27621.5), "", rule(true)), ymd(1979, 8, 16));
        assert_eq!(read_cell(&Cell::Number(29083.0), "29083", rule(false)), ymd(1979, 8, 16));
        assert_eq!(read_cell(&Cell::Number(1962.0), "1962", rule(false)), DateReading::Year(1962));
        assert_eq!(read_cell(&Cell::Serial(1962.0), "1962", rule(false)), DateReading::Year(1962));
        assert_eq!(read_cell(&Cell::Serial(-5.0), "-5", rule(false)), DateReading::NoSuchDay);
        assert_eq!(read_cell(&Cell::Number(f64::NAN), "NaN", rule(false)), DateReading::Unreadable);
    }

    #[test]
    fn month_first_needs_evidence_and_no_counter_evidence() {
        assert!(month_first(["08/16/1979", "04/25/1991", "01/02/1980"].into_iter()));
        assert!(!month_first(["08/16/1979", "25/04/1991", "04/25/1991"].into_iter()));
        assert!(!month_first(["08/16/1979"].into_iter()));
    }
}
