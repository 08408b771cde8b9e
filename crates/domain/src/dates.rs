//! Dates as people write them: a day, or only a year as in old lists.

mod clock_time;
mod written;

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

pub use clock_time::{TimeOfDay, read_time};
pub use written::{DateOf, Written, YEARS_READ, counted_days, month_first, read};

/// A day, or a year if nothing else is known. Stored as `2026-03-12` or `1949`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CivilDate {
    Day(NaiveDate),
    Year(i32),
}

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    #[error("no date was written")]
    Empty,
    #[error("not a date: {0:?}")]
    NotADate(String),
    /// `31/02/1980`: there is no such day in the calendar.
    #[error("{0} is not in the calendar")]
    NoSuchDay(String),
    /// Outside 1800–2200: a typing mistake.
    #[error("the year {0} is not one a cell writes down")]
    YearOutOfRange(i32),
}

const YEARS: std::ops::RangeInclusive<i32> = 1800..=2200;

impl CivilDate {
    /// Parses `12/03/2026`, `12-3-2026`, `12.3.2026`, `2026-03-12` and `1949`.
    ///
    /// # Errors
    /// If the calendar has no such day, or the text is not a date.
    pub fn parse(text: &str) -> Result<CivilDate, DateError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(DateError::Empty);
        }
        let not_a_date = || DateError::NotADate(text.to_owned());
        let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
        if parts.iter().any(|part| part.is_empty() || part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit())) {
            return Err(not_a_date());
        }
        let number = |part: &str| part.parse::<u32>().map_err(|_| not_a_date());
        let (year, month, day) = match parts.as_slice() {
            [year] if year.len() == 4 => return in_range(number(year)?).map(CivilDate::Year),
            [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => (year, month, day),
            [day, month, year] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => (year, month, day),
            _ => return Err(not_a_date()),
        };
        let (year, month, day) = (in_range(number(year)?)?, number(month)?, number(day)?);
        NaiveDate::from_ymd_opt(year, month, day)
            .map(CivilDate::Day)
            .ok_or_else(|| DateError::NoSuchDay(text.to_owned()))
    }

    /// Parses a field that may be empty.
    ///
    /// # Errors
    /// As [`CivilDate::parse`], except that an empty text gives `None`.
    pub fn parse_optional(text: &str) -> Result<Option<CivilDate>, DateError> {
        match CivilDate::parse(text) {
            Err(DateError::Empty) => Ok(None),
            read => read.map(Some),
        }
    }

    pub fn year(self) -> i32 {
        match self {
            CivilDate::Day(day) => day.year(),
            CivilDate::Year(year) => year,
        }
    }

    pub fn day(self) -> Option<NaiveDate> {
        match self {
            CivilDate::Day(day) => Some(day),
            CivilDate::Year(_) => None,
        }
    }

    /// The earliest day it can mean.
    pub fn first_day(self) -> NaiveDate {
        match self {
            CivilDate::Day(day) => day,
            CivilDate::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MIN),
        }
    }

    /// `12/03/2026`, or `1949`.
    pub fn vietnamese(self) -> String {
        match self {
            CivilDate::Day(day) => vietnamese(day),
            CivilDate::Year(year) => year.to_string(),
        }
    }
}

/// `12/03/2026`
pub fn vietnamese(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// The form on papers: `ngày 03 tháng 02 năm 2026`. A leading zero only for days below 10 and months 1–2.
pub fn on_paper(day: NaiveDate) -> String {
    let month = if day.month() <= 2 { format!("{:02}", day.month()) } else { day.month().to_string() };
    format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
}

fn in_range(year: u32) -> Result<i32, DateError> {
    let year = i32::try_from(year).unwrap_or(i32::MAX);
    if YEARS.contains(&year) { Ok(year) } else { Err(DateError::YearOutOfRange(year)) }
}

/// ISO 8601, the stored form.
impl fmt::Display for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CivilDate::Day(day) => write!(f, "{}", day.format("%Y-%m-%d")),
            CivilDate::Year(year) => write!(f, "{year}"),
        }
    }
}

impl FromStr for CivilDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<CivilDate, DateError> {
        CivilDate::parse(text)
    }
}

impl From<NaiveDate> for CivilDate {
    fn from(day: NaiveDate) -> CivilDate {
        CivilDate::Day(day)
    }
}

impl PartialOrd for CivilDate {
    fn partial_cmp(&self, other: &CivilDate) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// A bare year sorts before every day in it.
impl Ord for CivilDate {
    fn cmp(&self, other: &CivilDate) -> std::cmp::Ordering {
        self.first_day().cmp(&other.first_day()).then(self.day().cmp(&other.day()))
    }
}

impl serde::Serialize for CivilDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for CivilDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<CivilDate, D::Error> {
        CivilDate::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        CivilDate::parse(text).map_or_else(|error| format!("{error:?}"), |date| date.to_string())
    }

    #[test]
    fn the_ways_people_write_a_day_are_one_day() {
        for text in ["12/03/2026", "12/3/2026", " 12-03-2026 ", "12.3.2026", "2026-03-12", "12 / 03 / 2026"] {
            assert_eq!(read(text), "2026-03-12", "{text}");
        }
        assert_eq!(read("1949"), "1949");
    }

    #[test]
    fn impossible_dates_are_refused() {
        assert_eq!(CivilDate::parse("31/02/1980"), Err(DateError::NoSuchDay("31/02/1980".into())));
        assert_eq!(CivilDate::parse("29/02/2023"), Err(DateError::NoSuchDay("29/02/2023".into())));
        assert_eq!(CivilDate::parse("29/02/2024").map(CivilDate::year), Ok(2024));
        assert_eq!(CivilDate::parse("01/13/1980"), Err(DateError::NoSuchDay("01/13/1980".into())));
        assert_eq!(CivilDate::parse("01/01/0980"), Err(DateError::YearOutOfRange(980)));
        for text in ["3/80", "12/03/26", "hôm qua", "1949a", "12//2026", "20260312", "-5", "12/03/2026/1", "+1/02/2020"]
        {
            assert!(matches!(CivilDate::parse(text), Err(DateError::NotADate(_))), "{text}");
        }
        assert_eq!(CivilDate::parse("  "), Err(DateError::Empty));
        assert_eq!(CivilDate::parse_optional(""), Ok(None));
    }

    #[test]
    fn dates_print_as_people_read_them() {
        let day = NaiveDate::from_ymd_opt(2026, 2, 3).unwrap();
        assert_eq!(CivilDate::from(day).vietnamese(), "03/02/2026");
        assert_eq!(CivilDate::Year(1949).vietnamese(), "1949");
        assert_eq!(on_paper(day), "ngày 03 tháng 02 năm 2026");
        assert_eq!(on_paper(NaiveDate::from_ymd_opt(2026, 11, 30).unwrap()), "ngày 30 tháng 11 năm 2026");
        assert_eq!(on_paper(NaiveDate::from_ymd_opt(2026, 3, 9).unwrap()), "ngày 09 tháng 3 năm 2026");
    }

    #[test]
    fn a_year_stands_before_its_days() {
        assert!(CivilDate::Year(1949) < CivilDate::parse("01/01/1949").unwrap());
        assert!(CivilDate::parse("31/12/1948").unwrap() < CivilDate::Year(1949));
    }
}
