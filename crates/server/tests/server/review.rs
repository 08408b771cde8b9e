//! Changes that were set aside: an officer reads them, takes them in or leaves them, and takes either answer
//! back.

use domain::catalogue::{device, member, names_opened, round, verdict};
use domain::roll_call::Status;
use journal::chain::issued_book;
use journal::{HybridClock, Record, Value};
use journal_sql::OpDraft;
use serde_json::{Value as Json, json};

use crate::cell::{Cell, WRITER};
use crate::laptop::Laptop;
use crate::house::{Browser, House};
use crate::rounds::{issue, letter};

const CELL: &str = "Chi bộ bản Nà Cà";

fn listed(browser: &Browser<'_>) -> Json {
    let listed = browser.get("/api/v1/set-aside").json();
    let counted = browser.get("/api/v1/set-aside/waiting").json();
    assert_eq!(counted, json!({ "waiting": listed["waiting"] }), "every page shows the count of those that wait");
    listed
}

fn answer(browser: &Browser<'_>, cell: &Cell, verdict: &Json, answer: &str) -> Json {
    let asked = json!({ "verdicts": [verdict], "answer": answer });
    browser.post(&format!("/api/v1/set-aside/{}", cell.unit), &asked).json()
}

/// Names of the members that count, at the server and on the laptop.
fn members(house: &House, cell: &mut Cell) -> (Vec<String>, Vec<String>) {
    let own = cell.own;
    let names = |rows: Vec<journal_sql::Row>| rows.iter().map(|row| row.text(member::NAME).to_owned()).collect();
    let there = house.server.storage.read(|book| Ok(journal_sql::rows(book, own, member::KIND)?)).unwrap();
    (names(there), names(journal_sql::rows(&cell.book, own, member::KIND).unwrap()))
}

#[test]
fn what_a_revoked_laptop_wrote_is_taken_in_after_all_or_left_and_either_is_taken_back() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, CELL, 1, true);
    cell.records_person(&house, WRITER, "secretary");
    cell.exchange(&house);
    let officer = house.login("officer");
    assert_eq!(listed(&officer), json!({ "waiting": 0, "rows": [] }));
    officer.post(&format!("/api/v1/devices/{}/revoke", cell.device), &json!({ "reason": "Máy bị mất" })).json();
    cell.member(&house, "Vàng Thị Dế", "1981");
    cell.exchange(&house);

    let list = listed(&officer);
    let row = &list["rows"][0];
    assert_eq!((&list["waiting"], &row["unit"]["name"], &row["device"]), (&json!(1), &json!(CELL), &json!(CELL)));
    assert_eq!((&row["reason"], &row["answer"]), (&json!("revoked_laptop"), &json!("waiting")));
    assert_eq!(row["things"], json!([{ "kind": "member", "name": { "vietnamese": "Đảng viên", "english": "Member" }, "count": 1 }]));
    assert!(!list.to_string().contains("Vàng Thị Dế"), "names are not in the list");
    assert_eq!(members(&house, &mut cell).0, Vec::<String>::new());

    let taken = answer(&officer, &cell, &row["verdict"], "taken");
    assert_eq!((&taken["waiting"], &taken["rows"][0]["answer"]), (&json!(0), &json!("taken")));
    assert_eq!(members(&house, &mut cell).0, ["Vàng Thị Dế"], "it counts at once");
    let back = answer(&officer, &cell, &row["verdict"], "waiting");
    assert_eq!((&back["waiting"], members(&house, &mut cell).0.len()), (&json!(1), 0));
    assert_eq!(listed(&officer)["waiting"], 1);
    let left = answer(&officer, &cell, &row["verdict"], "left");
    assert_eq!((&left["waiting"], &left["rows"][0]["answer"]), (&json!(0), &json!("left")));
    assert_eq!(listed(&officer)["waiting"], 0);
    assert_eq!(members(&house, &mut cell).0.len(), 0);
    answer(&officer, &cell, &row["verdict"], "taken");
    assert_eq!(members(&house, &mut cell).0, ["Vàng Thị Dế"]);
    for role in ["admin", "grader"] {
        let asked = json!({ "verdicts": [row["verdict"]], "answer": "left" });
        let path = format!("/api/v1/set-aside/{}", cell.unit);
        assert_eq!(house.login(role).post(&path, &asked).code(), "not_your_role", "{role}");
    }
}

#[test]
fn figures_follow_a_mark_each_time_it_is_taken_in_or_left() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, CELL, 1, true);
    let id = issue(&house, &letter());
    let who = cell.member(&house, "Vàng Thị Dế", "1981");
    let (_, held) = cell.hold(&house, id);
    cell.exchange(&house);
    let officer = house.login("officer");
    officer.post(&format!("/api/v1/devices/{}/revoke", cell.device), &json!({ "reason": "Máy bị mất" })).json();
    cell.mark(&house, held, who, Status::Present);
    cell.exchange(&house);
    let verdict = listed(&officer)["rows"][0]["verdict"].clone();
    let present = || officer.get(&format!("/api/v1/rounds/{id}/table")).json()["rows"][0]["present"].clone();
    assert_eq!(present(), 0);
    for (said, expected) in [("taken", 1), ("waiting", 0), ("taken", 1), ("left", 0)] {
        answer(&officer, &cell, &verdict, said);
        assert_eq!(present(), expected, "{said}");
    }
}

