//! The calendar of the cell: sessions, deadlines of rounds, and what the registers say is due.

use super::papers;
use super::registers::OpenedRow;
use crate::AppSession;
use crate::figures;
use crate::messages::CallError;
use crate::messages::calendar::{Calendar, DatedEntry, SaveCalendar, Year};
use crate::messages::papers::Written;
use crate::naming::Names;
use crate::reading::KeptRows;
use chrono::{Datelike, Days, NaiveDate};
use domain::Id;
use domain::catalogue::{self, Field, Fields, Kind, round, session};
use domain::registers::Due;
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
    for row in rounds.iter().filter(|row| !row.flag(round::DELETED)) {
        of_round(row).try_for_each(&mut add)?;
    }
    let sessions = KeptRows::of(book, session::KIND)?;
    for row in sessions.iter().filter(|row| !row.flag(session::DELETED)) {
        let parent = row.value(session::ROUND).and_then(Value::as_id);
        let stands = parent.and_then(|id| rounds.find(id)).is_some_and(|round| !round.flag(round::DELETED));
        let day = row.value(session::DATE).and_then(Value::as_day).filter(|_| stands);
        let kind = &session::DESCRIBED;
        if let Some((day, field)) = day.zip(kind.field(session::DATE)) {
            add(Dated { day, field, kind, row, is_open: day >= today, round: parent })?;
        }
    }
    for (kind, register) in catalogue::registers().filter(|(_, register)| !register.dues.is_empty()) {
        let rows = KeptRows::of(book, kind.number)?;
        for row in rows.iter().filter(|row| !kind.deleted().is_some_and(|deleted| row.flag(deleted))) {
            let opened = OpenedRow::without_texts(book, kind, row);
            register.dues.iter().filter_map(|due| of_register(kind, &opened, due)).try_for_each(&mut add)?;
        }
    }
    found.sort_by(|one, other| (&one.day, &one.title).cmp(&(&other.day, &other.title)));
    Ok(found)
}

/// The days by which a round's report and essays are due; not open once the figures are closed.
fn of_round(row: &Row) -> impl Iterator<Item = Dated<'_>> {
    let kind = &round::DESCRIBED;
    let is_open = !row.flag(round::CLOSED) && !row.value(round::FINAL_CUT).is_some_and(Value::is_set);
    [round::DEADLINE, round::ESSAY_DUE].into_iter().filter_map(move |field| {
        let field = kind.field(field)?;
        Some(Dated { day: figures::day(row.text(field.number))?, field, kind, row, is_open, round: Some(row.id) })
    })
}

fn of_register<'r>(kind: &'static Kind, opened: &'r OpenedRow<'r>, due: &Due) -> Option<Dated<'r>> {
    let day = opened.value(due.by).and_then(Value::as_day)?;
    let field = kind.field(due.by)?;
    Some(Dated { day, field, kind, row: opened.row(), is_open: (due.is_open)(opened), round: None })
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
        vietnamese: words(kind.vietnamese, label.vietnamese),
        english: words(kind.english, label.english),
        sealed: dated.field.format.is_sealed(),
        title: names.title(dated.kind, dated.row)?,
        names_people: dated.kind.title_may_name_people(),
        open: dated.is_open,
        late: dated.is_open && dated.day < today,
        id: dated.row.id.to_string(),
        round: dated.round.map(|id| id.to_string()),
        register: dated.kind.register.map(|_| dated.kind.table.to_owned()),
    })
}
