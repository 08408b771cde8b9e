//! A study round, in the same order as a meeting: what, when and where, who spoke, the counts, the documents.

use super::{day, joined, line};
use crate::AppSession;
use crate::acts::{rounds, totals};
use crate::messages::national_app::{AppSheet, AppSheetLine};
use crate::messages::rounds::Round;
use crate::messages::totals::{OfRound, Totals};
use crate::messages::{CallError, Which};
use domain::figures::{number, percent_or_dash};

/// The figures are the final ones, if they were closed.
pub(super) fn sheet(app: &AppSession, request: Which) -> Result<AppSheet, CallError> {
    let of = OfRound { round: request.id.clone(), as_of: None, final_cut: true };
    let (round, totals) = (rounds::get(app, request)?, totals::round(app, of)?);
    let held: Vec<_> = round.sessions.iter().filter(|session| session.date <= totals.as_of).collect();
    let days: Vec<String> = held.iter().map(|session| format!("{} {}", session.time, day(&session.date))).collect();
    let each = |of: fn(&crate::messages::sessions::Session) -> &str| joined(held.iter().map(|session| of(session)));
    let forms: Vec<&str> = held.iter().map(|session| session.form.vietnamese()).collect();
    let mut lines = vec![
        line("Loại sinh hoạt", "Kind of meeting", "Học tập, quán triệt"),
        line("Nội dung", "Content", round.title.clone()),
        line("Văn bản", "Documents", round.document_labels.join("; ")),
        line("Thời gian", "Time", joined(days.iter().map(|day| day.trim()))),
        line("Địa điểm", "Place", each(|session| &session.place)),
        line("Hình thức", "Form", joined(forms)),
        line("Chủ trì", "Chair", each(|session| &session.chair)),
        line("Báo cáo viên", "Speaker", each(|session| &session.speaker_names)),
    ];
    lines.extend(studied(&totals));
    lines.extend(essays(&totals));
    lines.push(line("Báo cáo kết quả", "Report", report(&round)));
    Ok(AppSheet { title: round.title.clone(), provisional: provisional(&totals), lines })
}

fn studied(totals: &Totals) -> Vec<AppSheetLine> {
    // While nobody is marked, 0 would be a figure that nobody counted.
    let is_marked = totals.present + totals.with_reason + totals.without > 0;
    let count = |figure: u32| if is_marked { number(figure.into()) } else { String::new() };
    let due = if totals.sessions == 0 { String::new() } else { number(totals.due.into()) };
    vec![
        line("Số phải học", "Due", due),
        line("Có mặt", "Present", count(totals.present)),
        line("Vắng có lý do", "Absent with reason", count(totals.with_reason)),
        line("Vắng không lý do", "Absent without reason", count(totals.without)),
        line("Đã học bổ sung", "Made up", count(totals.made_up)),
        line("Đã học, gồm cả học bổ sung", "Studied, make-ups included", count(totals.studied)),
        line("Tỷ lệ đã học", "Share who studied", percent_or_dash(totals.studied_share)),
    ]
}

fn essays(totals: &Totals) -> Vec<AppSheetLine> {
    if totals.essays_due == 0 && totals.essays_received == 0 {
        return Vec::new();
    }
    let grades = &totals.grades;
    let mut lines = vec![
        line("Phải viết bài thu hoạch", "Essays due", number(totals.essays_due.into())),
        line("Đã nộp", "Essays received", number(totals.essays_received.into())),
    ];
    for (vietnamese, english, count, share) in [
        ("Bài đánh giá tốt", "Graded good", grades.good, grades.good_share),
        ("Bài đánh giá khá", "Graded fair", grades.fair, grades.fair_share),
        ("Bài đánh giá trung bình", "Graded average", grades.average, grades.average_share),
    ] {
        if let Some(share) = share {
            lines.push(line(
                vietnamese,
                english,
                format!("{} ({})", number(count.into()), percent_or_dash(Some(share))),
            ));
        }
    }
    lines
}

fn report(round: &Round) -> String {
    let Some(number) = round.report_number else { return String::new() };
    let dated = day(&round.report_dated);
    let dated = if dated.is_empty() { dated } else { format!(", ngày {dated}") };
    format!("Số {number:02}-BC/CB{dated}")
}

fn provisional(totals: &Totals) -> String {
    match &totals.finalised {
        Some(_) if totals.late > 0 => format!("Số liệu đã chốt; {} thay đổi ghi sau khi chốt chưa tính.", totals.late),
        Some(_) => String::new(),
        None => "Số liệu tạm tính, chưa chốt.".to_owned(),
    }
}
