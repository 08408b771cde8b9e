use domain::Id;
use domain::catalogue::{document, member, names_opened, round, session};
use domain::roll_call::Status;
use journal::chain::issued_book;
use journal::{ChangeRef, Record, Value as Stored};
use journal_sql::{OpDraft, TouchedField};
use serde_json::{Value, json};
use server::failure::Failure;
use server::figures::recount::recount_touched;
use server::sync::exchange::Opened;
use sql::{Sql, params};

use crate::cell::Cell;
use crate::house::{HOUR, House};

pub fn letter() -> Value {
    json!({ "title": "Học tập Chỉ thị 01", "deadline": "2026-12-31", "from": "2026-11-01", "to": "2026-12-20",
        "documents": [{ "number": "01 - CT/TW", "name": "", "issuer": "Bộ Chính trị", "date": "2026-02-03", "summary": "về học tập" }],
        "guiding_questions": "Điểm mới là gì?", "essay_questions": ["Câu nào đồng chí tâm đắc? ", " ", "Đồng chí làm gì?"],
        "essay_owers": "all_members", "addressed": "all" })
}

fn addressed_to(units: &[Id]) -> Value {
    let mut asked = letter();
    asked["addressed"] = json!(units);
    asked
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
    assert_eq!(found.lines(round::ESSAY_QUESTIONS), ["Câu nào đồng chí tâm đắc?", "Đồng chí làm gì?"]);
    let paper = found.ids(round::DOCUMENTS)[0];
    assert_eq!(
        journal_sql::row(&cell.book, sent, document::KIND, paper).unwrap().unwrap().text(document::NUMBER),
        "01-CT/TW"
    );

    let nothing = table(&house, id);
    assert_eq!(nothing["totals"], Value::Null, "nobody has sent: no figures are not zero");
    assert_eq!(row(&nothing, "Chi bộ bản Nà Cà")["reached_at"], Value::Null, "it went out with the last answer");
    assert!(cell.exchange(&house).verified);
    let reached = table(&house, id);
    assert!(row(&reached, "Chi bộ bản Nà Cà")["reached_at"].is_string(), "the laptop has said that it has it");
    assert_eq!(row(&reached, "Chi bộ bản Thèn Thầu")["reached_at"], Value::Null);
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
        (silent["state"].as_str(), &silent["due"], &silent["present"], &silent["overdue"]),
        (Some("silent"), &Value::Null, &Value::Null, &Value::Null)
    );
    assert_eq!(
        table["coverage"],
        json!({ "cells": 2, "sent": 1, "final": 0, "provisional": 1, "silent": 1, "overdue": 0 })
    );
    assert_eq!((table["totals"]["due"].as_u64(), table["totals"]["present_share"].as_u64()), (Some(3), Some(6667)));
    let arrivals = house.login("officer").get("/api/v1/arrivals").json();
    let things = &arrivals["rows"][0]["things"];
    assert!(things.as_array().unwrap().contains(&json!({ "thing": "roll_call", "count": 1 })), "{things}");
    assert_eq!(arrivals["rows"][0]["receipt_code"].as_str().unwrap().len(), 8);
}

