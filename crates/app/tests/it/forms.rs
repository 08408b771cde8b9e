//! Forms of new records: sent twice, after a double press or an answer that was lost, they make one record.

use crate::scene::Cell;
use serde_json::{Value, json};

const NEW_ID: &str = "0123456789abcdef0123456789abcdef";

/// Sends a form twice, the second time with one field changed; both answers name the record of the form's own id.
fn sent_twice(cell: &Cell, call: &str, request: Value, corrected: Value) {
    let mut first = request;
    first["new_id"] = json!(NEW_ID);
    let mut second = first.clone();
    second.as_object_mut().unwrap().extend(corrected.as_object().unwrap().clone());
    assert_eq!(cell.id(call, first.clone()), NEW_ID);
    assert_eq!(cell.id(call, first), NEW_ID);
    assert_eq!(cell.id(call, second), NEW_ID);
}

#[test]
fn a_member_is_entered_once() {
    let cell = Cell::new();
    let born = json!({ "name": "Lò Thị Xuân", "born": "1980" });
    sent_twice(&cell, "members.save", born, json!({ "born": "1981" }));
    let list = cell.call("members.list", json!({}));
    assert_eq!(list["members"].as_array().unwrap().len(), 1);
    assert_eq!(list["members"][0]["born"], "1981");
}

#[test]
fn a_document_is_entered_once_and_is_not_refused_as_its_own_double() {
    let cell = Cell::new();
    let document = json!({ "number": "57-NQ/TW", "issuer": "Bộ Chính trị", "date": "2024-12-22" });
    sent_twice(&cell, "documents.save", document, json!({ "summary": "Đột phá phát triển khoa học" }));
    let list = cell.call("documents.list", json!({}));
    assert_eq!(list["documents"].as_array().unwrap().len(), 1);
    assert_eq!(list["documents"][0]["summary"], "Đột phá phát triển khoa học");
}

#[test]
fn a_round_and_its_session_are_opened_once() {
    let cell = Cell::new();
    let round = json!({ "title": "Đợt học", "from": "2026-11-02", "to": "2026-11-30" });
    sent_twice(&cell, "rounds.save", round, json!({ "to": "2026-12-05" }));
    assert_eq!(cell.call("rounds.list", json!({}))["rounds"].as_array().unwrap().len(), 1);
    let session = json!({ "round": NEW_ID, "date": "2026-11-12" });
    sent_twice(&cell, "sessions.save", session, json!({ "place": "Nhà văn hóa bản" }));
    let sessions = cell.call("rounds.get", json!({ "id": NEW_ID }))["sessions"].clone();
    assert_eq!(sessions.as_array().unwrap().len(), 1);
    assert_eq!(sessions[0]["place"], "Nhà văn hóa bản");
}

#[test]
fn a_row_of_a_register_is_written_once_and_stays_in_the_bin() {
    let cell = Cell::new();
    let values = json!({ "place": "Nhà văn hóa", "kind": "wired" });
    let moved = json!({ "place": "Trường học", "kind": "wired" });
    let row = json!({ "register": "loudspeaker", "values": values });
    sent_twice(&cell, "register.save", row.clone(), json!({ "values": moved }));
    let list = cell.call("register.list", json!({ "register": "loudspeaker" }));
    assert_eq!(list["all"], 1);
    assert_eq!(list["rows"][0]["values"]["place"], "Trường học");
    cell.call("register.delete", json!({ "register": "loudspeaker", "id": NEW_ID }));
    let again = json!({ "register": "loudspeaker", "new_id": NEW_ID, "values": row["values"] });
    assert_eq!(cell.refused("register.save", again).code, "not_found");
}
