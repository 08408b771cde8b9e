//! A year, a quarter or a month.

use std::str::FromStr;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Deserializer};

/// Written "2026", "2026-Q3" or "2026-11".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportPeriod {
    Year(i32),
    Quarter(i32, u32),
    Month(i32, u32),
}

#[derive(Debug, thiserror::Error)]
#[error("kỳ báo cáo là một năm, một quý hoặc một tháng")]
pub struct NotAPeriod;

impl FromStr for ReportPeriod {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let (year, rest) = text.split_once('-').unwrap_or((text, ""));
        let year: i32 = year.parse().ok().filter(|year| (2000..2100).contains(year)).ok_or(NotAPeriod)?;
        let within =
            |text: &str, most: u32| text.parse().ok().filter(|part| (1..=most).contains(part)).ok_or(NotAPeriod);
        match rest.strip_prefix('Q') {
            _ if !text.contains('-') => Ok(Self::Year(year)),
            Some(quarter) => Ok(Self::Quarter(year, within(quarter, 4)?)),
            None => Ok(Self::Month(year, within(rest, 12)?)),
        }
    }
}

impl<'de> Deserialize<'de> for ReportPeriod {
    fn deserialize<D: Deserializer<'de>>(text: D) -> Result<Self, D::Error> {
        String::deserialize(text)?.parse().map_err(serde::de::Error::custom)
    }
}

impl ReportPeriod {
    pub fn first_day(self) -> NaiveDate {
        let (year, month) = match self {
            Self::Year(year) => (year, 1),
            Self::Quarter(year, quarter) => (year, 3 * quarter - 2),
            Self::Month(year, month) => (year, month),
        };
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
    }

    pub fn last_day(self) -> NaiveDate {
        let months = match self {
            Self::Year(_) => 12,
            Self::Quarter(..) => 3,
            Self::Month(..) => 1,
        };
        (self.first_day() + Months::new(months)).pred_opt().unwrap_or_default()
    }

    pub fn holds(self, day: NaiveDate) -> bool {
        (self.first_day()..=self.last_day()).contains(&day)
    }

    /// "năm 2026", "quý III năm 2026", "tháng 11 năm 2026"
    pub fn vietnamese(self) -> String {
        match self {
            Self::Year(year) => format!("năm {year}"),
            Self::Quarter(year, quarter) => {
                let roman = ["I", "II", "III", "IV"].get(quarter as usize - 1).copied().unwrap_or_default();
                format!("quý {roman} năm {year}")
            }
            Self::Month(year, month) => format!("tháng {month} năm {year}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ReportPeriod;

    #[test]
    fn a_period_is_read_and_has_its_first_and_last_day() {
        let days = |text: &str| {
            let period: ReportPeriod = text.parse().expect("a period");
            (period.first_day().to_string(), period.last_day().to_string(), period.vietnamese())
        };
        let said = |from: &str, until: &str, name: &str| (from.to_owned(), until.to_owned(), name.to_owned());
        assert_eq!(days("2026"), said("2026-01-01", "2026-12-31", "năm 2026"));
        assert_eq!(days("2026-Q3"), said("2026-07-01", "2026-09-30", "quý III năm 2026"));
        assert_eq!(days("2028-02"), said("2028-02-01", "2028-02-29", "tháng 2 năm 2028"));
        for odd in ["", "26", "2026-", "2026-Q5", "2026-Q0", "2026-13", "2026-11-01", "1899", "Q1"] {
            assert!(odd.parse::<ReportPeriod>().is_err(), "{odd}");
        }
    }
}
