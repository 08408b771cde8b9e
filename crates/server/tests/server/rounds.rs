use domain::Id;
use domain::catalogue::{document, names_opened, round};
use domain::roll_call::Status;
use journal::chain::issued_book;
use serde_json::{Value, json};

use crate::cell::Cell;
use crate::house::{HOUR, House};

pub fn letter() -> Value {
    json!({ "title": "Học tập Chỉ thị 01", "deadline": "2026-12-31", "from": "2026-11-01", "to": "2026-12-20",
        "documents": [{ "number": "01 - CT/TW", "name": "", "issuer": "Bộ Chính trị", "date": "2026-02-03", "summary": "về học tập" }],
        "guiding_questions": "Điểm mới là gì?", "essay_owers": "all_members", "addressed": "all" })
}

pub fn issue(house: &House, asked: &Value) -> Id {
    let made = house.login("officer").post("/api/v1/rounds", asked).json();
    made["id"].as_str().unwrap().parse().unwrap()
}

fn table(house: &House, id: Id) -> Value {
    house.login("grader").get(&format!("/api/v1/rounds/{id}/table")).json()
}

fn row<'a>(table: &'a Value, name: &str) -> &'a Value {
    table["rows"].as_array().unwrap().iter().find(|row| row["unit"]["name"] == name).unwrap()
}

#[test]
fn a_round_comes_down_whole_and_its_figures_go_up() {
    let house = House::open();
    let (mut cell, _silent) = (Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true), house.cell("Chi bộ bản Thèn Thầu"));
    let id = issue(&house, &letter());
    assert!(cell.exchange(&house).verified);
    let sent = issued_book(cell.committee, None);
    let found = journal_sql::row(&cell.book, sent, round::KIND, id).unwrap().unwrap();
    assert_eq!((found.text(round::TITLE), found.text(round::DEADLINE)), ("Học tập Chỉ thị 01", "2026-12-31"));
    let paper = found.ids(round::DOCUMENTS)[0];
    assert_eq!(
        journal_sql::row(&cell.book, sent, document::KIND, paper).unwrap().unwrap().text(document::NUMBER),
        "01-CT/TW"
    );

    let nothing = table(&house, id);
    assert_eq!(nothing["totals"], Value::Null, "nobody has sent: no figures are not zero");
    let people = ["Lò Văn Đức", "Vàng Thị Dế", "Giàng A Câu"].map(|name| cell.member(&house, name, "1970"));
    let (_, held) = cell.hold(&house, id);
    cell.mark(&house, held, people[0], Status::Present);
    cell.mark(&house, held, people[1], Status::Present);
    cell.mark(&house, held, people[2], Status::WithReason);
    assert!(cell.exchange(&house).verified);

    let table = table(&house, id);
    let sent = row(&table, "Chi bộ bản Nà Cà");
    assert_eq!(
        (sent["state"].as_str(), sent["due"].as_u64(), sent["present"].as_u64()),
        (Some("provisional"), Some(3), Some(2))
    );
    assert_eq!(
        (sent["make_up_owed"].as_u64(), sent["essays_due"].as_u64(), sent["essays_received"].as_u64()),
        (Some(1), Some(0), Some(0))
    );
    assert!(sent["last_receipt_at"].is_string() && sent["device"]["state"] == "active");
    let silent = row(&table, "Chi bộ bản Thèn Thầu");
    assert_eq!(
        (silent["state"].as_str(), &silent["due"], &silent["present"], silent["overdue"].as_bool()),
        (Some("silent"), &Value::Null, &Value::Null, Some(false))
    );
    assert_eq!(
        table["coverage"],
        json!({ "cells": 2, "sent": 1, "final": 0, "provisional": 1, "silent": 1, "behind": 0 })
    );
    assert_eq!((table["totals"]["due"].as_u64(), table["totals"]["present_share"].as_u64()), (Some(3), Some(6667)));
    let arrivals = house.login("officer").get("/api/v1/arrivals").json();
    let things = &arrivals["rows"][0]["things"];
    assert!(things.as_array().unwrap().contains(&json!({ "thing": "roll_call", "count": 1 })), "{things}");
    assert_eq!(arrivals["rows"][0]["receipt_code"].as_str().unwrap().len(), 8);
}

