//! Forms from above: they go down like a round, are filled in without a network, and come back by a press.

use domain::catalogue::{form, form_answer, form_draft, form_version};
use domain::superior_forms::SentAnswers;
use domain::{FieldValue, Id};
use journal::chain::issued_book;
use journal::{Record, Value};
use journal_sql::OpDraft;
use serde_json::{Value as Json, json};

use crate::app_laptop::Laptop;
use crate::cell::Cell;
use crate::house::{Answer, HOUR, House};
use crate::sticks::at_the_committee;

const DAY: i64 = 24 * HOUR;

fn rows(rows: &[&[&str]]) -> Json {
    (2..).zip(rows).map(|(line, cells)| json!({ "line": line, "cells": cells })).collect()
}

/// The cells of a workbook with these rows on its first sheet.
fn source(survey: &[&[&str]]) -> Json {
    json!({
        "survey": { "headings": ["type", "name", "label", "required", "constraint", "constraint_message", "relevant"], "rows": rows(survey) },
        "choices": { "headings": ["list_name", "name", "label"], "rows": rows(&[&["yn", "co", "Có"], &["yn", "khong", "Không"]]) },
    })
}

const PEOPLE: &[&str] = &["integer", "so_nguoi", "Số người dự", "yes", ". >= 0 and . <= 500", "Ghi từ 0 đến 500"];
const HELD: &[&str] = &["select_one yn", "da_hop", "Đã họp chưa?", "yes"];
const WHY: &[&str] = &["text", "ly_do", "Vì sao chưa họp?", "yes", "", "", "${da_hop} = 'khong'"];

pub fn first_version() -> Json {
    source(&[PEOPLE, HELD, WHY])
}

fn second_version() -> Json {
    source(&[PEOPLE, HELD, &["decimal", "dien_tich", "Diện tích nhà văn hóa (m²)"]])
}

fn asked(addressed: Json) -> Json {
    json!({ "title": "Báo cáo nhanh tháng 12", "deadline": "2199-12-15", "source": first_version(), "addressed": addressed })
}

pub fn issue(house: &House, addressed: Json) -> Id {
    let made = house.login("officer").post("/api/v1/forms", &asked(addressed)).json();
    made["id"].as_str().unwrap().parse().unwrap()
}

pub fn at(house: &House, path: &str) -> Json {
    house.login("officer").get(&format!("/api/v1/forms{path}")).json()
}

fn post(house: &House, path: &str, body: Json) -> Answer {
    house.login("officer").post(&format!("/api/v1/forms{path}"), &body)
}

fn field_of(refusal: &Answer) -> String {
    refusal.value()["field"].as_str().unwrap_or_default().to_owned()
}

pub fn row(table: &Json, unit: &Id) -> Json {
    table["rows"].as_array().unwrap().iter().find(|row| row["unit"]["id"] == unit.to_string()).unwrap().clone()
}

pub fn question(totals: &Json, name: &str) -> Json {
    totals["questions"].as_array().unwrap().iter().find(|one| one["name"] == name).unwrap().clone()
}

fn opened(laptop: &Laptop, id: Id) -> Json {
    laptop.call("superior_forms.open", json!({ "id": id.to_string() }))
}

pub fn save(laptop: &Laptop, id: Id, answers: &[(&str, &str)]) {
    let version = opened(laptop, id)["version"].clone();
    let typed: Vec<Json> = answers.iter().map(|(name, typed)| json!({ "name": name, "typed": typed })).collect();
    laptop.call("superior_forms.save", json!({ "id": id.to_string(), "version": version, "answers": typed }));
}

pub fn send(laptop: &Laptop, id: Id) {
    let mark = opened(laptop, id)["mark"].clone();
    laptop.call("superior_forms.send", json!({ "id": id.to_string(), "mark": mark }));
}

/// What a cell of a program of its own sends in answer to the current version.
pub fn answers(house: &House, cell: &mut Cell, id: Id, text: &str) {
    let sent = issued_book(cell.committee, None);
    let row = journal_sql::row(&cell.book, sent, form::KIND, id).unwrap().expect("the form arrived");
    let version = row.id_ref(form::VERSION).unwrap();
    answers_version(house, cell, (id, version), text);
}

