//! The tasks of earlier meetings, as they are reported at this one: "Nhiệm vụ – Tình trạng đầu kỳ – Kết quả".

use super::asked::{asked, named};
use crate::acts::registers::{OpenedRow, seal, standing};
use crate::figures::{self, Roster};
use crate::messages::meetings::{ReportTask, ReportedTask};
use crate::messages::{CallError, Touched};
use crate::{AppSession, reading};
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{Fields, Kind, Progress, assigned_task, meeting, task_report};
use journal::{Record, Value};
use std::collections::HashMap;
use store::{Book, OpDraft, Row};

/// One report with its values open.
struct Report {
    before: Option<Progress>,
    after: Option<Progress>,
    result: String,
}

/// Every report, by meeting and task. Of reports of other meetings than this one only the progress is opened.
fn reports(book: &Book, at: Id) -> Result<HashMap<(Id, Id), Report>, CallError> {
    let kind = &task_report::DESCRIBED;
    let read = |row: &Row| {
        let pair = row.pair?;
        let opened = if pair.0 == at {
            OpenedRow::owned(book, kind, row.clone())
        } else {
            OpenedRow::without_texts(book, kind, row)
        };
        let progress = |field| opened.text(field).parse().ok();
        let report = Report {
            before: progress(task_report::BEFORE),
            after: progress(task_report::AFTER),
            result: if pair.0 == at { opened.text(task_report::RESULT).to_owned() } else { String::new() },
        };
        Some((pair, report))
    };
    Ok(reading::own_rows(book, task_report::KIND)?.iter().filter_map(read).collect())
}

pub(crate) fn reported(book: &Book, at: &Row) -> Result<Vec<ReportedTask>, CallError> {
    let roster = Roster::now(book)?;
    let history = History::of(book, at)?;
    let mut tasks = standing(book, &assigned_task::DESCRIBED)?;
    tasks.retain(|task| history.concerns(task));
    tasks.sort_by_key(|task| (task.text(assigned_task::DEADLINE).to_owned(), task.id()));
    let line = |task: &OpenedRow<'_>| {
        let here = history.here(task.id());
        let word = |progress: Progress| progress.as_str().to_owned();
        let now = task.text(assigned_task::PROGRESS).parse().unwrap_or_default();
        ReportedTask {
            task: task.id().to_string(),
            what: task.text(assigned_task::WHAT).to_owned(),
            lead: named(&roster, task, assigned_task::LEAD),
            deadline: task.text(assigned_task::DEADLINE).to_owned(),
            before: word(here.and_then(|report| report.before).unwrap_or_else(|| history.before(task.id()))),
            after: word(here.and_then(|report| report.after).unwrap_or(now)),
            result: here.map(|report| report.result.clone()).unwrap_or_default(),
            is_reported: here.is_some(),
        }
    };
    Ok(tasks.iter().map(line).collect())
}

/// What was reported before a meeting, and at it.
struct History {
    at: Id,
    /// The meetings before this one, the latest first.
    earlier: Vec<(NaiveDate, Id)>,
    later: Vec<Id>,
    reports: HashMap<(Id, Id), Report>,
}

impl History {
    fn of(book: &Book, at: &Row) -> Result<History, CallError> {
        let day = figures::day(at.text(meeting::DATE)).unwrap_or_default();
        let all = figures::meetings(book)?;
        let place = |on: NaiveDate, id: Id| (on, id) < (day, at.id);
        let earlier = all.iter().rev().filter(|(on, row)| place(*on, row.id)).map(|(on, row)| (*on, row.id));
        let later = all.iter().filter(|(on, row)| row.id != at.id && !place(*on, row.id)).map(|(_, row)| row.id);
        Ok(History { at: at.id, earlier: earlier.collect(), later: later.collect(), reports: reports(book, at.id)? })
    }

    fn here(&self, task: Id) -> Option<&Report> {
        self.reports.get(&(self.at, task))
    }

    /// How a task stood at the last meeting before this one that reported it; a task that none did was not begun.
    fn before(&self, task: Id) -> Progress {
        let last = self.earlier.iter().find_map(|(_, meeting)| self.reports.get(&(*meeting, task)));
        last.and_then(|report| report.after).unwrap_or_default()
    }