#[test]
fn final_figures_stand_still_and_later_work_is_shown_as_late() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let id = issue(&house, &letter());
    let who = [cell.member(&house, "Lò Văn Đức", "1970"), cell.member(&house, "Vàng Thị Dế", "1981")];
    let (own, held) = cell.hold(&house, id);
    cell.mark(&house, held, who[0], Status::Present);
    cell.mark(&house, held, who[1], Status::Without);
    cell.close(&house, own);
    cell.exchange(&house);
    let closed = table(&house, id);
    let line = row(&closed, "Chi bộ bản Nà Cà");
    assert_eq!(
        (line["state"].as_str(), line["present"].as_u64(), line["late"].as_u64()),
        (Some("final"), Some(1), Some(0))
    );

    cell.mark(&house, held, who[1], Status::Present);
    cell.exchange(&house);
    let after = table(&house, id);
    let line = row(&after, "Chi bộ bản Nà Cà");
    assert_eq!(
        (line["state"].as_str(), line["present"].as_u64(), line["late"].as_u64()),
        (Some("final"), Some(1), Some(1))
    );
    assert_eq!(after["coverage"]["final"], 1);
    cell.leave_out(&house, own);
    cell.exchange(&house);
    let left = table(&house, id);
    let line = row(&left, "Chi bộ bản Nà Cà");
    assert_eq!((line["present"].as_u64(), line["late"].as_u64()), (Some(1), Some(0)), "somebody has decided on it");
    cell.close(&house, own);
    cell.exchange(&house);
    assert_eq!(row(&table(&house, id), "Chi bộ bản Nà Cà")["present"], 2, "accepted as a correction");
}

#[test]
fn opening_names_shows_the_rows_and_tells_the_cell_who_looked() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let id = issue(&house, &letter());
    let who = [("Nguyễn Văn Ánh", "1970"), ("Giàng A Câu", "12/03/1981"), ("Đặng Văn Bà", "1969")]
        .map(|(name, born)| cell.member(&house, name, born));
    let (_, held) = cell.hold(&house, id);
    for one in who {
        cell.mark(&house, held, one, Status::Present);
    }
    cell.exchange(&house);

    let officer = house.login("officer");
    let path = format!("/api/v1/rounds/{id}/units/{}/figures/present", cell.unit);
    let opened = officer.get(&path).json();
    let rows: Vec<_> = opened["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["label"].as_str().unwrap(), row["detail"].as_str().unwrap()))
        .collect();
    assert_eq!(rows, [("Nguyễn Văn Ánh", "1970"), ("Đặng Văn Bà", "1969"), ("Giàng A Câu", "1981")]);
    assert_eq!(u64::try_from(rows.len()).ok(), row(&table(&house, id), "Chi bộ bản Nà Cà")["present"].as_u64());
    officer.get(&path).json();
    let log = officer.get("/api/v1/names-log").json();
    assert_eq!(log["rows"].as_array().unwrap().len(), 1, "a page that fetches twice is one look");
    assert_eq!(
        (log["rows"][0]["officer"].as_str(), log["rows"][0]["figure"].as_str()),
        (Some("officer"), Some("present"))
    );

    cell.exchange(&house);
    let told = journal_sql::rows(&cell.book, issued_book(cell.committee, Some(cell.unit)), names_opened::KIND).unwrap();
    assert_eq!(
        (told.len(), told[0].text(names_opened::OFFICER), told[0].text(names_opened::WHAT)),
        (1, "officer", "present")
    );
    // a session names nobody
    officer.get(&path.replace("present", "sessions")).json();
    assert_eq!(officer.get("/api/v1/names-log").json()["rows"].as_array().unwrap().len(), 1);
    assert_eq!(officer.get(&path.replace("present", "nonsense")).status, 404);
}

