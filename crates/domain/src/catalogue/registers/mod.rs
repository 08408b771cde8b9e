//! Registers: lists that people add to, with the program's one list page and one form. A register is one file
//! here and three lines in this file (`cargo xtask tidy` checks that); everything else follows from its
//! description.

mod concerns;
mod declared_figures;
mod handouts;
mod inspections;
mod loudspeakers;
mod points;
mod programmes;
mod propaganda_log;
mod speaker_assignments;
mod speakers;
mod tasks;

pub use concerns::*;
pub use declared_figures::*;
pub use handouts::*;
pub use inspections::*;
pub use loudspeakers::*;
pub use points::*;
pub use programmes::*;
pub use propaganda_log::*;
pub use speaker_assignments::*;
pub use speakers::*;
pub use tasks::*;

use super::{CheckContext, Fields, Kind, Problem};
use crate::dates::CivilDate;
use crate::value::Value;

/// In the order in which they are shown.
pub(super) const KINDS: &[&Kind] = &[
    programmes::KINDS[0],
    tasks::KINDS[0],
    propaganda_log::KINDS[0],
    concerns::KINDS[0],
    inspections::KINDS[0],
    speakers::KINDS[0],
    speaker_assignments::KINDS[0],
    handouts::KINDS[0],
    points::KINDS[0],
    loudspeakers::KINDS[0],
    declared_figures::KINDS[0],
];

/// Dates of a row that have to follow each other. Empty ones are skipped.
fn in_order(row: &dyn Fields, dates: &[u16]) -> Vec<Problem> {
    let day = |field: &u16| row.value(*field).and_then(Value::as_day).map(|day| (*field, day));
    let days: Vec<_> = dates.iter().filter_map(day).collect();
    let wrong = |pair: &[(u16, chrono::NaiveDate)]| {
        let before = CivilDate::Day(pair[0].1).vietnamese();
        let sentence = format!("Ngày này phải từ {before} trở đi. Xem lại hai ngày.");
        (pair[1].1 < pair[0].1).then(|| Problem::new(pair[1].0, "dates_out_of_order", sentence))
    };
    days.windows(2).filter_map(wrong).collect()
}

impl CheckContext<'_> {
    /// The day on which something happened is not ahead.
    fn not_ahead(&self, row: &dyn Fields, field: u16) -> Option<Problem> {
        let day = row.value(field).and_then(Value::as_day)?;
        (day > self.today).then(|| Problem::new(field, "future_date", "Ngày này chưa đến. Sửa lại ngày."))
    }
}
