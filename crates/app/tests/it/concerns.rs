//! Questions and concerns that are sent up: only by a press, without the day, and to be taken back.

use crate::scene::Cell;
use domain::catalogue::concern_sent;
use serde_json::{Value, json};

fn concern(cell: &Cell, more: Value) -> String {
    let mut values =
        json!({ "date": "12/03/2026", "text": "Bao giờ kéo điện?", "tendency": "worries", "state": "forwarded" });
    values.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    cell.id("register.save", json!({ "register": "concern", "values": values, "even_so": true }))
}

fn sent(cell: &Cell) -> Value {
    cell.call("register.list", json!({ "register": "concern_sent" }))["rows"].clone()
}

#[test]
fn what_is_sent_is_a_copy_in_clear_dated_by_the_round_and_not_by_the_day() {
    let cell = Cell::new();
    let round = cell.round(json!({}));
    let id = concern(&cell, json!({ "round": round, "field": "economy" }));
    assert_eq!((sent(&cell), cell.call("concerns.get", json!({ "id": id }))["sent"].clone()), (json!([]), json!(null)));
    let touched = cell.call("concerns.send", json!({ "id": id }));
    let row = &sent(&cell)[0];
    let mut values = row["values"].clone();
    assert_eq!(
        values.as_object_mut().unwrap().remove("concern"),
        Some(json!(id)),
        "the cell sees of which it is a copy"
    );
    assert_eq!(
        values,
        json!({ "round": round, "text": "Bao giờ kéo điện?", "field": "economy", "tendency": "worries", "state": "forwarded" })
    );
    let stored = cell.app_session.with_book(|book| {
        let id = touched["id"].as_str().unwrap().parse().unwrap();
        Ok(store::row(book.connection(), book.own_book(), concern_sent::KIND, id)?)
    });
    let stored = stored.unwrap().unwrap();
    assert_eq!(stored.text(concern_sent::TENDENCY), "worries", "the committee reads it");
    assert!(stored.id_ref(concern_sent::OF).is_none(), "it does not see which entry it is, nor so its day");
    let seen = concern_sent::DESCRIBED.fields.iter().filter(|field| field.is_seen_by_committee());
    assert!(!seen.map(|field| field.column).any(|column| column == "date" || column == "concern"));
}

#[test]
fn without_a_round_nothing_goes_up() {
    let cell = Cell::new();
    let refused = cell.refused("concerns.send", json!({ "id": concern(&cell, json!({})) }));
    assert_eq!(refused.field.as_deref(), Some("round"));
}

#[test]
fn a_members_name_in_the_text_is_asked_about_before_it_goes_up() {
    let cell = Cell::new();
    cell.member("Lò Văn Đức");
    let id = concern(&cell, json!({ "round": cell.round(json!({})), "text": "Anh Lò Văn Đức hỏi về điện" }));
    let refused = cell.refused("concerns.send", json!({ "id": id }));
    assert_eq!(refused.code, "doubtful");
    assert!(refused.message.contains("Lò Văn Đức"));
    assert_eq!(sent(&cell), json!([]));
    cell.call("concerns.send", json!({ "id": id, "even_so": true }));
    assert_eq!(sent(&cell).as_array().unwrap().len(), 1);
}

#[test]
fn a_copy_stays_as_it_was_sent_until_it_is_sent_again_or_taken_back() {
    let cell = Cell::new();
    let id = concern(&cell, json!({ "round": cell.round(json!({})) }));
    let get = || cell.call("concerns.get", json!({ "id": id }))["sent"].clone();
    cell.call("concerns.send", json!({ "id": id }));
    assert_eq!(get()["differs"], false);
    let answer = json!({ "state": "answered", "answer": "Tháng 6" });
    cell.call("register.save", json!({ "register": "concern", "id": id, "values": answer }));
    assert_eq!((&get()["differs"], &get()["copy"]["values"]["state"]), (&json!(true), &json!("forwarded")));
    cell.call("concerns.send", json!({ "id": id }));
    assert_eq!((&get()["differs"], sent(&cell).as_array().unwrap().len()), (&json!(false), 1));
    assert_eq!(sent(&cell)[0]["values"]["answer"], "Tháng 6");
    let touched = cell.call("concerns.take_back", json!({ "id": id }));
    assert_eq!((get(), sent(&cell)), (json!(null), json!([])));
    cell.call("undo.act", json!({ "act": touched["undo"] }));
    assert_eq!(sent(&cell).as_array().unwrap().len(), 1, "undone");
}
