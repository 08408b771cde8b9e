//! Erasing what is past its period: what goes, what stays, and who may decide.

use crate::scene::{Cell, PASSPHRASE};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A cell whose clock the test sets.
struct Timed {
    cell: Cell,
    now: Arc<AtomicI64>,
}

impl Timed {
    fn at(day: &str) -> Timed {
        let now = Arc::new(AtomicI64::new(ms(day)));
        let told = Arc::clone(&now);
        let clock = move || DateTime::<Utc>::from_timestamp_millis(told.load(Ordering::Relaxed)).unwrap();
        Timed { cell: Cell::with_clock(Box::new(clock)), now }
    }

    fn move_to(&self, day: &str) {
        self.now.store(ms(day), Ordering::Relaxed);
    }

    fn past(&self) -> Value {
        self.cell.call("retention.list", json!({}))
    }

    fn stored(&self, digits: &str) -> bool {
        let count = format!("SELECT count(*) FROM payload WHERE instr(value, CAST('{digits}' AS BLOB)) > 0");
        self.cell
            .app_session
            .with_book(|book| {
                let found: i64 = book.connection().query_row(&count, [], |row| row.get(0)).unwrap();
                Ok::<_, app::messages::CallError>(found > 0)
            })
            .unwrap()
    }
}

fn ms(day: &str) -> i64 {
    format!("{day}T08:00:00Z").parse::<DateTime<Utc>>().unwrap().timestamp_millis()
}

fn task(cell: &Cell, what: &str, deadline: &str) -> String {
    let values = json!({ "what": what, "deadline": deadline, "progress": "ongoing", "evidence": "Biên bản số 12" });
    cell.id("register.save", json!({ "register": "assigned_task", "values": values }))
}

fn form(task: &str) -> String {
    format!("assigned_task/{task}")
}

/// Two tasks of 2014, one of this year, seen from November 2026.
fn years() -> (Timed, String, String) {
    let timed = Timed::at("2014-05-02");
    let old = task(&timed.cell, "Sửa nhà văn hóa bản", "30/06/2014");
    timed.cell.call("forms.keep", json!({ "form": form(&old), "values": { "what": "Chưa lưu" } }));
    let other = task(&timed.cell, "Làm đường vào bản", "30/07/2014");
    timed.move_to("2026-11-30");
    task(&timed.cell, "Trồng cây", "30/06/2026");
    (timed, old, other)
}

fn chosen(records: &[&String]) -> Value {
    json!({ "kind": "assigned_task", "records": records })
}

fn erase(timed: &Timed, records: &[&String]) -> Value {
    let preview = timed.cell.call("retention.preview", chosen(records));
    let mut request = chosen(records);
    request["values"] = preview["values"].clone();
    timed.cell.call("retention.erase", request)
}

fn titles(past: &Value) -> Vec<(String, Value)> {
    let records = past["groups"][0]["records"].as_array().unwrap();
    records.iter().map(|record| (record["title"].as_str().unwrap().to_owned(), record["erased"].clone())).collect()
}

#[test]
fn what_a_person_chose_is_gone_from_lists_search_history_and_file_and_the_rest_stays() {
    let (timed, old, _) = years();
    let cell = &timed.cell;
    assert!(timed.stored("Sửa nhà văn hóa"));
    let preview = cell.call("retention.preview", chosen(&[&old]));
    assert_eq!((&preview["records"], &preview["values"], &preview["young"]), (&json!(1), &json!(2), &json!(0)));
    assert_eq!(preview["parts"][0]["fields_vietnamese"], json!(["Nhiệm vụ", "Kết quả, minh chứng"]));
    let touched = erase(&timed, &[&old]);
    assert_eq!(touched["undo"], Value::Null, "what was erased can't come back");

    assert!(!timed.stored("Sửa nhà văn hóa"));
    assert!(timed.stored("Làm đường vào bản"));
    let found = cell.call("search.find", json!({ "text": "nhà văn hóa" }));
    assert_eq!(found["hits"].as_array().unwrap().len(), 0, "{found}");
    let row = cell.call("register.get", json!({ "register": "assigned_task", "id": old }));
    assert!(!row.to_string().contains("Sửa nhà"), "{row}");
    assert!(row.to_string().contains("2014-06-30"), "the plain fields stay: {row}");
    assert_eq!(cell.call("forms.kept", json!({ "form": form(&old) }))["values"], Value::Null);
    let history = cell.call("undo.history", json!({ "id": old })).to_string();
    assert!(history.contains("(không còn lưu)") && !history.contains("Sửa nhà"), "{history}");
    let verified = cell.call("book.verify", json!({}));
    assert!(verified["sound"] == json!(true), "{verified}");
    let past = timed.past();
    assert_eq!(titles(&past)[0].1, json!("done"));
    let made = &past["erasures"][0];
    assert_eq!((&made["by"], &made["values"], &made["state"]), (&json!("Lò Thị Mẫu"), &json!(2), &json!("done")));
}

