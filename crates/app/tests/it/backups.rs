//! Backups: the list, the reminder, and the copy that a stick with an earlier one gets by itself.

use crate::lists::member;
use crate::scene::{Cell, PASSPHRASE};
use app::acts::backup::Watch;
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

fn backups(cell: &Cell) -> Value {
    cell.call("backup.list", json!({}))
}

fn back_up(cell: &Cell, to: &Path) {
    cell.call("backup.make", json!({ "to": to }));
}

fn files(folder: &Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

#[test]
fn the_backups_of_this_laptop_are_listed_with_whether_they_are_there() {
    let (cell, stick) = (Cell::new(), TempDir::new().unwrap());
    assert_eq!((&backups(&cell)["made"], &backups(&cell)["last_at"]), (&json!([]), &Value::Null));
    back_up(&cell, stick.path());
    let listed = backups(&cell);
    assert_eq!((&listed["made"][0]["present"], &listed["made"][0]["automatic"]), (&json!(true), &json!(false)));
    assert_eq!(listed["last_at"], listed["made"][0]["at"]);
    assert_eq!(cell.call("home.summary", json!({}))["last_backup_at"], listed["last_at"]);
    std::fs::remove_file(listed["made"][0]["path"].as_str().unwrap()).unwrap();
    assert_eq!(backups(&cell)["made"][0]["present"], false);
}

#[test]
fn a_stick_with_an_earlier_backup_gets_a_new_one_once_when_it_appears() {
    let (cell, stick) = (Cell::new(), TempDir::new().unwrap());
    let (folder, mut watch) = ([stick.path().to_owned()], Watch::default());
    assert!(watch.look_at(&cell.app_session, &folder).is_empty(), "a stick without one is left alone");
    back_up(&cell, stick.path());
    member(&cell, "Lò Văn Đức", "1990");
    assert!(watch.look_at(&cell.app_session, &folder).is_empty(), "it has not been pulled out since");
    watch.look_at(&cell.app_session, &[]);
    assert_eq!(watch.look_at(&cell.app_session, &folder).len(), 1);
    assert_eq!((files(stick.path()), &backups(&cell)["made"][0]["automatic"]), (2, &json!(true)));
    watch.look_at(&cell.app_session, &[]);
    assert!(watch.look_at(&cell.app_session, &folder).is_empty(), "nothing was recorded since");
}

#[test]
fn no_copy_is_written_for_another_book_a_locked_one_or_against_the_setting() {
    let (cell, other, stick) = (Cell::new(), Cell::new(), TempDir::new().unwrap());
    let folder = [stick.path().to_owned()];
    back_up(&other, stick.path());
    assert!(Watch::default().look_at(&cell.app_session, &folder).is_empty(), "the stick of another cell");
    member(&other, "Lò Văn Đức", "1990");
    other.call("backup.set", json!({ "remind_after_days": 30, "to_sticks": false }));
    assert!(Watch::default().look_at(&other.app_session, &folder).is_empty());
    other.call("backup.set", json!({ "remind_after_days": 30, "to_sticks": true }));
    let who = other.call("people.list", json!({}))["people"][0]["id"].clone();
    other.call("profile.lock", json!({}));
    let mut watch = Watch::default();
    assert!(watch.look_at(&other.app_session, &folder).is_empty());
    other.call("profile.unlock", json!({ "person": who, "passphrase": PASSPHRASE }));
    assert_eq!(watch.look_at(&other.app_session, &folder).len(), 1, "once the book is open");
}

#[test]
fn a_reminder_comes_after_the_days_that_were_set_or_after_much_work() {
    let (cell, stick) = (Cell::new(), TempDir::new().unwrap());
    let due = || {
        let tasks = cell.call("home.summary", json!({}))["tasks"].as_array().unwrap().clone();
        let kind = |task: &Value| task["kind"].as_str().unwrap().to_owned();
        tasks.iter().map(kind).find(|kind| kind.ends_with("not_backed_up"))
    };
    back_up(&cell, stick.path());
    let aged = cell.app_session.now_ms() - 20 * 24 * 60 * 60 * 1000;
    let age =
        |book: &mut store::Book| Ok(store::settings::put(book.connection(), "last_backup_ms", &aged.to_string())?);
    member(&cell, "Lò Văn Đức", "1990");
    cell.app_session.with_book(age).unwrap();
    assert_eq!(due().as_deref(), Some("not_backed_up"));
    cell.call("backup.set", json!({ "remind_after_days": 30, "to_sticks": true }));
    assert_eq!(due(), None);
    assert_eq!(cell.refused("backup.set", json!({ "remind_after_days": 3650, "to_sticks": true })).code, "bad_days");
    cell.members(500);
    assert_eq!(due().as_deref(), Some("much_not_backed_up"));
}

#[test]
fn copies_that_the_program_wrote_by_itself_do_not_pile_up_and_nothing_else_is_removed() {
    let (cell, other, stick) = (Cell::new(), Cell::new(), TempDir::new().unwrap());
    let folder = [stick.path().to_owned()];
    back_up(&cell, stick.path());
    back_up(&other, stick.path());
    std::fs::write(stick.path().join("ghi-chu.txt"), "của người khác").unwrap();
    let before: Vec<_> = names(stick.path());
    let mut watch = Watch::default();
    for number in 0..7 {
        member(&cell, &format!("Lò Văn {number}"), "1990");
        watch.look_at(&cell.app_session, &[]);
        assert_eq!(watch.look_at(&cell.app_session, &folder).len(), 1);
    }
    assert_eq!(backups(&cell)["kept_on_sticks"], 5);
    let made = backups(&cell)["made"].as_array().unwrap().clone();
    let automatic = made.iter().filter(|made| made["automatic"] == true);
    let present: Vec<bool> = automatic.map(|made| made["present"] == true).collect();
    assert!(present[..5].iter().all(|present| *present), "the latest stay: {made:?}");
    assert!(present[5..].iter().all(|present| !*present), "the oldest went first: {made:?}");
    let after = names(stick.path());
    assert!(before.iter().all(|name| after.contains(name)), "{before:?} of {after:?}");
    assert_eq!(after.len(), before.len() + 5);
}

#[test]
fn a_file_of_somebody_else_in_the_place_of_a_copy_is_left_alone() {
    let (cell, other, stick) = (Cell::new(), Cell::new(), TempDir::new().unwrap());
    let (folder, mut watch) = ([stick.path().to_owned()], Watch::default());
    back_up(&cell, stick.path());
    let mut replaced = None;
    for number in 0..7 {
        member(&cell, &format!("Lò Văn {number}"), "1990");
        watch.look_at(&cell.app_session, &[]);
        watch.look_at(&cell.app_session, &folder);
        if number == 0 {
            let path = backups(&cell)["made"][0]["path"].as_str().unwrap().to_owned();
            let elsewhere = TempDir::new().unwrap();
            back_up(&other, elsewhere.path());
            std::fs::copy(elsewhere.path().join(&names(elsewhere.path())[0]), &path).unwrap();
            replaced = Some(path);
        }
    }
    assert!(Path::new(&replaced.unwrap()).is_file());
}

#[test]
fn a_restored_book_lists_no_backup_of_the_laptop_it_came_from() {
    let (cell, stick) = (Cell::new(), TempDir::new().unwrap());
    back_up(&cell, stick.path());
    back_up(&cell, stick.path());
    let latest = backups(&cell)["made"][0].clone();
    let restored = restored(&latest["path"]);
    let listed = backups(&restored);
    assert_eq!(listed["made"], json!([]));
    assert_eq!(listed["last_at"], latest["at"], "it is as old as the backup it came from");
}

fn restored(from: &Value) -> Cell {
    let folder = TempDir::new().unwrap();
    let cell = Cell { app_session: app::AppSession::new(folder.path()), folder };
    let who = cell.call("backup.restore", json!({ "from": from }))["people"][0]["id"].clone();
    cell.call("profile.unlock", json!({ "person": who, "passphrase": PASSPHRASE }));
    cell
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}
