//! What has to be done about meetings, and by when: for the calendar and for Home.

use super::{agenda_rows, data};
use crate::acts::registers::OpenedRow;
use crate::figures::{self, Roster};
use crate::messages::CallError;
use crate::messages::home::{Task, TaskKind};
use chrono::{Days, NaiveDate};
use domain::catalogue::{Fields, Label, agenda_item, meeting};
use domain::dates;
use domain::meetings::{MeetingKind, quarter_without_theme};
use journal::Value;
use store::{Book, Row};

/// A day of a meeting in the calendar.
pub(crate) struct DueDay {
    pub day: NaiveDate,
    /// The field of the meeting that says it.
    pub field: u16,
    pub label: Label,
    pub is_open: bool,
}

const TAKES_PLACE: Label = Label { vietnamese: "Sinh hoạt chi bộ", english: "Meeting of the cell" };
const PAPERS_OUT: Label =
    Label { vietnamese: "Gửi tài liệu sinh hoạt", english: "Send out the meeting's papers" };
const PAPERS_UP: Label =
    Label { vietnamese: "Đăng nghị quyết, biên bản", english: "Put up the resolution and the minutes" };

/// The day by which a meeting's papers are out.
pub(crate) fn papers_out_by(day: NaiveDate) -> Result<Option<NaiveDate>, CallError> {
    let rules = data::rules(day)?;
    Ok(rules.and_then(|rules| day.checked_sub_days(Days::new(rules.papers_days_before.into()))))
}

/// The days of one meeting: its own, and those by which papers are out before it and up after it.
pub(crate) fn due_days(book: &Book, row: &Row, today: NaiveDate) -> Result<Vec<DueDay>, CallError> {
    let Some(day) = figures::day(row.text(meeting::DATE)) else { return Ok(Vec::new()) };
    let mut found = vec![DueDay { day, field: meeting::DATE, label: TAKES_PLACE, is_open: day >= today }];
    let Some(rules) = data::rules(day)? else { return Ok(found) };
    let is_done = |step| figures::meeting_value(book, row, step).is_some_and(|day| day.is_set());
    // Once the meeting is over, its papers can't go out in time any more.
    let waits = day >= today && (!is_done(meeting::PAPERS_OUT) || item_waits(book, row)?);
    let out_by = papers_out_by(day)?;
    found.extend(out_by.map(|by| DueDay { day: by, field: meeting::PAPERS_OUT, label: PAPERS_OUT, is_open: waits }));
    let up_by = day.checked_add_days(Days::new(rules.papers_days_after.into()));
    let is_open = day <= today && !is_done(meeting::PAPERS_UP);
    found.extend(up_by.map(|by| DueDay { day: by, field: meeting::PAPERS_UP, label: PAPERS_UP, is_open }));
    Ok(found)
}

/// Whether an item of the agenda has papers that have not been sent.
fn item_waits(book: &Book, row: &Row) -> Result<bool, CallError> {
    let waits = |item: &OpenedRow<'_>| {
        !item.text(agenda_item::PAPERS).is_empty() && item.text(agenda_item::PAPERS_OUT).is_empty()
    };
    Ok(agenda_rows(book, row.id)?.iter().any(waits))
}

/// The sentence about a quarter that is about to end without a thematic meeting. A book without meetings is not asked.
pub(super) fn missing(book: &Book, today: NaiveDate) -> Result<Option<String>, CallError> {
    let (all, rules) = (figures::meetings(book)?, data::rules(today)?);
    let Some(rules) = rules.filter(|_| !all.is_empty()) else { return Ok(None) };
    let kinds =
        all.iter().filter_map(|(day, row)| Some((*day, row.text(meeting::KIND_OF).parse::<MeetingKind>().ok()?)));
    let quarter = quarter_without_theme(&rules, today, kinds);
    Ok(quarter.map(|quarter| {
        let last = quarter.last_day().map(dates::vietnamese).unwrap_or_default();
        format!(
            "Quý {}/{} chưa có sinh hoạt chuyên đề (mỗi quý ít nhất một lần, {}). Quý này hết ngày {last}.",
            quarter.number, quarter.year, rules.source
        )
    }))
}

/// The tasks of Home: meetings whose attendance is not finished, and a quarter without a theme.
pub(crate) fn tasks(book: &Book, today: NaiveDate) -> Result<Vec<Task>, CallError> {
    let roster = Roster::now(book)?;
    let task = |kind, count, label: String, meeting| Task {
        kind,
        count,
        round: None,
        session: None,
        sent: None,
        register: None,
        meeting,
        label,
    };
    let mut found = Vec::new();
    for (day, row) in figures::meetings(book)?.iter().filter(|(day, _)| *day <= today) {
        if row.value(meeting::CONFIRMED).is_some_and(Value::is_set) {
            continue;
        }
        let unmarked = figures::attendance(row, &roster, &figures::meeting_marks(book, row.id)?).unmarked.count();
        if unmarked > 0 {
            found.push(task(TaskKind::MeetingUnmarked, unmarked, day.to_string(), Some(row.id.to_string())));
        }
    }
    found.extend(missing(book, today)?.map(|sentence| task(TaskKind::NoThematicMeeting, 1, sentence, None)));
    Ok(found)
}
