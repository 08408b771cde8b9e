//! A round that was issued: corrected, extended, withdrawn, and whom it was addressed to.

use domain::catalogue::round;
use domain::roll_call::Status;
use journal::chain::issued_book;
use serde_json::{Value, json};

use crate::cell::Cell;
use crate::house::{HOUR, House};
use crate::rounds::{issue, letter};

const DAY: i64 = 24 * HOUR;

fn table(house: &House, id: domain::Id) -> Value {
    house.login("grader").get(&format!("/api/v1/rounds/{id}/table")).json()
}

fn row(table: &Value, name: &str) -> Value {
    table["rows"].as_array().unwrap().iter().find(|row| row["unit"]["name"] == name).unwrap().clone()
}

/// What was done last, and the fields that it changed.
fn last_act(house: &House) -> (String, Vec<(String, String, String)>) {
    let log = house.login("officer").get("/api/v1/act-log").json();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let change = |one: &Value| (text(&one["field"]), text(&one["before"]), text(&one["after"]));
    let row = &log["rows"][0];
    assert_eq!(row["officer"], "officer");
    (text(&row["what"]), row["changes"].as_array().unwrap().iter().map(change).collect())
}

#[test]
fn a_correction_reaches_the_cells_and_the_log_says_what_was_changed() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let id = issue(&house, &letter());
    cell.exchange(&house);
    let officer = house.login("officer");
    let path = format!("/api/v1/rounds/{id}");
    let known = officer.get(&path).json()["documents"][0].clone();
    let document = json!({ "id": known["id"], "number": "02-CT/TW", "issuer": known["issuer"], "date": known["date"],
        "summary": known["summary"] });
    let asked = json!({ "title": "Học tập Chỉ thị 02", "documents": [document], "guiding_questions": "Việc mới?" });
    let now = officer.ask("PATCH", &path, Some(&asked)).json();
    assert_eq!((&now["documents"][0]["id"], &now["documents"][0]["number"]), (&known["id"], &json!("02-CT/TW")));
    assert_eq!(now["deadline"], "2026-12-31", "what was left out stays");
    let (what, changes) = last_act(&house);
    let fields: Vec<&str> = changes.iter().map(|(field, ..)| field.as_str()).collect();
    assert_eq!((what.as_str(), fields), ("round_corrected", vec!["title", "documents", "guiding_questions"]));
    cell.exchange(&house);
    let found = journal_sql::row(&cell.book, issued_book(cell.committee, None), round::KIND, id).unwrap().unwrap();
    assert_eq!((found.text(round::TITLE), found.text(round::GUIDING_QUESTIONS)), ("Học tập Chỉ thị 02", "Việc mới?"));

    let questions = json!({ "essay_questions": ["Đồng chí làm gì?"] });
    officer.ask("PATCH", &path, Some(&questions)).json();
    assert_eq!(last_act(&house).1.into_iter().map(|(field, ..)| field).collect::<Vec<_>>(), ["essay_questions"]);
    let nobody = officer.ask("PATCH", &path, Some(&json!({ "essay_owers": "nobody" }))).json();
    assert_eq!(nobody["essay_questions"], json!([]), "nobody is asked");
    let same = officer.ask("PATCH", &path, Some(&json!({ "title": "Học tập Chỉ thị 02" })));
    assert_eq!((same.status, &same.value()["field"]), (422, &json!("title")), "{}", same.text());
    let wrong = officer.ask("PATCH", &path, Some(&json!({ "deadline": "2026-02-31" })));
    assert_eq!(wrong.value()["field"], "deadline");
    assert_eq!(house.login("admin").ask("PATCH", &path, Some(&asked)).status, 403);
}

