//! Forms from above, filled in at the cell without a network.

use crate::scene::{Cell, PASSPHRASE};
use crate::superior;
use crate::two_laptops::{TwoLaptops, only_conflict, side};
use domain::Id;
use domain::catalogue::{form, form_answer};
use forms::{Source, SourceRow, SourceTable};
use serde_json::{Value, json};

fn table(headings: &[&str], rows: &[&[&str]]) -> SourceTable {
    let texts = |cells: &[&str]| cells.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>();
    let rows = (2..).zip(rows).map(|(line, cells)| SourceRow { line, cells: texts(cells) }).collect();
    SourceTable { headings: texts(headings), rows }
}

const HEADINGS: [&str; 6] = ["type", "name", "label", "required", "constraint", "relevant"];
const PEOPLE: &[&str] = &["integer", "so_nguoi", "Số người dự", "yes", ". >= 0"];
const HELD: &[&str] = &["select_one yn", "da_hop", "Đã họp chưa?", "yes"];
const WHY: &[&str] = &["text", "ly_do", "Vì sao chưa họp?", "yes", "", "${da_hop} = 'khong'"];

/// The text of a form with these questions.
fn described(survey: &[&[&str]]) -> String {
    let choices = table(&["list_name", "name", "label"], &[&["yn", "co", "Có"], &["yn", "khong", "Chưa"]]);
    let source = Source { survey: table(&HEADINGS, survey), choices, settings: SourceTable::default() };
    forms::read(&source).form.unwrap().to_text()
}

/// A cell to which the superior sent a form.
fn asked() -> (Cell, String) {
    let cell = Cell::new();
    superior::join(&cell);
    let id = superior::send_form(&cell, (1, 1), "2199-12-15", &described(&[PEOPLE, HELD, WHY]));
    (cell, id)
}

fn open(cell: &Cell, id: &str) -> Value {
    cell.call("superior_forms.open", json!({ "id": id }))
}

fn request(cell: &Cell, id: &str, answers: &[(&str, &str)]) -> Value {
    let typed: Vec<Value> = answers.iter().map(|(name, typed)| json!({ "name": name, "typed": typed })).collect();
    json!({ "id": id, "version": open(cell, id)["version"], "answers": typed })
}

fn save(cell: &Cell, id: &str, answers: &[(&str, &str)]) -> Value {
    cell.call("superior_forms.save", request(cell, id, answers))
}

fn names(of: &Value) -> Vec<&str> {
    of.as_array().unwrap().iter().map(|one| one.as_str().or_else(|| one["name"].as_str()).unwrap()).collect()
}

fn tasks(cell: &Cell) -> Vec<(String, String)> {
    let tasks = cell.call("home.summary", json!({}))["tasks"].clone();
    let of = |task: &Value, part: &str| task[part].as_str().unwrap().to_owned();
    let all = tasks.as_array().unwrap().iter().map(|task| (of(task, "kind"), of(task, "label")));
    all.filter(|(kind, _)| kind.starts_with("form_")).collect()
}

#[test]
fn what_is_asked_follows_what_is_typed_before_anything_is_saved() {
    let (cell, id) = asked();
    assert_eq!(names(&open(&cell, &id)["evaluated"]["shown"]), ["da_hop", "so_nguoi"]);
    let typed = request(&cell, &id, &[("da_hop", "khong"), ("so_nguoi", "-1")]);
    let checked = cell.call("superior_forms.check", typed);
    assert!(names(&checked["shown"]).contains(&"ly_do"), "{checked}");
    let missing: Vec<bool> =
        checked["problems"].as_array().unwrap().iter().map(|one| one["missing"].as_bool().unwrap()).collect();
    assert_eq!((names(&checked["problems"]), missing), (vec!["so_nguoi", "ly_do"], vec![false, true]));
    assert_eq!(open(&cell, &id)["answers"], json!([]), "nothing was written");
}

#[test]
fn a_form_in_two_languages_is_read_in_either_and_answered_alike() {
    let cell = Cell::new();
    superior::join(&cell);
    let survey = table(
        &["type", "name", "label::Tiếng Việt (vi)", "label::Hmoob", "required"],
        &[&["select_one yn", "da_hop", "Đã họp chưa?", "Twb sib tham lawm?", "yes"]],
    );
    let choices = table(
        &["list_name", "name", "label::Tiếng Việt (vi)", "label::Hmoob"],
        &[&["yn", "co", "Có", "Tau lawm"], &["yn", "khong", "Chưa", "Tsis tau"]],
    );
    let settings = table(&["default_language"], &[&["Tiếng Việt (vi)"]]);
    let text = forms::read(&Source { survey, choices, settings }).form.unwrap().to_text();
    let id = superior::send_form(&cell, (1, 1), "2199-12-15", &text);
    save(&cell, &id, &[("da_hop", "khong")]);
    let read = |language: &str| cell.call("superior_forms.open", json!({ "id": id, "language": language }));
    let (own, other) = (open(&cell, &id), read("Hmoob"));
    assert_eq!(own["languages"], json!(["Tiếng Việt (vi)", "Hmoob"]));
    let words = |form: &Value| (form["items"][0]["label"].clone(), form["leaving"][0]["answer"].clone());
    assert_eq!(words(&own), (json!("Đã họp chưa?"), json!("Chưa")));
    assert_eq!(words(&other), (json!("Twb sib tham lawm?"), json!("Tsis tau")));
    assert_eq!((&other["mark"], &other["answers"]), (&own["mark"], &own["answers"]), "the same leaves the cell");
    assert_eq!(words(&read("Tiếng Thái")), words(&own), "a language that the form does not have");
}

