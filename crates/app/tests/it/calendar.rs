//! The calendar: sessions, deadlines of rounds, and what the registers say is due.

use crate::lists::session;
use crate::scene::Cell;
use chrono::{Datelike, Days, Local, NaiveDate};
use serde_json::{Value, json};

fn today() -> NaiveDate {
    Local::now().date_naive()
}

fn in_days(days: u64) -> String {
    (today() + Days::new(days)).to_string()
}

fn ago(days: u64) -> String {
    (today() - Days::new(days)).to_string()
}

fn task(cell: &Cell, what: &str, deadline: &str) -> String {
    let values = json!({ "what": what, "deadline": deadline, "progress": "ongoing" });
    cell.id("register.save", json!({ "register": "assigned_task", "values": values }))
}

fn due(cell: &Cell) -> Vec<(String, bool)> {
    let due = cell.call("home.summary", json!({}))["due"].as_array().unwrap().clone();
    due.iter().map(|entry| (entry["title"].as_str().unwrap().to_owned(), entry["late"] == true)).collect()
}

#[test]
fn home_lists_what_is_late_or_due_within_two_weeks_until_it_is_done() {
    let cell = Cell::new();
    let late = task(&cell, "Nộp báo cáo", &ago(3));
    task(&cell, "Dọn kênh", &in_days(14));
    task(&cell, "Làm nhà văn hóa", &in_days(15));
    assert_eq!(due(&cell), [("Nộp báo cáo".to_owned(), true), ("Dọn kênh".to_owned(), false)]);
    let done = json!({ "progress": "done", "finished": ago(0) });
    cell.call("register.save", json!({ "register": "assigned_task", "id": late, "values": done }));
    assert_eq!(due(&cell), [("Dọn kênh".to_owned(), false)]);
    let overview = cell.call("register.overview", json!({}));
    let tasks =
        overview["registers"].as_array().unwrap().iter().find(|count| count["register"] == "assigned_task").unwrap();
    assert_eq!((&tasks["rows"], &tasks["late"]), (&json!(3), &json!(0)));
}

#[test]
fn a_date_that_is_sealed_is_due_as_well() {
    let cell = Cell::new();
    let member = cell.member("Lò Văn Đức");
    let values = json!({
        "begun": ago(30), "kind": "supervision", "what": "Thực hiện cam kết", "member": member, "right_by": ago(1),
        "steps": ["decided", "concluded"],
    });
    let id = cell.id("register.save", json!({ "register": "inspection", "values": values }));
    let row = cell.call("register.get", json!({ "register": "inspection", "id": id }));
    assert_eq!(row["shown"]["member"], "Lò Văn Đức (1970)");
    assert_eq!(row["values"]["steps"], json!(["decided", "concluded"]));
    assert_eq!(due(&cell).len(), 1);
    let put_right = json!({ "register": "inspection", "id": id, "values": { "put_right": ago(0) } });
    cell.call("register.save", put_right);
    assert_eq!(due(&cell), []);
}

#[test]
fn the_year_shows_sessions_and_deadlines_until_they_are_in_the_bin() {
    let cell = Cell::new();
    let round = cell.id("rounds.save", json!({ "title": "Đợt một", "deadline": in_days(5) }));
    let held = session(&cell, &round, &in_days(2));
    task(&cell, "Dọn kênh", &in_days(9));
    let year = |year: i32| cell.call("calendar.year", json!({ "year": year }))["days"].as_array().unwrap().clone();
    let both = || [year(today().year()), year(today().year() + 1)].concat();
    let words: Vec<Value> = both().iter().map(|entry| entry["vietnamese"].clone()).collect();
    assert_eq!(words, ["Buổi học", "Hạn báo cáo", "Nhiệm vụ – thời hạn"]);
    assert_eq!((&both()[0]["id"], &both()[0]["round"]), (&json!(held), &json!(round)));
    assert_eq!(year(today().year() + 2), Vec::<Value>::new());
    cell.call("rounds.delete", json!({ "id": round }));
    assert_eq!(both().len(), 1, "the sessions of a deleted round are gone with it");
}

#[test]
fn the_calendar_file_holds_days_and_kinds_and_no_names_or_texts() {
    let cell = Cell::new();
    task(&cell, "Gặp gia đình Lò Văn Đức", &in_days(0));
    let wrong = json!({ "year": today().year(), "path": cell.folder.path().join("lich.txt") });
    assert_eq!(cell.refused("calendar.save", wrong).code, "wrong_ending");
    let out = cell.folder.path().join("lich.ics");
    let written = cell.call("calendar.save", json!({ "year": today().year(), "path": out }));
    let text = std::fs::read_to_string(written["path"].as_str().unwrap()).unwrap();
    assert!(
        text.contains("SUMMARY:Nhiệm vụ – thời hạn") && text.contains(&today().format("%Y%m%d").to_string()),
        "{text}"
    );
    assert!(!text.contains("Lò Văn") && !text.contains("Gặp"), "{text}");
    let uids = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    task(&cell, "Việc trước", &today().with_ordinal(1).unwrap().to_string());
    let inspection = json!({ "begun": ago(2), "kind": "inspection", "what": "Đảng phí", "right_by": in_days(0) });
    cell.call("register.save", json!({ "register": "inspection", "values": inspection }));
    let out = cell.folder.path().join("lich-moi.ics");
    let written = cell.call("calendar.save", json!({ "year": today().year(), "path": out }));
    let later = std::fs::read_to_string(written["path"].as_str().unwrap()).unwrap();
    assert_eq!(uids(&later).len(), 2, "a date that only the cell can read is not in the file");
    assert!(uids(&later).contains(&uids(&text)[0]), "an event keeps its name when another is added before it");
}