fn answers_version(house: &House, cell: &mut Cell, (id, version): (Id, Id), text: &str) {
    let at_ms = u64::try_from(house.now()).unwrap();
    let sent = SentAnswers { version, at_ms, answers: text.to_owned() };
    let draft = OpDraft::new(form_answer::KIND, Record::One(id))
        .set(form_answer::FORM, Value::id(id))
        .set(form_answer::SENT, sent.to_value());
    cell.write(house, &[draft]);
    assert!(cell.exchange(house).verified);
}

#[test]
fn a_form_goes_out_is_filled_in_offline_and_its_figures_open_onto_cells() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house);
    let devices = house.login("officer").get("/api/v1/enrolments").json();
    let unit: Id = devices["devices"][0]["unit"]["id"].as_str().unwrap().parse().unwrap();
    let mut other = Cell::enrol(&house, "Chi bộ bản Thèn Thầu", 2, true);
    let silent = house.cell("Chi bộ bản Nà Hum");
    let id = issue(&house, json!("all"));
    laptop.call("exchange.now", json!({}));
    let listed = laptop.call("superior_forms.list", json!({}));
    assert_eq!((&listed["forms"][0]["state"], &listed["forms"][0]["new"]), (&json!("received"), &json!(true)));

    // with no network: a wrong answer is kept and told, and nothing leaves the cell
    save(&laptop, id, &[("so_nguoi", "mười hai"), ("da_hop", "khong")]);
    let shown = opened(&laptop, id);
    let problems: Vec<&str> =
        shown["evaluated"]["problems"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(problems, ["so_nguoi", "ly_do"]);
    let refused = laptop.refused("superior_forms.send", json!({ "id": id.to_string(), "mark": shown["mark"] }));
    assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("incomplete", Some("so_nguoi")));
    save(&laptop, id, &[("so_nguoi", "12"), ("ly_do", "Mưa lũ")]);
    laptop.call("exchange.now", json!({}));
    assert_eq!(row(&at(&house, &format!("/{id}")), &unit)["state"], "silent", "drafts are not answers");

    send(&laptop, id);
    laptop.call("exchange.now", json!({}));
    assert!(other.exchange(&house).verified);
    answers(&house, &mut other, id, r#"{"da_hop":"co","so_nguoi":"30"}"#);
    let table = at(&house, &format!("/{id}"));
    assert_eq!((row(&table, &unit)["state"].clone(), row(&table, &unit)["version"].clone()), (json!("sent"), json!(1)));
    assert_eq!(row(&table, &silent.parse().unwrap())["state"], "silent");
    assert_eq!((&table["coverage"]["sent"], &at(&house, "")["forms"][0]["sent"]), (&json!(2), &json!(2)));
    assert_eq!(table["coverage"]["cells"], at(&house, "")["forms"][0]["cells"]);

    let totals = at(&house, &format!("/{id}/totals"));
    let people = question(&totals, "so_nguoi");
    assert_eq!((&people["sum"], people["given"].as_array().unwrap().len()), (&json!("42"), 2));
    let held = question(&totals, "da_hop");
    assert_eq!(held["choices"][1]["units"], json!([unit.to_string()]));
    assert_eq!(question(&totals, "ly_do")["given"], json!([{ "unit": unit.to_string(), "answer": "Mưa lũ" }]));
    let cell = at(&house, &format!("/{id}/units/{unit}"));
    assert_eq!((&cell["state"], &cell["sent"][0]["answers"][1]["answer"]), (&json!("sent"), &json!("Không")));
    let book = house.login("officer").get(&format!("/api/v1/forms/{id}/answers.xlsx"));
    assert!(book.status == 200 && book.body.starts_with(b"PK"));
}