#[test]
fn what_is_no_answer_yet_is_kept_as_it_was_typed_and_survives_the_lock() {
    let (mut cell, id) = asked();
    save(&cell, &id, &[("so_nguoi", "mười hai "), ("da_hop", "co")]);
    cell.reopen();
    let shown = open(&cell, &id);
    assert_eq!(shown["answers"][1], json!({ "name": "so_nguoi", "answer": "mười hai", "contested": false }));
    assert_eq!((&shown["form"]["state"], &shown["evaluated"]["complete"]), (&json!("filling"), &json!(false)));
    let long = "a".repeat(4_001);
    let refused = cell.refused("superior_forms.save", request(&cell, &id, &[("ly_do", &long)]));
    assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("too_long", Some("ly_do")));
    let secret = cell.refused("superior_forms.save", request(&cell, &id, &[("ly_do", "MẬT\nNội dung")]));
    assert_eq!(secret.code, "classified");
}

#[test]
fn the_same_answer_is_not_written_twice_and_a_save_is_undone() {
    let (cell, id) = asked();
    assert!(save(&cell, &id, &[("so_nguoi", "12")])["undo"].is_string());
    assert_eq!(save(&cell, &id, &[("so_nguoi", " 12 ")])["undo"], Value::Null);
    let changed = save(&cell, &id, &[("so_nguoi", "13")]);
    cell.call("undo.act", json!({ "act": changed["undo"] }));
    assert_eq!(open(&cell, &id)["answers"][0]["answer"], "12");
    save(&cell, &id, &[("so_nguoi", "")]);
    assert_eq!((&open(&cell, &id)["answers"], &open(&cell, &id)["form"]["state"]), (&json!([]), &json!("received")));
}

#[test]
fn exactly_what_was_shown_leaves_the_cell_without_what_is_not_asked() {
    let (cell, id) = asked();
    save(&cell, &id, &[("so_nguoi", "12"), ("da_hop", "khong"), ("ly_do", "Mưa lũ")]);
    save(&cell, &id, &[("da_hop", "co")]);
    let shown = open(&cell, &id);
    assert_eq!(names(&shown["leaving"]), ["so_nguoi", "da_hop"], "why no meeting was held is not asked any more");
    assert_eq!(shown["leaving"][1]["answer"], "Có");
    save(&cell, &id, &[("so_nguoi", "13")]);
    let refused = cell.refused("superior_forms.send", json!({ "id": id, "mark": shown["mark"] }));
    assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("changed_since", Some("mark")));
    let mark = open(&cell, &id)["mark"].clone();
    cell.call("superior_forms.send", json!({ "id": id, "mark": mark }));
    let row = cell
        .app_session
        .with_book(|book| Ok(store::row(book.connection(), book.own_book(), form_answer::KIND, id.parse().unwrap())?));
    let sent: domain::superior_forms::SentAnswers = row.unwrap().unwrap().parts(form_answer::SENT).unwrap();
    assert_eq!(sent.answers, r#"{"da_hop":"co","so_nguoi":"13"}"#);
    let history = cell.call("undo.history", json!({ "id": id }));
    assert_eq!(history["entries"][0]["what"], "Mẫu: Báo cáo nhanh; Gửi câu trả lời lên cấp trên");
}

#[test]
fn a_committee_member_fills_in_and_leaves_sending_to_the_heads() {
    let (cell, id) = asked();
    save(&cell, &id, &[("so_nguoi", "12"), ("da_hop", "co")]);
    let other = json!({ "full_name": "Vàng A Chứ", "role": "committee_member", "passphrase": PASSPHRASE, "own_passphrase": PASSPHRASE });
    cell.call("people.add", other);
    let person = cell.call("profile.status", json!({}))["people"][1]["id"].clone();
    cell.call("profile.lock", json!({}));
    cell.call("profile.unlock", json!({ "person": person, "passphrase": PASSPHRASE }));
    let shown = open(&cell, &id);
    assert_eq!(shown["may_send"], false);
    assert_eq!(cell.refused("superior_forms.send", json!({ "id": id, "mark": shown["mark"] })).code, "not_allowed");
    save(&cell, &id, &[("so_nguoi", "14")]);
}