    /// Whether a task is reported at this meeting: it was assigned at an earlier one, and was not over before the last.
    fn concerns(&self, task: &OpenedRow<'_>) -> bool {
        if self.here(task.id()).is_some() {
            return true;
        }
        let assigned = task.value(assigned_task::MEETING).and_then(Value::as_id);
        let is_earlier = self.earlier.iter().any(|(_, meeting)| Some(*meeting) == assigned);
        let was_over = matches!(self.before(task.id()), Progress::Done | Progress::Dropped);
        let finished = task.value(assigned_task::FINISHED).and_then(Value::as_day);
        let last = self.earlier.first().map(|(on, _)| *on);
        let long_ago = finished.zip(last).is_some_and(|(finished, last)| finished < last);
        is_earlier && !was_over && !long_ago
    }

    fn is_latest_of(&self, task: Id) -> bool {
        self.later.iter().all(|meeting| !self.reports.contains_key(&(*meeting, task)))
    }
}

/// Saves the report of a task at a meeting. The task itself follows its latest report, in the same act.
pub fn report(app: &AppSession, request: ReportTask) -> Result<Touched, CallError> {
    let task = reading::id(&request.task, "task")?;
    app.with_book(|book| {
        let at = asked(book, &request.meeting, "meeting")?;
        let day = figures::day(at.text(meeting::DATE)).unwrap_or_default();
        if day > app.today() {
            return Err(CallError::at("ahead", "meeting", "Kỳ sinh hoạt này chưa họp nên chưa có báo cáo nhiệm vụ."));
        }
        let row = reading::own_row(book, assigned_task::KIND, task, "task")?;
        let history = History::of(book, &at)?;
        let stands = history.here(task);
        let now = || row.text(assigned_task::PROGRESS).parse().unwrap_or_default();
        let before = progress(&request.before, "before")?.or(stands.and_then(|report| report.before));
        let after = progress(&request.after, "after")?.or(stands.and_then(|report| report.after));
        let (before, after) = (before.unwrap_or_else(|| history.before(task)), after.unwrap_or_else(now));
        let result = request.result.as_deref().map(|text| reading::lines(text, "result")).transpose()?;
        let mut draft = OpDraft::new(task_report::KIND, Record::Pair(at.id, task));
        for (field, value, was) in [
            (task_report::BEFORE, before.as_str(), stands.and_then(|report| report.before).map(Progress::as_str)),
            (task_report::AFTER, after.as_str(), stands.and_then(|report| report.after).map(Progress::as_str)),
        ] {
            if was != Some(value) {
                draft = draft.set(field, sealed(book, field, value)?);
            }
        }
        if let Some(result) = result.filter(|result| stands.is_none_or(|report| report.result != *result)) {
            draft = draft.set(task_report::RESULT, sealed(book, task_report::RESULT, result.trim())?);
        }
        let mut drafts = vec![draft];
        if history.is_latest_of(task) {
            drafts.push(followed(app, (&row, task), after, request.finished.as_deref(), day)?);
        }
        drafts.retain(|draft| !draft.sets.is_empty());
        app.save(book, Some(at.id), &drafts)
    })
}

fn progress(text: &Option<String>, field: &str) -> Result<Option<Progress>, CallError> {
    let Some(text) = text.as_deref().filter(|text| !text.is_empty()) else { return Ok(None) };
    let read = text.parse().map_err(|_| CallError::at("unknown_word", field, "Chọn một tình trạng trong danh sách."));
    read.map(Some)
}

fn sealed(book: &Book, field: u16, text: &str) -> Result<Value, CallError> {
    const KIND: &Kind = &task_report::DESCRIBED;
    let field = KIND.field(field).ok_or_else(|| CallError::not_found("task"))?;
    seal(book, field, &Value::text(text))
}

/// The task after its latest report: its progress, and the day on which it was finished.
fn followed(
    app: &AppSession,
    (row, task): (&Row, Id),
    after: Progress,
    finished: Option<&str>,
    day: NaiveDate,
) -> Result<OpDraft, CallError> {
    let said = reading::day(finished.unwrap_or_default(), "finished")?.parse::<NaiveDate>().ok();
    if said.is_some_and(|said| said > app.today()) {
        return Err(CallError::at("future_date", "finished", "Ngày này chưa đến. Sửa lại ngày."));
    }
    let stands = row.value(assigned_task::FINISHED).and_then(Value::as_day);
    let finished = (after == Progress::Done).then(|| said.or(stands).unwrap_or(day));
    let mut draft = OpDraft::new(assigned_task::KIND, Record::One(task));
    if row.text(assigned_task::PROGRESS) != after.as_str() {
        draft = draft.set(assigned_task::PROGRESS, Value::text(after.as_str()));
    }
    if stands != finished {
        draft = draft.set(assigned_task::FINISHED, Value::optional(finished, Value::day));
    }
    Ok(draft)
}
