//! A meeting as a line of the list, and the figures of its attendance with the people that they count.

use super::grading;
use crate::figures::{self, MeetingMark, Roster};
use crate::messages::CallError;
use crate::messages::meetings::{FigureOfMeeting as Figure, MeetingFigure, MeetingLine, MeetingPerson};
use crate::messages::roll_call::{Counts, Mark};
use crate::naming::Names;
use crate::reading::KeptRows;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{meeting, resolution};
use domain::meetings::Attendance;
use domain::members::Standing;
use domain::totals::Rows;
use journal::Value;
use std::collections::HashMap;
use std::sync::Arc;
use store::{Book, Row};

/// What every line needs, read once.
pub(super) struct Surroundings<'b> {
    book: &'b Book,
    roster: Arc<Roster>,
    resolved: Vec<Id>,
    grades: HashMap<Id, String>,
    today: NaiveDate,
}

impl<'b> Surroundings<'b> {
    pub fn of(book: &'b Book, today: NaiveDate) -> Result<Surroundings<'b>, CallError> {
        let kept = KeptRows::of(book, resolution::KIND)?;
        let standing = kept.iter().filter(|row| !row.flag(resolution::DELETED));
        Ok(Surroundings {
            book,
            roster: Roster::now(book)?,
            resolved: standing.filter_map(|row| row.id_ref(resolution::MEETING)).collect(),
            grades: grading::by_meeting(book)?,
            today,
        })
    }

    pub fn line(&self, names: &Names<'_>, row: &Row) -> Result<MeetingLine, CallError> {
        let marks = figures::meeting_marks(self.book, row.id)?;
        let topic = figures::meeting_value(self.book, row, meeting::TOPIC);
        Ok(MeetingLine {
            id: row.id.to_string(),
            title: names.title(&meeting::DESCRIBED, row)?,
            date: row.text(meeting::DATE).to_owned(),
            kind: row.text(meeting::KIND_OF).to_owned(),
            start: row.text(meeting::START).to_owned(),
            finish: row.text(meeting::END).to_owned(),
            topic: topic.as_ref().and_then(Value::as_text).unwrap_or_default().to_owned(),
            begun: figures::day(row.text(meeting::DATE)).is_some_and(|day| day <= self.today),
            counts: counts(&figures::attendance(row, &self.roster, &marks)),
            confirmed: row.value(meeting::CONFIRMED).is_some_and(Value::is_set),
            has_resolution: self.resolved.contains(&row.id),
            grade: self.grades.get(&row.id).cloned(),
        })
    }
}

pub(super) fn counts(of: &Attendance) -> Counts {
    Counts {
        due: of.due.count(),
        present: of.present.count(),
        with_reason: of.with_reason.count(),
        without: of.without.count(),
        unmarked: of.unmarked.count(),
        not_due: of.exempt.count() + of.away.count(),
        share: of.share(),
    }
}

/// Every figure with its people, in the order of the minutes' head.
pub(super) fn figures(book: &Book, row: &Row, roster: &Roster) -> Result<Vec<MeetingFigure>, CallError> {
    let marks = figures::meeting_marks(book, row.id)?;
    let of = figures::attendance(row, roster, &marks);
    let day = figures::day(row.text(meeting::DATE)).unwrap_or_default();
    let people = |rows: &Rows| {
        let mut people: Vec<Id> = rows.members().collect();
        roster.sort(&mut people);
        people.into_iter().map(|person| described(book, roster, &marks, (person, day))).collect()
    };
    let figure = |(figure, rows): (Figure, &Rows)| MeetingFigure { figure, people: people(rows) };
    Ok([
        (Figure::Total, &of.total),
        (Figure::Official, &of.official),
        (Figure::Probationary, &of.probationary),
        (Figure::Exempt, &of.exempt),
        (Figure::Away, &of.away),
        (Figure::Here, &of.here),
        (Figure::Due, &of.due),
        (Figure::Present, &of.present),
        (Figure::WithReason, &of.with_reason),
        (Figure::Without, &of.without),
        (Figure::Unmarked, &of.unmarked),
        (Figure::ExemptPresent, &of.exempt_present),
    ]
    .into_iter()
    .map(figure)
    .collect())
}

fn described(book: &Book, roster: &Roster, marks: &[MeetingMark], (person, day): (Id, NaiveDate)) -> MeetingPerson {
    let of_person = || marks.iter().filter(|one| roster.person(one.member) == Some(person));
    let note = of_person().find_map(|one| book.ring().open_text(one.sealed_note.as_ref()?).ok());
    MeetingPerson {
        member: person.to_string(),
        name: roster.name(person).to_owned(),
        born: roster.born(person).to_owned(),
        mark: mark_of(of_person(), roster.life(person).standing_on(day)),
        note: note.unwrap_or_default(),
    }
}

/// The mark that counts among those of one person's entries, as the grid shows it.
pub(super) fn mark_of<'m>(marks: impl Iterator<Item = &'m MeetingMark>, standing: Standing) -> Mark {
    // Presence outranks an absence, and a reason none.
    let rank = |mark: &domain::roll_call::Mark| (mark.status.is_present(), mark.reason.is_some());
    let mark = marks.filter_map(|one| one.mark).map(domain::meetings::AttendanceMark::mark).max_by_key(rank);
    crate::acts::roll_call::shown(&mark.unwrap_or_default(), standing)
}

/// The moment of a meeting's last mark.
pub(super) fn last_mark(book: &Book, marks: &[MeetingMark]) -> Result<Option<u64>, CallError> {
    let mut last = None;
    for one in marks {
        let kind = domain::catalogue::meeting_mark::KIND;
        let changed = store::last_change_of(book.connection(), book.own_book(), kind, one.record)?;
        last = last.max(changed.map(|(stamp, _)| stamp.ms));
    }
    Ok(last)
}
