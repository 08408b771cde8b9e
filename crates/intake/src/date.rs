//! Dates in cells: numbers that count days, and texts, which `domain::dates::read` parses.

use chrono::NaiveDate;
use domain::dates::{DateOf, TimeOfDay, Written, YEARS_READ, counted_days, read};

use crate::grid::Cell;
use crate::text::fold;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateRule {
    pub epoch_1904: bool,
    pub month_first: bool,
    pub of: DateOf,
}

impl DateRule {
    pub fn new(epoch_1904: bool, of: DateOf) -> Self {
        Self { epoch_1904, month_first: false, of }
    }
}

/// Serial numbers that are taken for days even if the cell is not formatted as a date: 1927 to 2064.
const PLAIN_SERIALS: std::ops::RangeInclusive<i64> = 10_000..=60_000;
const SECONDS_OF_A_DAY: f64 = 86_400.0;

pub fn read_cell(cell: &Cell, text: &str, rule: DateRule) -> Written {
    match cell {
        Cell::Number(n) | Cell::Serial(n) => {
            let whole = n.floor() as i64;
            let formatted = matches!(cell, Cell::Serial(_));
            // A year typed into a cell formatted as a date would be a day in 1905, when nobody on a list was
            // born.
            if let Some(year) = i32::try_from(whole).ok().filter(|y| YEARS_READ.contains(y)) {
                Written::Year(year)
            } else if formatted || PLAIN_SERIALS.contains(&whole) {
                serial(*n, rule.epoch_1904)
            } else {
                read_text(text, rule)
            }
        }
        Cell::Empty | Cell::Unread(_) => Written::Nothing,
        Cell::Text(_) => read_text(text, rule),
    }
}

/// A time just short of midnight comes from a program that lost a few seconds.
pub fn serial(days: f64, epoch_1904: bool) -> Written {
    // Day 60 of the 1900 system is a 29 February that did not exist; counting from 30/12/1899 is right for all
    // later days.
    let epoch = if epoch_1904 { NaiveDate::from_ymd_opt(1904, 1, 1) } else { NaiveDate::from_ymd_opt(1899, 12, 30) };
    let time = TimeOfDay::of_day(((days - days.floor()) * SECONDS_OF_A_DAY).round() as i32);
    let whole = days.floor() as i64 + i64::from(time.belongs_to_the_next_day());
    match epoch.zip(u64::try_from(whole).ok()) {
        Some((epoch, whole)) => counted_days(epoch, whole),
        None => Written::NoSuchDay,
    }
}

pub fn read_text(text: &str, rule: DateRule) -> Written {
    let folded = fold(text);
    if matches!(folded.as_str(), "khong" | "khong ro" | "chua" | "chua co" | "k" | "o") {
        return Written::Nothing;
    }
    // A date column pasted as text leaves only the count of days.
    match folded.parse::<i64>() {
        Ok(days) if folded.len() == 5 && PLAIN_SERIALS.contains(&days) => serial(days as f64, rule.epoch_1904),
        _ => read(text, rule.of, rule.month_first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(y: i32, m: u32, d: u32) -> Written {
        Written::Day(NaiveDate::from_ymd_opt(y, m, d).expect("a day"))
    }

    #[test]
    fn serials_of_both_epochs() {
        let rule = |epoch_1904| DateRule::new(epoch_1904, DateOf::Birth);
        assert_eq!(read_cell(&Cell::Serial(29083.0), "", rule(false)), ymd(1979, 8, 16));
        assert_eq!(read_cell(&Cell::Serial(27621.5), "", rule(true)), ymd(1979, 8, 16));
        assert_eq!(read_cell(&Cell::Number(29083.0), "29083", rule(false)), ymd(1979, 8, 16));
        assert_eq!(read_text("29083", rule(false)), ymd(1979, 8, 16));
        assert_eq!(read_cell(&Cell::Number(1962.0), "1962", rule(false)), Written::Year(1962));
        assert_eq!(read_cell(&Cell::Serial(1962.0), "1962", rule(false)), Written::Year(1962));
        assert_eq!(read_cell(&Cell::Serial(-5.0), "-5", rule(false)), Written::NoSuchDay);
        assert_eq!(read_cell(&Cell::Number(f64::NAN), "NaN", rule(false)), Written::Unreadable);
        assert_eq!(read_cell(&Cell::Serial(f64::INFINITY), "inf", rule(false)), Written::NoSuchDay);
    }

    /// Before 1906 the time zone of Sài Gòn was 6 min 40 s off; that of Thượng Hải was 43 s off a whole minute.
    #[test]
    fn a_count_of_days_a_few_seconds_short_is_the_day_that_was_meant() {
        for seconds in [1.0, 30.0, 43.0, 60.0, 343.0, 400.0] {
            let cell = Cell::Serial(29083.0 - seconds / SECONDS_OF_A_DAY);
            assert_eq!(read_cell(&cell, "", DateRule::new(false, DateOf::Birth)), ymd(1979, 8, 16), "{seconds}");
        }
        assert_eq!(read_cell(&Cell::Serial(29083.75), "", DateRule::new(false, DateOf::Birth)), ymd(1979, 8, 16));
    }

    #[test]
    fn what_lists_write_for_nothing() {
        for text in ["", " - ", "...", "không", "chưa", "K"] {
            assert_eq!(read_text(text, DateRule::new(false, DateOf::Birth)), Written::Nothing, "{text}");
        }
    }
}
