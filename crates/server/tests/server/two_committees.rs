//! Two committees above one cell over time: what the former one sent stays readable, and nobody asks for it again.

use serde_json::{Value, json};

use crate::house::{Answer, Browser, House, json_output, sochibo_server};
use crate::laptop::Laptop;

const CELL: &str = "Chi bộ bản Nà Cà";
const FORMER: &str = "Tỉnh ủy Lai Châu";
const PRESENT: &str = "Đảng ủy xã Bình Lư";

fn letter(title: &str) -> Value {
    json!({ "title": title, "deadline": "2199-12-31", "from": "2025-03-01", "to": "2199-12-20",
        "documents": [{ "number": "", "name": title, "issuer": "Bộ Chính trị", "date": "2025-02-03", "summary": "" }],
        "guiding_questions": "", "essay_owers": "all_members", "hand_in": true, "addressed": "all" })
}

fn issue(officer: &Browser<'_>, title: &str) -> String {
    officer.post("/api/v1/rounds", &letter(title)).json()["id"].as_str().unwrap().to_owned()
}

/// The former committee has inspected the cell, and waits for something to be put right.
fn conclude(officer: &Browser<'_>, unit: &str) {
    let words = json!({
        "kind": "inspection", "year": 2025, "what": "Chấp hành Điều lệ", "round": null, "planned": "2025-01-20",
        "working_group": "", "begun": "2025-01-05", "steps": [], "merits": "", "faults": "Họp chưa đều",
        "demands": "Họp đều", "concluded": "2025-02-01", "right_by": "2025-03-01", "put_right": "", "how": "",
    });
    let made = officer.post("/api/v1/inspections", &json!({ "unit": unit, "words": words })).json();
    let path = format!("/api/v1/inspections/{}/sent", made["id"].as_str().unwrap());
    officer.post(&path, &json!({ "sent": true })).json();
}

/// A member of the cell was a guest of another one, and the committee confirmed the make-up.
fn confirm_make_up(house: &House, laptop: &Laptop, round: &str, member: &Value) {
    let host = Laptop::enrolled(house, "Chi bộ bản Thèn Thầu");
    host.member("Vàng Thị Dế");
    let own = host.hold(round);
    let session = host.call("rounds.get", json!({ "id": own }))["sessions"][0]["id"].clone();
    let guest = json!({ "session": session, "name": "Lò Văn An", "born": "1970", "home_unit": CELL });
    host.call("register.save", json!({ "register": "guest", "values": guest }));
    host.exchange();
    let officer = house.login("officer");
    let listed = officer.get("/api/v1/guests").json()["guests"][0].clone();
    let path = format!("/api/v1/guests/{}/{}/confirm", host.unit, listed["guest"].as_str().unwrap());
    officer.post(&path, &json!({ "home": laptop.unit, "member": member })).json();
}

/// What Home says about the superior.
fn tasks(laptop: &Laptop) -> Vec<String> {
    let about = ["round_arrived", "round_not_followed", "document_arrived", "document_without_round", "make_up_confirmed", "inspection_to_put_right", "essays_graded_above", "figures_not_final"];
    let home = laptop.call("home.summary", json!({}));
    let kinds = home["tasks"].as_array().unwrap().iter().map(|task| task["kind"].as_str().unwrap().to_owned());
    kinds.filter(|kind| about.contains(&kind.as_str())).collect()
}

fn invite(house: &House, laptop: &Laptop, unit: &str) -> Value {
    let invite = house.login("officer").ask("POST", &format!("/api/v1/units/{unit}/invites"), None).json();
    let path = laptop.folder.path().join("thu-moi-moi.json");
    std::fs::write(&path, invite["file"].as_str().unwrap()).unwrap();
    json!({ "file": path })
}

fn with(request: &Value, since: &str) -> Value {
    let mut request = request.clone();
    request["under_since"] = json!(since);
    request
}

fn moves(laptop: &Laptop, to: &House) {
    let unit = to.cell(CELL);
    let asked = invite(to, laptop, &unit);
    let refused = laptop.try_call("exchange.enrol", asked.clone()).unwrap_err();
    assert_eq!(refused.code, "other_committee");
    assert!(refused.message.contains(FORMER) && refused.message.contains(PRESENT), "{}", refused.message);
    for wrong in ["", "31/02/2025", "01/01/2199"] {
        let refused = laptop.try_call("exchange.enrol", with(&asked, wrong)).unwrap_err();
        assert_eq!(refused.field.as_deref(), Some("under_since"), "{wrong}: {refused}");
    }
    laptop.call("exchange.enrol", with(&asked, "01/07/2025"));
    let officer = to.login("officer");
    let waiting = officer.get("/api/v1/enrolments").json()["waiting"][0].clone();
    officer.let_in(waiting["id"].as_str().unwrap());
    assert_eq!(laptop.call("exchange.now", json!({}))["verified"], false, "the former server's receipts are not known here");
    let key = laptop.call("exchange.state", json!({}))["left_servers"][0].clone();
    json_output(sochibo_server(&to.made(), &["adopt-key", key.as_str().unwrap()]));
    laptop.exchange();
}

fn rows(answer: &Answer) -> usize {
    answer.json()["rows"].as_array().unwrap().len()
}