#[test]
fn a_round_for_one_cell_is_extended_in_that_cells_book() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let mut asked = letter();
    asked["addressed"] = json!([cell.unit]);
    let id = issue(&house, &asked);
    house.login("officer").ask("PATCH", &format!("/api/v1/rounds/{id}"), Some(&json!({ "deadline": "2027-01-31" }))).json();
    let change = ("deadline".to_owned(), "2026-12-31".to_owned(), "2027-01-31".to_owned());
    assert_eq!(last_act(&house), ("round_extended".to_owned(), vec![change]));
    cell.exchange(&house);
    let sent = issued_book(cell.committee, Some(cell.unit));
    assert_eq!(journal_sql::row(&cell.book, sent, round::KIND, id).unwrap().unwrap().text(round::DEADLINE), "2027-01-31");
}

#[test]
fn a_withdrawn_round_keeps_its_figures_is_due_from_nobody_and_can_be_restored() {
    let house = House::open();
    let (mut cell, _silent) = (Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true), house.cell("Chi bộ bản Thèn Thầu"));
    let id = issue(&house, &letter());
    let who = cell.member(&house, "Lò Văn Đức", "1970");
    let (_, held) = cell.hold(&house, id);
    cell.mark(&house, held, who, Status::Present);
    cell.exchange(&house);
    house.wait(40 * DAY);
    assert_eq!(table(&house, id)["coverage"]["overdue"], 2);

    let officer = house.login("officer");
    let path = format!("/api/v1/rounds/{id}/withdrawn");
    assert_eq!(officer.post(&path, &json!({ "withdrawn": true })).value()["field"], "reason");
    officer.post(&path, &json!({ "withdrawn": true, "reason": "Gửi nhầm văn bản" })).json();
    let shown = table(&house, id);
    assert_eq!((&shown["coverage"]["overdue"], &row(&shown, "Chi bộ bản Nà Cà")["present"]), (&json!(0), &json!(1)));
    assert_eq!(shown["round"]["withdrawn"]["reason"], "Gửi nhầm văn bản");
    assert_eq!(officer.get("/api/v1/rounds").json()["rounds"][0]["withdrawn"], true);
    assert_eq!(officer.post(&path, &json!({ "withdrawn": true, "reason": "lần nữa" })).code(), "already_answered");
    let change = officer.ask("PATCH", &format!("/api/v1/rounds/{id}"), Some(&json!({ "title": "Khác" })));
    assert_eq!(change.value()["field"], "withdrawn");

    cell.exchange(&house);
    let sent = issued_book(cell.committee, None);
    let told = || journal_sql::row(&cell.book, sent, round::KIND, id).unwrap().unwrap();
    assert_eq!((told().text(round::WITHDRAWN), told().flag(round::CLOSED)), ("Gửi nhầm văn bản", true));
    officer.post(&path, &json!({ "withdrawn": false })).json();
    assert_eq!(last_act(&house).0, "round_restored");
    cell.exchange(&house);
    let told = journal_sql::row(&cell.book, sent, round::KIND, id).unwrap().unwrap();
    assert_eq!((told.text(round::WITHDRAWN), told.flag(round::CLOSED)), ("", false));
    assert_eq!(table(&house, id)["coverage"]["overdue"], 1, "the other has just been heard");
}

#[test]
fn a_cell_that_is_added_later_is_not_among_those_a_round_was_addressed_to() {
    let house = House::open();
    let _first = house.cell("Chi bộ bản Nà Cà");
    let id = issue(&house, &letter());
    let mut later = Cell::enrol(&house, "Chi bộ bản Thèn Thầu", 1, true);
    let cells = |house: &House| house.login("grader").get("/api/v1/rounds").json()["rounds"][0]["cells"].clone();
    assert_eq!((table(&house, id)["coverage"]["cells"].clone(), cells(&house)), (json!(1), json!(1)));
    later.exchange(&house);
    later.member(&house, "Lò Văn Đức", "1970");
    later.hold(&house, id);
    later.exchange(&house);
    let shown = table(&house, id);
    assert_eq!((&row(&shown, "Chi bộ bản Thèn Thầu")["addressed"], &shown["coverage"]["cells"]), (&json!(false), &json!(2)));
    assert_eq!(row(&shown, "Chi bộ bản Nà Cà")["addressed"], true);
}

