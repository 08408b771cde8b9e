//! What the committee returns with a comment: the cell's laptop mends or answers, by net or by stick, and the committee accepts,
//! returns it again, or withdraws.

use domain::Id;
use serde_json::{Value as Json, json};

use crate::app_laptop::Laptop;
use crate::house::{Answer, House, PASSPHRASE, json_output, sochibo_server};
use crate::rounds::{issue, letter};
use crate::sticks::at_the_committee;

const COMMENT: &str = "Số người nghe không khớp biên bản";

/// A cell's laptop with one row of the propaganda log at the committee.
struct Scene {
    house: House,
    laptop: Laptop,
    unit: String,
    row: Json,
}

impl Scene {
    fn new() -> Scene {
        let house = House::open();
        let laptop = Laptop::going_by(Some(house.clock()), &house);
        let values = json!({
            "date": "12/03/2025", "channel": "oral", "purpose": "Chỉ thị 01", "stage": "held", "listeners": 300,
        });
        let row = laptop.call("register.save", json!({ "register": "propaganda", "values": values }))["id"].clone();
        laptop.call("exchange.now", json!({}));
        let devices = house.login("officer").get("/api/v1/enrolments").json()["devices"].clone();
        let unit = devices[0]["unit"]["id"].as_str().unwrap().to_owned();
        Scene { house, laptop, unit, row }
    }

    fn exchange(&self) {
        self.laptop.call("exchange.now", json!({}));
    }

    fn officer(&self, what: &str, body: Json) -> Answer {
        self.house.login("officer").post(what, &body)
    }

    fn asked(&self, field: &str, seen: &str) -> Json {
        json!({
            "unit": self.unit, "kind": "propaganda", "record": self.row, "field": field,
            "words": { "comment": COMMENT, "by_day": "", "seen": seen },
        })
    }

    /// Returns the number of listeners, and says what the return is called.
    fn returned(&self) -> String {
        self.officer("/api/v1/returns", self.asked("listeners", "300")).json()["id"].as_str().unwrap().to_owned()
    }

    /// How the committee sees its only return.
    fn line(&self) -> Json {
        let listed = self.house.login("officer").get("/api/v1/returns").json();
        assert_eq!(listed["returns"].as_array().unwrap().len(), 1);
        listed["returns"][0].clone()
    }

    fn decide(&self, what: &str, more: Json) -> Answer {
        let line = self.line();
        let mut body = json!({ "number": line["number"] });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.officer(&format!("/api/v1/returns/{}/{what}", line["id"].as_str().unwrap()), body)
    }

    fn accept(&self) -> Answer {
        self.decide("accept", json!({ "seen": self.line()["present"] }))
    }

    fn again(&self, comment: &str) -> Answer {
        self.decide("again", json!({ "words": { "comment": comment, "seen": self.line()["present"] } }))
    }

    fn mends(&self, listeners: i64) {
        let values = json!({ "listeners": listeners });
        self.laptop.call("register.save", json!({ "register": "propaganda", "id": self.row, "values": values }));
    }
}

/// How a laptop sees what was returned to its cell.
fn here(laptop: &Laptop) -> Json {
    laptop.call("returns.list", json!({}))["returns"].clone()
}