#[test]
fn the_laptop_says_whether_what_was_set_aside_waits_or_was_looked_at_and_left() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house, CELL);
    let officer = house.login("officer");
    let forged = OpDraft::new(device::KIND, Record::One(domain::Id([9; 16]))).set(device::STATE, Value::text("active"));
    // What a program writes that does not check what its person may write.
    let forge = |book: &mut store::Book| {
        let person = book.person().id;
        let append = |own, chain_store: &mut journal_sql::SqlChainStore<'_>| {
            let stamp = HybridClock::resume(chain_store.last_stamp()?).tick(1_700_000_000_000);
            chain_store.append(own, person, stamp, std::slice::from_ref(&forged), &mut || [7; 16])
        };
        Ok(book.transact(|own, chain_store, _| append(own, chain_store).map_err(store::Error::from))?)
    };
    laptop.app_session.with_book(forge).unwrap();
    laptop.exchange();
    let reason = |answer: Option<&str>| {
        if let Some(answer) = answer {
            let asked = json!({ "verdicts": [listed(&officer)["rows"][0]["verdict"]], "answer": answer });
            officer.post(&format!("/api/v1/set-aside/{}", laptop.unit), &asked).json();
        }
        laptop.exchange();
        let aside = laptop.call("exchange.state", json!({}))["set_aside"].clone();
        assert_eq!(aside.as_array().map(Vec::len), Some(1), "{aside}");
        aside[0]["reason"].as_str().unwrap().to_owned()
    };
    let why = "Mục này do cấp trên ghi, chi bộ không sửa được. Nội dung vẫn giữ nguyên trong máy.";
    assert_eq!(reason(None), why);
    assert_eq!(reason(Some("left")), format!("Cấp trên đã xem và vẫn để riêng, không tính vào số liệu. {why}"));
    assert_eq!(reason(Some("waiting")), why, "an officer thought again");
}

#[test]
fn what_it_says_is_opened_by_an_officer_only_and_written_down() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, CELL, 1, true);
    cell.exchange(&house);
    let officer = house.login("officer");
    // figures closed by a person who may not close them
    let own = cell.id();
    let person = OpDraft::new(domain::catalogue::person::KIND, Record::One(domain::Id([9; 16])))
        .set(domain::catalogue::person::ROLE, Value::text("committee_member"));
    cell.write(&house, &[person]);
    let closed = OpDraft::new(round::KIND, Record::One(own))
        .set(round::TITLE, Value::text("Đợt của chi bộ"))
        .set(round::CLOSED, Value::flag(true));
    cell.write(&house, &[closed]);
    cell.exchange(&house);
    let row = listed(&officer)["rows"][0].clone();
    assert_eq!((&row["reason"], &row["can_be_taken"]), (&json!("not_yours_to_write"), &json!(true)));
    let one = format!("/api/v1/set-aside/{}/{}", cell.unit, row["verdict"].as_str().unwrap());
    let said = officer.get(&one).json()["said"][0].clone();
    assert_eq!((&said["kind"], &said["label"]), (&json!("round"), &json!("Đợt của chi bộ")));
    let closed_field = json!({
        "name": "closed", "label": { "vietnamese": "Kết thúc đợt", "english": "Round closed" }, "value": "Đã kết thúc", "sealed": false,
    });
    assert!(said["fields"].as_array().unwrap().contains(&closed_field), "{said}");
    assert_eq!(house.login("admin").get(&one).code(), "not_your_role");
    assert_eq!(officer.get("/api/v1/names-log").json()["rows"][0]["figure"], "set_aside");
    cell.exchange(&house);
    let sent = issued_book(cell.committee, Some(cell.unit));
    let told = journal_sql::rows(&cell.book, sent, names_opened::KIND).unwrap();
    assert_eq!(told[0].text(names_opened::WHAT), "set_aside");

    // the cell receives the answer, and its tables follow
    let closed = |cell: &Cell| journal_sql::row(&cell.book, cell.own, round::KIND, own).unwrap().is_some();
    assert!(!closed(&cell));
    answer(&officer, &cell, &row["verdict"], "taken");
    cell.exchange(&house);
    assert!(closed(&cell));
}

#[test]
fn no_answer_lets_a_cell_write_what_only_its_superior_may() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, CELL, 1, true);
    let forged = cell.id();
    cell.write(&house, &[OpDraft::new(device::KIND, Record::One(forged)).set(device::STATE, Value::text("active"))]);
    cell.exchange(&house);
    let officer = house.login("officer");
    let row = listed(&officer)["rows"][0].clone();
    assert_eq!(row["can_be_taken"], false);
    let asked = json!({ "verdicts": [row["verdict"]], "answer": "taken" });
    let refused = officer.post(&format!("/api/v1/set-aside/{}", cell.unit), &asked);
    assert_eq!((refused.status, refused.value()["field"].as_str()), (422, Some("verdicts")));
    assert_eq!(answer(&officer, &cell, &row["verdict"], "left")["waiting"], 0);
    cell.exchange(&house);
    let sent = issued_book(cell.committee, Some(cell.unit));
    assert!(journal_sql::rows(&cell.book, sent, verdict::KIND).unwrap()[0].flag(verdict::LEFT_ASIDE));
}