#[test]
fn what_is_sent_at_the_server_can_not_be_read_before_the_press() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house);
    let id = issue(&house, json!("all"));
    laptop.call("exchange.now", json!({}));
    save(&laptop, id, &[("da_hop", "khong"), ("ly_do", "Bí mật của chi bộ")]);
    laptop.call("exchange.now", json!({}));
    let own = laptop.app_session.with_book(|book| Ok(book.own_book())).unwrap();
    let drafts = house.server.storage.read(|sql| Ok(journal_sql::rows(sql, own, form_draft::KIND)?)).unwrap();
    assert_eq!(drafts.len(), 2, "the sealed drafts are kept there for the cell's other laptops");
    let sealed = |row: &journal_sql::Row| row.bytes(form_draft::ANSWER).unwrap().to_vec();
    assert!(drafts.iter().all(|row| !String::from_utf8_lossy(&sealed(row)).contains("chi bộ")));
    assert!(house.server.storage.read(|sql| Ok(journal_sql::rows(sql, own, form_answer::KIND)?)).unwrap().is_empty());
}

#[test]
fn two_laptops_of_a_cell_that_answer_differently_choose_and_send_by_stick() {
    let house = House::open();
    let first = Laptop::enrolled(&house);
    let second = first.beside(&house);
    let id = issue(&house, json!("all"));
    for laptop in [&first, &second, &first] {
        laptop.call("exchange.now", json!({}));
    }
    save(&first, id, &[("so_nguoi", "12"), ("da_hop", "co")]);
    save(&second, id, &[("so_nguoi", "13"), ("da_hop", "co")]);
    for laptop in [&first, &second, &first] {
        laptop.call("exchange.now", json!({}));
    }
    let contested: Vec<Json> = opened(&first, id)["answers"].as_array().unwrap().clone();
    let is_contested = |name: &str| contested.iter().find(|one| one["name"] == name).unwrap()["contested"].clone();
    assert_eq!((is_contested("so_nguoi"), is_contested("da_hop")), (json!(true), json!(false)));
    let mark = opened(&first, id)["mark"].clone();
    assert_eq!(first.refused("superior_forms.send", json!({ "id": id.to_string(), "mark": mark })).code, "contested");
    let conflicts = first.call("conflicts.list", json!({}))["open"].clone();
    assert_eq!(conflicts.as_array().unwrap().len(), 1, "{conflicts}");
    assert_eq!(conflicts[0]["about"], "Số người dự – Báo cáo nhanh tháng 12");
    let sides = conflicts[0]["sides"].as_array().unwrap().clone();
    let kept = sides.iter().find(|side| side["value"] == "13").unwrap();
    first.call("conflicts.answer", json!({ "conflict": conflicts[0]["id"], "keep": kept["key"] }));

    send(&first, id);
    let stick = tempfile::tempdir().unwrap();
    let (package, _) = first.write("superior", stick.path());
    first.take(&at_the_committee(&house, &package, stick.path()));
    assert_eq!(question(&at(&house, &format!("/{id}/totals")), "so_nguoi")["sum"], "13");
}