fn field_of(refusal: &Answer) -> String {
    refusal.value()["field"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn what_was_returned_is_mended_on_the_laptop_and_accepted_with_the_old_value_beside_the_new() {
    let scene = Scene::new();
    scene.returned();
    let line = scene.line();
    assert_eq!((&line["state"], &line["next"], &line["received_at"]), (&json!("returned"), &json!("cell"), &Json::Null));
    assert_eq!((&line["record"], &line["field"], &line["unit"]), (&scene.row, &json!("listeners"), &json!(scene.unit)));
    assert_eq!(here(&scene.laptop), json!([]), "nothing is there before an exchange");
    scene.exchange();
    let arrived = &here(&scene.laptop)[0];
    assert_eq!((&arrived["comment"], &arrived["field"], &arrived["old"]), (&json!(COMMENT), &json!("listeners"), &json!("300")));
    assert_eq!((&arrived["title"], &arrived["present"]), (&json!("Tuyên truyền miệng 12/03/2025 – Chỉ thị 01"), &json!("300")));
    let task = |laptop: &Laptop| {
        let tasks = laptop.call("home.summary", json!({}))["tasks"].clone();
        tasks.as_array().unwrap().iter().any(|task| task["kind"] == "returned")
    };
    assert!(task(&scene.laptop));
    scene.exchange();
    assert_ne!(scene.line()["received_at"], Json::Null, "the laptop said how far it has the chain");

    scene.mends(30);
    let mended = &here(&scene.laptop)[0];
    assert_eq!((&mended["state"], &mended["old"], &mended["present"]), (&json!("mended"), &json!("300"), &json!("30")));
    assert!(!task(&scene.laptop), "the superior is to act now");
    assert_eq!(scene.line()["next"], "cell", "the committee does not know yet");
    scene.exchange();
    let line = scene.line();
    assert_eq!((&line["state"], &line["next"]), (&json!("mended"), &json!("superior")));
    assert_eq!((&line["old"], &line["present"], &line["changed"]), (&json!("300"), &json!("30"), &json!(true)));

    assert_eq!(field_of(&scene.decide("accept", json!({ "seen": "300" }))), "seen", "that is not what is there now");
    assert_eq!(scene.accept().status, 200);
    assert_eq!(scene.accept().code(), "already_answered");
    scene.exchange();
    let done = &here(&scene.laptop)[0];
    assert_eq!((&done["state"], &done["next"]), (&json!("accepted"), &json!("nobody")));
    let late = scene.laptop.refused("returns.answer", json!({ "id": done["id"], "mended": true }));
    assert_eq!(late.code, "already_decided");
}

#[test]
fn a_return_and_its_answer_travel_by_stick_alone() {
    let scene = Scene::new();
    scene.returned();
    let stick = tempfile::tempdir().unwrap();
    scene.laptop.member("Lò Văn An");
    let round_trip = || {
        let (package, _) = scene.laptop.write("superior", stick.path());
        let answer = at_the_committee(&scene.house, &package, stick.path());
        scene.laptop.take(&answer);
    };
    round_trip();
    assert_eq!(here(&scene.laptop)[0]["comment"], COMMENT);
    assert_eq!(scene.line()["received_at"], Json::Null, "the answer is still on its way");
    scene.mends(30);
    round_trip();
    let line = scene.line();
    assert_ne!(line["received_at"], Json::Null);
    assert_eq!((&line["state"], &line["present"]), (&json!("mended"), &json!("30")));
    scene.accept().json();
    scene.laptop.member("Lò Văn Bá");
    round_trip();
    assert_eq!(here(&scene.laptop)[0]["state"], "accepted");
}

#[test]
fn an_answer_is_returned_again_and_every_comment_and_answer_is_kept() {
    let scene = Scene::new();
    let id = scene.returned();
    scene.exchange();
    let answer = |number: i64, words: &str| json!({ "id": id, "number": number, "answer": words });
    assert_eq!(scene.laptop.refused("returns.answer", answer(1, " ")).field.as_deref(), Some("answer"));
    scene.laptop.call("returns.answer", answer(1, "Biên bản ghi cả hai buổi"));
    scene.exchange();
    let line = scene.line();
    assert_eq!((&line["state"], &line["answer"]), (&json!("answered"), &json!("Biên bản ghi cả hai buổi")));

    assert_eq!(field_of(&scene.again(" ")), "comment");
    assert_eq!(scene.again("Chỉ ghi buổi ngày 12").status, 200);
    let line = scene.line();
    assert_eq!((&line["number"], &line["state"], &line["answer"]), (&json!(2), &json!("returned"), &json!("")));
    scene.exchange();
    assert_eq!(here(&scene.laptop)[0]["comment"], "Chỉ ghi buổi ngày 12");
    assert_eq!(scene.laptop.refused("returns.answer", answer(1, "Trả lời cũ")).code, "returned_again");
    scene.mends(150);
    scene.exchange();
    assert_eq!(scene.line()["state"], "mended");
    let opened = scene.house.login("officer").get(&format!("/api/v1/returns/{id}")).json();
    let said = |part: &str, name: &str| {
        let all = opened[part].as_array().unwrap().iter();
        all.map(|one| one[name].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(said("comments", "comment"), [COMMENT, "Chỉ ghi buổi ngày 12"]);
    assert_eq!(said("answers", "answer"), ["Biên bản ghi cả hai buổi", ""]);
    assert_eq!(opened["answers"][1]["mended"], true);
}

#[test]
fn a_deleted_record_waits_for_the_committee_and_a_withdrawn_return_says_why() {
    let scene = Scene::new();
    scene.returned();
    scene.exchange();
    scene.laptop.call("register.delete", json!({ "register": "propaganda", "id": scene.row }));
    assert_eq!(here(&scene.laptop)[0]["state"], "binned");
    scene.exchange();
    let line = scene.line();
    assert_eq!((&line["state"], &line["next"]), (&json!("binned"), &json!("superior")));
    scene.laptop.call("undo.restore", json!({ "id": scene.row }));
    scene.exchange();
    assert_eq!(scene.line()["next"], "cell", "it was taken out of the bin");

    assert_eq!(field_of(&scene.decide("withdraw", json!({ "reason": " " }))), "reason");
    assert_eq!(scene.decide("withdraw", json!({ "reason": "Cấp ủy xem nhầm dòng" })).status, 200);
    scene.exchange();
    let withdrawn = &here(&scene.laptop)[0];
    assert_eq!((&withdrawn["state"], &withdrawn["withdrawn"]), (&json!("withdrawn"), &json!("Cấp ủy xem nhầm dòng")));
    assert_eq!(scene.laptop.refused("returns.answer", json!({ "id": withdrawn["id"], "mended": true })).code, "already_decided");
    scene.mends(30);
    assert_eq!(here(&scene.laptop)[0]["state"], "withdrawn", "mending it later says nothing to the superior");
}

#[test]
fn another_officer_continues_when_the_first_ones_account_was_closed() {
    let scene = Scene::new();
    scene.returned();
    let made = scene.house.made();
    let secret = made.data.with_file_name("secret").display().to_string();
    std::fs::write(&secret, PASSPHRASE).unwrap();
    let add = ["account", "add", "--name", "moi", "--role", "officer", "--passphrase-file", &secret];
    json_output(sochibo_server(&made, &add));
    json_output(sochibo_server(&made, &["account", "close", "--name", "officer"]));
    let next = scene.house.login("moi");
    let line = next.get("/api/v1/returns").json()["returns"][0].clone();
    assert_eq!((&line["opened_by"], &line["returned_by"]), (&json!("officer"), &json!("officer")));
    let path = format!("/api/v1/returns/{}", line["id"].as_str().unwrap());
    let words = json!({ "comment": "Xin ghi rõ", "seen": "300" });
    next.post(&format!("{path}/again"), &json!({ "number": 1, "words": words })).json();
    let accepted = next.post(&format!("{path}/accept"), &json!({ "number": 2, "seen": "300" })).json();
    let line = &accepted["line"];
    assert_eq!((&line["opened_by"], &line["returned_by"], &line["decided_by"]), (&json!("officer"), &json!("moi"), &json!("moi")));
}

#[test]
fn two_laptops_that_answer_at_once_are_asked_which_answer_stands() {
    let scene = Scene::new();
    let second = scene.laptop.beside(&scene.house);
    second.call("exchange.now", json!({}));
    scene.exchange();
    let id = scene.returned();
    for laptop in [&scene.laptop, &second] {
        laptop.call("exchange.now", json!({}));
    }
    scene.laptop.call("returns.answer", json!({ "id": id, "answer": "Ghi theo biên bản" }));
    second.call("returns.answer", json!({ "id": id, "answer": "Sẽ đối chiếu lại" }));
    for laptop in [&scene.laptop, &second, &scene.laptop] {
        laptop.call("exchange.now", json!({}));
    }
    let conflicts = scene.laptop.call("conflicts.list", json!({}))["open"].clone();
    assert_eq!(conflicts.as_array().unwrap().len(), 1, "of the sentence alone, not of when it was written: {conflicts}");
    let conflict = &conflicts[0];
    assert_eq!((&conflict["field"], &conflict["thing"]), (&json!("Chi bộ trả lời"), &json!("return_answer")));
    assert!(conflict["about"].as_str().unwrap().contains(COMMENT), "{conflict}");
    scene.laptop.call("conflicts.answer", json!({ "conflict": conflict["id"], "keep": "both" }));
    scene.exchange();
    let answer = scene.line()["answer"].as_str().unwrap().to_owned();
    assert!(answer.contains("Ghi theo biên bản") && answer.contains("Sẽ đối chiếu lại"), "{answer}");
}

#[test]
fn only_what_the_committee_sees_is_returned_once_and_by_an_officer() {
    let scene = Scene::new();
    let refused = |change: &dyn Fn(&mut Json)| {
        let mut asked = scene.asked("listeners", "300");
        change(&mut asked);
        let answer = scene.officer("/api/v1/returns", asked);
        (answer.status, field_of(&answer))
    };
    let wrong = |field: &str| (422, field.to_owned());
    assert_eq!(refused(&|asked| asked["unit"] = json!(Id([4; 16]))), wrong("unit"));
    assert_eq!(refused(&|asked| asked["field"] = json!("deleted")), wrong("field"));
    assert_eq!(refused(&|asked| asked["field"] = json!("nothing")), wrong("field"));
    assert_eq!(refused(&|asked| asked["part"] = json!("due")), wrong("field"));
    assert_eq!(refused(&|asked| asked["kind"] = json!("member")).0, 404, "no register");
    assert_eq!(refused(&|asked| asked["record"] = json!(Id([4; 16]))).0, 404);
    assert_eq!(refused(&|asked| asked["words"]["comment"] = json!("MẬT\nNội dung")), wrong("comment"));
    assert_eq!(refused(&|asked| asked["words"]["by_day"] = json!("2026-02-30")), wrong("by_day"));
    assert_eq!(refused(&|asked| asked["words"]["by_day"] = json!("2020-01-01")), wrong("by_day"));
    assert_eq!(refused(&|asked| asked["words"]["seen"] = json!("299")), wrong("seen"));
    // it names a person
    let loud = json!({ "place": "Nhà văn hóa", "kind": "wired", "in_charge": "Lò Văn An" });
    let loud = scene.laptop.call("register.save", json!({ "register": "loudspeaker", "values": loud }))["id"].clone();
    scene.exchange();
    let unseen = |asked: &mut Json| {
        (asked["kind"], asked["record"], asked["field"]) = (json!("loudspeaker"), loud.clone(), json!("in_charge"));
    };
    assert_eq!(refused(&unseen), wrong("field"));

    scene.returned();
    assert_eq!(refused(&|_| {}), wrong("field"), "it is being returned already");
    for role in ["grader", "admin"] {
        let browser = scene.house.login(role);
        assert_eq!(browser.get("/api/v1/returns").status, 403);
        assert_eq!(browser.post("/api/v1/returns", &scene.asked("purpose", "Chỉ thị 01")).status, 403);
    }
    let log = scene.house.login("admin").get("/api/v1/act-log").text();
    assert!(log.contains("return_made") && !log.contains(COMMENT), "{log}");
}

#[test]
fn a_day_by_which_it_is_to_be_mended_is_over_while_the_cell_is_away() {
    let scene = Scene::new();
    let mut asked = scene.asked("", "");
    let path = format!("/api/v1/returnable/{}/propaganda/{}", scene.unit, scene.row.as_str().unwrap());
    let offered = scene.house.login("officer").get(&path).json();
    let whole = offered["choices"][0]["shown"].as_str().unwrap().to_owned();
    assert!(whole.contains("Lượt người nghe: 300") && whole.contains("Hình thức: Tuyên truyền miệng"), "{whole}");
    let fields: Vec<&str> = offered["choices"].as_array().unwrap().iter().map(|one| one["field"].as_str().unwrap()).collect();
    assert!(fields.contains(&"listeners") && !fields.contains(&"deleted"), "{fields:?}");
    asked["words"]["seen"] = json!(whole);
    let today = server::clock::day(scene.house.now());
    asked["words"]["by_day"] = json!(today.to_string());
    scene.officer("/api/v1/returns", asked).json();
    assert_eq!(scene.line()["late"], false);
    scene.house.wait(3 * 24 * crate::house::HOUR);
    assert_eq!((&scene.line()["late"], &scene.line()["next"]), (&json!(true), &json!("cell")));
    scene.exchange();
    assert_eq!(here(&scene.laptop)[0]["late"], true);
    // a whole record may take several changes: a person says when it is mended
    scene.mends(30);
    assert_eq!(here(&scene.laptop)[0]["state"], "returned");
    scene.laptop.call("returns.answer", json!({ "id": here(&scene.laptop)[0]["id"], "mended": true }));
    scene.exchange();
    let line = scene.line();
    assert_eq!((&line["state"], &line["late"], &line["changed"]), (&json!("mended"), &json!(false), &json!(true)));
}

#[test]
fn final_figures_are_returned_and_closed_anew() {
    let scene = Scene::new();
    let ours = issue(&scene.house, &letter());
    scene.exchange();
    let laptop = &scene.laptop;
    let member = laptop.member("Lò Văn An");
    let own = laptop.call("rounds.save", json!({ "title": "Đợt", "parent_round": ours, "from": "12/03/2025", "to": "30/04/2025" }));
    let own = own["id"].clone();
    let held = json!({ "round": own, "date": "12/03/2025", "time": "19:30" });
    let held = laptop.call("sessions.save", held)["id"].clone();
    let mark = |mark: &str| laptop.call("roll_call.mark", json!({ "session": held, "member": member, "mark": mark }));
    mark("absent_work");
    let asked = |part: &str, seen: &str| {
        json!({ "unit": scene.unit, "kind": "round", "record": ours, "part": part,
            "words": { "comment": "Biên bản ghi đồng chí ấy có mặt", "seen": seen } })
    };
    scene.exchange();
    assert_eq!(field_of(&scene.officer("/api/v1/returns", asked("present", "0"))), "record", "they are not final yet");
    laptop.call("rounds.finalise", json!({ "id": own }));
    scene.exchange();
    assert_eq!(field_of(&scene.officer("/api/v1/returns", asked("turns", "0"))), "field");
    scene.officer("/api/v1/returns", asked("present", "0")).json();
    scene.exchange();
    let arrived = &here(laptop)[0];
    assert_eq!((&arrived["kind"], &arrived["record"], &arrived["part"]), (&json!("round"), &own, &json!("present")));
    assert_eq!((&arrived["title"], &arrived["present"]), (&json!("Đợt"), &json!("0")));

    laptop.call("rounds.reopen", json!({ "id": own }));
    mark("present");
    laptop.call("rounds.finalise", json!({ "id": own }));
    assert_eq!(here(laptop)[0]["present"], "1");
    laptop.call("returns.answer", json!({ "id": arrived["id"], "mended": true, "answer": "Đã điểm danh lại" }));
    scene.exchange();
    let line = scene.line();
    assert_eq!((&line["state"], &line["old"], &line["present"]), (&json!("mended"), &json!("0"), &json!("1")));
    assert_eq!((&line["round_title"], &line["answer"]), (&json!("Học tập Chỉ thị 01"), &json!("Đã điểm danh lại")));
    scene.accept().json();
}
