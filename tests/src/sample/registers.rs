//! A few rows in each register, about as many as a cell writes in a month.

use super::{CELLS, State};
use crate::cell::Cell;
use chrono::{Days, NaiveDate};
use serde_json::json;

pub fn write(cell: &Cell, present: usize, today: NaiveDate) -> anyhow::Result<()> {
    let before = |days| (today - Days::new(days)).to_string();
    let entries = [
        (
            before(8),
            "village_meeting",
            "Phổ biến nội dung đợt học đến nhân dân trong bản",
            present * 3,
            json!(["thai", "kinh"]),
        ),
        (before(5), "loudspeaker", "Phát tóm tắt văn bản trên loa truyền thanh", present * 9, json!(["thai"])),
        (before(2), "oral", "Tuyên truyền tại các hộ xa trung tâm", present, json!(["mong"])),
    ];
    for (date, channel, purpose, listeners, languages) in entries {
        let values = json!({
            "date": date, "channel": channel, "purpose": purpose, "organiser": "Chi bộ", "stage": "held", "sessions": 1,
            "listeners": listeners, "languages": languages,
        });
        cell.call("register.save", json!({ "register": "propaganda", "values": values }))?;
    }
    others(cell, today)?;
    for (place, kind, broken) in
        [("Nhà văn hóa bản", "wireless", None), ("Đầu bản, cạnh suối", "wired", Some(before(20)))]
    {
        let values = json!({ "place": place, "kind": kind, "working_since": "2023-05-02", "broken_since": broken });
        cell.call("register.save", json!({ "register": "loudspeaker", "values": values }))?;
    }
    Ok(())
}

/// Somebody of another cell of the sample who made up here.
pub fn guest(cell: &Cell, session: &str) -> anyhow::Result<()> {
    let Some(home) = CELLS.iter().find(|plan| plan.state == State::Final) else { return Ok(()) };
    let values = json!({ "session": session, "name": home.secretary, "born": "1979", "home_unit": home.name });
    cell.call("register.save", json!({ "register": "guest", "values": values }))?;
    Ok(())
}

/// A check of awareness of which some counts may not be shown.
fn awareness(
    cell: &Cell,
    save: &impl Fn(&str, serde_json::Value) -> anyhow::Result<serde_json::Value>,
    date: String,
) -> anyhow::Result<()> {
    let check = json!({
        "date": date, "title": "Nhận thức về chuyển đổi số", "kind": "check", "meeting": "Sinh hoạt chi bộ thường kỳ",
    });
    let id = save("awareness_check", check)?;
    let questions = json!([
        { "form": "single", "text": "Nghị quyết nêu mấy nhóm nhiệm vụ, giải pháp?", "choices": ["Năm", "Bảy", "Chín"] },
        { "form": "several", "text": "Đã nghe phổ biến ở đâu?", "choices": ["Buổi học", "Loa truyền thanh", "Họp bản"] },
    ]);
    cell.call("awareness.set_questions", json!({ "id": id, "questions": questions }))?;
    let answers = json!([{ "counts": ["3", "12", "2"] }, { "counts": ["17", "9", "7"] }]);
    cell.call("awareness.enter_totals", json!({ "id": id, "sheets": "18", "answers": answers }))?;
    cell.call("awareness.set_key", json!({ "id": id, "right": [[1], []] }))?;
    Ok(())
}

/// A programme with a late task and one that is due, a question, a speaker and what was handed out.
fn others(cell: &Cell, today: NaiveDate) -> anyhow::Result<()> {
    let (before, after) = (|days| (today - Days::new(days)).to_string(), |days| (today + Days::new(days)).to_string());
    let save = |register: &str, values: serde_json::Value| -> anyhow::Result<serde_json::Value> {
        Ok(cell.call("register.save", json!({ "register": register, "values": values }))?["id"].clone())
    };
    let programme = save(
        "programme",
        json!({
            "title": "Chương trình hành động thực hiện nghị quyết về chuyển đổi số", "of": "cell", "discussed": before(40),
            "issued": before(35), "interim": after(60), "final": after(200),
        }),
    )?;
    for (what, deadline, progress) in [
        ("Mở lớp hướng dẫn dùng dịch vụ công", before(3), "ongoing"),
        ("Lập tổ công nghệ số cộng đồng của bản", after(10), "ongoing"),
    ] {
        let task = json!({ "what": what, "programme": programme, "start": before(30), "deadline": deadline, "progress": progress });
        save("assigned_task", task)?;
    }
    save(
        "concern",
        json!({ "date": before(6), "text": "Bao giờ có trạm phát sóng ở đầu bản?", "field": "society", "tendency": "asks", "state": "open" }),
    )?;
    awareness(cell, &save, before(6))?;
    let languages = json!(["kinh", "thai"]);
    let speaker = save(
        "registered_speaker",
        json!({ "name": "Lường Văn Mẫu", "level": "base", "strengths": "Chuyển đổi số", "languages": languages }),
    )?;
    save(
        "speaker_assignment",
        json!({ "speaker": speaker, "date": after(7), "topic": "Giới thiệu nghị quyết", "place": "Nhà văn hóa bản", "assigned_by": "cell" }),
    )?;
    save(
        "handout",
        json!({ "date": before(8), "title": "Tài liệu hỏi đáp", "language": "thai", "copies": 30, "given_to": "Các tổ đảng", "signed": true }),
    )?;
    save("meeting_point", json!({ "name": "Nhà văn hóa bản", "equipment": ["screen", "sound"], "seats": 60 }))?;
    Ok(())
}