#[test]
fn a_new_version_offers_what_was_answered_and_counts_nothing_of_it_silently() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house);
    let id = issue(&house, json!("all"));
    laptop.call("exchange.now", json!({}));
    save(&laptop, id, &[("so_nguoi", "12"), ("da_hop", "khong"), ("ly_do", "Mưa lũ")]);
    send(&laptop, id);
    laptop.call("exchange.now", json!({}));
    let renewed = json!({ "after": 1, "source": second_version() });
    assert_eq!(post(&house, &format!("/{id}/versions"), renewed.clone()).status, 200);
    assert_eq!(field_of(&post(&house, &format!("/{id}/versions"), renewed)), "after", "another officer was there first");
    let same = json!({ "after": 2, "source": second_version() });
    assert_eq!(field_of(&post(&house, &format!("/{id}/versions"), same)), "source");
    assert_eq!(at(&house, &format!("/{id}/totals"))["left_out"]["outdated"].as_array().unwrap().len(), 1);
    assert_eq!(at(&house, &format!("/{id}"))["coverage"]["sent"], 0);

    laptop.call("exchange.now", json!({}));
    let shown = opened(&laptop, id);
    assert_eq!((&shown["form"]["state"], &shown["form"]["version"]), (&json!("outdated"), &json!(2)));
    assert_eq!((&shown["answers"], &shown["sent"]["version"]), (&json!([]), &json!(1)));
    let fits = |name: &str| {
        let older = shown["older"].as_array().unwrap();
        older.iter().find(|one| one["name"] == name).unwrap_or_else(|| panic!("{name}: {older:?}"))["fits"].clone()
    };
    assert_eq!((fits("so_nguoi"), fits("ly_do")), (json!(true), json!(false)), "the question is asked no more");
    let asked = json!({ "id": id.to_string(), "questions": ["so_nguoi", "da_hop", "ly_do"] });
    laptop.call("superior_forms.carry_over", asked);
    let shown = opened(&laptop, id);
    assert_eq!((shown["answers"].as_array().unwrap().len(), shown["older"].as_array().unwrap().len()), (2, 1));
    send(&laptop, id);
    laptop.call("exchange.now", json!({}));
    let table = at(&house, &format!("/{id}"));
    assert_eq!(table["coverage"]["sent"], 1);
    let unit = table["rows"].as_array().unwrap().iter().find(|row| row["state"] == "sent").unwrap()["unit"]["id"].clone();
    let cell = at(&house, &format!("/{id}/units/{}", unit.as_str().unwrap()));
    let versions: Vec<&Json> = cell["sent"].as_array().unwrap().iter().map(|one| &one["version"]).collect();
    assert_eq!(versions, [&json!(2), &json!(1)], "what was sent before stands beside");
}

#[test]
fn a_form_that_is_withdrawn_while_it_is_filled_in_says_so_and_keeps_the_drafts() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house);
    let id = issue(&house, json!("all"));
    laptop.call("exchange.now", json!({}));
    save(&laptop, id, &[("so_nguoi", "12"), ("da_hop", "co")]);
    let withdraw = |withdrawn: bool, reason: &str| {
        post(&house, &format!("/{id}/withdrawn"), json!({ "withdrawn": withdrawn, "reason": reason }))
    };
    assert_eq!(field_of(&withdraw(true, " ")), "reason");
    assert_eq!(withdraw(true, "Trùng với mẫu khác").status, 200);
    assert_eq!(field_of(&post(&house, &format!("/{id}/versions"), json!({ "after": 1, "source": second_version() }))), "withdrawn");
    laptop.call("exchange.now", json!({}));
    let shown = opened(&laptop, id);
    assert_eq!((&shown["form"]["state"], &shown["form"]["withdrawn"]), (&json!("withdrawn"), &json!("Trùng với mẫu khác")));
    assert_eq!(shown["answers"].as_array().unwrap().len(), 2);
    save(&laptop, id, &[("so_nguoi", "14")]);
    let mark = opened(&laptop, id)["mark"].clone();
    assert_eq!(laptop.refused("superior_forms.send", json!({ "id": id.to_string(), "mark": mark })).code, "form_withdrawn");
    let kinds = laptop.call("home.summary", json!({}))["tasks"].to_string();
    assert!(!kinds.contains("form_"), "nobody waits for it: {kinds}");

    assert_eq!(withdraw(false, "").status, 200);
    laptop.call("exchange.now", json!({}));
    send(&laptop, id);
    laptop.call("exchange.now", json!({}));
    assert_eq!(question(&at(&house, &format!("/{id}/totals")), "so_nguoi")["sum"], "14");
}

