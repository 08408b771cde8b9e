//! Books of version 1, kept permanently: they can be opened and verified, and their content is unchanged
//! (`tests/fixtures/book`).

use app::{AppSession, call};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const PASSPHRASE: &str = "suối trong đầu bản";
const SHEET: &str = "siêng đậm vun chạy tem trút núi vóc huy hít tóc giỏi luyện";
const CONTENT: &str = "bf5a0e978aa3e74c29fc266b6fc31bc0d41e9a04b8091319043320186ca259d4";

fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/book/v1").join(name)
}

/// A copy of the laptop's folder.
fn laptop() -> TempDir {
    let folder = TempDir::new().unwrap();
    for name in ["book.db", "book.seen", "keys.json"] {
        fs::copy(kept(name), folder.path().join(name)).unwrap();
    }
    folder
}

fn ask(app_session: &AppSession, name: &str, request: Value) -> Value {
    call(app_session, name, request).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn keeper(app_session: &AppSession) -> Value {
    ask(app_session, "profile.status", json!({}))["people"][0]["id"].clone()
}

fn says_what_it_said(app_session: &AppSession) {
    let verified = ask(app_session, "book.verify", json!({}));
    assert_eq!((&verified["sound"], &verified["content_hash"]), (&json!(true), &json!(CONTENT)));
    let round = ask(app_session, "rounds.list", json!({}))["rounds"][0]["id"].clone();
    let totals = ask(app_session, "totals.round", json!({ "round": round }));
    for (figure, value) in
        [("due", 6), ("present", 3), ("with_reason", 3), ("made_up", 1), ("studied", 4), ("essays_received", 1)]
    {
        assert_eq!(totals[figure], json!(value), "{figure}");
    }
    let members = ask(app_session, "members.list", json!({}))["members"].clone();
    let id = |name: &str| members.as_array().unwrap().iter().find(|one| one["name"] == name).unwrap()["id"].clone();
    let handed_in = json!({ "round": round, "member": id("Lò Thị Bà") });
    let essay = ask(app_session, "essays.open", handed_in.clone());
    assert_eq!(essay["parts"]["awareness"], "Hiểu rõ hơn việc giữ rừng đầu nguồn, và việc của từng nhà.");
    assert_eq!(essay["versions"].as_array().unwrap().len(), 2);
    let page = ask(app_session, "attachments.list", handed_in)["pages"][0].clone();
    assert_eq!(page["name"], "trang-1.png");
    ask(app_session, "attachments.open", json!({ "id": page["id"], "small": false }));
    let typing = ask(app_session, "essays.open", json!({ "round": round, "member": id("Lò Văn An") }));
    assert!(typing.to_string().contains("Đang gõ dở"), "{typing}");
    assert_eq!(ask(app_session, "book.rebuild", json!({}))["after"], CONTENT);
}

#[test]
fn a_book_of_version_1_opens_and_says_what_it_said() {
    let folder = laptop();
    let app_session = AppSession::new(folder.path());
    ask(&app_session, "profile.unlock", json!({ "person": keeper(&app_session), "passphrase": PASSPHRASE }));
    says_what_it_said(&app_session);
    ask(&app_session, "members.save", json!({ "name": "Sùng A Chá", "born": "1981" }));
}

#[test]
fn a_backup_of_version_1_is_put_back_and_says_what_it_said() {
    let folder = TempDir::new().unwrap();
    let app_session = AppSession::new(folder.path());
    ask(&app_session, "backup.restore", json!({ "from": kept("sao-luu.sochibo") }));
    ask(&app_session, "profile.unlock", json!({ "person": keeper(&app_session), "passphrase": PASSPHRASE }));
    says_what_it_said(&app_session);
}

#[test]
fn the_sheet_of_version_1_opens_its_book() {
    let folder = laptop();
    let app_session = AppSession::new(folder.path());
    let request = json!({ "person": keeper(&app_session), "words": SHEET, "new_passphrase": "đồi chè sương sớm" });
    ask(&app_session, "profile.recover", request);
    says_what_it_said(&app_session);
}

/// Opening the book upgrades it to the present version; after that its old key file no longer opens it.
#[test]
fn a_book_of_version_1_gets_a_key_that_its_key_file_of_before_does_not_give() {
    let folder = laptop();
    let app_session = AppSession::new(folder.path());
    ask(&app_session, "profile.unlock", json!({ "person": keeper(&app_session), "passphrase": PASSPHRASE }));
    assert_eq!(ask(&app_session, "profile.status", json!({}))["key_renewal_due"], false);
    drop(app_session);
    let databases = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let databases: Vec<String> = databases.filter(|name| name.ends_with(".db")).collect();
    assert_eq!(databases.len(), 1, "{databases:?}");
    assert_ne!(databases[0], "book.db");
    let again = AppSession::new(folder.path());
    ask(&again, "profile.unlock", json!({ "person": keeper(&again), "passphrase": PASSPHRASE }));
    says_what_it_said(&again);
    drop(again);
    // the old key file with the present database
    fs::copy(kept("keys.json"), folder.path().join("keys.json")).unwrap();
    fs::copy(folder.path().join(&databases[0]), folder.path().join("book.db")).unwrap();
    let app_session = AppSession::new(folder.path());
    let refused =
        call(&app_session, "profile.unlock", json!({ "person": keeper(&app_session), "passphrase": PASSPHRASE }))
            .unwrap_err();
    assert_eq!(refused.code, "damaged");
}

/// Neither is reported as damaged: one needs another program, the other was never supported.
#[test]
fn a_book_or_backup_of_another_version_is_left_as_it_is() {
    for (version, code) in [(0, "of_the_trial"), (3, "newer")] {
        let folder = laptop();
        let keys = folder.path().join("keys.json");
        let text = fs::read_to_string(&keys).unwrap();
        fs::write(&keys, text.replace("\"version\": 1", &format!("\"version\": {version}"))).unwrap();
        let refused = call(&AppSession::new(folder.path()), "profile.status", json!({})).unwrap_err();
        assert_eq!(refused.code, code);

        let (from, empty) = (folder.path().join("sao-luu.sochibo"), TempDir::new().unwrap());
        let mut backup = fs::read(kept("sao-luu.sochibo")).unwrap();
        backup[7] = b'0' + version;
        fs::write(&from, backup).unwrap();
        let refused = call(&AppSession::new(empty.path()), "backup.restore", json!({ "from": from })).unwrap_err();
        assert_eq!(refused.code, code);
    }
}
