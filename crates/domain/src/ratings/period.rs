//! The period that is rated: a year, or a quarter of one.

use chrono::{Datelike, NaiveDate};
use std::fmt;
use std::str::FromStr;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    year: i32,
    /// From 1 to 4; `None` for the whole year.
    quarter: Option<u32>,
}

/// The text is neither a year nor a quarter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a period")]
pub struct NotAPeriod;

impl Period {
    pub fn year(year: i32) -> Period {
        Period { year, quarter: None }
    }

    pub fn is_quarter(self) -> bool {
        self.quarter.is_some()
    }

    pub fn first_day(self) -> NaiveDate {
        let month = self.quarter.map_or(1, |quarter| quarter * 3 - 2);
        NaiveDate::from_ymd_opt(self.year, month, 1).unwrap_or_default()
    }

    pub fn last_day(self) -> NaiveDate {
        let (year, month) = match self.quarter {
            Some(quarter) if quarter < 4 => (self.year, quarter * 3 + 1),
            _ => (self.year + 1, 1),
        };
        NaiveDate::from_ymd_opt(year, month, 1).and_then(|day| day.pred_opt()).unwrap_or_default()
    }

    pub fn holds(self, day: NaiveDate) -> bool {
        (self.first_day()..=self.last_day()).contains(&day)
    }

    pub fn vietnamese(self) -> String {
        match self.quarter {
            Some(quarter) => format!("quý {} năm {}", ["I", "II", "III", "IV"][(quarter - 1) as usize % 4], self.year),
            None => format!("năm {}", self.year),
        }
    }

    /// The year of a day.
    pub fn of(day: NaiveDate) -> Period {
        Period::year(day.year())
    }
}

/// "2026" or "2026-Q3".
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.quarter {
            Some(quarter) => write!(f, "{}-Q{quarter}", self.year),
            None => write!(f, "{}", self.year),
        }
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Period, NotAPeriod> {
        let (year, quarter) = match text.split_once("-Q") {
            Some((year, quarter)) => (year, Some(quarter.parse().map_err(|_| NotAPeriod)?)),
            None => (text, None),
        };
        let year: i32 = year.parse().map_err(|_| NotAPeriod)?;
        let fits = (1930..=2200).contains(&year) && quarter.is_none_or(|quarter| (1..=4).contains(&quarter));
        if fits { Ok(Period { year, quarter }) } else { Err(NotAPeriod) }
    }
}
