//! Meetings of the cell: the list, and one meeting with everything that belongs to it.

mod agenda;
mod asked;
mod data;
mod due;
mod grading;
mod lines;
mod numbers;
mod papers;
mod reported;
mod roll;
mod schemes;

pub use self::papers::{agenda_paper, minutes, notice, resolution as resolution_paper};
pub use agenda::fill as fill_agenda;
pub(super) use due::{due_days, papers_out_by, tasks};
pub use grading::grade;
pub(super) use grading::grades;
pub use reported::report as report_task;
pub(super) use reported::reported;
pub use roll::{confirm, mark, mark_many, mark_rest_present, sheet};
pub use schemes::{add_scheme, read_scheme, remove_scheme, schemes};

use super::registers::{OpenedRow, shown};
use crate::figures::{self, Roster};
use crate::messages::meetings::{Meeting, MeetingStep, Meetings};
use crate::messages::registers::Row as RegisterRow;
use crate::messages::{CallError, Nothing, Which};
use crate::naming::Names;
use crate::{AppSession, reading};
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{Fields, Kind, STEPS, agenda_item, assigned_task, meeting, resolution};
use domain::meetings::{Attendance, AttendanceMark, MeetingKind, MeetingPhase, MeetingRules, minutes_between};
use journal::Value;
use store::{Book, Row};

pub fn list(app: &AppSession, _: Nothing) -> Result<Meetings, CallError> {
    app.with_book(|book| {
        let (all, names) = (figures::meetings(book)?, Names::of(book)?);
        let surroundings = lines::Surroundings::of(book, app.today())?;
        let lines = all.iter().rev().map(|(_, row)| surroundings.line(&names, row)).collect::<Result<_, _>>()?;
        Ok(Meetings {
            meetings: lines,
            missing: due::missing(book, app.today())?,
            next_notice: numbers::next_notice(book, app.today())?,
        })
    })
}

pub fn get(app: &AppSession, request: Which) -> Result<Meeting, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let row = figures::own_meeting(book, id, "id")?;
        let (names, roster) = (Names::of(book)?, Roster::now(book)?);
        let opened = OpenedRow::owned(book, &meeting::DESCRIBED, row.clone());
        Ok(Meeting {
            line: lines::Surroundings::of(book, app.today())?.line(&names, &row)?,
            row: shown(&names, &meeting::DESCRIBED, &opened)?,
            notes: notes(&opened)?,
            steps: steps(&opened),
            agenda: agenda(book, &names, id)?,
            figures: lines::figures(book, &row, &roster)?,
            resolutions: within(book, &names, (&resolution::DESCRIBED, resolution::MEETING), id)?,
            next_resolution: numbers::next_resolution(book, id, app.today())?,
            reported: reported(book, &row)?,
            assigned: within(book, &names, (&assigned_task::DESCRIBED, assigned_task::MEETING), id)?,
            grades: grades(book, id)?,
        })
    })
}

/// The rows that name this meeting in a field.
pub(super) fn of_meeting(
    book: &Book,
    (kind, field): (&'static Kind, u16),
    meeting: Id,
) -> Result<Vec<OpenedRow<'static>>, CallError> {
    let mut rows = reading::own_rows(book, kind.number)?;
    // Rows of other meetings are not opened: their texts would take most of the time.
    let stands = |row: &Row| !kind.deleted().is_some_and(|deleted| row.flag(deleted));
    rows.retain(|row| row.id_ref(field) == Some(meeting) && stands(row));
    Ok(rows.into_iter().map(|row| OpenedRow::owned(book, kind, row)).collect())
}

fn within(
    book: &Book,
    names: &Names<'_>,
    of: (&'static Kind, u16),
    meeting: Id,
) -> Result<Vec<RegisterRow>, CallError> {
    of_meeting(book, of, meeting)?.iter().map(|row| shown(names, of.0, row)).collect()
}

/// The figures of a meeting's attendance, and the marks that they were counted from.
pub(super) fn attended(book: &Book, row: &Row) -> Result<(Attendance, Vec<(Id, AttendanceMark)>), CallError> {
    let (roster, marks) = (Roster::now(book)?, figures::meeting_marks(book, row.id)?);
    let figures = figures::attendance(row, &roster, &marks);
    Ok((figures, marks.into_iter().filter_map(|one| Some((one.member, one.mark?))).collect()))
}

/// The items of the agenda in their order.
pub(super) fn agenda_rows(book: &Book, meeting: Id) -> Result<Vec<OpenedRow<'static>>, CallError> {
    let mut rows = of_meeting(book, (&agenda_item::DESCRIBED, agenda_item::MEETING), meeting)?;
    rows.sort_by_key(|row| (row.value(agenda_item::PLACE).and_then(Value::as_int), row.id()));
    Ok(rows)
}

fn agenda(book: &Book, names: &Names<'_>, meeting: Id) -> Result<Vec<RegisterRow>, CallError> {
    agenda_rows(book, meeting)?.iter().map(|row| shown(names, &agenda_item::DESCRIBED, row)).collect()
}

fn steps(row: &OpenedRow<'_>) -> Vec<MeetingStep> {
    let step = |phase: &MeetingPhase, number: &u16| {
        let field = meeting::DESCRIBED.field(*number)?;
        let phase_words = MeetingPhase::VOCABULARY.word(phase.as_str())?;
        Some(MeetingStep {
            field: field.column.to_owned(),
            phase: phase.as_str().to_owned(),
            phase_vietnamese: phase_words.vietnamese.to_owned(),
            phase_english: phase_words.english.to_owned(),
            vietnamese: field.label.vietnamese.to_owned(),
            english: field.label.english.to_owned(),
            done_on: row.text(*number).to_owned(),
        })
    };
    STEPS.iter().flat_map(|(phase, steps)| steps.iter().filter_map(move |number| step(phase, number))).collect()
}

/// What does not fit the rules of its day.
fn notes(row: &OpenedRow<'_>) -> Result<Vec<String>, CallError> {
    let Some(day) = figures::day(row.text(meeting::DATE)) else { return Ok(Vec::new()) };
    let Some(rules) = data::rules(day)? else { return Ok(Vec::new()) };
    Ok([too_short(row, &rules), papers_late(row, day, &rules)].into_iter().flatten().collect())
}

fn too_short(row: &OpenedRow<'_>, rules: &MeetingRules) -> Option<String> {
    let kind: MeetingKind = row.text(meeting::KIND_OF).parse().ok()?;
    let own = row.value(meeting::OWN_LENGTH).and_then(Value::as_count);
    let (least, source) =
        (rules.least_minutes(kind, own)?, own.map_or(rules.source.as_str(), |_| "quy định riêng của chi bộ"));
    let lasted = minutes_between(row.text(meeting::START), row.text(meeting::END))?;
    (lasted < least).then(|| format!("Kéo dài {lasted} phút, ngắn hơn {least} phút ({source})."))
}

fn papers_late(row: &OpenedRow<'_>, day: NaiveDate, rules: &MeetingRules) -> Option<String> {
    let sent = row.value(meeting::PAPERS_OUT).and_then(Value::as_day)?;
    let before = (day - sent).num_days();
    let asked = i64::from(rules.papers_days_before);
    (before < asked)
        .then(|| format!("Tài liệu gửi muộn: trước ngày sinh hoạt ít nhất {asked} ngày ({}).", rules.source))
}