#[test]
fn nothing_is_erased_that_is_not_past_or_changed_since_it_was_shown() {
    let (timed, old, _) = years();
    let cell = &timed.cell;
    let this_year = task(cell, "Trồng rừng", "30/06/2026");
    let refused = cell.refused("retention.preview", chosen(&[&this_year]));
    assert_eq!(refused.code, "not_past");
    let mut request = chosen(&[&old]);
    request["values"] = json!(1);
    assert_eq!(cell.refused("retention.erase", request).code, "changed_since");
    assert!(timed.stored("Sửa nhà văn hóa"));
}

#[test]
fn a_second_press_erases_nothing_twice() {
    let (timed, old, _) = years();
    erase(&timed, &[&old]);
    let mut request = chosen(&[&old]);
    request["values"] = json!(0);
    assert_eq!(timed.cell.refused("retention.erase", request).code, "nothing_to_erase");
    assert_eq!(timed.past()["erasures"].as_array().unwrap().len(), 1);
}

#[test]
fn what_was_typed_this_year_about_an_old_record_stays() {
    let (timed, old, _) = years();
    let values = json!({
        "what": "Sửa nhà văn hóa bản", "deadline": "30/06/2014", "progress": "ongoing", "evidence": "Ghi lại năm nay",
    });
    timed.cell.call("register.save", json!({ "register": "assigned_task", "id": old, "values": values }));
    let preview = timed.cell.call("retention.preview", chosen(&[&old]));
    assert_eq!((&preview["values"], &preview["young"]), (&json!(2), &json!(1)));
    erase(&timed, &[&old]);
    assert!(timed.stored("Ghi lại năm nay"));
}

#[test]
fn a_round_takes_with_it_what_lies_within_and_keeps_its_marks() {
    let timed = Timed::at("2014-03-01");
    let cell = &timed.cell;
    let member = cell.member("Lò Văn An");
    let round = cell.round(json!({ "title": "Đợt cũ", "from": "01/03/2014", "to": "30/04/2014" }));
    let session = cell.session(&round, json!({ "date": "12/03/2014", "chair": "Hoàng Thị Pâng" }));
    cell.mark(&session, &member, "present");
    timed.move_to("2026-11-30");
    let before = cell.totals(&round);
    assert!(timed.stored("Hoàng Thị Pâng"));
    let request = json!({ "kind": "round", "records": [round] });
    let preview = cell.call("retention.preview", request.clone());
    assert_eq!(preview["parts"][0]["vietnamese"], "Buổi học");
    cell.call("retention.erase", json!({ "kind": "round", "records": [round], "values": preview["values"] }));
    assert!(!timed.stored("Hoàng Thị Pâng"));
    assert_eq!(cell.totals(&round)["headline"], before["headline"], "the figures stand on plain marks");
}

#[test]
fn whoever_only_reads_or_grades_erases_nothing() {
    let (timed, old, _) = years();
    let added = timed.cell.call(
        "people.add",
        json!({ "full_name": "Hoàng Thị Pâng", "role": "reader", "passphrase": PASSPHRASE, "own_passphrase": PASSPHRASE }),
    );
    let reader = added["people"].as_array().unwrap().iter().find(|one| one["name"] == "Hoàng Thị Pâng");
    let reader = reader.unwrap()["id"].clone();
    timed.cell.call("profile.lock", json!({}));
    timed.cell.call("profile.unlock", json!({ "person": reader, "passphrase": PASSPHRASE }));
    assert_eq!(timed.past()["may_erase"], json!(false));
    let preview = timed.cell.call("retention.preview", chosen(&[&old]));
    let mut request = chosen(&[&old]);
    request["values"] = preview["values"].clone();
    timed.cell.refused("retention.erase", request);
    assert!(timed.stored("Sửa nhà văn hóa"));
}

fn reminded(timed: &Timed) -> Option<u64> {
    let tasks = timed.cell.call("home.summary", json!({}))["tasks"].clone();
    let tasks = tasks.as_array().unwrap().iter();
    tasks.filter(|task| task["kind"] == "past_retention").map(|task| task["count"].as_u64().unwrap()).next()
}

#[test]
fn home_reminds_once_a_year_of_what_is_past_its_period_until_somebody_looks() {
    let (timed, old, _) = years();
    assert_eq!(reminded(&timed), Some(2));
    assert_eq!(reminded(&timed), Some(2), "what was counted today is not counted again");
    timed.past();
    assert_eq!(reminded(&timed), None, "somebody looked");
    timed.move_to("2026-12-31");
    assert_eq!(reminded(&timed), None);
    timed.move_to("2027-01-02");
    assert_eq!(reminded(&timed), Some(2), "a new year, a new list");
    let preview = timed.cell.call("retention.preview", json!({ "kind": "assigned_task", "records": [old] }));
    let erase = json!({ "kind": "assigned_task", "records": [old], "values": preview["values"] });
    timed.cell.call("retention.erase", erase);
    timed.move_to("2027-01-03");
    assert_eq!(reminded(&timed), Some(1), "the erasure of the other was decided");
}
