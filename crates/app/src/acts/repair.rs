//! Rebuilds a damaged book and reports in plain words what was recovered.

use crate::app_session::{Seat, moment};
use crate::messages::CallError;
use crate::messages::backup::{Repair, Repaired};
use crate::{AppSession, reading};
use chrono::{DateTime, Local};
use std::path::Path;

pub fn repair(app: &AppSession, request: Repair) -> Result<Repaired, CallError> {
    let who = reading::id(&request.person, "person")?;
    let backup = request.backup.as_deref().map(Path::new);
    let mut seat = app.seat();
    let profile = app.take_profile(&mut seat)?;
    let repaired = store::repair(&profile, who, &request.passphrase, backup, app.now_ms());
    *seat = Seat::Locked(profile);
    let repaired = repaired.map_err(|error| match error {
        store::Error::Damaged("book.db") => CallError::at(
            "needs_backup",
            "backup",
            "Tệp sổ hỏng ở chỗ không đọc tiếp được. Tệp vẫn còn nguyên. Chọn một bản sao lưu để dựng lại.",
        ),
        store::Error::Damaged("backup") => CallError::at(
            "damaged_backup",
            "backup",
            "Tệp này không phải bản sao lưu của sổ này, hoặc chép chưa hết. Chọn tệp khác.",
        ),
        other => other.into(),
    })?;
    Ok(Repaired {
        sentences: account(&repaired),
        members: repaired.members,
        sessions: repaired.sessions,
        essays: repaired.essays,
        last_change_at: repaired.last_change_ms.map(moment),
        missing_changes: repaired.missing_changes,
        missing_values: repaired.missing_values,
        kept_in: repaired.kept_in.display().to_string(),
    })
}

fn account(repaired: &store::Repaired) -> Vec<String> {
    let store::Repaired { members, sessions, essays, missing_changes, missing_values, .. } = repaired;
    let last = repaired.last_change_ms.and_then(|ms| DateTime::from_timestamp_millis(ms as i64));
    let last = last.map_or(String::new(), |at| {
        at.with_timezone(&Local).format("; thay đổi sau cùng lúc %H:%M ngày %d/%m/%Y").to_string()
    });
    let mut said =
        vec![format!("Đã dựng lại sổ: {members} đảng viên, {sessions} buổi học, {essays} bài thu hoạch{last}.")];
    match (missing_changes, missing_values) {
        (0, 0) => said.push("Không thiếu thay đổi nào đã lưu.".to_owned()),
        (0, _) => {}
        (changes, _) => said.push(format!(
            "Còn thiếu {changes} thay đổi đã lưu sau đó. Gửi nhận với cấp trên để lấy lại phần đã gửi; phần chưa gửi thì ghi lại."
        )),
    }
    if *missing_values > 0 {
        said.push(format!("Có {missing_values} ô chữ (họ tên, ghi chú…) không đọc lại được; xem và gõ lại."));
    }
    said.push("Tệp hỏng được giữ nguyên trong thư mục của sổ, không xóa.".to_owned());
    said
}
