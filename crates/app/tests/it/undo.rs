//! Undo, the bin, and the history of who did what.

use crate::lists::{member, members, round, session};
use crate::scene::Cell;
use serde_json::{Value, json};

fn history(cell: &Cell, id: &str) -> Vec<Value> {
    cell.call("undo.history", json!({ "id": id }))["entries"].as_array().unwrap().clone()
}

fn history_words(cell: &Cell, id: &str) -> Vec<String> {
    history(cell, id).iter().map(|entry| entry["what"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_is_deleted_lies_in_the_bin_and_comes_back_whole() {
    let cell = Cell::new();
    let id = cell.id("members.save", json!({ "name": "Lò Văn Đức", "born": "1990-02-01", "note": "Đi làm xa" }));
    let before = members(&cell);
    cell.call("members.delete", json!({ "id": id }));
    assert!(members(&cell).is_empty());
    assert_eq!(cell.refused("members.save", json!({ "id": id, "duty": "Bí thư" })).code, "not_found");
    let bin = cell.call("undo.bin", json!({}));
    let item = &bin["items"][0];
    assert_eq!(
        [&item["thing"], &item["label"], &item["by"], &item["id"]],
        ["member", "Lò Văn Đức (1990)", "Lò Thị Mẫu", id.as_str()]
    );
    cell.call("undo.restore", json!({ "id": id }));
    assert_eq!(members(&cell), before);
    assert_eq!(cell.call("undo.bin", json!({}))["items"], json!([]));
    assert_eq!(history_words(&cell, &id)[..2], ["Khôi phục từ thùng rác", "Xóa, đưa vào thùng rác"]);
}

#[test]
fn a_deletion_can_name_the_rounds_that_it_touches() {
    let cell = Cell::new();
    let person = member(&cell, "Lò Văn Đức", "1990");
    let other = member(&cell, "Lò Văn An", "1991");
    let round = round(&cell, "2026-03-01");
    let session = session(&cell, &round, "2026-03-12");
    cell.mark(&session, &person, "present");
    cell.call("rounds.finalise", json!({ "id": round, "although_unmarked": true }));
    let document = cell.call("documents.list", json!({}))["documents"][0]["id"].as_str().unwrap().to_owned();
    let reached = |id: &str| cell.call("undo.reach", json!({ "id": id }))["rounds"].clone();
    for id in [&document, &session, &person] {
        let rounds = reached(id);
        assert_eq!((&rounds[0]["id"], &rounds[0]["state"]), (&json!(round), &json!("finalised")), "{id}");
    }
    assert_eq!(reached(&other), json!([]), "nobody has marked this member");
}

#[test]
fn the_bin_counts_as_the_exchange_does() {
    let cell = Cell::new();
    for name in ["Lò Văn An", "Lò Văn Bình", "Lò Văn Đức"] {
        cell.call("members.delete", json!({ "id": member(&cell, name, "1990") }));
    }
    let things = cell.call("undo.bin", json!({}))["things"].clone();
    assert_eq!(things.as_array().unwrap().len(), 1);
    assert_eq!((&things[0]["thing"], &things[0]["count"]), (&json!("member"), &json!(3)));
}

#[test]
fn a_session_comes_back_with_its_round() {
    let cell = Cell::new();
    let round = round(&cell, "2026-03-01");
    let session = session(&cell, &round, "2026-03-12");
    cell.call("sessions.delete", json!({ "id": session }));
    cell.call("rounds.delete", json!({ "id": round }));
    let bin = cell.call("undo.bin", json!({}));
    let labels: Vec<&str> =
        bin["items"].as_array().unwrap().iter().map(|item| item["label"].as_str().unwrap()).collect();
    assert_eq!(labels.len(), 2);
    assert!(labels[1].starts_with("Buổi 12/03/2026 19:30 – "), "{labels:?}");
    cell.call("undo.restore", json!({ "id": session }));
    assert_eq!(cell.call("rounds.get", json!({ "id": round }))["sessions"][0]["id"], session);
}

#[test]
fn an_act_is_taken_back_once_and_never_over_somebody_elses_word() {
    let cell = Cell::new();
    let id = member(&cell, "Lò Văn Đức", "1990");
    let first = cell.call("members.save", json!({ "id": id, "duty": "Chi ủy viên" }))["undo"].clone();
    let second = cell.call("members.save", json!({ "id": id, "duty": "Phó Bí thư" }))["undo"].clone();
    assert_eq!(cell.refused("undo.act", json!({ "act": first })).code, "undone_since");
    let undone = cell.call("undo.act", json!({ "act": second }));
    assert_eq!(undone["id"], id);
    assert_eq!(members(&cell)[0]["duty"], "Chi ủy viên");
    assert_eq!(cell.refused("undo.act", json!({ "act": second })).code, "undone_since");
    cell.call("undo.act", json!({ "act": undone["undo"] }));
    assert_eq!(members(&cell)[0]["duty"], "Phó Bí thư", "taking back is itself taken back");
    assert_eq!(cell.refused("undo.act", json!({ "act": "1-2-3" })).code, "bad_act");
}

#[test]
fn history_says_who_did_what_in_words() {
    let cell = Cell::new();
    let id = cell.id("members.save", json!({ "name": "Lo Văn Đức", "born": "1/2/1990", "note": "cũ" }));
    cell.call("members.save", json!({ "id": id, "name": "Lò Văn Đức", "note": "" }));
    cell.call(
        "members.change_standing",
        json!({ "id": id, "standing": "exempt", "since": "2026-03-01", "until": "2026-04-01" }),
    );
    assert_eq!(
        history_words(&cell, &id),
        [
            "Miễn công tác và sinh hoạt đảng: từ 01/03/2026 đến 01/04/2026",
            "Họ và tên: Lo Văn Đức → Lò Văn Đức; Ghi chú: cũ → (để trống)",
            "Họ và tên: Lo Văn Đức; Ngày sinh: 01/02/1990; Ghi chú: cũ",
        ]
    );
    let entries = history(&cell, &id);
    assert!(entries.iter().all(|entry| entry["by"] == "Lò Thị Mẫu"));
    cell.call("undo.act", json!({ "act": entries[0]["undo"] }));
    assert_eq!(members(&cell)[0]["standing"], "active");
}

#[test]
fn a_member_of_an_imported_list_offers_no_undo_of_the_whole_list() {
    let cell = Cell::new();
    cell.call("members.import_commit", json!({ "path": crate::lists::roster("roster-clean.xlsx") }));
    let id = members(&cell)[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(history(&cell, &id)[0]["undo"], Value::Null);
}

#[test]
fn a_sheets_history_names_people_and_tells_a_bulk_act_as_one() {
    let cell = Cell::new();
    let people: Vec<String> = ["An", "Bình", "Cúc", "Dũng", "Đào"].map(|name| member(&cell, name, "1980")).to_vec();
    let round = round(&cell, "2026-03-01");
    let session = session(&cell, &round, "2026-03-12");
    cell.call("roll_call.mark", json!({ "session": session, "member": people[0], "mark": "absent_far_away" }));
    cell.call("roll_call.mark_rest_present", json!({ "id": session }));
    cell.call(
        "make_ups.save",
        json!({ "session": session, "member": people[0], "on": "2026-03-20", "at_unit": "Đảng ủy xã Bình Lư" }),
    );
    let words = history_words(&cell, &session);
    assert_eq!(words[0], "An (1980): Đã học bổ sung: ngày 20/03/2026, tại Đảng ủy xã Bình Lư");
    assert_eq!(words[1], "4 người: Có mặt (đánh dấu hàng loạt)");
    assert_eq!(words[2], "An (1980): Vắng có lý do: đi làm ăn xa");
}

#[test]
fn an_essays_words_are_never_in_its_history() {
    let cell = Cell::new();
    let member = member(&cell, "Lò Văn Đức", "1990");
    let round = round(&cell, "2026-03-01");
    session(&cell, &round, "2026-03-12");
    let parts = json!({ "awareness": "Điều riêng tư", "self_review": "", "proposals": "" });
    cell.call("essays.draft", json!({ "round": round, "member": member, "parts": parts }));
    cell.call("essays.keep_version", json!({ "round": round, "member": member }));
    let id = cell.call("search.find", json!({ "text": "Điều riêng tư" }))["hits"][0]["id"].as_str().unwrap().to_owned();
    let words = history_words(&cell, &id).join("\n");
    assert!(words.contains("Lưu một bản") && !words.contains("riêng tư"), "{words}");
}
