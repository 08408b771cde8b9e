//! A few rows in each register, about as many as a cell writes in a month.

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
    for (place, kind, broken) in
        [("Nhà văn hóa bản", "wireless", None), ("Đầu bản, cạnh suối", "wired", Some(before(20)))]
    {
        let values = json!({ "place": place, "kind": kind, "working_since": "2023-05-02", "broken_since": broken });
        cell.call("register.save", json!({ "register": "loudspeaker", "values": values }))?;
    }
    Ok(())
}
