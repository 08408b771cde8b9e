//! The committee's own register of inspections of cells: nothing reaches a cell but its own conclusion, by a press.

use domain::Id;
use domain::catalogue::conclusion as told;
use journal::chain::issued_book;
use serde_json::{Value as Json, json};

use crate::cell::Cell;
use crate::house::{Answer, House};

const FAULT: &str = "Sinh hoạt chi bộ chưa đều";

fn words() -> Json {
    json!({
        "kind": "inspection", "year": 2026, "what": "Chấp hành Điều lệ Đảng", "round": null, "planned": "2026-01-20",
        "working_group": "Tổ 3 người", "begun": "", "steps": [], "merits": "", "faults": "", "demands": "",
        "concluded": "", "right_by": "", "put_right": "", "how": "",
    })
}

fn with(more: Json) -> Json {
    let mut words = words();
    words.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    words
}

struct Scene {
    house: House,
    cell: Cell,
    other: Cell,
    id: String,
}

impl Scene {
    fn new() -> Scene {
        let house = House::open();
        let cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
        let other = Cell::enrol(&house, "Chi bộ bản Thèn Thầu", 2, true);
        let asked = json!({ "unit": cell.unit, "words": words() });
        let made = house.login("officer").post("/api/v1/inspections", &asked).json();
        Scene { house, cell, other, id: made["id"].as_str().unwrap().to_owned() }
    }

    fn line(&self) -> Json {
        let listed = self.house.login("officer").get("/api/v1/inspections").json();
        listed["inspections"].as_array().unwrap().iter().find(|one| one["id"] == self.id).unwrap().clone()
    }

    fn change(&self, more: Json) -> Answer {
        let body = json!({ "revision": self.line()["revision"], "words": with(more) });
        self.house.login("officer").ask("PATCH", &format!("/api/v1/inspections/{}", self.id), Some(&body))
    }

    fn concluded(&self) -> Json {
        let today = server::clock::day(self.house.now()).to_string();
        json!({ "begun": "2026-01-05", "concluded": today, "faults": FAULT, "demands": "Họp đều hằng tháng", "right_by": "2199-01-01" })
    }

    fn ask(&self, what: &str, body: Json) -> Answer {
        self.house.login("officer").post(&format!("/api/v1/inspections/{}/{what}", self.id), &body)
    }

    /// What the inspected cell and the other one hold of conclusions.
    fn arrived(&mut self) -> (Vec<journal_sql::Row>, usize) {
        let of = |cell: &mut Cell, house: &House| {
            assert!(cell.exchange(house).verified);
            let books = [None, Some(cell.unit)].map(|unit| issued_book(cell.committee, unit));
            let rows = books.map(|book| journal_sql::rows(&cell.book, book, told::KIND).unwrap());
            rows.into_iter().flatten().collect::<Vec<_>>()
        };
        (of(&mut self.cell, &self.house), of(&mut self.other, &self.house).len())
    }
}

