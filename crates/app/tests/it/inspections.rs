//! The steps of an inspection and the papers they leave.

use crate::scene::Cell;
use domain::catalogue::inspection;
use serde_json::{Value, json};

fn begun(cell: &Cell) -> String {
    let values = json!({ "begun": "02/03/2026", "kind": "inspection", "what": "Việc nộp đảng phí" });
    cell.id("register.save", json!({ "register": "inspection", "values": values }))
}

fn save(cell: &Cell, id: &str, step: Value) -> Value {
    cell.call("inspections.save_steps", json!({ "id": id, "steps": [step] }))
}

fn step(cell: &Cell, id: &str, name: &str) -> Value {
    let page = cell.call("inspections.get", json!({ "id": id }));
    page["steps"].as_array().unwrap().iter().find(|step| step["step"] == name).unwrap().clone()
}

#[test]
fn twelve_steps_are_a_checklist_and_each_keeps_its_paper() {
    let mut cell = Cell::new();
    let id = begun(&cell);
    let page = cell.call("inspections.get", json!({ "id": id }));
    assert_eq!(page["steps"].as_array().unwrap().len(), 12);
    assert!(page["steps"].as_array().unwrap().iter().all(|step| step["done"] == false));
    save(&cell, &id, json!({ "step": "decided", "done": true, "date": "25/02/2026", "paper": "02-QĐ/CB" }));
    save(&cell, &id, json!({ "step": "opened", "done": true, "date": "03/03/2026" }));
    cell.reopen();
    let decided = step(&cell, &id, "decided");
    assert_eq!(
        (&decided["done"], &decided["date"], &decided["paper"]),
        (&json!(true), &json!("2026-02-25"), &json!("02-QĐ/CB"))
    );
    let row = cell.call("register.get", json!({ "register": "inspection", "id": id }));
    assert_eq!(row["values"]["steps"], json!(["decided", "opened"]), "the same steps as in the form");
    save(&cell, &id, json!({ "step": "decided", "done": false }));
    assert_eq!(step(&cell, &id, "decided")["paper"], "");
    assert_eq!(step(&cell, &id, "opened")["done"], true, "the other steps stay");
}

#[test]
fn what_the_steps_left_is_sealed_to_the_cell() {
    let cell = Cell::new();
    let id = begun(&cell);
    save(&cell, &id, json!({ "step": "verified", "done": true, "paper": "Biên bản xác minh số 4" }));
    let row = cell
        .app_session
        .with_book(|book| Ok(store::row(book.connection(), book.own_book(), inspection::KIND, id.parse().unwrap())?));
    let row = row.unwrap().unwrap();
    for field in [inspection::STEPS, inspection::PAPERS] {
        let sealed = row.bytes(field).unwrap();
        for clear in ["verified", "minh"] {
            assert!(!sealed.windows(clear.len()).any(|part| part == clear.as_bytes()), "{field}");
        }
    }
    let history = cell.call("undo.history", json!({ "id": id }));
    let what = history["entries"][0]["what"].as_str().unwrap();
    assert!(what.contains("7. Biên bản xác minh: Biên bản xác minh số 4"), "{what}");
}

#[test]
fn a_paper_has_a_step_that_is_done_and_a_day_that_fits() {
    let cell = Cell::new();
    let id = begun(&cell);
    let refused = |step: Value| {
        let refused = cell.refused("inspections.save_steps", json!({ "id": id, "steps": [step] }));
        (refused.code, refused.field.unwrap())
    };
    let of = |name: &str, date: &str, done: bool| json!({ "step": name, "done": done, "date": date });
    assert_eq!(refused(of("met", "03/03/2026", false)), ("not_done".into(), "step-met".into()));
    assert_eq!(refused(of("met", "01/03/2026", true)).0, "dates_out_of_order");
    assert_eq!(refused(of("met", "31/02/2026", true)).0, "bad_date");
    assert_eq!(refused(of("met", "03/03/2199", true)).0, "future_date");
    save(&cell, &id, of("detailed", "01/03/2026", true));
}