#[test]
fn answers_that_do_not_hold_are_shown_and_counted_in_nothing() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let mut other = Cell::enrol(&house, "Chi bộ bản Thèn Thầu", 2, true);
    let id = issue(&house, json!("all"));
    assert!(cell.exchange(&house).verified && other.exchange(&house).verified);
    answers(&house, &mut cell, id, r#"{"da_hop":"co","so_nguoi":"900"}"#);
    answers(&house, &mut other, id, r#"{"da_hop":"co","so_nguoi":"30"}"#);
    let totals = at(&house, &format!("/{id}/totals"));
    assert_eq!(question(&totals, "so_nguoi")["sum"], "30");
    assert_eq!(totals["left_out"]["mismatched"][0]["id"], cell.unit.to_string());
    let shown = at(&house, &format!("/{id}/units/{}", cell.unit));
    assert_eq!(shown["state"], "mismatched");
    assert_eq!(shown["sent"][0]["problems"][0]["vietnamese"], "Ghi từ 0 đến 500");
    assert_eq!(shown["sent"][0]["answers"].as_array().unwrap().len(), 2, "nothing is hidden");
    // neither what is no answer at all nor one to a version of nobody breaks the page
    answers(&house, &mut cell, id, "[1, 2");
    assert_eq!(row(&at(&house, &format!("/{id}")), &cell.unit)["state"], "mismatched");
    answers_version(&house, &mut cell, (id, Id([9; 16])), r#"{"so_nguoi":"1"}"#);
    assert_eq!(at(&house, &format!("/{id}/units/{}", cell.unit))["sent"][0]["version"], Json::Null);
    assert_eq!(question(&at(&house, &format!("/{id}/totals")), "so_nguoi")["sum"], "30");
}

#[test]
fn answers_that_were_taken_back_count_no_more_and_say_why() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house);
    let id = issue(&house, json!("all"));
    laptop.call("exchange.now", json!({}));
    save(&laptop, id, &[("so_nguoi", "12"), ("da_hop", "co")]);
    send(&laptop, id);
    let mark = opened(&laptop, id)["mark"].clone();
    assert_eq!(laptop.refused("superior_forms.send", json!({ "id": id.to_string(), "mark": mark })).code, "already_sent");
    laptop.call("exchange.now", json!({}));
    assert_eq!(laptop.refused("superior_forms.take_back", json!({ "id": id.to_string(), "reason": " " })).field.as_deref(), Some("reason"));
    laptop.call("superior_forms.take_back", json!({ "id": id.to_string(), "reason": "Đếm nhầm" }));
    laptop.call("exchange.now", json!({}));
    let table = at(&house, &format!("/{id}"));
    let taken: Vec<&Json> = table["rows"].as_array().unwrap().iter().filter(|row| row["state"] == "taken_back").collect();
    assert_eq!((taken.len(), &taken[0]["taken_back"]), (1, &json!("Đếm nhầm")));
    assert_eq!(question(&at(&house, &format!("/{id}/totals")), "so_nguoi")["sum"], Json::Null);
    assert_eq!(opened(&laptop, id)["form"]["state"], "taken_back");
    save(&laptop, id, &[("so_nguoi", "11")]);
    send(&laptop, id);
    laptop.call("exchange.now", json!({}));
    assert_eq!(question(&at(&house, &format!("/{id}/totals")), "so_nguoi")["sum"], "11");
}

#[test]
fn only_addressed_cells_get_a_form_and_only_officers_read_answers() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let mut other = Cell::enrol(&house, "Chi bộ bản Thèn Thầu", 2, true);
    let id = issue(&house, json!([cell.unit]));
    let held = |cell: &mut Cell| {
        assert!(cell.exchange(&house).verified);
        let books = [None, Some(cell.unit)].map(|unit| issued_book(cell.committee, unit));
        let of = |kind| books.map(|book| journal_sql::rows(&cell.book, book, kind).unwrap().len()).iter().sum::<usize>();
        (of(form::KIND), of(form_version::KIND))
    };
    assert_eq!((held(&mut cell), held(&mut other)), ((1, 1), (0, 0)));
    let table = at(&house, &format!("/{id}"));
    assert_eq!(table["rows"].as_array().unwrap().len(), 1);
    assert_eq!(house.login("officer").get(&format!("/api/v1/forms/{id}/units/{}", other.unit)).status, 404);
    for role in ["grader", "admin"] {
        let browser = house.login(role);
        assert_eq!(browser.get(&format!("/api/v1/forms/{id}")).status, 200, "{role} sees who has answered");
        assert_eq!(browser.get(&format!("/api/v1/forms/{id}/totals")).status, 403, "{role}");
        assert_eq!(browser.get(&format!("/api/v1/forms/{id}/units/{}", cell.unit)).status, 403, "{role}");
        assert_eq!(browser.post("/api/v1/forms", &asked(json!("all"))).status, 403, "{role}");
    }
    let log = house.login("admin").get("/api/v1/act-log").text();
    assert!(log.contains("form_issued") && log.contains("Báo cáo nhanh tháng 12"), "{log}");
}