fn field_of(refusal: &Answer) -> String {
    refusal.value()["field"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_conclusion_reaches_the_inspected_cell_alone_and_only_by_a_press() {
    let mut scene = Scene::new();
    assert_eq!(scene.line()["words"].get("round"), Some(&Json::Null), "the console reads no answer that lacks a field");
    assert_eq!((scene.line()["state"].clone(), scene.line()["late"].clone()), (json!("planned"), json!(true)));
    assert_eq!(field_of(&scene.ask("sent", json!({ "sent": true }))), "concluded", "there is nothing to send yet");
    let concluded = scene.concluded();
    assert_eq!(scene.change(concluded.clone()).status, 200);
    assert_eq!(scene.line()["state"], "to_put_right");
    let (rows, elsewhere) = scene.arrived();
    assert_eq!((rows.len(), elsewhere), (0, 0), "nothing goes down by itself");

    assert_eq!(scene.ask("sent", json!({ "sent": true })).status, 200);
    let (rows, elsewhere) = scene.arrived();
    assert_eq!((rows.len(), elsewhere), (1, 0));
    assert_eq!((rows[0].text(told::FAULTS), rows[0].text(told::RIGHT_BY), rows[0].text(told::WHICH)), (FAULT, "2199-01-01", "inspection"));

    let mut done = concluded;
    done["put_right"] = done["concluded"].clone();
    scene.change(done);
    assert_eq!((scene.line()["state"].clone(), scene.line()["sent_differs"].clone()), (json!("done"), json!(true)));
    assert!(scene.arrived().0[0].text(told::PUT_RIGHT).is_empty(), "a correction is sent by a press as well");
    scene.ask("sent", json!({ "sent": true }));
    assert!(!scene.arrived().0[0].text(told::PUT_RIGHT).is_empty() && scene.line()["sent_differs"] == json!(false));

    assert_eq!(field_of(&scene.ask("removed", json!({ "removed": true }))), "removed", "the cell has it");
    assert_eq!(field_of(&scene.ask("sent", json!({ "sent": false }))), "reason");
    assert_eq!(scene.ask("sent", json!({ "sent": false, "reason": "Gửi nhầm" })).status, 200);
    assert_eq!(scene.arrived().0[0].text(told::WITHDRAWN), "Gửi nhầm");
    assert_eq!(scene.ask("removed", json!({ "removed": true })).status, 200);
    assert_eq!((scene.line()["state"].clone(), scene.change(json!({})).status), (json!("removed"), 404));
    scene.ask("removed", json!({ "removed": false }));
    assert_eq!(scene.line()["state"], "done", "nothing recorded is lost");
}

#[test]
fn what_is_wrong_is_said_at_its_field_and_nobody_overwrites_another_officer() {
    let scene = Scene::new();
    let refused = |more: Json| field_of(&scene.change(more));
    assert_eq!(refused(json!({ "what": " " })), "what");
    assert_eq!(refused(json!({ "year": 26 })), "year");
    assert_eq!(refused(json!({ "begun": "2026-02-30" })), "begun");
    assert_eq!(refused(json!({ "begun": "2199-01-01" })), "begun");
    assert_eq!(refused(json!({ "concluded": "2026-01-05" })), "begun");
    assert_eq!(refused(json!({ "begun": "2026-01-05", "concluded": "2026-01-04" })), "concluded");
    assert_eq!(refused(json!({ "begun": "2026-01-05", "right_by": "2026-02-01" })), "demands");
    assert_eq!(refused(json!({ "faults": "MẬT\nNội dung" })), "faults");
    assert_eq!(refused(json!({ "round": Id([3; 16]) })), "round");
    let step = json!({ "step": "opened", "date": "2026-01-05", "paper": "01-BB" });
    assert_eq!(refused(json!({ "steps": [step, step] })), "steps");
    assert_eq!(scene.change(json!({ "steps": [step], "begun": "2026-01-05" })).status, 200);

    let stale = json!({ "revision": 1, "words": with(json!({ "what": "Khác" })) });
    let answer = scene.house.login("officer").ask("PATCH", &format!("/api/v1/inspections/{}", scene.id), Some(&stale));
    assert_eq!(field_of(&answer), "revision");
    assert_eq!(scene.line()["words"]["steps"][0]["paper"], "01-BB");
    let unknown = json!({ "unit": Id([4; 16]), "words": words() });
    assert_eq!(field_of(&scene.house.login("officer").post("/api/v1/inspections", &unknown)), "unit");
}

#[test]
fn the_log_says_what_was_done_and_repeats_no_text() {
    let scene = Scene::new();
    let concluded = scene.concluded();
    scene.change(concluded);
    scene.ask("sent", json!({ "sent": true }));
    let log = scene.house.login("admin").get("/api/v1/act-log").text();
    for act in ["inspection_added", "inspection_changed", "inspection_sent"] {
        assert!(log.contains(act), "{log}");
    }
    assert!(log.contains("right_by") && !log.contains(FAULT), "{log}");
}
