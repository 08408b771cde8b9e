//! What the superior sends is announced until the person at work has opened it.

use crate::scene::{Cell, PASSPHRASE};
use crate::superior::{join, send_document, send_round};
use serde_json::{Value, json};

fn tasks(cell: &Cell) -> Vec<(String, u64, Value)> {
    let tasks = cell.call("home.summary", json!({}))["tasks"].as_array().unwrap().clone();
    let about = ["round_arrived", "document_arrived", "round_not_followed", "document_without_round"];
    let tasks = tasks.iter().filter(|task| about.contains(&task["kind"].as_str().unwrap()));
    tasks
        .map(|task| (task["kind"].as_str().unwrap().to_owned(), task["count"].as_u64().unwrap(), task["sent"].clone()))
        .collect()
}

fn news(cell: &Cell) -> [usize; 2] {
    let news = cell.call("home.news", json!({}));
    ["rounds", "documents"].map(|of| news[of].as_array().unwrap().len())
}

#[test]
fn a_round_is_new_until_it_was_opened_and_waits_until_it_is_followed() {
    let cell = Cell::new();
    join(&cell);
    let document = send_document(&cell, 21, "01-CT/TW");
    let round = send_round(&cell, 22, "Học tập Chỉ thị 01", &[&document]);
    assert_eq!(news(&cell), [1, 0], "the document is announced with its round");
    assert_eq!(tasks(&cell), [("round_arrived".to_owned(), 1, json!(round))]);
    cell.call("home.opened", json!({ "id": round }));
    assert_eq!(news(&cell), [0, 0]);
    assert_eq!(tasks(&cell), [("round_not_followed".to_owned(), 1, json!(round))]);
    let offered = cell.call("rounds.list", json!({}))["from_superior"][0].clone();
    assert_eq!(offered["document_ids"], json!([document]));
    cell.id("rounds.save", json!({ "parent_round": round }));
    assert_eq!(tasks(&cell), []);
}

#[test]
fn a_document_sent_alone_is_new_until_it_was_opened() {
    let cell = Cell::new();
    join(&cell);
    let first = send_document(&cell, 21, "01-CT/TW");
    send_document(&cell, 23, "02-CT/TW");
    assert_eq!(tasks(&cell), [("document_arrived".to_owned(), 2, json!(null))]);
    cell.call("home.opened", json!({ "id": first }));
    assert_eq!(news(&cell), [0, 1]);
    let kinds: Vec<String> = tasks(&cell).into_iter().map(|(kind, _, _)| kind).collect();
    assert_eq!(kinds, ["document_arrived", "document_without_round"]);
}

#[test]
fn a_document_dropped_from_a_round_is_not_announced_as_a_new_one() {
    let cell = Cell::new();
    join(&cell);
    let [kept, dropped] = [(21, "01-CT/TW"), (23, "02-CT/TW")].map(|(id, number)| send_document(&cell, id, number));
    let round = send_round(&cell, 22, "Học tập hai Chỉ thị", &[&kept, &dropped]);
    assert_eq!(news(&cell), [1, 0]);
    send_round(&cell, 22, "Học tập Chỉ thị 01", &[&kept]);
    assert_eq!(news(&cell), [1, 0], "the corrected round is the only news");
    assert_eq!(tasks(&cell), [("round_arrived".to_owned(), 1, json!(round))]);
    send_document(&cell, 24, "03-CT/TW");
    assert_eq!(news(&cell), [1, 1], "one that never came with a round still is");
}

#[test]
fn each_person_opens_what_was_sent_for_themselves() {
    let mut cell = Cell::new();
    join(&cell);
    let round = send_round(&cell, 22, "Học tập Chỉ thị 01", &[]);
    cell.call("home.opened", json!({ "id": round }));
    cell.reopen();
    assert_eq!(news(&cell), [0, 0], "remembered on this laptop");
    let deputy = json!({ "full_name": "Vàng Thị Dế", "role": "deputy_secretary", "passphrase": PASSPHRASE, "own_passphrase": PASSPHRASE });
    let people = cell.call("people.add", deputy)["people"].clone();
    cell.call("profile.lock", json!({}));
    cell.call("profile.unlock", json!({ "person": people[1]["id"], "passphrase": PASSPHRASE }));
    assert_eq!(news(&cell), [1, 0]);
}
