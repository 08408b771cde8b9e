//! Sessions that the committee holds for many cells, up to the roll-calls that the cells keep of them.

use serde_json::{Value, json};

use crate::laptop::Laptop;
use crate::cell::Cell;
use crate::house::{Answer, House};
use crate::rounds::{issue, letter};

fn words(more: Value) -> Value {
    let mut words = json!({
        "date": "2026-03-12", "time": "19 giờ 30", "part": 1, "form": "hybrid", "place": "Hội trường xã",
        "points": ["Hội trường xã", "Nhà văn hóa bản Nà Cà", " "], "speaker": "Lò Văn Mẫu", "agenda": "Nghe báo cáo",
    });
    words.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    words
}

struct Scene {
    house: House,
    laptop: Laptop,
    /// The committee's round.
    round: String,
    /// The cell's round that carries it out.
    own: Value,
}

impl Scene {
    fn new() -> Scene {
        let house = House::open();
        let laptop = Laptop::enrolled(&house, "Chi bộ bản Nà Cà");
        let round = issue(&house, &letter()).to_string();
        laptop.exchange();
        let own = laptop.call("rounds.save", json!({ "parent_round": round, "from": "12/03/2026" }))["id"].clone();
        Scene { house, laptop, round, own }
    }

    fn post(&self, path: &str, body: &Value) -> Answer {
        self.house.login("officer").post(&format!("/api/v1/rounds/{}/joint-sessions{path}", self.round), body)
    }

    fn announce(&self, more: Value) -> String {
        let made = self.post("", &words(more)).json();
        self.laptop.exchange();
        made["id"].as_str().unwrap().to_owned()
    }

    /// The only joint session, as the console lists it.
    fn listed(&self) -> Value {
        let path = format!("/api/v1/rounds/{}/joint-sessions", self.round);
        let sessions = self.house.login("grader").get(&path).json()["sessions"].clone();
        assert_eq!(sessions.as_array().unwrap().len(), 1);
        sessions[0].clone()
    }

    fn change(&self, id: &str, revision: &Value, more: Value) -> Answer {
        let path = format!("/api/v1/rounds/{}/joint-sessions/{id}", self.round);
        let body = json!({ "revision": revision, "words": words(more) });
        self.house.login("officer").ask("PATCH", &path, Some(&body))
    }

    /// The only joint session, as the cell sees it in its round.
    fn seen(&self) -> Value {
        self.laptop.call("sessions.joint", json!({ "id": self.own }))["sessions"][0].clone()
    }

    fn follow(&self, joint: &str) {
        self.laptop.call("sessions.follow", json!({ "round": self.own, "joint": joint }));
    }

    /// The cell's own sessions of the round.
    fn held(&self) -> Vec<Value> {
        let round = self.laptop.call("rounds.get", json!({ "id": self.own }));
        round["sessions"].as_array().unwrap().clone()
    }

    fn mark(&self, session: &Value, member: &Value, mark: &str) {
        self.laptop.call("roll_call.mark", json!({ "session": session, "member": member, "mark": mark }));
    }
}

#[test]
fn one_press_makes_the_cells_own_session_and_its_roll_call_adds_up_at_the_committee() {
    let scene = Scene::new();
    let members = ["Lò Văn Đức", "Vàng Thị Dế", "Giàng A Câu"].map(|name| scene.laptop.member(name));
    let joint = scene.announce(json!({}));
    assert_eq!((scene.seen()["session"].clone(), scene.seen()["speaker"].clone()), (Value::Null, json!("Lò Văn Mẫu")));
    scene.follow(&joint);
    scene.follow(&joint);
    let held = scene.held();
    assert_eq!(held.len(), 1, "a second press makes no second session");
    let told = |field: &str| held[0][field].clone();
    assert_eq!(
        (told("date"), told("time"), told("place"), told("speaker_from"), told("points")),
        (
            json!("2026-03-12"),
            json!("19:30"),
            json!("Hội trường xã"),
            json!("superior"),
            json!(["Hội trường xã", "Nhà văn hóa bản Nà Cà"])
        )
    );
    assert_eq!(scene.seen()["session"], held[0]["id"]);
    scene.mark(&held[0]["id"], &members[0], "present");
    scene.mark(&held[0]["id"], &members[1], "absent_without");
    scene.laptop.exchange();
    let listed = scene.listed();
    assert_eq!((listed["present"].as_u64(), listed["due"].as_u64()), (Some(1), Some(3)));
    assert_eq!(listed["addressed"], 1);
    let row = &listed["rows"][0];
    assert_eq!((row["unit_name"].as_str(), row["unmarked"].as_u64()), (Some("Chi bộ bản Nà Cà"), Some(1)));

    scene.laptop.call("sessions.delete", json!({ "id": held[0]["id"] }));
    let again = scene.laptop.try_call("sessions.follow", json!({ "round": scene.own, "joint": joint })).unwrap_err();
    assert_eq!(again.code, "in_the_bin", "what was deleted is brought back from the bin, not made a second time");
    scene.laptop.exchange();
    assert_eq!(scene.listed()["rows"], json!([]));
}

