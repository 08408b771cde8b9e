//! The grid in the form that is shown.

use super::{Marks, shown};
use crate::acts::sessions;
use crate::figures::{self, Roster};
use crate::messages::roll_call::{Counts, Row as Line, Sheet};
use crate::messages::{CallError, Which};
use crate::{AppSession, app_session, reading};
use domain::Id;
use domain::catalogue::{roll_call, round, session};
use domain::members::Standing;
use domain::totals::{SessionCounts, people_on_sheet};
use store::{Book, Row};

pub fn sheet(app: &AppSession, request: Which) -> Result<Sheet, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let row = figures::own_session(book, id, "id")?;
        let roster = Roster::now(book)?;
        let counts = sessions::counts(book, &row, &roster)?;
        let marks = Marks::of(book, id, &roster, None)?;
        Ok(Sheet {
            round_title: round_title(book, &row)?,
            rows: lines(book, &row, &roster, &marks)?,
            counts: self::counts(&counts),
            saved_at: saved_at(book, &marks)?,
            session: sessions::describe(&row, &counts, &sessions::Speakers::read(book)?),
        })
    })
}

fn round_title(book: &Book, row: &Row) -> Result<String, CallError> {
    let id = row.id_ref(session::ROUND).ok_or_else(|| CallError::not_found("id"))?;
    Ok(figures::own_round(book, id, "id")?.text(round::TITLE).to_owned())
}

/// The people on a session's sheet, in the order of names.
pub(crate) fn people(book: &Book, row: &Row, roster: &Roster) -> Result<Vec<Id>, CallError> {
    let Some(session) = figures::session_row(row) else { return Ok(Vec::new()) };
    let marks: Vec<_> =
        figures::of_sessions(book, roll_call::KIND, &[row.id], None)?.iter().filter_map(figures::mark_row).collect();
    let mut people = people_on_sheet(&session, &roster.members, &roster.same_person, &marks);
    roster.sort(&mut people);
    Ok(people)
}

fn lines(book: &Book, row: &Row, roster: &Roster, marks: &Marks) -> Result<Vec<Line>, CallError> {
    let Some(session) = figures::session_row(row) else { return Ok(Vec::new()) };
    let line = |person: Id| {
        let standing = roster.life(person).standing_on(session.date);
        let stored = marks.standing(person);
        let mark = stored.map(|stored| stored.mark).unwrap_or_default();
        let note = marks.of_person(person).iter().find_map(|stored| stored.sealed_note.as_ref());
        Line {
            member: person.to_string(),
            name: roster.name(person).to_owned(),
            born: roster.born(person).to_owned(),
            mark: shown(&mark, standing),
            point: mark.point,
            note: note.and_then(|sealed| book.ring().open_text(sealed).ok()).unwrap_or_default(),
            exempt: standing == Standing::Exempt,
            bulk: mark.bulk,
        }
    };
    Ok(people(book, row, roster)?.into_iter().map(line).collect())
}

fn saved_at(book: &Book, marks: &Marks) -> Result<Option<String>, CallError> {
    let mut last = None;
    for record in marks.records() {
        let changed = store::last_change_of(book.connection(), book.own_book(), roll_call::KIND, record)?;
        last = last.max(changed.map(|(stamp, _)| stamp.ms));
    }
    Ok(last.map(app_session::moment))
}

pub(super) fn counts(counts: &SessionCounts) -> Counts {
    Counts {
        due: counts.due.count(),
        present: counts.present.count(),
        with_reason: counts.with_reason.count(),
        without: counts.without.count(),
        unmarked: counts.unmarked.count(),
        not_due: counts.not_due.count(),
        share: counts.share(),
    }
}
