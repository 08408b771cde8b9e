//! Which records are past the period for which they are kept. The list only shows; it erases nothing.

use crate::scene::Cell;
use serde_json::{Value, json};

fn past(cell: &Cell) -> Value {
    cell.call("retention.list", json!({}))
}

fn titles<'p>(past: &'p Value, kind: &str) -> Vec<&'p str> {
    let found = past["groups"].as_array().unwrap().iter().find(|group| group["kind"] == kind);
    found.map_or_else(Vec::new, |group| {
        group["records"].as_array().unwrap().iter().map(|record| record["title"].as_str().unwrap()).collect()
    })
}

fn task(cell: &Cell, what: &str, deadline: &str) -> String {
    let values = json!({ "what": what, "deadline": deadline, "progress": "ongoing" });
    cell.id("register.save", json!({ "register": "assigned_task", "values": values }))
}

#[test]
fn what_is_past_its_period_is_listed_with_what_would_go_with_it() {
    let cell = Cell::new();
    let member = cell.member("Lò Văn An");
    let old = cell.round(json!({ "title": "Đợt cũ", "from": "01/03/2015", "to": "30/04/2015" }));
    let session = cell.session(&old, json!({ "date": "12/03/2015" }));
    cell.mark(&session, &member, "present");
    let this_year = chrono::Local::now().format("01/01/%Y").to_string();
    cell.round(json!({ "title": "Đợt mới", "from": this_year, "to": this_year }));
    let past = past(&cell);
    assert_eq!(titles(&past, "round"), ["Đợt cũ"]);
    let record = &past["groups"][0]["records"][0];
    assert_eq!((&record["date"], &record["free_from"]), (&json!("2015-04-30"), &json!(2021)));
    let within: Vec<(&str, u64)> = record["within"]
        .as_array()
        .unwrap()
        .iter()
        .map(|within| (within["vietnamese"].as_str().unwrap(), within["count"].as_u64().unwrap()))
        .collect();
    assert_eq!(within, [("Buổi học", 1), ("Điểm danh", 1)]);
}

#[test]
fn the_last_date_of_a_record_counts_and_what_is_kept_for_good_is_never_listed() {
    let cell = Cell::new();
    task(&cell, "Việc cũ", "30/06/2012");
    let open = task(&cell, "Việc cũ, xong năm nay", "30/06/2012");
    let today = chrono::Local::now().format("%d/%m/%Y").to_string();
    let values = json!({
        "what": "Việc cũ, xong năm nay", "deadline": "30/06/2012", "progress": "done", "finished": today,
    });
    cell.call("register.save", json!({ "register": "assigned_task", "id": open, "values": values }));
    let programme = json!({ "title": "Chương trình năm 2010", "of": "cell", "issued": "01/01/2010" });
    cell.id("register.save", json!({ "register": "programme", "values": programme }));
    let past = past(&cell);
    assert_eq!(titles(&past, "assigned_task"), ["Việc cũ"]);
    assert_eq!(titles(&past, "programme"), Vec::<&str>::new());
    assert_eq!(titles(&past, "member"), Vec::<&str>::new());
}

#[test]
fn the_list_changes_nothing_and_says_that_no_office_has_confirmed_the_periods() {
    let cell = Cell::new();
    task(&cell, "Việc cũ", "30/06/2012");
    let hash = || {
        let hash = |book: &mut store::Book| Ok(store::content_hash(book.connection(), book.own_book())?);
        cell.app_session.with_book(hash).unwrap()
    };
    let before = hash();
    let past = past(&cell);
    assert_eq!(hash(), before);
    assert_eq!(past["groups"][0]["checked"], false);
    let rules = past["rules"].as_array().unwrap();
    assert!(rules.iter().all(|rule| rule["checked"] == false && rule["source"] != ""), "{rules:?}");
    let named = |rule: &&Value| rule["kinds_vietnamese"].as_array().unwrap().contains(&json!("Bài thu hoạch"));
    assert_eq!(rules.iter().find(named).unwrap()["keep_vietnamese"], "5 năm");
}

#[test]
fn a_new_book_has_nothing_past_its_period() {
    assert_eq!(past(&Cell::new())["groups"], json!([]));
}