#[test]
fn a_planned_inspection_is_due_until_it_is_done_and_the_one_that_was_held_names_it() {
    let cell = Cell::new();
    let plan = |state: &str| json!({ "year": 2026, "kind": "supervision", "what": "Nêu gương", "by_day": "30/06/2026", "state": state });
    let id = cell.id("register.save", json!({ "register": "inspection_plan", "values": plan("planned") }));
    let late = || {
        let overview = cell.call("register.overview", json!({}));
        overview["registers"].as_array().unwrap().iter().find(|one| one["register"] == "inspection_plan").unwrap()["late"].clone()
    };
    assert_eq!(late(), 1);
    let held = json!({ "begun": "02/03/2026", "kind": "supervision", "what": "Nêu gương", "plan": id });
    let held = cell.id("register.save", json!({ "register": "inspection", "values": held }));
    let row = cell.call("register.get", json!({ "register": "inspection", "id": held }));
    assert_eq!(row["shown"]["plan"], "Giám sát – Nêu gương (2026)");
    cell.call("register.save", json!({ "register": "inspection_plan", "id": id, "values": plan("done") }));
    assert_eq!(late(), 0);
    let other = json!({ "year": 2025, "kind": "inspection", "what": "x", "by_day": "30/06/2026", "state": "planned" });
    let refused = cell.refused("register.save", json!({ "register": "inspection_plan", "values": other }));
    assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("doubtful", Some("by_day")));
}

#[test]
fn what_was_found_is_listed_with_its_inspection_and_due_until_it_is_put_right() {
    let cell = Cell::new();
    let (id, other) = (begun(&cell), begun(&cell));
    let found = |of: &str, kind: &str, what: &str, right_by: &str| {
        let values = json!({ "of_inspection": of, "kind": kind, "what": what, "right_by": right_by });
        json!({ "register": "inspection_finding", "values": values })
    };
    let fault = cell.id("register.save", found(&id, "fault", "Thu chậm hai tháng", "01/04/2026"));
    cell.call("register.save", found(&id, "praise", "Sổ sách đủ", ""));
    cell.call("register.save", found(&other, "fault", "Việc khác", ""));
    let page = cell.call("inspections.get", json!({ "id": id }));
    let texts: Vec<&str> =
        page["findings"].as_array().unwrap().iter().map(|row| row["values"]["what"].as_str().unwrap()).collect();
    assert_eq!(texts, ["Sổ sách đủ", "Thu chậm hai tháng"]);
    let late = || {
        let overview = cell.call("register.overview", json!({}));
        let of = |one: &&Value| one["register"] == "inspection_finding";
        overview["registers"].as_array().unwrap().iter().find(of).unwrap()["late"].clone()
    };
    assert_eq!(late(), 1);
    let put_right = json!({ "put_right": "30/03/2026", "how": "Đã thu đủ" });
    cell.call("register.save", json!({ "register": "inspection_finding", "id": fault, "values": put_right }));
    assert_eq!(late(), 0);
    assert_eq!(
        cell.refused("register.save", found(&id, "praise", "x", "01/04/2026")).field.as_deref(),
        Some("right_by"),
        "praise asks for nothing"
    );
}

#[test]
fn what_the_superior_concluded_is_read_here_and_asked_about_until_it_was_put_right() {
    use domain::catalogue::conclusion as c;
    let cell = Cell::new();
    crate::superior::join(&cell);
    let task = || {
        let home = cell.call("home.summary", json!({}));
        let tasks = home["tasks"].as_array().unwrap().clone();
        tasks.into_iter().find(|task| task["kind"] == "inspection_to_put_right")
    };
    assert_eq!(task(), None);
    let said = [
        (c::WHICH, "inspection"),
        (c::WHAT, "Chấp hành Điều lệ"),
        (c::CONCLUDED, "2025-03-01"),
        (c::DEMANDS, "Họp đều"),
    ];
    crate::superior::send_conclusion(&cell, 61, &[&said[..], &[(c::RIGHT_BY, "2025-04-01")]].concat());
    crate::superior::send_conclusion(&cell, 62, &[(c::WHAT, "Không yêu cầu gì"), (c::MERITS, "Tốt")]);
    let received = cell.call("inspections.received", json!({}))["inspections"].clone();
    assert_eq!(
        (&received[0]["kind_vietnamese"], &received[0]["demands"], &received[0]["late"], &received[1]["open"]),
        (&json!("Kiểm tra"), &json!("Họp đều"), &json!(true), &json!(false))
    );
    let waits = task().unwrap();
    assert_eq!((&waits["count"], &waits["label"]), (&json!(1), &json!("2025-04-01")));
    crate::superior::send_conclusion(&cell, 61, &[(c::PUT_RIGHT, "2025-03-20")]);
    assert_eq!(task(), None, "the superior recorded that it was put right");
    crate::superior::send_conclusion(&cell, 61, &[(c::PUT_RIGHT, ""), (c::WITHDRAWN, "Gửi nhầm")]);
    assert_eq!(task(), None, "what was taken back asks for nothing");
}
