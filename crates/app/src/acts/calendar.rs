//! The calendar of the cell: sessions, deadlines of rounds, and what the registers say is due.

use super::registers::Dues;
use super::rounds::former_round_ids;
use super::{meetings, papers, superior_forms};
use crate::AppSession;
use crate::figures;
use crate::messages::CallError;
use crate::messages::calendar::{Calendar, DatedEntry, SaveCalendar, Year};
use crate::messages::papers::Written;
use crate::naming::Names;
use crate::reading::KeptRows;
use chrono::{Datelike, Days, NaiveDate};
use domain::Id;
use domain::catalogue::{self, Field, Kind, Label, form, meeting, round, session};
use journal::Value;
use store::{Book, Row};

/// How far ahead the list of what to do now looks.
const AHEAD: Days = Days::new(14);

/// A day that a record names.
struct Dated<'r> {
    day: NaiveDate,
    /// The date's field.
    field: &'static Field,
    kind: &'static Kind,
    row: &'r Row,
    is_open: bool,
    round: Option<Id>,
    /// Words of its own, where the field's name does not say what takes place or is due.
    said: Option<Label>,
}

pub fn year(app: &AppSession, request: Year) -> Result<Calendar, CallError> {
    app.with_book(|book| Ok(Calendar { days: entries(book, app.today(), |dated| dated.day.year() == request.year)? }))
}

/// What still has to be done and is late or due soon. Past sessions and rounds that were not finished are tasks of their own.
pub(super) fn soon(book: &Book, today: NaiveDate) -> Result<Vec<DatedEntry>, CallError> {
    let until = today.checked_add_days(AHEAD).unwrap_or(today);
    entries(book, today, |dated| {
        dated.is_open && dated.day <= until && (dated.kind.register.is_some() || dated.day >= today)
    })
}

/// Writes the year as a calendar file. Phones copy calendars to servers of other countries, so the file holds only dates and
/// what kind of thing is due, without names and texts.
pub fn save(app: &AppSession, request: SaveCalendar) -> Result<Written, CallError> {
    let out = papers::place(&request.path, "ics", "path")?;
    let days = year(app, Year { year: request.year })?.days;
    // What only the cell can read stays in the book.
    let event = |entry: &DatedEntry| {
        let day = entry.day.parse().ok().filter(|_| !entry.sealed)?;
        let key = format!("{}-{}", entry.id, entry.field);
        Some(::papers::CalendarDay { day, words: entry.vietnamese.clone(), key })
    };
    let file = ::papers::calendar(&days.iter().filter_map(event).collect::<Vec<_>>());
    papers::put(app, &out, "path", Ok(file))
}

fn entries(book: &Book, today: NaiveDate, wanted: impl Fn(&Dated<'_>) -> bool) -> Result<Vec<DatedEntry>, CallError> {
    let names = Names::of(book)?;
    let mut found = Vec::new();
    let mut add = |dated: Dated<'_>| -> Result<(), CallError> {
        if wanted(&dated) {
            found.push(entry(&names, &dated, today)?);
        }
        Ok(())
    };
    let rounds = KeptRows::of(book, round::KIND)?;
    let former = former_round_ids(book)?;
    for row in rounds.iter().filter(|row| !row.flag(round::DELETED)) {
        let is_former = row.id_ref(round::PARENT_ROUND).is_some_and(|parent| former.contains(&parent));
        of_round(row, is_former).try_for_each(&mut add)?;
    }
    let sessions = KeptRows::of(book, session::KIND)?;
    for row in sessions.iter().filter(|row| !row.flag(session::DELETED)) {
        let parent = row.value(session::ROUND).and_then(Value::as_id);
        let stands = parent.and_then(|id| rounds.find(id)).is_some_and(|round| !round.flag(round::DELETED));
        let day = row.value(session::DATE).and_then(Value::as_day).filter(|_| stands);
        let kind = &session::DESCRIBED;
        if let Some((day, field)) = day.zip(kind.field(session::DATE)) {
            add(Dated { day, field, kind, row, is_open: day >= today, round: parent, said: None })?;
        }
    }
    let held = KeptRows::of(book, meeting::KIND)?;
    for row in held.iter().filter(|row| !row.flag(meeting::DELETED)) {
        let kind = &meeting::DESCRIBED;
        for due in meetings::due_days(book, row, today)? {
            if let Some(field) = kind.field(due.field) {
                add(Dated {
                    day: due.day,
                    field,
                    kind,
                    row,
                    is_open: due.is_open,
                    round: None,
                    said: Some(due.label),
                })?;
            }
        }
    }
    superior_forms::all(book)?.iter().filter_map(of_form).try_for_each(&mut add)?;
    for (kind, register) in catalogue::registers().filter(|(_, register)| !register.dues.is_empty()) {
        let (rows, dues) = (KeptRows::of(book, kind.number)?, Dues::of(book, kind, &register)?);
        for due in &dues.days {
            if let Some(row) = rows.find(due.record) {
                add(Dated {
                    day: due.day,
                    field: due.field,
                    kind,
                    row,
                    is_open: due.is_open,
                    round: None,
                    said: None,
                })?;
            }
        }
    }
    found.sort_by(|one, other| (&one.day, &one.title).cmp(&(&other.day, &other.title)));
    Ok(found)
}

