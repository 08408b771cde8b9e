//! What the committee asks and returns reaches a cell that has nothing but a stick, and what the cell fills in and mends comes
//! back the same way; the figures of forty cells add up and open.

use domain::Id;
use serde_json::{Value as Json, json};

use crate::app_laptop::Laptop;
use crate::cell::Cell;
use crate::forms::{answers, at, issue, question, row, save, send};
use crate::house::{Answer, House};
use crate::sticks::at_the_committee;

/// A cell that never meets the network again, and the committee.
struct Scene {
    house: House,
    laptop: Laptop,
    unit: Id,
}

impl Scene {
    /// The stick goes to the committee and comes home.
    fn stick(&self) {
        let stick = tempfile::tempdir().unwrap();
        let (package, _) = self.laptop.write("superior", stick.path());
        self.laptop.take(&at_the_committee(&self.house, &package, stick.path()));
    }

    fn officer(&self, path: &str, body: &Json) -> Answer {
        self.house.login("officer").post(path, body)
    }

    fn returns(&self, kind: &str, record: &Json, (field, part): (&str, &str), seen: &str) -> String {
        let body = json!({
            "unit": self.unit, "kind": kind, "record": record, "field": field, "part": part,
            "words": { "comment": "Xem lại số này", "by_day": "", "seen": seen },
        });
        self.officer("/api/v1/returns", &body).json()["id"].as_str().unwrap().to_owned()
    }

    /// A return as the committee sees it.
    fn line(&self, id: &str) -> Json {
        self.house.login("officer").get(&format!("/api/v1/returns/{id}")).json()["line"].clone()
    }

    fn accept(&self, id: &str) {
        let line = self.line(id);
        let body = json!({ "number": line["number"], "seen": line["present"] });
        self.officer(&format!("/api/v1/returns/{id}/accept"), &body).json();
    }

    /// A return as the laptop sees it.
    fn here(&self, id: &str) -> Json {
        let all = self.laptop.call("returns.list", json!({}))["returns"].clone();
        all.as_array().unwrap().iter().find(|one| one["id"] == id).cloned().unwrap_or_default()
    }
}

