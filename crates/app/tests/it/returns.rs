//! What the superior returned with a comment: the cell mends it, answers, or waits for it.

use crate::scene::Cell;
use crate::superior::{join, send_return};
use domain::Id;
use domain::catalogue::{propaganda, returned as r};
use journal::Value as Stored;
use serde_json::{Value, json};

fn cell() -> Cell {
    let cell = Cell::new();
    join(&cell);
    cell
}

fn entry(cell: &Cell) -> String {
    let values = json!({
        "date": "12/03/2025", "channel": "oral", "purpose": "Chỉ thị 01", "stage": "held", "listeners": 300, "note": "Đủ",
    });
    cell.id("register.save", json!({ "register": "propaganda", "values": values }))
}

fn of(kind: u16, record: &str, field: u16) -> Vec<(u16, Stored)> {
    vec![
        (r::OF_KIND, Stored::Int(kind.into())),
        (r::OF_RECORD, Stored::id(record.parse().unwrap())),
        (r::OF_FIELD, Stored::Int(field.into())),
    ]
}

fn said(number: i64, comment: &str, by: &str) -> Vec<(u16, Stored)> {
    vec![
        (r::COMMENT, Stored::text(comment)),
        (r::BY, Stored::text(by)),
        (r::OLD, Stored::text("300")),
        (r::NUMBER, Stored::Int(number)),
        (r::AT, Stored::Int(1_741_000_000_000)),
    ]
}

/// Returns the number of listeners.
fn returned(cell: &Cell, record: &str) -> String {
    let target = of(propaganda::KIND, record, propaganda::LISTENERS);
    send_return(cell, 71, &[target, said(1, "Không khớp biên bản", "2025-04-01")].concat())
}

fn one(cell: &Cell) -> Value {
    cell.call("returns.list", json!({}))["returns"][0].clone()
}

fn change(cell: &Cell, record: &str, values: Value) -> Value {
    cell.call("register.save", json!({ "register": "propaganda", "id": record, "values": values }))
}

#[test]
fn home_asks_until_the_field_is_mended_and_taking_the_change_back_asks_again() {
    let cell = cell();
    let record = entry(&cell);
    let task = || {
        let home = cell.call("home.summary", json!({}));
        home["tasks"].as_array().unwrap().iter().find(|task| task["kind"] == "returned").cloned()
    };
    assert_eq!(task(), None);
    returned(&cell, &record);
    let waits = task().unwrap();
    assert_eq!((&waits["count"], &waits["label"]), (&json!(1), &json!("2025-04-01")));
    let shown = one(&cell);
    assert_eq!((&shown["kind"], &shown["field_vietnamese"]), (&json!("propaganda"), &json!("Lượt người nghe")));
    assert_eq!((&shown["present"], &shown["late"], &shown["state"]), (&json!("300"), &json!(true), &json!("returned")));

    change(&cell, &record, json!({ "note": "Sửa ghi chú" }));
    change(&cell, &record, json!({ "listeners": 300 }));
    assert_eq!(one(&cell)["state"], "returned", "another field, or the same value, mends nothing");
    let touched = change(&cell, &record, json!({ "listeners": 30 }));
    assert_eq!(
        (one(&cell)["state"].clone(), one(&cell)["present"].clone(), task()),
        (json!("mended"), json!("30"), None)
    );
    assert!(touched["what"].as_array().unwrap().contains(&json!("returns")), "{touched}");
    cell.call("undo.act", json!({ "act": touched["undo"] }));
    assert_eq!((one(&cell)["state"].clone(), one(&cell)["present"].clone()), (json!("returned"), json!("300")));
}