/// The days by which a round's report and essays are due; not open once the figures are closed. Nobody waits for the report
/// on a round of a former committee.
fn of_round(row: &Row, is_former: bool) -> impl Iterator<Item = Dated<'_>> {
    let kind = &round::DESCRIBED;
    let stands = !row.flag(round::CLOSED) && !row.value(round::FINAL_CUT).is_some_and(Value::is_set);
    [round::DEADLINE, round::ESSAY_DUE].into_iter().filter_map(move |field| {
        let field = kind.field(field)?;
        Some(Dated {
            day: figures::day(row.text(field.number))?,
            field,
            kind,
            row,
            is_open: stands && !(is_former && field.number == round::DEADLINE),
            round: Some(row.id),
            said: None,
        })
    })
}

/// The day by which a form of the superior is to be sent.
fn of_form(one: &superior_forms::Received) -> Option<Dated<'_>> {
    const DUE: Label =
        Label { vietnamese: "Mẫu của cấp trên – hạn gửi", english: "Form of the superior – due" };
    let kind = &form::DESCRIBED;
    let (day, field) = figures::day(one.row.text(form::DEADLINE)).zip(kind.field(form::DEADLINE))?;
    let is_open = one.waits();
    let dated = Dated { day, field, kind, row: &one.row, is_open, round: None, said: Some(DUE) };
    one.withdrawn().is_empty().then_some(dated)
}

fn entry(names: &Names<'_>, dated: &Dated<'_>, today: NaiveDate) -> Result<DatedEntry, CallError> {
    let (kind, label) = (dated.kind.name, dated.field.label);
    let words = |kind: &str, label: &str| match dated.kind.register {
        Some(_) => format!("{kind} – {}", label.to_lowercase()),
        // A session takes place on its day; a round's dates say themselves for what.
        None if dated.kind.number == session::KIND => kind.to_owned(),
        None => label.to_owned(),
    };
    Ok(DatedEntry {
        day: dated.day.to_string(),
        field: dated.field.column.to_owned(),
        vietnamese: dated
            .said
            .map_or_else(|| words(kind.vietnamese, label.vietnamese), |said| said.vietnamese.to_owned()),
        english: dated.said.map_or_else(|| words(kind.english, label.english), |said| said.english.to_owned()),
        sealed: dated.field.format.is_sealed(),
        title: names.title(dated.kind, dated.row)?,
        names_people: dated.kind.title_may_name_people(),
        open: dated.is_open,
        late: dated.is_open && dated.day < today,
        id: dated.row.id.to_string(),
        round: dated.round.map(|id| id.to_string()),
        register: dated.kind.register.map(|_| dated.kind.table.to_owned()),
        form: dated.kind.number == form::KIND,
    })
}
