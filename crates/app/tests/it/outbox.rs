use crate::scene::{Cell, PASSPHRASE};
use serde_json::{Value, json};

fn item(text: &str) -> Value {
    let request = json!({ "round": "r", "member": "m", "parts": { "awareness": text } }).to_string();
    json!({ "record": "essay/r/m/", "field": "draft", "call": "essays.draft", "request": request,
        "about": "essay", "name": "Lò Thị Xuân" })
}

fn unlock(cell: &Cell) {
    let person = cell.call("profile.status", json!({}))["people"][0]["id"].clone();
    cell.call("profile.unlock", json!({ "person": person, "passphrase": PASSPHRASE }));
}

fn waiting(cell: &Cell) -> Vec<String> {
    let waiting = cell.call("outbox.waiting", json!({}));
    assert_eq!(waiting["unread"], 0);
    let said = |one: &Value| -> Value { serde_json::from_str(one["item"]["request"].as_str().unwrap()).unwrap() };
    let items = waiting["items"].as_array().unwrap();
    items.iter().map(|one| said(one)["parts"]["awareness"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_was_sealed_before_and_after_locking_is_offered_after_unlocking_until_it_is_let_go() {
    let mut cell = Cell::new();
    assert_eq!(cell.call("outbox.seal", json!({ "items": [item("trước khi khóa")] }))["kept"], "disk");
    cell.call("profile.lock", json!({}));
    assert_eq!(cell.call("outbox.seal", json!({ "items": [item("sau khi khóa")] }))["kept"], "disk");
    assert_eq!(cell.refused("outbox.waiting", json!({})).code, "locked");
    assert_eq!(cell.refused("outbox.forget", json!({})).code, "locked");
    cell.reopen();
    assert_eq!(waiting(&cell), ["trước khi khóa", "sau khi khóa"]);
    let first = cell.call("outbox.waiting", json!({}))["items"][0].clone();
    assert_eq!((&first["by"], &first["item"]), (&json!("Lò Thị Mẫu"), &item("trước khi khóa")));
    cell.call("outbox.forget", json!({}));
    assert_eq!(waiting(&cell), Vec::<String>::new());
    assert_eq!(cell.call("outbox.seal", json!({}))["kept"], "nothing");
}

#[test]
fn a_book_that_nobody_has_opened_seals_nothing() {
    let mut cell = Cell::new();
    let dir = cell.folder.path().to_owned();
    cell.app_session = app::AppSession::new(std::path::Path::new("/nonexistent"));
    cell.app_session = app::AppSession::new(&dir);
    cell.call("profile.status", json!({}));
    assert_eq!(cell.refused("outbox.seal", json!({ "items": [item("chữ")] })).code, "locked");
    assert_eq!(cell.call("outbox.seal", json!({}))["kept"], "nothing");
}

#[test]
fn what_the_disk_refuses_waits_in_memory_sealed_and_is_put_on_the_disk_later() {
    let cell = Cell::new();
    // A folder with the file's name prevents writing, as a full disk does.
    let path = cell.folder.path().join("outbox.sealed");
    std::fs::create_dir(&path).unwrap();
    assert_eq!(cell.call("outbox.seal", json!({ "items": [item("chưa có chỗ")] }))["kept"], "memory");
    cell.call("profile.lock", json!({}));
    assert_eq!(cell.call("outbox.seal", json!({}))["kept"], "memory");
    assert!(cell.app_session.holds_unkept());
    std::fs::remove_dir(&path).unwrap();
    assert_eq!(cell.call("outbox.seal", json!({}))["kept"], "disk");
    assert!(!cell.app_session.holds_unkept());
    unlock(&cell);
    assert_eq!(waiting(&cell), ["chưa có chỗ"]);
}

#[test]
fn what_waits_in_memory_alone_is_offered_as_well() {
    let cell = Cell::new();
    let path = cell.folder.path().join("outbox.sealed");
    std::fs::create_dir(&path).unwrap();
    cell.call("outbox.seal", json!({ "items": [item("chưa có chỗ")] }));
    cell.call("profile.lock", json!({}));
    unlock(&cell);
    assert_eq!(waiting(&cell), ["chưa có chỗ"]);
}

#[test]
fn no_copy_is_made_of_a_text_with_a_stamp_of_secrecy() {
    let cell = Cell::new();
    let sealed = cell.call("outbox.seal", json!({ "items": [item("TỐI MẬT\nNghị quyết"), item("chữ thường")] }));
    assert_eq!((&sealed["left_out"], &sealed["kept"]), (&json!(1), &json!("disk")));
    assert_eq!(waiting(&cell), ["chữ thường"]);
}