#[test]
fn an_answer_needs_a_sentence_or_a_change_and_belongs_to_one_comment() {
    let cell = cell();
    let record = entry(&cell);
    let id = returned(&cell, &record);
    let refused = |request: Value| {
        let refused = cell.refused("returns.answer", request);
        (refused.code, refused.field.unwrap_or_default())
    };
    assert_eq!(refused(json!({ "id": id, "answer": " " })), ("required".into(), "answer".into()));
    assert_eq!(refused(json!({ "id": id, "answer": "a".repeat(2_001) })).0, "too_long");
    assert_eq!(refused(json!({ "id": id, "answer": "MẬT\nNội dung" })).0, "classified");
    assert_eq!(refused(json!({ "id": record, "answer": "Có" })).0, "not_found");
    cell.call("returns.answer", json!({ "id": id, "number": 1, "answer": "Đúng như biên bản" }));
    let shown = one(&cell);
    assert_eq!(
        (&shown["state"], &shown["next"], &shown["answer"]),
        (&json!("answered"), &json!("superior"), &json!("Đúng như biên bản"))
    );
    let history = cell.call("undo.history", json!({ "id": id }))["entries"].clone();
    assert!(history.to_string().contains("Chi bộ trả lời: Đúng như biên bản"), "{history}");

    send_return(&cell, 71, &said(2, "Xin xem lại", ""));
    let shown = one(&cell);
    assert_eq!(
        (&shown["state"], &shown["comment"], &shown["answer"]),
        (&json!("returned"), &json!("Xin xem lại"), &json!(""))
    );
    assert_eq!(refused(json!({ "id": id, "number": 1, "answer": "Cũ" })).0, "returned_again");
    change(&cell, &record, json!({ "listeners": 30 }));
    assert_eq!(
        (one(&cell)["state"].clone(), one(&cell)["answer"].clone()),
        (json!("mended"), json!("")),
        "the old sentence is no answer to the new comment"
    );
    send_return(&cell, 71, &[(r::ACCEPTED, Stored::Int(1_741_100_000_000))]);
    assert_eq!(one(&cell)["state"], "accepted");
    assert_eq!(refused(json!({ "id": id, "mended": true })).0, "already_decided");
}

#[test]
fn what_was_returned_and_is_not_on_this_laptop_yet_waits_for_it() {
    let cell = cell();
    let elsewhere = Id([33; 16]).to_string();
    let id = returned(&cell, &elsewhere);
    let shown = one(&cell);
    assert_eq!((&shown["missing"], &shown["title"], &shown["old"]), (&json!(true), &json!(""), &json!("300")));
    assert_eq!(cell.refused("returns.answer", json!({ "id": id, "mended": true })).code, "not_here");
    let target = of(9_999, &elsewhere, 1);
    send_return(&cell, 72, &[target, said(1, "Của bản mới hơn", "")].concat());
    let kinds: Vec<Value> = cell.call("returns.list", json!({}))["returns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["kind"].clone())
        .collect();
    assert_eq!(kinds, [json!("propaganda"), json!("")], "what only a newer program knows is listed, too");
}

#[test]
fn a_whole_record_is_mended_once_somebody_says_so_and_shows_every_field_the_superior_sees() {
    let cell = cell();
    let record = entry(&cell);
    let id = send_return(&cell, 71, &[of(propaganda::KIND, &record, 0), said(1, "Ghi thiếu", "")].concat());
    change(&cell, &record, json!({ "listeners": 30 }));
    let shown = one(&cell);
    assert_eq!(shown["state"], "returned");
    let present = shown["present"].as_str().unwrap();
    assert!(present.contains("Hình thức: Tuyên truyền miệng") && present.contains("Lượt người nghe: 30"), "{present}");
    cell.call("returns.answer", json!({ "id": id, "mended": true }));
    assert_eq!(one(&cell)["state"], "mended");
}

#[test]
fn each_comment_and_each_decision_is_news_until_somebody_has_opened_it() {
    let cell = cell();
    let record = entry(&cell);
    let news = || cell.call("home.news", json!({}))["returns"].as_array().unwrap().len();
    let id = returned(&cell, &record);
    assert_eq!(news(), 1);
    cell.call("home.opened", json!({ "id": id }));
    assert_eq!(news(), 0);
    send_return(&cell, 71, &said(2, "Xin xem lại", ""));
    assert_eq!(news(), 1);
    cell.call("home.opened", json!({ "id": id }));
    cell.call("returns.answer", json!({ "id": id, "answer": "Đúng" }));
    assert_eq!(news(), 0, "the own answer is no news");
    send_return(&cell, 71, &[(r::WITHDRAWN, Stored::text("Nhầm"))]);
    assert_eq!(news(), 1);
    assert_eq!(one(&cell)["withdrawn"], "Nhầm");
}