#[test]
fn what_the_former_committee_sent_stays_readable_and_is_not_asked_again() {
    let (former, present) = (House::open(), House::of_commune("3390", PRESENT));
    let laptop = Laptop::enrolled(&former, CELL);
    let officer = former.login("officer");
    let (open, untouched) = (issue(&officer, "Đợt đang học"), issue(&officer, "Đợt chưa mở"));
    conclude(&officer, &laptop.unit);
    let member = laptop.member("Lò Văn An");
    laptop.exchange();
    let own = laptop.hold(&open);
    let session = laptop.call("rounds.get", json!({ "id": own }))["sessions"][0]["id"].clone();
    laptop.call("roll_call.mark", json!({ "session": session, "member": member, "mark": "absent_work" }));
    confirm_make_up(&former, &laptop, &open, &member);
    laptop.exchange();
    let before = tasks(&laptop);
    for kind in ["round_arrived", "make_up_confirmed", "inspection_to_put_right"] {
        assert!(before.iter().any(|task| task == kind), "{kind}: {before:?}");
    }

    moves(&laptop, &present);
    assert_eq!(tasks(&laptop), Vec::<String>::new(), "nothing of it is new, late or owed");
    let above = json!({ "name": FORMER, "from": "", "until": "2025-06-30" });
    let rounds = laptop.call("rounds.list", json!({}));
    assert_eq!((&rounds["from_superior"], &rounds["from_former"][0]["id"]), (&json!([]), &json!(untouched)));
    assert_eq!(rounds["from_former"][0]["former"], above);
    let followed = laptop.call("rounds.get", json!({ "id": own }));
    assert_eq!((&followed["parent_title"], &followed["parent_former"]), (&json!("Đợt đang học"), &above));
    let conclusion = laptop.call("inspections.received", json!({}))["inspections"][0].clone();
    assert_eq!((&conclusion["demands"], &conclusion["former"]), (&json!("Họp đều"), &above));
    assert_eq!((&conclusion["open"], &conclusion["late"]), (&json!(false), &json!(false)));
    let documents = laptop.call("documents.list", json!({}))["documents"].clone();
    assert!(documents.as_array().unwrap().iter().all(|one| one["former"] == above), "{documents}");
    let year = laptop.call("calendar.year", json!({ "year": 2199 }))["days"].clone();
    let deadline = year.as_array().unwrap().iter().find(|day| day["field"] == "deadline").unwrap();
    assert_eq!(deadline["open"], false, "nobody waits for the report: {deadline}");
    let state = laptop.call("exchange.state", json!({}));
    assert_eq!((&state["superior_name"], &state["former_committees"]), (&json!(PRESENT), &json!([above])));

    // what was confirmed can still be recorded, and essays are handed in to nobody
    let confirmed = laptop.call("make_ups.list", json!({ "round": own }))["confirmations"][0].clone();
    assert_eq!((&confirmed["state"], &confirmed["former"]), (&json!("to_record"), &above));
    laptop.call("make_ups.take", json!({ "round": own, "confirmations": [confirmed["id"]] }));
    assert_eq!(laptop.call("totals.round", json!({ "round": own }))["made_up"], 1);
    assert_eq!(laptop.call("essays.list", json!({ "round": own }))["hand_in_to"], Value::Null);
    laptop.exchange();
    assert_eq!(laptop_hash(&laptop), server_hash_of(&present, &laptop), "the book is whole at the new committee");
    assert_eq!(rows(&present.login("officer").get("/api/v1/set-aside")), 0);
}

#[test]
fn what_the_present_committee_sends_is_announced_as_before() {
    let (former, present) = (House::open(), House::of_commune("3390", PRESENT));
    let laptop = Laptop::enrolled(&former, CELL);
    issue(&former.login("officer"), "Đợt cũ");
    laptop.exchange();
    moves(&laptop, &present);
    let new = issue(&present.login("officer"), "Đợt mới");
    laptop.exchange();
    assert_eq!(tasks(&laptop), ["round_arrived"]);
    let home = laptop.call("home.news", json!({}));
    assert_eq!((home["rounds"].as_array().unwrap().len(), &home["rounds"][0]["id"]), (1, &json!(new)));
    laptop.member("Lò Văn An");
    let own = laptop.hold(&new);
    assert_eq!(laptop.call("rounds.get", json!({ "id": own }))["parent_former"], Value::Null);
    laptop.exchange();
    let table = present.login("officer").get(&format!("/api/v1/rounds/{new}/table")).json();
    assert_eq!(table["totals"]["due"], 1);
}

#[test]
fn an_invite_of_the_same_committee_for_another_cell_is_still_refused() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house, CELL);
    let other = house.cell("Chi bộ bản Thèn Thầu");
    let asked = invite(&house, &laptop, &other);
    assert_eq!(laptop.try_call("exchange.enrol", asked.clone()).unwrap_err().code, "wrong_unit");
    let mut insists = with(&asked, "01/07/2025");
    insists["same_cell"] = json!(true);
    assert_eq!(laptop.try_call("exchange.enrol", insists).unwrap_err().code, "wrong_unit");
}

fn laptop_hash(laptop: &Laptop) -> [u8; 32] {
    let hash = |book: &mut store::Book| Ok(store::content_hash(book.connection(), book.own_book())?);
    laptop.app_session.with_book(hash).unwrap()
}

fn server_hash_of(house: &House, laptop: &Laptop) -> [u8; 32] {
    let book = laptop.app_session.with_book(|book| Ok(book.own_book())).unwrap();
    house.server.storage.read(|sql| Ok(journal_sql::content_hash(sql, book)?)).unwrap()
}
