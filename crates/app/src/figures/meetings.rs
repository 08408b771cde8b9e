//! Meetings as their attendance is counted: the marks of one meeting, opened, and the figures over its four denominators.

use super::{Roster, day, of_sessions};
use crate::messages::CallError;
use crate::reading::KeptRows;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{meeting, meeting_mark, unpack};
use domain::meetings::{Attendance, AttendanceMark, Attended};
use journal::Value;
use store::{Book, Row};

/// A meeting that is not in the bin.
pub(crate) fn own_meeting(book: &Book, id: Id, field: &str) -> Result<Row, CallError> {
    let row = KeptRows::of(book, meeting::KIND)?.find(id).cloned();
    row.filter(|row| !row.flag(meeting::DELETED)).ok_or_else(|| CallError::not_found(field))
}

/// The meetings that are not in the bin, with their days, in the order of their days.
pub(crate) fn meetings(book: &Book) -> Result<Vec<(NaiveDate, Row)>, CallError> {
    let kept = KeptRows::of(book, meeting::KIND)?;
    let standing = kept.iter().filter(|row| !row.flag(meeting::DELETED));
    let mut dated: Vec<(NaiveDate, Row)> =
        standing.filter_map(|row| Some((day(row.text(meeting::DATE))?, row.clone()))).collect();
    dated.sort_by_key(|(day, row)| (*day, row.id));
    Ok(dated)
}

/// One short sealed value of a meeting. Lists and Home open no more than they show.
pub(crate) fn meeting_value(book: &Book, row: &Row, field: u16) -> Option<Value> {
    let format = meeting::DESCRIBED.field(field)?.format;
    let opened = book.ring().open_small(row.bytes(field)?).ok()?;
    Some(unpack(format.opened(), &opened))
}

/// A stored mark. `mark` is `None` if there is none, or if this laptop has no key to it.
pub(crate) struct MeetingMark {
    pub record: Id,
    pub member: Id,
    pub mark: Option<AttendanceMark>,
    pub sealed_note: Option<Vec<u8>>,
}

pub(crate) fn meeting_marks(book: &Book, meeting: Id) -> Result<Vec<MeetingMark>, CallError> {
    let rows = of_sessions(book, meeting_mark::KIND, &[meeting], None)?;
    Ok(rows.iter().filter_map(|row| Some(read(book, row, row.pair?.1))).collect())
}

fn read(book: &Book, row: &Row, member: Id) -> MeetingMark {
    let format = meeting_mark::DESCRIBED.field(meeting_mark::MARK).map(|field| field.format.opened());
    let opened = row.bytes(meeting_mark::MARK).and_then(|sealed| book.ring().open_small(sealed).ok());
    let word = format.zip(opened).map(|(format, opened)| unpack(format, &opened));
    MeetingMark {
        record: row.id,
        member,
        mark: word.and_then(|word| word.as_text()?.parse().ok()),
        sealed_note: row.bytes(meeting_mark::NOTE).map(<[u8]>::to_vec),
    }
}

/// The figures of a meeting; empty if it has no day.
pub(crate) fn attendance(row: &Row, roster: &Roster, marks: &[MeetingMark]) -> Attendance {
    let attended = |one: &MeetingMark| Some(Attended { member: one.member, mark: one.mark? });
    let attended: Vec<Attended> = marks.iter().filter_map(attended).collect();
    let on = day(row.text(meeting::DATE));
    on.map(|on| Attendance::of(row.id, on, &roster.people, &attended)).unwrap_or_default()
}
