//! Every text is checked for a stamp of secrecy before any of it is stored.

use crate::lists::{member, members, round, session};
use crate::scene::Cell;
use serde_json::json;

#[test]
fn no_text_with_a_stamp_is_kept() {
    let cell = Cell::new();
    let (member, round) = (member(&cell, "Nguyễn Thị Mật", "1980"), round(&cell, "2026-03-01"));
    let session = session(&cell, &round, "2026-03-12");
    let parts = |text: &str| json!({ "awareness": text, "self_review": "", "proposals": "" });
    for stamp in ["TUYỆT MẬT", "T U Y E T  M A T", "[ М\u{1EAC}T ]", "Độ mật: Tối mật"] {
        let text = format!("ĐẢNG BỘ XÃ NÀ TĂM\n{stamp}\nKế hoạch");
        for (call, request) in [
            ("essays.draft", json!({ "round": round, "member": member, "parts": parts(&text) })),
            ("rounds.save", json!({ "id": round, "title": stamp })),
            ("rounds.save", json!({ "id": round, "guiding_questions": text })),
            ("sessions.save", json!({ "id": session, "round": round, "place": stamp })),
            ("roll_call.mark", json!({ "session": session, "member": member, "mark": "present", "note": stamp })),
            ("documents.save", json!({ "number": "05-KH/HU", "summary": text })),
            ("documents.save", json!({ "number": "", "name": format!("Kế hoạch ({stamp})") })),
            ("members.save", json!({ "id": member, "note": text })),
        ] {
            assert_eq!(cell.refused(call, request.clone()).code, "classified", "{call} {request}");
        }
    }
    let essay = cell.call("essays.open", json!({ "round": round, "member": member }));
    assert_eq!(essay["parts"]["awareness"], "");
}

#[test]
fn a_sentence_about_secrets_and_a_member_of_that_name_are_kept() {
    let cell = Cell::new();
    let (id, round) = (member(&cell, "Mật", "1980"), round(&cell, "2026-03-01"));
    let text = "Tôi hiểu thế nào là tuyệt mật, tối mật và mật.\nMẬT ONG của bản bán được giá.";
    let parts = json!({ "awareness": text, "self_review": "", "proposals": "" });
    cell.call("essays.draft", json!({ "round": round, "member": id, "parts": parts }));
    cell.call("rounds.save", json!({ "id": round, "title": "Luật Bảo vệ bí mật nhà nước" }));
    cell.call("search.find", json!({ "text": "tuyệt mật" }));
    assert_eq!(members(&cell)[0]["name"], "Mật");
}
