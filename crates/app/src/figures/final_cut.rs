//! Closed figures: over which changes they were closed, and what came after them.

use super::day;
use crate::messages::CallError;
use chrono::{DateTime, Local, NaiveDate};
use domain::Id;
use domain::catalogue::person;
use journal::{ChangeRef, Cut};
use std::collections::BTreeSet;
use store::Book;
use store::counted;

pub(crate) use store::counted::{FinalCut, final_cut};

/// What this laptop shows about closed figures.
pub(crate) trait Closed {
    /// The local day on which the figures were closed; they hold as of this day.
    fn day(&self) -> NaiveDate;

    /// The name of the person who closed the figures.
    fn by_name(&self, book: &Book) -> Result<String, CallError>;
}

impl Closed for FinalCut {
    fn day(&self) -> NaiveDate {
        local(self.at_ms).date_naive()
    }

    fn by_name(&self, book: &Book) -> Result<String, CallError> {
        person_name(book, self.by)
    }
}

pub(crate) fn local(at_ms: u64) -> DateTime<Local> {
    DateTime::from_timestamp_millis(at_ms as i64).unwrap_or_default().with_timezone(&Local)
}

/// The name of a person who uses this book.
pub(crate) fn person_name(book: &Book, id: Id) -> Result<String, CallError> {
    let row = store::row(book.connection(), book.own_book(), person::KIND, id)?;
    Ok(row.map(|row| row.text(person::NAME).to_owned()).unwrap_or_default())
}

/// The records that a round's figures are counted from, with their kinds. Of the round itself only the essay
/// rule counts.
pub(crate) fn counted_records(book: &Book, round: Id) -> Result<Vec<(u16, Id)>, CallError> {
    Ok(counted::counted_records(book.connection(), book.own_book(), round)?)
}

/// Changes to a round's rows that its final figures do not cover.
pub(crate) fn late_changes(book: &Book, round: Id, cut: &Cut) -> Result<BTreeSet<ChangeRef>, CallError> {
    Ok(counted::late_changes(book.connection(), book.own_book(), round, cut)?)
}

/// The number of late changes that nobody has decided on yet.
pub(crate) fn late(book: &Book, round: Id, closed: &FinalCut) -> Result<u32, CallError> {
    Ok(counted::late(book.connection(), book.own_book(), round, closed)?)
}

/// The day as of which a request asks for figures.
pub(crate) fn asked_day(text: Option<&str>, field: &str) -> Result<Option<NaiveDate>, CallError> {
    match text.filter(|text| !text.trim().is_empty()) {
        None => Ok(None),
        Some(text) => Ok(day(&crate::reading::day(text, field)?)),
    }
}
