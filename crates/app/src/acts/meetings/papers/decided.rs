//! The resolution of a meeting.

use super::Meeting;
use crate::acts::meetings::{attended, grades, of_meeting, reported};
use crate::acts::papers::{signature, words};
use crate::figures;
use crate::messages::CallError;
use crate::messages::meetings::ReportedTask as Reported;
use chrono::Datelike;
use domain::catalogue::{Fields, Progress, assigned_task, meeting, resolution};
use domain::dates;
use domain::meetings::minutes_between;
use papers::{AssignedTask, MeetingResolution, ReportedTask};

pub(super) fn decided(of: &Meeting<'_>) -> Result<MeetingResolution, CallError> {
    let row = of.resolution()?;
    let text = |field| row.as_ref().map(|row| row.text(field).to_owned()).unwrap_or_default();
    let number = row.as_ref().and_then(|row| row.value(resolution::NUMBER)?.as_count());
    let superior = words::superior_name(of.book)?;
    let recipients = Some(format!("{superior} (báo cáo)")).filter(|_| !superior.is_empty());
    Ok(MeetingResolution {
        head: of.head(number, "NQ/CB", of.day)?,
        summary: of.summary(),
        opening: opening(of)?,
        period: format!("tháng {}", of.day.month()),
        politics: text(resolution::POLITICS),
        work: text(resolution::WORK),
        reported: reported(of.book, &of.row)?.iter().map(line).collect(),
        praise: text(resolution::PRAISE),
        faults: text(resolution::FAULTS),
        directions: text(resolution::DIRECTIONS),
        assigned: assigned(of)?,
        organisation: text(resolution::ORGANISATION),
        quality: quality(of)?,
        vote: of.vote()?,
        recipients: recipients.into_iter().chain(["Các đồng chí đảng viên".to_owned()]).collect(),
        archive: "Lưu Chi bộ".to_owned(),
        signature: signature(of.book)?,
    })
}

fn opening(of: &Meeting<'_>) -> Result<String, CallError> {
    let (figures, _) = attended(of.book, &of.row)?;
    let place = Some(of.text(meeting::PLACE)).filter(|place| !place.is_empty());
    let at = place.map(|place| format!(", tại {place}")).unwrap_or_default();
    let lasted = minutes_between(of.text(meeting::START), of.text(meeting::END));
    let lasted = lasted.map(|minutes| format!(" Thời gian sinh hoạt: {minutes} phút.")).unwrap_or_default();
    let person = |label: &str, field| {
        let name = of.member(&of.opened, field);
        if name.is_empty() { String::new() } else { format!(" {label}: đồng chí {name}.") }
    };
    Ok(format!(
        "{}{at}, {} tổ chức {}. Tổng số đảng viên: {}; miễn sinh hoạt: {}; sinh hoạt tạm thời nơi khác: {}; \
         phải dự: {}; có mặt: {}; vắng có lý do: {}; vắng không lý do: {}.{lasted}{}{}",
        capital(&dates::on_paper(of.day)),
        words::cell_name(of.book)?,
        words::going_on(&of.summary()),
        figures.total.count(),
        figures.exempt.count(),
        figures.away.count(),
        figures.due.count(),
        figures.present.count(),
        figures.with_reason.count(),
        figures.without.count(),
        person("Chủ trì", meeting::CHAIR),
        person("Thư ký", meeting::SECRETARY),
    ))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn line(task: &Reported) -> ReportedTask {
    let said = |word: &str| word.parse().map(Progress::vietnamese).unwrap_or_default();
    let result = [said(&task.after), task.result.as_str()];
    ReportedTask {
        what: task.what.clone(),
        before: said(&task.before).to_owned(),
        result: result.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": "),
    }
}

fn assigned(of: &Meeting<'_>) -> Result<Vec<AssignedTask>, CallError> {
    let mut rows = of_meeting(of.book, (&assigned_task::DESCRIBED, assigned_task::MEETING), of.row.id)?;
    rows.sort_by_key(|row| (row.text(assigned_task::DEADLINE).to_owned(), row.id()));
    let task = |row: &dyn Fields| AssignedTask {
        what: row.text(assigned_task::WHAT).to_owned(),
        lead: of.member(row, assigned_task::LEAD),
        deadline: figures::day(row.text(assigned_task::DEADLINE)).map(dates::vietnamese).unwrap_or_default(),
    };
    Ok(rows.iter().map(|row| task(row)).collect())
}

/// "95/100 điểm, xếp loại Tốt (khung điểm …)."
fn quality(of: &Meeting<'_>) -> Result<String, CallError> {
    let Some(grade) = grades(of.book, of.row.id)?.into_iter().next() else { return Ok(String::new()) };
    let band = grade.grade.map(|band| format!(", xếp loại {band}")).unwrap_or_default();
    Ok(format!("Tự chấm {}/{} điểm{band} ({}).", grade.sum, grade.most, grade.scheme))
}