#[test]
fn a_change_is_offered_until_somebody_is_marked_and_a_session_called_off_is_not_offered() {
    let scene = Scene::new();
    let member = scene.laptop.member("Lò Văn Đức");
    let joint = scene.announce(json!({}));
    scene.follow(&joint);
    let revision = scene.listed()["revision"].clone();
    assert_eq!(scene.change(&joint, &revision, json!({ "date": "2026-03-14" })).status, 200);
    let late = scene.change(&joint, &revision, json!({ "place": "UBND xã" }));
    assert_eq!((late.status, late.value()["field"].as_str()), (422, Some("revision")), "{}", late.text());
    scene.laptop.exchange();
    assert_eq!((scene.seen()["changed"].clone(), scene.held()[0]["date"].clone()), (json!(true), json!("2026-03-12")));
    scene.follow(&joint);
    assert_eq!((scene.seen()["changed"].clone(), scene.held()[0]["date"].clone()), (json!(false), json!("2026-03-14")));

    let session = scene.held()[0]["id"].clone();
    scene.mark(&session, &member, "present");
    let revision = scene.listed()["revision"].clone();
    scene.change(&joint, &revision, json!({ "date": "2026-03-20" })).json();
    scene.laptop.exchange();
    assert_eq!(scene.seen()["changed"], false, "the cell has held it as it is recorded");
    let refused = scene.laptop.try_call("sessions.follow", json!({ "round": scene.own, "joint": joint })).unwrap_err();
    assert_eq!(refused.code, "begun");

    let off = scene.post(&format!("/{joint}/withdrawn"), &json!({ "withdrawn": true, "reason": "" }));
    assert_eq!(off.value()["field"], "reason", "the cells read why");
    scene.post(&format!("/{joint}/withdrawn"), &json!({ "withdrawn": true, "reason": "Mưa lũ" })).json();
    scene.laptop.exchange();
    assert_eq!((scene.seen()["withdrawn"].clone(), scene.seen()["session"].clone()), (json!("Mưa lũ"), session));
    assert_eq!(scene.held().len(), 1, "what the cell recorded stays");
    scene.post(&format!("/{joint}/withdrawn"), &json!({ "withdrawn": false })).json();
    scene.laptop.exchange();
    assert_eq!(scene.seen()["withdrawn"], "");
}

#[test]
fn what_is_wrong_is_said_beside_its_field_and_nothing_goes_out() {
    let scene = Scene::new();
    let field = |more: Value| scene.post("", &words(more)).value()["field"].as_str().unwrap_or_default().to_owned();
    assert_eq!(field(json!({ "date": "2026-02-30" })), "date");
    assert_eq!(field(json!({ "time": "25:00" })), "time");
    assert_eq!(field(json!({ "place": "MẬT" })), "place");
    assert_eq!(field(json!({ "points": vec!["điểm"; 301] })), "points");
    scene.laptop.exchange();
    assert_eq!(scene.laptop.call("sessions.joint", json!({ "id": scene.own }))["sessions"], json!([]));
    assert_eq!(scene.post("/00000000000000000000000000000000/withdrawn", &json!({ "withdrawn": true, "reason": "x" })).status, 404);
}

#[test]
fn the_session_goes_to_whom_its_round_went() {
    let house = House::open();
    let (mut asked, mut other) =
        (Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true), Cell::enrol(&house, "Chi bộ bản Thèn Thầu", 2, true));
    let mut to_one = letter();
    to_one["addressed"] = json!([asked.unit]);
    let round = issue(&house, &to_one);
    house.login("officer").post(&format!("/api/v1/rounds/{round}/joint-sessions"), &words(json!({}))).json();
    let arrived = |cell: &mut Cell| {
        assert!(cell.exchange(&house).verified);
        let books = [None, Some(cell.unit)].map(|unit| journal::chain::issued_book(cell.committee, unit));
        let kind = domain::catalogue::joint_session::KIND;
        books.iter().map(|book| journal_sql::rows(&cell.book, *book, kind).unwrap().len()).sum::<usize>()
    };
    assert_eq!((arrived(&mut asked), arrived(&mut other)), (1, 0));
}