#[test]
fn what_a_revoked_laptop_has_is_not_said_to_be_with_its_cell() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let id = issue(&house, &letter());
    cell.exchange(&house);
    let revoke = format!("/api/v1/devices/{}/revoke", cell.device);
    house.login("officer").post(&revoke, &json!({ "reason": "Máy bị mất" })).json();
    cell.exchange(&house);
    assert_eq!(row(&table(&house, id), "Chi bộ bản Nà Cà")["reached_at"], Value::Null);
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
fn sessions_attendances_and_points_add_up_over_cells_and_open_without_an_entry_in_the_log() {
    let house = House::open();
    let id = issue(&house, &letter());
    let points = |names: &[&str]| Stored::List(names.iter().map(|name| Stored::text(*name)).collect());
    let halls: [&[&str]; 2] = [&["Nhà văn hóa bản Nà Cà", "Trường Nà Cà", "nhà văn hóa bản nà cà"], &["UBND xã"]];
    for (seed, (names, from)) in (1..).zip(halls.into_iter().zip(["secretary", "superior"])) {
        let mut cell = Cell::enrol(&house, &format!("Chi bộ bản {seed}"), seed, true);
        let who = [cell.member(&house, "Lò Văn Đức", "1970"), cell.member(&house, "Vàng Thị Dế", "1981")];
        let (own, held) = cell.hold(&house, id);
        let record = OpDraft::new(session::KIND, Record::One(held))
            .set(session::POINTS, points(names))
            .set(session::SPEAKER_FROM, Stored::text(from));
        cell.write(&house, &[record]);
        cell.mark(&house, held, who[0], Status::Present);
        cell.mark(&house, held, who[1], if seed == 1 { Status::Present } else { Status::Without });
        if seed == 1 {
            cell.close(&house, own);
        }
        cell.exchange(&house);
    }
    let figures = ["sessions", "sessions_by_superior", "sessions_by_secretary", "turns", "points"];
    let of = |line: &Value| figures.map(|figure| line[figure].as_u64().unwrap());
    let sent = table(&house, id);
    assert_eq!(of(row(&sent, "Chi bộ bản 1")), [1, 0, 1, 2, 2], "one place spelled in two ways is one point");
    assert_eq!(of(row(&sent, "Chi bộ bản 2")), [1, 1, 0, 1, 1]);
    assert_eq!(of(&sent["totals"]), [2, 1, 1, 3, 3]);

    let officer = house.login("officer");
    let cell = row(&sent, "Chi bộ bản 1")["unit"]["id"].as_str().unwrap();
    let open = |figure: &str| officer.get(&format!("/api/v1/rounds/{id}/units/{cell}/figures/{figure}")).json();
    let labels: Vec<String> =
        open("points")["rows"].as_array().unwrap().iter().map(|row| row["label"].as_str().unwrap().to_owned()).collect();
    assert_eq!(labels, ["Nhà văn hóa bản Nà Cà", "Trường Nà Cà"]);
    assert_eq!(open("turns")["rows"][0]["adds"], 2);
    assert_eq!(officer.get("/api/v1/names-log").json()["rows"], json!([]));

    // what an earlier program counted of closed figures lacks the points, and is counted again over the same cut
    let earlier = "UPDATE round_total SET figures = '{\"due\":2,\"present\":2,\"studied\":2}'";
    house.server.storage.write(|book| Ok(book.execute(earlier, &[])?)).unwrap();
    assert_eq!(of(&table(&house, id)["totals"]), [2, 1, 1, 3, 3]);
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
    // a session contains no names
    officer.get(&path.replace("present", "sessions")).json();
    assert_eq!(officer.get("/api/v1/names-log").json()["rows"].as_array().unwrap().len(), 1);
    assert_eq!(officer.get(&path.replace("present", "nonsense")).status, 404);
}

#[test]
fn a_round_for_one_cell_is_nobody_elses() {
    let house = House::open();
    let (mut cell, mut other) =
        (Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true), Cell::enrol(&house, "Chi bộ bản Thèn Thầu", 2, true));
    let id = issue(&house, &addressed_to(&[cell.unit]));
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
    assert_eq!(row(&table(&house, id), "Chi bộ bản Nà Cà")["overdue"], Value::Null, "a stick each month");
    house.wait(6 * 24 * HOUR);
    let late = table(&house, id);
    assert_eq!((&row(&late, "Chi bộ bản Nà Cà")["overdue"], &late["coverage"]["overdue"]), (&json!("contact"), &json!(1)));
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
    let mut cells: Vec<Cell> = (1..=4u8).map(|seed| Cell::enrol(&house, &format!("Chi bộ bản {seed}"), seed, true)).collect();
    let to_all = issue(&house, &letter());
    let to_two = issue(&house, &addressed_to(&[cells[0].unit, cells[3].unit]));
    for (place, cell) in cells.iter_mut().enumerate().take(3) {
        cell.member(&house, "Lò Văn Đức", "1970");
        let (own, _) = cell.hold(&house, to_all);
        if place == 0 {
            cell.close(&house, own);
            cell.hold(&house, to_two);
        }
        cell.exchange(&house);
    }
    // Three cells have sent, one of them final figures. After the patience of all has passed, one of the two
    // others sends.
    house.wait(40 * 24 * HOUR);
    cells[1].exchange(&house);
    let list = house.login("grader").get("/api/v1/rounds").json();
    assert_eq!(list["rounds"].as_array().unwrap().len(), 2);
    for (id, expected) in [(to_all, [4, 3, 1, 2, 1, 2]), (to_two, [2, 1, 0, 1, 1, 2])] {
        let line = list["rounds"].as_array().unwrap().iter().find(|line| line["id"] == json!(id)).unwrap();
        let coverage = &table(&house, id)["coverage"];
        let figures = ["cells", "sent", "final", "provisional", "silent", "overdue"];
        assert_eq!(figures.map(|figure| line[figure].as_u64().unwrap()), expected);
        assert_eq!(figures.map(|figure| coverage[figure].as_u64().unwrap()), expected);
        assert_eq!(line["documents"], json!(["01-CT/TW ngày 03/02/2026"]));
    }
    let book = house.login("grader").get(&format!("/api/v1/rounds/{to_all}/table.xlsx"));
    assert_eq!((book.status, &book.body[..2]), (200, b"PK".as_slice()));
}

