//! Home reminds once a year of what is past the period for which it is kept, until somebody looks at the list.

use super::erase::may_erase;
use super::past;
use crate::AppSession;
use crate::messages::CallError;
use chrono::{Datelike, NaiveDate};
use store::{Book, settings};

/// The year in which somebody last looked at the list on this laptop.
const REVIEWED: &str = "retention_reviewed";
/// The day on which the list was last counted, and what was counted: reading the list reads most of the book.
const COUNTED: &str = "retention_counted";

/// How many records are past their period, if this year's list was not looked at by somebody who may erase.
pub(in crate::acts) fn unreviewed(app: &AppSession, book: &mut Book) -> Result<u32, CallError> {
    let today = app.today();
    if !may_erase(book) || settings::get(book.connection(), REVIEWED)?.as_deref() == Some(&year(today)) {
        return Ok(0);
    }
    let known = settings::get(book.connection(), COUNTED)?.unwrap_or_default();
    match known.split_once(' ') {
        Some((day, count)) if day == today.to_string() => Ok(count.parse().unwrap_or_default()),
        _ => count(book, today),
    }
}

fn count(book: &mut Book, today: NaiveDate) -> Result<u32, CallError> {
    let groups = past(book, today)?.groups;
    let waiting = groups.iter().flat_map(|group| &group.records).filter(|record| record.erased.is_none()).count();
    let waiting = u32::try_from(waiting).unwrap_or(u32::MAX);
    keep(book, COUNTED, &format!("{today} {waiting}"))?;
    Ok(waiting)
}

/// Somebody looks at the list.
pub(super) fn note_reviewed(book: &mut Book, today: NaiveDate) -> Result<(), CallError> {
    let this_year = year(today);
    if !may_erase(book) || settings::get(book.connection(), REVIEWED)?.as_deref() == Some(&this_year) {
        return Ok(());
    }
    keep(book, REVIEWED, &this_year)
}

fn keep(book: &mut Book, name: &str, value: &str) -> Result<(), CallError> {
    if book.is_read_only() {
        return Ok(());
    }
    Ok(book.write_local(|connection| settings::put(connection, name, value))?)
}

fn year(day: NaiveDate) -> String {
    day.year().to_string()
}
