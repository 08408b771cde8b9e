//! How a register's rows are listed, and the additional rule that a kind may have.

use super::{Fields, Label};
use crate::dates::CivilDate;
use crate::figures::NotOpened;
use crate::value::Value;
use chrono::NaiveDate;

/// A problem with one field of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub field: u16,
    /// Stable, for programs.
    pub code: &'static str,
    /// A sentence that says what to do next.
    pub sentence: String,
    /// The row may be saved as it is, once a person has said so.
    pub is_doubt: bool,
}

impl Problem {
    pub fn new(field: u16, code: &'static str, sentence: impl Into<String>) -> Problem {
        Problem { field, code, sentence: sentence.into(), is_doubt: false }
    }

    /// Something to ask about before saving.
    pub fn doubt(field: u16, code: &'static str, sentence: impl Into<String>) -> Problem {
        Problem { is_doubt: true, ..Problem::new(field, code, sentence) }
    }
}

/// What a rule may need in addition to the row.
#[derive(Clone, Copy)]
pub struct CheckContext<'r> {
    pub today: NaiveDate,
    /// The full names of the cell's members.
    pub members: &'r [String],
    /// The other rows of the register.
    pub others: &'r [&'r dyn Fields],
    /// The days of the cell's congresses, after each of which papers are numbered anew.
    pub congresses: &'r [NaiveDate],
}

/// A kind's additional rule. Sealed values are open.
pub type Check = fn(&dyn Fields, &CheckContext<'_>) -> Vec<Problem>;

/// Something that has to be done about a row.
#[derive(Debug, Clone, Copy)]
pub struct Due {
    /// The date by which; what this field is called says what has to be done.
    pub by: u16,
    /// Whether it still has to be done. Sealed values are open.
    pub is_open: fn(&dyn Fields) -> bool,
}

/// What only one standing row of a register may have, although laptops that don't know of each other may give it twice.
#[derive(Debug, Clone, Copy)]
pub struct Alike {
    /// Rows with the same key are alike; a row without one is like no other. The second argument is the days of the cell's
    /// congresses.
    pub key: fn(&dyn Fields, &[NaiveDate]) -> Option<String>,
    /// "Trùng số"
    pub what: &'static str,
    pub to_do: &'static str,
}

/// How a register's rows are listed and checked.
#[derive(Debug, Clone, Copy)]
pub struct Register {
    /// The name under which rows are counted: "3 lượt tuyên truyền".
    pub counted_as: Label,
    /// The day by which a period is chosen.
    pub day: Option<u16>,
    /// Counts whose sums are shown below the list.
    pub sums: &'static [u16],
    pub check: Option<Check>,
    /// Whether it has a list of its own; if not, its rows are shown with what they lie within.
    pub listed: bool,
    /// What has to be done about a row, and by when.
    pub dues: &'static [Due],
    /// Its rows are written by an act that sends something up, and only taken back by hand.
    pub sent: bool,
    /// A row has a page of its own, which shows what belongs to it.
    pub has_page: bool,
    /// Why the counts in its rows open onto nothing, where they do not.
    pub not_opened: Option<NotOpened>,
    /// What only one row may have.
    pub alike: Option<Alike>,
}

/// Dates of a row that have to follow each other. Empty ones are skipped.
pub(super) fn in_order(row: &dyn Fields, dates: &[u16]) -> Vec<Problem> {
    let day = |field: &u16| row.value(*field).and_then(Value::as_day).map(|day| (*field, day));
    let days: Vec<_> = dates.iter().filter_map(day).collect();
    let wrong = |pair: &[(u16, NaiveDate)]| {
        let before = CivilDate::Day(pair[0].1).vietnamese();
        let sentence = format!("Ngày này phải từ {before} trở đi. Xem lại hai ngày.");
        (pair[1].1 < pair[0].1).then(|| Problem::new(pair[1].0, "dates_out_of_order", sentence))
    };
    days.windows(2).filter_map(wrong).collect()
}

impl CheckContext<'_> {
    /// The day on which something happened is not ahead.
    pub(super) fn not_ahead(&self, row: &dyn Fields, field: u16) -> Option<Problem> {
        let day = row.value(field).and_then(Value::as_day)?;
        (day > self.today).then(|| Problem::new(field, "future_date", "Ngày này chưa đến. Sửa lại ngày."))
    }
}