#[test]
fn a_round_for_one_cell_is_nobody_elses() {
    let house = House::open();
    let (mut cell, mut other) =
        (Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true), Cell::enrol(&house, "Chi bộ bản Thèn Thầu", 2, true));
    let mut asked = letter();
    asked["addressed"] = json!([cell.unit]);
    let id = issue(&house, &asked);
    cell.exchange(&house);
    other.exchange(&house);
    let theirs = |cell: &Cell| {
        journal_sql::row(&cell.book, issued_book(cell.committee, Some(cell.unit)), round::KIND, id).unwrap()
    };
    assert!(theirs(&cell).is_some() && theirs(&other).is_none());
    let shown = table(&house, id);
    assert_eq!(
        (shown["rows"].as_array().unwrap().len(), &shown["rows"][0]["unit"]["name"]),
        (1, &json!("Chi bộ bản Nà Cà"))
    );
    let detail = house.login("officer").get(&format!("/api/v1/rounds/{id}")).json();
    assert_eq!((&detail["addressed"], &detail["essay_owers"]), (&json!([cell.unit]), &json!("all_members")));
    assert_eq!(detail["documents"][0]["label"], "01-CT/TW ngày 03/02/2026");
}

#[test]
fn a_cell_is_late_only_after_the_time_its_way_of_sending_explains() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let mut asked = letter();
    asked["deadline"] = json!("2026-01-01");
    let id = issue(&house, &asked);
    cell.member(&house, "Lò Văn Đức", "1970");
    cell.hold(&house, id);
    cell.exchange(&house);
    house.wait(30 * 24 * HOUR);
    assert_eq!(row(&table(&house, id), "Chi bộ bản Nà Cà")["overdue"], false, "a stick each month");
    house.wait(6 * 24 * HOUR);
    let late = table(&house, id);
    assert_eq!((&row(&late, "Chi bộ bản Nà Cà")["overdue"], &late["coverage"]["behind"]), (&json!(true), &json!(1)));
    assert_eq!(row(&late, "Chi bộ bản Nà Cà")["due"], 1, "figures of an older day are counted again");
}

#[test]
fn what_must_not_be_issued_is_refused_by_its_field() {
    let house = House::open();
    let officer = house.login("officer");
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut asked = letter();
        change(&mut asked);
        let answer = officer.post("/api/v1/rounds", &asked);
        assert_eq!(answer.status, 422, "{}", answer.text());
        answer.value()["field"].as_str().unwrap().to_owned()
    };
    assert_eq!(refused(&|asked| asked["title"] = json!("  ")), "title");
    assert_eq!(refused(&|asked| asked["deadline"] = json!("2026-02-31")), "deadline");
    assert_eq!(refused(&|asked| asked["to"] = json!("2026-10-01")), "to");
    assert_eq!(refused(&|asked| asked["documents"] = json!([])), "documents");
    assert_eq!(refused(&|asked| asked["documents"][0]["number"] = json!("không số")), "documents");
    assert_eq!(refused(&|asked| asked["documents"][0]["summary"] = json!("TUYỆT MẬT\nvề việc")), "documents");
    assert_eq!(refused(&|asked| asked["essay_owers"] = json!("named")), "essay_owers");
    assert_eq!(refused(&|asked| asked["addressed"] = json!([])), "addressed");
    assert_eq!(refused(&|asked| asked["addressed"] = json!(["f".repeat(32)])), "addressed");
    assert_eq!(officer.get("/api/v1/rounds").json()["rounds"], json!([]));
}

#[test]
fn the_list_and_the_workbook_carry_the_tables_coverage() {
    let house = House::open();
    let _cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let id = issue(&house, &letter());
    let grader = house.login("grader");
    let list = grader.get("/api/v1/rounds").json();
    assert_eq!((&list["rounds"][0]["cells"], &list["rounds"][0]["silent"]), (&json!(1), &json!(1)));
    assert_eq!(list["rounds"][0]["documents"], json!(["01-CT/TW ngày 03/02/2026"]));
    let book = grader.get(&format!("/api/v1/rounds/{id}/table.xlsx"));
    assert_eq!((book.status, &book.body[..2]), (200, b"PK".as_slice()));
}
