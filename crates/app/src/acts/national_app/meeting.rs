//! A meeting, in the order of the national app: what, when and where, who led it, the counts, the agenda, the papers.

use super::{day, line};
use crate::AppSession;
use crate::acts::meetings;
use crate::messages::meetings::{FigureOfMeeting as Figure, Meeting};
use crate::messages::national_app::{AppSheet, AppSheetLine};
use crate::messages::registers::Row;
use crate::messages::{CallError, Which};
use domain::figures::number;

pub(super) fn sheet(app: &AppSession, request: Which) -> Result<AppSheet, CallError> {
    let meeting = meetings::get(app, request)?;
    let mut lines = vec![
        line("Loại sinh hoạt", "Kind of meeting", shown(&meeting.row, "kind")),
        line("Chuyên đề", "Topic", shown(&meeting.row, "topic")),
        line("Thời gian", "Time", time(&meeting)),
        line("Địa điểm", "Place", shown(&meeting.row, "place")),
        line("Chủ trì", "Chair", person(&meeting, "chair")),
        line("Thư ký", "Secretary", person(&meeting, "secretary")),
    ];
    lines.extend(counts(&meeting));
    let agenda = meeting.agenda.iter().zip(1..).map(|(item, at)| format!("{at}. {}", shown(item, "text")));
    lines.push(line("Nội dung", "Agenda", agenda.collect::<Vec<_>>().join("\n")));
    let papers: Vec<&str> = meeting.agenda.iter().map(|item| shown(item, "papers")).collect();
    lines.push(line("Tài liệu kèm theo", "Papers", super::joined(papers)));
    lines.push(line("Nghị quyết", "Resolution", resolution(&meeting)));
    Ok(AppSheet { title: meeting.line.title.clone(), provisional: provisional(&meeting), lines })
}

fn counts(meeting: &Meeting) -> Vec<AppSheetLine> {
    let people = |figure| {
        let found = meeting.figures.iter().find(|one| one.figure == figure);
        found.map_or(0, |one| one.people.len() as u64)
    };
    let marks = [Figure::Present, Figure::WithReason, Figure::Without];
    // While nobody is marked there is no figure to hand over, and 0 would be one.
    let is_marked = marks.into_iter().any(|mark| people(mark) > 0);
    let count = |figure| {
        let is_known = meeting.line.begun && (is_marked || !marks.contains(&figure));
        if is_known { number(people(figure)) } else { String::new() }
    };
    vec![
        line("Tổng số đảng viên", "Members", count(Figure::Total)),
        line("Số phải dự", "Due", count(Figure::Due)),
        line("Có mặt", "Present", count(Figure::Present)),
        line("Vắng có lý do", "Absent with reason", count(Figure::WithReason)),
        line("Vắng không lý do", "Absent without reason", count(Figure::Without)),
    ]
}

fn time(meeting: &Meeting) -> String {
    let of = &meeting.line;
    let hours = [of.start.as_str(), of.finish.as_str()].into_iter().filter(|hour| !hour.is_empty());
    let hours = hours.collect::<Vec<_>>().join("–");
    [hours, day(&of.date)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn resolution(meeting: &Meeting) -> String {
    let Some(row) = meeting.resolutions.first() else { return String::new() };
    let (voted, in_favour) = (shown(row, "voted"), shown(row, "voted_for"));
    let vote = if voted.is_empty() || in_favour.is_empty() {
        String::new()
    } else {
        format!(", {in_favour}/{voted} tán thành")
    };
    match shown(row, "number") {
        "" => format!("Chưa ghi số{vote}"),
        number => format!("Số {number}{vote}"),
    }
}

fn provisional(meeting: &Meeting) -> String {
    let left = meeting.figures.iter().find(|one| one.figure == Figure::Unmarked).map_or(0, |one| one.people.len());
    if !meeting.line.begun {
        "Kỳ sinh hoạt chưa diễn ra.".to_owned()
    } else if left > 0 {
        format!("Còn {left} người chưa điểm danh.")
    } else if !meeting.line.confirmed {
        "Điểm danh chưa xác nhận.".to_owned()
    } else {
        String::new()
    }
}

/// The name alone; with the year of birth only where two share it.
fn person(meeting: &Meeting, field: &str) -> String {
    let id = meeting.row.values.get(field).and_then(serde_json::Value::as_str).unwrap_or_default();
    let people = || meeting.figures.iter().flat_map(|figure| &figure.people);
    let Some(found) = people().find(|person| person.member == id) else {
        return shown(&meeting.row, field).to_owned();
    };
    let is_shared = people().any(|other| other.name == found.name && other.member != id);
    if is_shared && !found.born.is_empty() {
        format!("{} ({})", found.name, found.born.chars().take(4).collect::<String>())
    } else {
        found.name.clone()
    }
}

fn shown<'a>(row: &'a Row, field: &str) -> &'a str {
    row.shown.get(field).map_or("", String::as_str)
}
