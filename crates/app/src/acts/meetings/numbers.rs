//! The numbers that the next papers of meetings get, counted anew after each congress of the cell.

use crate::figures::{congresses, day, meetings};
use crate::messages::CallError;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{meeting, resolution};
use domain::numbering::{Numbered, next_number};
use journal::Value;
use std::collections::BTreeMap;
use store::{Book, Row};

/// The number of the next notice, in the term of today.
pub(super) fn next_notice(book: &Book, all: &[(NaiveDate, Row)], today: NaiveDate) -> Result<u32, CallError> {
    let paper = |(held, row): &(NaiveDate, Row)| {
        let on = day(row.text(meeting::NOTICE_DATE)).unwrap_or(*held);
        Some(Numbered { number: row.value(meeting::NOTICE_NUMBER).and_then(Value::as_count)?, on })
    };
    let papers: Vec<Numbered> = all.iter().filter_map(paper).collect();
    Ok(next_number(&congresses(book)?, &papers, today))
}

/// The number of the next resolution of a meeting, in the term in which that was held.
pub(super) fn next_resolution(book: &Book, of: Id, all: &[Row], today: NaiveDate) -> Result<u32, CallError> {
    let days: BTreeMap<Id, NaiveDate> = meetings(book)?.into_iter().map(|(day, row)| (row.id, day)).collect();
    let held = |meeting: Option<Id>| meeting.and_then(|id| days.get(&id)).copied().unwrap_or(today);
    let paper = |row: &Row| {
        let number = row.value(resolution::NUMBER).and_then(Value::as_count)?;
        Some(Numbered { number, on: held(row.id_ref(resolution::MEETING)) })
    };
    let papers: Vec<Numbered> = all.iter().filter(|row| !row.flag(resolution::DELETED)).filter_map(paper).collect();
    Ok(next_number(&congresses(book)?, &papers, held(Some(of))))
}
