//! From records to figures: reads what `domain::totals` counts, from the book as it is now or as it was at a
//! cut.

mod counted;
mod final_cut;
mod final_study;
mod meetings;
mod roster;
mod sheet;

pub(crate) use counted::{CountedRound, late_of};
pub(crate) use final_cut::{
    Closed, FinalCut, asked_day, counted_records, final_cut, late, late_changes, local, person_name,
};
pub(crate) use final_study::FinalStudy;
pub(crate) use meetings::{MeetingMark, attendance, meeting_marks, meeting_value, meetings, own_meeting};
pub(crate) use roster::Roster;
pub(crate) use sheet::SheetMarks;
pub(crate) use store::counted::{day, essay_rule, make_up_row, mark_row, member_life, session_row};

use crate::messages::CallError;
use crate::reading::KeptRows;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{cell, essay, round, session};
use domain::totals::{RoundRows, Totals};
use journal::Cut;
use store::counted::Reader;
use store::{Book, Row};

/// Reads our book as it is now, or as it was at a cut.
pub(crate) fn reader<'b>(book: &'b Book, cut: Option<&'b Cut>) -> Reader<'b> {
    Reader { sql: book.connection(), book: book.own_book(), cut }
}

/// The rows that a round's figures are counted from, without deleted records.
pub(crate) fn round_rows(
    book: &Book,
    round: &Row,
    as_of: NaiveDate,
    cut: Option<&Cut>,
) -> Result<RoundRows, CallError> {
    round_rows_among(book, &Roster::read(book, cut)?, round, as_of, cut)
}

/// Like [`round_rows`], for callers that count several rounds and read the members only once.
pub(crate) fn round_rows_among(
    book: &Book,
    roster: &Roster,
    round: &Row,
    as_of: NaiveDate,
    cut: Option<&Cut>,
) -> Result<RoundRows, CallError> {
    let people = (roster.members.clone(), roster.same_person.clone());
    Ok(reader(book, cut).round_rows(round.id, as_of, people, &|row| essay_member(book, row))?)
}

pub(crate) fn round_totals(book: &Book, round: &Row, as_of: NaiveDate, cut: Option<&Cut>) -> Result<Totals, CallError> {
    Ok(domain::totals::totals(&round_rows(book, round, as_of, cut)?))
}

/// The sessions of a round that are not deleted, in the order of their dates.
pub(crate) fn session_rows(book: &Book, round: Id, cut: Option<&Cut>) -> Result<Vec<Row>, CallError> {
    Ok(reader(book, cut).sessions(round)?)
}

pub(crate) fn essay_rows(book: &Book, round: Id, cut: Option<&Cut>) -> Result<Vec<Row>, CallError> {
    Ok(reader(book, cut).essays(round)?)
}

/// The roll-call rows or make-ups of some sessions.
pub(crate) fn of_sessions(book: &Book, kind: u16, sessions: &[Id], cut: Option<&Cut>) -> Result<Vec<Row>, CallError> {
    Ok(reader(book, cut).of_sessions(kind, sessions)?)
}

/// The member who wrote an essay; `None` when another ring sealed it.
pub(crate) fn essay_member(book: &Book, row: &Row) -> Option<Id> {
    let opened = book.ring().open_small(row.bytes(essay::MEMBER)?).ok()?;
    opened.try_into().ok().map(Id)
}

/// A round of our book that is not deleted.
pub(crate) fn own_round(book: &Book, id: Id, field: &str) -> Result<Row, CallError> {
    let row = KeptRows::of(book, round::KIND)?.find(id).cloned().ok_or_else(|| CallError::not_found(field))?;
    if row.flag(round::DELETED) { Err(CallError::not_found(field)) } else { Ok(row) }
}

/// A session that is not deleted, in a round that is not deleted.
pub(crate) fn own_session(book: &Book, id: Id, field: &str) -> Result<Row, CallError> {
    let row = KeptRows::of(book, session::KIND)?.find(id).cloned().ok_or_else(|| CallError::not_found(field))?;
    if row.flag(session::DELETED) {
        return Err(CallError::not_found(field));
    }
    own_round(book, row.id_ref(session::ROUND).ok_or_else(|| CallError::not_found(field))?, field)?;
    Ok(row)
}

/// The days of the cell's congresses, after each of which a term begins.
pub(crate) fn congresses(book: &Book) -> Result<Vec<NaiveDate>, CallError> {
    let cell = store::row(book.connection(), book.own_book(), cell::KIND, book.own_book())?;
    let days = cell.map(|row| row.lines(cell::CONGRESSES)).unwrap_or_default();
    Ok(days.iter().filter_map(|text| day(text)).collect())
}