#[test]
fn a_form_is_news_until_its_version_was_opened_and_a_task_until_it_was_sent() {
    let (cell, id) = asked();
    let label = "Báo cáo nhanh, hạn 15/12/2199".to_owned();
    assert_eq!(tasks(&cell), [("form_arrived".to_owned(), label.clone())]);
    assert_eq!(cell.call("home.news", json!({}))["forms"][0]["id"], id);
    cell.call("home.opened", json!({ "id": id }));
    assert_eq!(
        (tasks(&cell), &cell.call("home.news", json!({}))["forms"]),
        (vec![("form_to_send".to_owned(), label.clone())], &json!([]))
    );
    superior::send_form(&cell, (1, 2), "2199-12-15", &described(&[PEOPLE, HELD]));
    assert_eq!(tasks(&cell)[0].0, "form_arrived", "a new version is news again");
    save(&cell, &id, &[("so_nguoi", "12"), ("da_hop", "co")]);
    let mark = open(&cell, &id)["mark"].clone();
    cell.call("superior_forms.send", json!({ "id": id, "mark": mark }));
    assert_eq!(tasks(&cell), []);
    let days = cell.call("calendar.year", json!({ "year": 2199 }))["days"].clone();
    assert_eq!((&days[0]["form"], &days[0]["open"], &days[0]["id"]), (&json!(true), &json!(false), &json!(id)));
}

#[test]
fn a_form_that_only_a_newer_program_can_read_says_so_and_loses_nothing() {
    let (cell, id) = asked();
    save(&cell, &id, &[("so_nguoi", "12")]);
    superior::send_form(&cell, (1, 2), "", r#"{"newer":true}"#);
    let shown = open(&cell, &id);
    assert_eq!((&shown["unreadable"], &shown["items"]), (&json!(true), &json!([])));
    assert_eq!((&shown["older"][0]["answer"], &shown["older"][0]["fits"]), (&json!("12"), &json!(false)));
    let typed = json!({ "id": id, "version": shown["version"], "answers": [{ "name": "so_nguoi", "typed": "13" }] });
    assert_eq!(cell.refused("superior_forms.save", typed).code, "unreadable");
}

#[test]
fn answers_typed_for_an_older_version_do_not_replace_those_to_a_newer_one() {
    let (cell, id) = asked();
    let old = request(&cell, &id, &[("so_nguoi", "11")]);
    superior::send_form(&cell, (1, 2), "", &described(&[PEOPLE, HELD]));
    cell.call("superior_forms.save", old.clone());
    assert_eq!(open(&cell, &id)["older"][0]["version"], 1, "what waited in the outbox is kept with its version");
    save(&cell, &id, &[("so_nguoi", "12")]);
    assert_eq!(cell.refused("superior_forms.save", old).code, "newer_version");
    assert_eq!(open(&cell, &id)["answers"][0]["answer"], "12");
}

#[test]
fn two_laptops_that_answer_alike_have_no_conflict_and_others_choose() {
    let laptops = TwoLaptops::new();
    let (first, second) = (&laptops.first, &laptops.second);
    let mut id = String::new();
    for cell in [first, second] {
        superior::join(cell);
        id = superior::send_form(cell, (1, 1), "", &described(&[PEOPLE, HELD]));
    }
    save(first, &id, &[("so_nguoi", "12"), ("da_hop", "co")]);
    save(second, &id, &[("so_nguoi", "13"), ("da_hop", "co")]);
    laptops.meet();
    let conflict = only_conflict(first);
    assert_eq!((&conflict["about"], &conflict["field"]), (&json!("Số người dự – Báo cáo nhanh"), &json!("Trả lời")));
    let shown = open(first, &id);
    assert_eq!((&shown["answers"][0]["contested"], &shown["answers"][1]["contested"]), (&json!(false), &json!(true)));
    let refused = first.refused("superior_forms.send", json!({ "id": id, "mark": shown["mark"] }));
    assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("contested", Some("so_nguoi")));
    let keep = side(&conflict, "Vàng A Chứ")["key"].clone();
    first.call("conflicts.answer", json!({ "conflict": conflict["id"], "keep": keep }));
    assert_eq!(open(first, &id)["answers"][1], json!({ "name": "so_nguoi", "answer": "13", "contested": false }));
}

#[test]
fn the_kind_of_a_form_is_the_superiors_to_write() {
    let (cell, id) = asked();
    let draft = store::OpDraft::new(form::KIND, journal::Record::One(id.parse::<Id>().unwrap()))
        .set(form::TITLE, journal::Value::text("Của chi bộ"));
    let written = cell.app_session.with_book(|book| Ok(book.write(1_800_000_000_000, &[draft])));
    assert!(matches!(written.unwrap(), Err(store::Error::NotAllowed { .. })));
}