#[test]
fn a_workbook_is_looked_at_line_by_line_before_anything_is_issued() {
    let house = House::open();
    let bad = source(&[PEOPLE, &["geopoint", "noi", "Ở đâu?"], &["integer", "so_nguoi", "Lại hỏi"]]);
    let looked = post(&house, "/check", json!({ "source": bad })).json();
    assert_eq!(looked["usable"], false);
    let lines: Vec<&Json> = looked["problems"].as_array().unwrap().iter().map(|one| &one["line"]).collect();
    assert!(lines.contains(&&json!(3)) && lines.contains(&&json!(4)), "{looked}");
    let good = post(&house, "/check", json!({ "source": first_version() })).json();
    assert_eq!((&good["usable"], good["items"].as_array().unwrap().len()), (&json!(true), 3));
    assert_eq!(good["items"][1]["choices"][0]["label"], "Có");

    let refused = |change: fn(&mut Json)| {
        let mut asked = asked(json!("all"));
        change(&mut asked);
        field_of(&house.login("officer").post("/api/v1/forms", &asked))
    };
    assert_eq!(refused(|asked| asked["title"] = json!(" ")), "title");
    assert_eq!(refused(|asked| asked["deadline"] = json!("2026-02-30")), "deadline");
    assert_eq!(refused(|asked| asked["source"] = source(&[&["geopoint", "noi", "Ở đâu?"]])), "source");
    assert_eq!(refused(|asked| asked["source"] = source(&[&["note", "mat", "MẬT\nNội dung"], PEOPLE])), "source");
    assert_eq!(refused(|asked| asked["round"] = json!(Id([3; 16]))), "round");
    assert_eq!(refused(|asked| asked["addressed"] = json!([])), "addressed");
    assert_eq!(at(&house, "")["forms"], json!([]));
}

#[test]
fn a_deadline_is_moved_and_a_cell_that_did_not_send_in_time_is_overdue() {
    let house = House::open();
    let laptop = Laptop::going_by(Some(house.clock()), &house);
    let id = issue(&house, json!("all"));
    let day = |at: i64| server::clock::day(at).to_string();
    let change = |body: Json| house.login("officer").ask("PATCH", &format!("/api/v1/forms/{id}"), Some(&body));
    assert_eq!(field_of(&change(json!({}))), "title", "nothing was changed");
    assert_eq!(change(json!({ "deadline": day(house.now() + DAY) })).status, 200);
    laptop.call("exchange.now", json!({}));
    laptop.call("home.opened", json!({ "id": id.to_string() }));
    let task = |laptop: &Laptop| {
        let tasks = laptop.call("home.summary", json!({}))["tasks"].clone();
        let of_forms = tasks.as_array().unwrap().iter().find(|task| task["kind"].as_str().unwrap().starts_with("form_"));
        of_forms.map(|task| task["kind"].clone()).unwrap_or_default()
    };
    assert_eq!(task(&laptop), "form_to_send");
    house.wait(3 * DAY);
    assert_eq!(task(&laptop), "form_late");
    let table = at(&house, &format!("/{id}"));
    assert!(table["rows"].as_array().unwrap().iter().all(|row| row["overdue"] == true), "{table}");
    save(&laptop, id, &[("so_nguoi", "12"), ("da_hop", "co")]);
    send(&laptop, id);
    laptop.call("exchange.now", json!({}));
    let table = at(&house, &format!("/{id}"));
    let sent = table["rows"].as_array().unwrap().iter().find(|row| row["state"] == "sent").unwrap().clone();
    assert_eq!((&sent["overdue"], &sent["sent_late"]), (&json!(false), &json!(true)));
    assert_eq!(task(&laptop), Json::Null);
}
