//! A unit that is closed, opened again, removed or taken back.

use domain::catalogue::unit;
use journal::chain::issued_book;
use serde_json::{Value, json};

use crate::cell::Cell;
use crate::house::{HOUR, House};
use crate::rounds::{issue, letter};

const DAY: i64 = 24 * HOUR;

fn stand(house: &House, id: &str, asked: &Value) -> crate::house::Answer {
    house.login("officer").post(&format!("/api/v1/units/{id}/standing"), asked)
}

fn units(house: &House) -> Value {
    house.login("officer").get("/api/v1/units").json()
}

fn is_listed(house: &House, name: &str) -> bool {
    units(house)["units"].as_array().unwrap().iter().any(|unit| unit["name"] == name)
}

fn cells_of_round(house: &House, id: domain::Id) -> [Value; 2] {
    let officer = house.login("officer");
    let table = officer.get(&format!("/api/v1/rounds/{id}/table")).json();
    [officer.get("/api/v1/rounds").json()["rounds"][0]["cells"].clone(), table["coverage"]["cells"].clone()]
}

#[test]
fn a_cell_that_is_closed_keeps_its_history_and_owes_nothing_from_then_on() {
    let house = House::open();
    let (mut cell, other) = (Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true), house.cell("Chi bộ bản Thèn Thầu"));
    let mut asked = letter();
    let later = server::clock::day(house.now() + 10 * DAY).to_string();
    asked["deadline"] = json!(later);
    let id = issue(&house, &asked);
    cell.exchange(&house);
    cell.member(&house, "Lò Văn Đức", "1970");
    cell.hold(&house, id);
    cell.exchange(&house);
    assert_eq!(stand(&house, &other, &json!({ "standing": "closed" })).value()["field"], "reason");
    let tomorrow = server::clock::day(house.now() + DAY).to_string();
    let early = json!({ "standing": "closed", "on": tomorrow, "reason": "Sáp nhập" });
    assert_eq!(stand(&house, &other, &early).value()["field"], "on");

    stand(&house, &other, &json!({ "standing": "closed", "reason": "Sáp nhập" })).json();
    stand(&house, &cell.unit.to_string(), &json!({ "standing": "closed", "reason": "Sáp nhập" })).json();
    assert!(!is_listed(&house, "Chi bộ bản Thèn Thầu") && !is_listed(&house, "Chi bộ bản Nà Cà"));
    assert_eq!(cells_of_round(&house, id), [json!(1), json!(1)], "only the one that had sent");
    cell.exchange(&house);
    let sent = issued_book(cell.committee, Some(cell.unit));
    let told = journal_sql::row(&cell.book, sent, unit::KIND, cell.unit).unwrap().unwrap();
    assert_eq!(told.text(unit::VALID_TO), server::clock::day(house.now() - DAY).to_string());

    let former = units(&house)["former"].clone();
    assert_eq!((former.as_array().unwrap().len(), &former[0]["standing"]), (2, &json!("closed")));
    stand(&house, &other, &json!({ "standing": "open" })).json();
    assert!(is_listed(&house, "Chi bộ bản Thèn Thầu"));
    assert_eq!(cells_of_round(&house, id), [json!(2), json!(2)]);
    assert_eq!(stand(&house, &other, &json!({ "standing": "open" })).code(), "already_answered");
    let log = house.login("officer").get("/api/v1/act-log").json();
    let done: Vec<&str> =
        log["rows"].as_array().unwrap().iter().take(3).map(|row| row["what"].as_str().unwrap()).collect();
    assert_eq!(done, ["unit_reopened", "unit_closed", "unit_closed"]);
}

#[test]
fn a_cell_that_was_silent_when_the_deadline_passed_stays_in_the_count_after_it_is_closed() {
    let house = House::open();
    let (_first, other) = (house.cell("Chi bộ bản Nà Cà"), house.cell("Chi bộ bản Thèn Thầu"));
    let mut asked = letter();
    asked["deadline"] = json!(server::clock::day(house.now()).to_string());
    let id = issue(&house, &asked);
    house.wait(2 * DAY);
    stand(&house, &other, &json!({ "standing": "closed", "reason": "Sáp nhập" })).json();
    assert_eq!(cells_of_round(&house, id), [json!(2), json!(2)]);
    let table = house.login("officer").get(&format!("/api/v1/rounds/{id}/table")).json();
    let overdue = |name: &str| {
        let row = table["rows"].as_array().unwrap().iter().find(|row| row["unit"]["name"] == name).unwrap();
        row["overdue"].clone()
    };
    assert_eq!((overdue("Chi bộ bản Nà Cà"), overdue("Chi bộ bản Thèn Thầu")), (json!("deadline"), Value::Null));
}

#[test]
fn a_cell_added_by_mistake_is_removed_with_its_invites_and_can_be_taken_back() {
    let house = House::open();
    let (cell, wrong) = (Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true), house.cell("Chi bộ bản Nà Cá"));
    let id = issue(&house, &letter());
    house.login("officer").post(&format!("/api/v1/units/{wrong}/invites"), &json!({})).json();
    let removed = json!({ "standing": "removed", "reason": "Thêm nhầm" });
    assert_eq!(stand(&house, &cell.unit.to_string(), &removed).value()["field"], "standing", "it has a laptop");
    stand(&house, &wrong, &removed).json();
    assert!(!is_listed(&house, "Chi bộ bản Nà Cá"));
    assert_eq!(cells_of_round(&house, id), [json!(1), json!(1)]);
    assert_eq!(house.login("officer").get("/api/v1/invites").json()["rows"], json!([]));
    assert_eq!(units(&house)["former"][0]["standing"], "removed");
    stand(&house, &wrong, &json!({ "standing": "open" })).json();
    assert_eq!(cells_of_round(&house, id), [json!(2), json!(2)]);
}

#[test]
fn a_unit_with_others_below_it_is_not_closed() {
    let house = House::open();
    house.cell("Chi bộ bản Nà Cà");
    let all = units(&house);
    let commune = all["units"].as_array().unwrap().iter().find(|unit| unit["name"] == "Xã Bình Lư").unwrap();
    let asked = json!({ "standing": "closed", "reason": "Sáp nhập" });
    assert_eq!(stand(&house, commune["id"].as_str().unwrap(), &asked).value()["field"], "standing");
    assert_eq!(stand(&house, all["units"][0]["id"].as_str().unwrap(), &asked).status, 404, "the committee itself");
}