/// Changes all stored figures, so that the test sees which ones were recounted.
fn spoil(house: &House) {
    house.server.storage.write(|book| Ok(book.execute("UPDATE round_total SET late = 77", &[])?)).unwrap();
}

fn was_counted_again(house: &House, round: Id) -> bool {
    let late = "SELECT late FROM round_total WHERE round = ?1";
    house.server.storage.read(|book| Ok(book.only::<i64>(late, params![round], |row| row.get(0))?)).unwrap() != 77
}

#[test]
fn an_exchange_that_met_another_and_is_run_again_counts_once_and_leaves_nothing_out() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let id = issue(&house, &letter());
    cell.member(&house, "Lò Văn Đức", "1970");
    cell.hold(&house, id);
    cell.exchange(&house);
    spoil(&house);
    // A request that compares tables makes the server recount the cell's figures, at most once a minute.
    let mut laptop = cell.laptop();
    laptop.compare();
    let body = cell.with_chain_store(|chain_store| laptop.build_request(chain_store).unwrap());
    let device = cell.device.parse().unwrap();
    let opened = house.server.storage.read(|book| Opened::of(&house.server, book, device, body)).unwrap();
    let met = house.server.storage.write_for(cell.unit, |book| match opened.take(&house.server, book) {
        Ok(_) => Err(Failure::NotFound),
        Err(failure) => Err::<(), _>(failure),
    });
    assert!(matches!(met, Err(Failure::NotFound)), "it went through and was rolled back");
    assert!(!was_counted_again(&house, id));
    house.server.storage.write_for(cell.unit, |book| opened.take(&house.server, book)).unwrap();
    assert!(was_counted_again(&house, id), "the second run did what the first had done");
}

#[test]
fn an_edit_of_a_member_counts_only_the_rounds_anew_that_it_can_change() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let (closed, open) = (issue(&house, &letter()), issue(&house, &letter()));
    let who = cell.member(&house, "Lò Văn Đức", "1970");
    let (own, _) = cell.hold(&house, closed);
    cell.hold(&house, open);
    cell.close(&house, own);
    cell.exchange(&house);
    let mut edited = |field, value: &str| {
        spoil(&house);
        cell.write(&house, &[OpDraft::new(member::KIND, Record::One(who)).set(field, Stored::text(value))]);
        cell.exchange(&house);
        [closed, open].map(|round| was_counted_again(&house, round))
    };
    assert_eq!(edited(member::NAME, "Lò Văn Đúc"), [false, false], "a name is in no figure");
    assert_eq!(edited(member::JOINED, "2026-01-05"), [false, true], "the cut does not cover it");

    // A change that the cut covers may arrive through another laptop after the figures were closed.
    let first = |book: &dyn Sql| -> Result<_, _> {
        let changes = "SELECT l.id, c.hash FROM change c JOIN chain l ON l.pk = c.chain WHERE l.book = ?1 AND c.number = 1";
        book.only(changes, params![cell.own], |row| Ok((row.get::<Id>(0)?, row.get::<[u8; 32]>(1)?)))
    };
    let (chain, hash) = house.server.storage.read(|book| Ok(first(book)?)).unwrap();
    let by = Some(ChangeRef { chain, number: 1, check: [hash[0], hash[1], hash[2], hash[3]] });
    let record = Record::One(who);
    let arrived = TouchedField { book: cell.own, kind: member::KIND, record, field: member::LEFT, by };
    let today = server::clock::day(house.now());
    for touched in [arrived, TouchedField { by: None, ..arrived }] {
        spoil(&house);
        house.server.storage.write(|book| recount_touched(book, cell.unit, &[touched], today)).unwrap();
        assert_eq!([closed, open].map(|round| was_counted_again(&house, round)), [true, true]);
    }
}
