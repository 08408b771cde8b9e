//! How long records of each kind are kept. The periods are data (`data/retention`); the program only lists what is past them.

mod table;

pub use table::{Keep, Rule, Table, faults, table};

use crate::catalogue::{Kind, children};
use chrono::{Datelike, NaiveDate};

impl Keep {
    /// The first year in which a record whose last date is in `year` may be erased; `None` if it is kept for good.
    pub fn free_from(self, year: i32) -> Option<i32> {
        match self {
            Keep::Long => None,
            Keep::Years(years) => Some(year + i32::from(years) + 1),
        }
    }

    /// Whether a record whose last date is this day is past its period.
    pub fn is_past(self, day: NaiveDate, today: NaiveDate) -> bool {
        self.free_from(day.year()).is_some_and(|year| today.year() >= year)
    }

    pub fn vietnamese(self) -> String {
        match self {
            Keep::Long => "lâu dài".to_owned(),
            Keep::Years(years) => format!("{years} năm"),
        }
    }

    pub fn english(self) -> String {
        match self {
            Keep::Long => "for good".to_owned(),
            Keep::Years(years) => format!("{years} years"),
        }
    }
}

/// How long records of a kind are kept together with what is shown only within them. A kind without a rule is kept for good.
pub fn keep(table: &Table, kind: &Kind) -> Keep {
    let own = table.rule(kind.table).map_or(Keep::Long, |rule| rule.keep);
    let within = children(kind.number).into_iter().filter(|(child, _)| child.number != kind.number);
    within.map(|(child, _)| keep(table, child)).fold(own, Ord::max)
}

#[cfg(test)]
mod tests;
