//! The numbers that the next papers of meetings get, counted anew after each congress of the cell.

use crate::figures::{day, own_meeting};
use crate::messages::CallError;
use crate::paper_numbers::Numbers;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{PaperType, meeting};
use store::Book;

/// The number of the next notice, in the term of today.
pub(super) fn next_notice(book: &Book, today: NaiveDate) -> Result<u32, CallError> {
    Ok(Numbers::of(book, PaperType::Notice, Id::default(), today)?.next(today))
}

/// The number of the next resolution of a meeting, in the term in which that was held.
pub(super) fn next_resolution(book: &Book, of: Id, today: NaiveDate) -> Result<u32, CallError> {
    let held = day(own_meeting(book, of, "meeting")?.text(meeting::DATE)).unwrap_or(today);
    Ok(Numbers::of(book, PaperType::Resolution, Id::default(), today)?.next(held))
}