#[test]
fn a_form_and_a_return_go_down_and_come_back_by_stick_and_the_figures_of_forty_cells_open() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house);
    let devices = house.login("officer").get("/api/v1/enrolments").json();
    let unit: Id = devices["devices"][0]["unit"]["id"].as_str().unwrap().parse().unwrap();
    let values = json!({ "date": "12/03/2025", "channel": "oral", "purpose": "Chỉ thị 01", "stage": "held", "listeners": 300 });
    let log = laptop.call("register.save", json!({ "register": "propaganda", "values": values }))["id"].clone();
    laptop.call("exchange.now", json!({}));
    let scene = Scene { house, laptop, unit };

    // while the cell is away
    let form = issue(&scene.house, json!("all"));
    let wrong = scene.returns("propaganda", &log, ("listeners", ""), "300");
    let mut others = Vec::new();
    for place in 0..39_u8 {
        let mut other = Cell::enrol(&scene.house, &format!("Chi bộ bản {place:02}"), place + 2, true);
        assert!(other.exchange(&scene.house).verified);
        answers(&scene.house, &mut other, form, r#"{"da_hop":"co","so_nguoi":"10"}"#);
        others.push(other.unit);
    }
    assert_eq!(scene.here(&wrong), Json::Null);

    scene.stick();
    assert_eq!((&scene.here(&wrong)["state"], &scene.here(&wrong)["old"]), (&json!("returned"), &json!("300")));
    save(&scene.laptop, form, &[("so_nguoi", "12"), ("da_hop", "co")]);
    send(&scene.laptop, form);
    let mended = json!({ "register": "propaganda", "id": log, "values": { "listeners": 250 } });
    scene.laptop.call("register.save", mended);
    scene.stick();
    let line = scene.line(&wrong);
    assert_eq!(
        (&line["state"], &line["old"], &line["present"]),
        (&json!("mended"), &json!("300"), &json!("250")),
        "both versions are there to be compared"
    );
    assert_ne!(line["received_at"], Json::Null);
    scene.accept(&wrong);

    let people = || question(&at(&scene.house, &format!("/{form}/totals")), "so_nguoi");
    assert_eq!((&people()["sum"], people()["given"].as_array().unwrap().len()), (&json!("402"), 40));
    let opened = at(&scene.house, &format!("/{form}/units/{}", others[0]));
    assert_eq!(opened["state"], "sent", "each figure opens onto the cells, and a cell onto its answers");

    // the answer to one question comes back, is mended by sending again, and both are kept
    let doubted = scene.returns("form_answer", &json!(form), ("", "so_nguoi"), "12");
    scene.stick();
    let arrived = scene.here(&doubted);
    assert_eq!((&arrived["question"], &arrived["present"]), (&json!("Số người dự"), &json!("12")));
    save(&scene.laptop, form, &[("so_nguoi", "21")]);
    assert_eq!(scene.here(&doubted)["state"], "returned", "what is not sent yet mends nothing");
    send(&scene.laptop, form);
    assert_eq!(scene.here(&doubted)["state"], "mended");
    scene.stick();
    let line = scene.line(&doubted);
    assert_eq!((&line["old"], &line["present"], &line["question"]), (&json!("12"), &json!("21"), &json!("Số người dự")));
    let cell = at(&scene.house, &format!("/{form}/units/{unit}"));
    assert_eq!(cell["sent"].as_array().unwrap().len(), 2, "what was sent before stays readable");
    assert_eq!(people()["sum"], "411");
    scene.accept(&doubted);
    scene.stick();
    assert_eq!((&scene.here(&doubted)["state"], &scene.here(&wrong)["state"]), (&json!("accepted"), &json!("accepted")));
    assert_eq!(row(&at(&scene.house, &format!("/{form}")), &unit)["state"], "sent");
}

#[test]
fn only_what_was_sent_to_a_form_can_be_returned_and_a_question_only_if_it_was_asked() {
    let house = House::open();
    let laptop = Laptop::enrolled(&house);
    let devices = house.login("officer").get("/api/v1/enrolments").json();
    let unit: Id = devices["devices"][0]["unit"]["id"].as_str().unwrap().parse().unwrap();
    let scene = Scene { house, laptop, unit };
    let form = issue(&scene.house, json!("all"));
    scene.laptop.call("exchange.now", json!({}));
    let asked = |part: &str| {
        json!({
            "unit": unit, "kind": "form_answer", "record": form, "field": "", "part": part,
            "words": { "comment": "Xem lại", "by_day": "", "seen": "" },
        })
    };
    let field = |answer: Answer| answer.value()["field"].as_str().unwrap_or_default().to_owned();
    save(&scene.laptop, form, &[("so_nguoi", "12"), ("da_hop", "co")]);
    scene.laptop.call("exchange.now", json!({}));
    assert_eq!(scene.officer("/api/v1/returns", &asked("so_nguoi")).status, 404, "drafts are the cell's own");
    send(&scene.laptop, form);
    scene.laptop.call("exchange.now", json!({}));
    assert_eq!(field(scene.officer("/api/v1/returns", &asked("khong_co"))), "field");

    let back = scene.returns("form_answer", &json!(form), ("", ""), "Số người dự: 12\nĐã họp chưa?: Có");
    let taken = json!({ "id": form.to_string(), "reason": "Gửi nhầm" });
    scene.laptop.call("superior_forms.take_back", taken);
    scene.laptop.call("exchange.now", json!({}));
    assert_eq!(scene.line(&back)["state"], "binned", "the cell took it back, so the committee acts next");
    assert_eq!(field(scene.officer("/api/v1/returns", &asked("so_nguoi"))), "record");
}
