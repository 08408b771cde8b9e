//! The rules of meetings, of their agendas and of their resolutions.

use super::{Fields, Problem, STEPS, Value, agenda_item, meeting, resolution};
use crate::catalogue::CheckContext;
use crate::catalogue::register::in_order;
use crate::dates;
use crate::meetings::{MeetingKind, MeetingPhase, minutes_between};
use crate::numbering::term_of;

/// A meeting planned further ahead than this looks like a slip of the pen.
const FARTHEST_DAYS: i64 = 366;

pub(super) fn of_meeting(row: &dyn Fields, context: &CheckContext<'_>) -> Vec<Problem> {
    let mut found = Vec::new();
    let (start, end) = (row.text(meeting::START), row.text(meeting::END));
    if !start.is_empty() && !end.is_empty() && minutes_between(start, end).is_none() {
        let sentence = format!("Giờ kết thúc phải sau giờ bắt đầu ({start}). Xem lại hai giờ.");
        found.push(Problem::new(meeting::END, "end_before_start", sentence));
    }
    let has_theme = row.text(meeting::KIND_OF).parse().is_ok_and(MeetingKind::has_theme);
    if has_theme && row.text(meeting::TOPIC).is_empty() {
        found.push(Problem::new(meeting::TOPIC, "required", "Sinh hoạt chuyên đề thì ghi chuyên đề gì."));
    }
    for (phase, steps) in STEPS {
        for step in *steps {
            found.extend(context.not_ahead(row, *step));
            // What is not prepared beforehand is done on the day, or after it.
            if *phase != MeetingPhase::Prepare {
                found.extend(in_order(row, &[meeting::DATE, *step]));
            }
        }
    }
    found.extend(doubts(row, context));
    found
}

fn doubts(row: &dyn Fields, context: &CheckContext<'_>) -> Vec<Problem> {
    let mut found = Vec::new();
    if let Some(day) = day(row, meeting::DATE) {
        if context.others.iter().any(|other| self::day(*other, meeting::DATE) == Some(day)) {
            let sentence = format!(
                "Ngày {} đã có một kỳ sinh hoạt. Hai kỳ cùng ngày thì giữ; nếu ghi trùng thì bỏ.",
                dates::vietnamese(day)
            );
            found.push(Problem::doubt(meeting::DATE, "same_day", sentence));
        }
        if (day - context.today).num_days() > FARTHEST_DAYS {
            found.push(Problem::doubt(meeting::DATE, "far_ahead", "Ngày này còn hơn một năm nữa. Xem lại năm."));
        }
    }
    let chair = row.value(meeting::CHAIR).filter(|chair| chair.is_set());
    if chair.is_some() && chair == row.value(meeting::SECRETARY) {
        let sentence = "Chủ trì và thư ký là một người. Biên bản cần hai người ký; xem lại, hoặc giữ nếu đúng vậy.";
        found.push(Problem::doubt(meeting::SECRETARY, "same_person", sentence));
    }
    let number = row.value(meeting::NOTICE_NUMBER).filter(|number| number.is_set());
    let term = |row: &dyn Fields| {
        let dated = day(row, meeting::NOTICE_DATE).or_else(|| day(row, meeting::DATE));
        term_of(context.congresses, dated.unwrap_or(context.today))
    };
    let is_taken = |other: &&dyn Fields| other.value(meeting::NOTICE_NUMBER) == number && term(*other) == term(row);
    if number.is_some() && context.others.iter().any(is_taken) {
        let sentence = "Số thông báo này đã dùng cho một kỳ khác trong nhiệm kỳ. Sửa số, hoặc giữ.";
        found.push(Problem::doubt(meeting::NOTICE_NUMBER, "same_number", sentence));
    }
    found
}

fn day(row: &dyn Fields, field: u16) -> Option<chrono::NaiveDate> {
    row.value(field).and_then(Value::as_day)
}

pub(super) fn of_agenda_item(row: &dyn Fields, context: &CheckContext<'_>) -> Vec<Problem> {
    let mut found: Vec<Problem> = context.not_ahead(row, agenda_item::PAPERS_OUT).into_iter().collect();
    if !row.text(agenda_item::PAPERS_OUT).is_empty() && row.text(agenda_item::PAPERS).is_empty() {
        let sentence = "Ghi tài liệu nào đã gửi, hoặc để trống ngày gửi.";
        found.push(Problem::new(agenda_item::PAPERS, "required", sentence));
    }
    let beside = |other: &&&dyn Fields| same(row, **other, agenda_item::MEETING);
    if context.others.iter().filter(beside).any(|other| same(row, *other, agenda_item::PLACE)) {
        let sentence = "Đã có một nội dung mang thứ tự này. Sửa thứ tự, hoặc giữ.";
        found.push(Problem::doubt(agenda_item::PLACE, "same_place", sentence));
    }
    found
}

fn same(row: &dyn Fields, other: &dyn Fields, field: u16) -> bool {
    row.value(field).filter(|value| value.is_set()).is_some_and(|value| other.value(field) == Some(value))
}

pub(super) fn of_resolution(row: &dyn Fields, context: &CheckContext<'_>) -> Vec<Problem> {
    let mut found = Vec::new();
    if context.others.iter().any(|other| same(row, *other, resolution::MEETING)) {
        let sentence = "Kỳ sinh hoạt này đã có nghị quyết. Mở nghị quyết ấy để sửa.";
        found.push(Problem::new(resolution::MEETING, "already_there", sentence));
    }
    let count = |field| row.value(field).and_then(Value::as_int);
    match (count(resolution::VOTED), count(resolution::VOTED_FOR)) {
        (Some(voted), Some(in_favour)) if in_favour > voted => {
            let sentence = format!("Có {voted} đảng viên biểu quyết thì không thể có {in_favour} người tán thành.");
            found.push(Problem::new(resolution::VOTED_FOR, "more_than_voted", sentence));
        }
        (None, Some(_)) => {
            found.push(Problem::new(resolution::VOTED, "required", "Ghi bao nhiêu đảng viên biểu quyết."));
        }
        (Some(_), None) => {
            found.push(Problem::new(resolution::VOTED_FOR, "required", "Ghi bao nhiêu đảng viên tán thành."));
        }
        _ => {}
    }
    if context.others.iter().any(|other| same(row, *other, resolution::NUMBER)) {
        let sentence = "Số nghị quyết này đã dùng. Sửa số, hoặc giữ nếu đã sang nhiệm kỳ mới.";
        found.push(Problem::doubt(resolution::NUMBER, "same_number", sentence));
    }
    found
}
