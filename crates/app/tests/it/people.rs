//! Access to the book: the passphrase is asked again before somebody gets access, and people are told what a
//! change does not reach.

use crate::scene::{Cell, PASSPHRASE};
use serde_json::{Value, json};

const DEPUTYS: &str = "con suối trong xanh";

fn deputy(own: &str) -> Value {
    json!({ "full_name": "Vàng Thị Dế", "role": "deputy_secretary", "passphrase": DEPUTYS, "own_passphrase": own })
}

fn id_of(cell: &Cell, place: usize) -> Value {
    cell.call("people.list", json!({}))["people"][place]["id"].clone()
}

fn sentences(answer: &Value) -> String {
    answer["said"].as_array().unwrap().iter().map(|sentence| sentence.as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_gives_somebody_the_book_or_shows_its_words_asks_the_passphrase_again() {
    let cell = Cell::new();
    cell.call("people.add", deputy(PASSPHRASE));
    let remove = |own: &str| json!({ "person": id_of(&cell, 1), "own_passphrase": own });
    let own = |own: &str| json!({ "own_passphrase": own });
    for (name, request) in [
        ("profile.recovery_sheet", &own as &dyn Fn(&str) -> Value),
        ("profile.renew_recovery", &own as &dyn Fn(&str) -> Value),
        ("people.add", &deputy as &dyn Fn(&str) -> Value),
        ("people.remove", &remove as &dyn Fn(&str) -> Value),
    ] {
        for (typed, code) in [("", "required"), ("không phải câu này", "wrong_passphrase")] {
            let refused = cell.refused(name, request(typed));
            assert_eq!((refused.code.as_str(), refused.field.as_deref()), (code, Some("own_passphrase")), "{name}");
        }
        // A correct passphrase again: there is no delay after these attempts.
        assert!(cell.call("profile.recovery_sheet", own(PASSPHRASE))["words"].as_array().unwrap().len() > 9);
    }
    assert_eq!(cell.call("people.list", json!({}))["people"].as_array().unwrap().len(), 2);
}

#[test]
fn a_person_is_removed_and_what_an_old_backup_opens_is_said() {
    let cell = Cell::new();
    cell.call("people.add", deputy(PASSPHRASE));
    let removed = cell.call("people.remove", json!({ "person": id_of(&cell, 1), "own_passphrase": PASSPHRASE }));
    assert_eq!(removed["people"].as_array().unwrap().len(), 1);
    assert!(sentences(&removed).contains("Bản sao lưu cũ vẫn mở được bằng mật khẩu của Vàng Thị Dế"), "{removed}");
    let own = json!({ "person": id_of(&cell, 0), "own_passphrase": PASSPHRASE });
    assert_eq!(cell.refused("people.remove", own).code, "yourself");
}

#[test]
fn a_changed_passphrase_or_sheet_says_what_old_copies_still_open() {
    let cell = Cell::new();
    let changed = cell.call("profile.change_passphrase", json!({ "old": PASSPHRASE, "new": DEPUTYS }));
    assert!(sentences(&changed).contains("Bản sao lưu cũ vẫn mở được bằng mật khẩu cũ"), "{changed}");
    let sheet = cell.call("profile.renew_recovery", json!({ "own_passphrase": DEPUTYS }));
    assert!(sentences(&sheet).contains("Bản sao lưu cũ vẫn mở được bằng phiếu cũ"), "{sheet}");
    let refused = cell.refused("profile.change_passphrase", json!({ "old": PASSPHRASE, "new": "một câu khác hẳn" }));
    assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("wrong_passphrase", Some("old")));
}

#[test]
fn a_passphrase_is_tried_by_the_rule_that_refuses_it_when_it_is_set() {
    let cell = Cell::new();
    let refused = |passphrase: &str| {
        let names = ["Lò Thị Mẫu", "Chi bộ bản Nà Hiềng"];
        cell.call("profile.try_passphrase", json!({ "passphrase": passphrase, "names": names }))["refused"].clone()
    };
    for weak in ["ngắn", "password1", "qwertyuiop", "abcdefgh", "matkhau123", "lothimau1990", "Nà Hiềng 2025"] {
        assert!(refused(weak).is_string(), "{weak}");
        let change = cell.refused("profile.change_passphrase", json!({ "old": PASSPHRASE, "new": weak }));
        assert_eq!((change.code.as_str(), change.field.as_deref()), ("weak_passphrase", Some("new")), "{weak}");
    }
    assert!(refused(DEPUTYS).is_null());
}

#[test]
fn after_wrong_passphrases_the_lock_page_is_told_how_long_to_wait() {
    let cell = Cell::new();
    let who = id_of(&cell, 0);
    cell.call("profile.lock", json!({}));
    let wrong = || cell.refused("profile.unlock", json!({ "person": who, "passphrase": "không phải câu này" })).code;
    assert_eq!(
        [wrong(), wrong(), wrong(), wrong()],
        ["wrong_passphrase", "wrong_passphrase", "wrong_passphrase", "wait"]
    );
    let refused = cell.refused("profile.unlock", json!({ "person": who, "passphrase": PASSPHRASE }));
    assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("wait", Some("passphrase")));
    assert!(cell.call("profile.status", json!({}))["passphrase_wait_s"].as_u64().unwrap() >= 1);
}

#[test]
fn a_name_changed_in_the_key_file_is_refused_with_what_to_do() {
    let cell = Cell::new();
    let who = id_of(&cell, 0);
    cell.call("profile.lock", json!({}));
    let keys = cell.folder.path().join("keys.json");
    let text = std::fs::read_to_string(&keys).unwrap();
    std::fs::write(&keys, text.replace("Lò Thị Mẫu", "Lò Thị Khác")).unwrap();
    let refused = cell.refused("profile.unlock", json!({ "person": who, "passphrase": PASSPHRASE }));
    assert_eq!(refused.code, "tampered_keys");
    assert!(refused.message.contains("khôi phục bản sao lưu"), "{refused}");
}