#[test]
fn the_deadline_makes_a_silent_cell_overdue_and_never_one_that_has_sent() {
    let house = House::open();
    let officer = house.login("officer");
    let mut sent = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let silent = house.cell("Chi bộ bản Thèn Thầu");
    officer.ask("PATCH", &format!("/api/v1/units/{}", sent.unit), Some(&json!({ "expected_contact": "" }))).json();
    let quarterly = json!({ "expected_contact": "USB hằng quý" });
    officer.ask("PATCH", &format!("/api/v1/units/{silent}"), Some(&quarterly)).json();
    let mut asked = letter();
    asked["deadline"] = json!(server::clock::day(house.now() + DAY).to_string());
    let id = issue(&house, &asked);
    sent.member(&house, "Lò Văn Đức", "1970");
    sent.hold(&house, id);
    sent.exchange(&house);
    house.wait(DAY);
    let overdue = |name: &str| row(&table(&house, id), name)["overdue"].clone();
    assert_eq!(overdue("Chi bộ bản Thèn Thầu"), Value::Null, "the last day is still in time");
    house.wait(DAY);
    assert_eq!(overdue("Chi bộ bản Thèn Thầu"), "deadline");
    house.wait(60 * DAY);
    assert_eq!(overdue("Chi bộ bản Nà Cà"), Value::Null, "it has sent, and no contact was agreed");
}

#[test]
fn those_who_are_due_and_not_marked_are_a_figure_of_their_own() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let id = issue(&house, &letter());
    let who = ["Lò Văn Đức", "Vàng Thị Dế", "Giàng A Câu"].map(|name| cell.member(&house, name, "1970"));
    let (_, held) = cell.hold(&house, id);
    cell.mark(&house, held, who[0], Status::Present);
    cell.exchange(&house);
    let shown = table(&house, id);
    let line = row(&shown, "Chi bộ bản Nà Cà");
    assert_eq!((&line["due"], &line["studied"], &line["unmarked"]), (&json!(3), &json!(1), &json!(2)));
    let path = format!("/api/v1/rounds/{id}/units/{}/figures/unmarked", cell.unit);
    let opened = house.login("officer").get(&path).json();
    assert_eq!(opened["rows"].as_array().unwrap().len(), 2);
    let log = house.login("officer").get("/api/v1/names-log").json();
    assert_eq!((&log["rows"][0]["figure"], &log["rows"][0]["at"]), (&json!("unmarked"), &opened["logged_at"]));
    let sessions = house.login("officer").get(&path.replace("unmarked", "sessions")).json();
    assert_eq!(sessions["logged_at"], Value::Null, "a session is nobody's, and nothing is logged");
}

#[test]
fn an_officer_is_named_by_name_in_the_log_and_to_the_cell() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let id = issue(&house, &letter());
    cell.member(&house, "Lò Văn Đức", "1970");
    cell.hold(&house, id);
    cell.exchange(&house);
    let officer = house.login("officer");
    assert_eq!(officer.post("/api/v1/me", &json!({ "person": "  " })).value()["field"], "person");
    let me = officer.post("/api/v1/me", &json!({ "person": "Lò Thị Lan" })).json();
    assert_eq!((&me["name"], &me["person"]), (&json!("officer"), &json!("Lò Thị Lan")));
    officer.get(&format!("/api/v1/rounds/{id}/units/{}/figures/due", cell.unit)).json();
    assert_eq!(officer.get("/api/v1/names-log").json()["rows"][0]["officer"], "Lò Thị Lan (officer)");
    officer.post(&format!("/api/v1/units/{}/invites", cell.unit), &json!({})).json();
    assert_eq!(officer.get("/api/v1/invites").json()["rows"][0]["made_by"], "Lò Thị Lan (officer)");
    cell.exchange(&house);
    let sent = issued_book(cell.committee, Some(cell.unit));
    let told = journal_sql::rows(&cell.book, sent, domain::catalogue::names_opened::KIND).unwrap();
    assert_eq!(told[0].text(domain::catalogue::names_opened::OFFICER), "Lò Thị Lan (officer)");
}
