//! The notice of a meeting.

use super::Meeting;
use crate::AppSession;
use crate::acts::meetings::{agenda_rows, papers_out_by};
use crate::acts::papers::signature;
use crate::messages::CallError;
use domain::catalogue::{Fields, agenda_item, meeting};
use domain::dates;
use journal::Value;
use papers::{MeetingNotice, NoticeItem};

pub(super) fn notice(app: &AppSession, of: &Meeting<'_>) -> Result<MeetingNotice, CallError> {
    let number = of.opened.value(meeting::NOTICE_NUMBER).and_then(Value::as_count);
    let date = of.opened.value(meeting::NOTICE_DATE).and_then(Value::as_day).unwrap_or_else(|| app.today());
    let items = agenda_rows(of.book, of.row.id)?;
    let item = |row: &dyn Fields| NoticeItem {
        text: row.text(agenda_item::TEXT).to_owned(),
        who: of.member(row, agenda_item::WHO),
        papers: row.text(agenda_item::PAPERS).to_owned(),
    };
    let by = papers_out_by(of.day)?.map(dates::vietnamese);
    Ok(MeetingNotice {
        head: of.head(number, "TB/CB", date)?,
        summary: of.summary(),
        time: of.begun(),
        place: of.text(meeting::PLACE).to_owned(),
        chair: of.member(&of.opened, meeting::CHAIR),
        secretary: of.member(&of.opened, meeting::SECRETARY),
        topic: of.text(meeting::TOPIC).to_owned(),
        items: items.iter().map(|row| item(row)).collect(),
        papers_by: by.map(|by| format!("Tài liệu gửi đến đảng viên chậm nhất ngày {by}.")).unwrap_or_default(),
        recipients: ["Ban chi ủy", "Các đồng chí đảng viên"].map(str::to_owned).to_vec(),
        archive: "Lưu Chi bộ".to_owned(),
        signature: signature(of.book)?,
    })
}
