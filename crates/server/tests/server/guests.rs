//! Guests of sessions: recorded by the cell that held it, matched by the officer, confirmed to the member's own cell alone.

use domain::catalogue::{guest, make_up, make_up_confirmed as confirmed, names_opened, session};
use domain::make_ups::MakeUp;
use domain::roll_call::Status;
use domain::{FieldValue, Id};
use journal::chain::issued_book;
use journal::{Record, Value};
use journal_sql::OpDraft;
use serde_json::{Value as Json, json};

use crate::cell::Cell;
use crate::house::{Answer, House};
use crate::rounds::{issue, letter};

const NAME: &str = "Giàng A Câu";

/// Chi bộ bản Nà Cà held a session, whose guest is a member of Chi bộ bản Thèn Thầu; Chi bộ bản Nà Tăm has nothing to do with it.
struct Scene {
    house: House,
    host: Cell,
    home: Cell,
    third: Cell,
    round: Id,
    held: Id,
    guest: Id,
    member: Id,
    missed: Id,
}

impl Scene {
    fn new() -> Scene {
        let house = House::open();
        let (mut host, mut home, mut third) = (
            Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true),
            Cell::enrol(&house, "Chi bộ bản Thèn Thầu", 2, true),
            Cell::enrol(&house, "Chi bộ bản Nà Tăm", 3, true),
        );
        let round = issue(&house, &letter());
        let (_, held) = host.hold(&house, round);
        let member = home.member(&house, NAME, "1981");
        let other = home.member(&house, "Lò Văn Đức", "1970");
        let (_, missed) = home.hold(&house, round);
        home.mark(&house, missed, member, Status::WithReason);
        home.mark(&house, missed, other, Status::Present);
        third.member(&house, NAME, "1955");
        let guest = records(&mut host, &house, held, ("giàng a câu", "1981", "CB Thèn Thầu"));
        let mut scene = Scene { house, host, home, third, round, held, guest, member, missed };
        scene.exchange();
        scene
    }

    fn exchange(&mut self) {
        for cell in [&mut self.host, &mut self.home, &mut self.third] {
            assert!(cell.exchange(&self.house).verified);
        }
    }

    fn path(&self) -> String {
        format!("/api/v1/guests/{}/{}", self.host.unit, self.guest)
    }

    fn ask(&self, what: &str, body: &Json) -> Answer {
        self.house.login("officer").post(&format!("{}/{what}", self.path()), body)
    }

    fn confirm(&self) -> Answer {
        self.ask("confirm", &json!({ "home": self.home.unit, "member": self.member }))
    }

    fn state(&self) -> Json {
        let listed = self.house.login("officer").get("/api/v1/guests").json();
        let of = |line: &&Json| line["guest"] == json!(self.guest) && line["unit"] == json!(self.host.unit);
        listed["guests"].as_array().unwrap().iter().find(of).map(|line| line["state"].clone()).unwrap_or_default()
    }

    /// (made up, still owed) of the member's own cell, as the committee counts them.
    fn counted(&self) -> (u64, u64) {
        let table = self.house.login("grader").get(&format!("/api/v1/rounds/{}/table", self.round)).json();
        let rows = table["rows"].as_array().unwrap();
        let row = rows.iter().find(|row| row["unit"]["id"] == json!(self.home.unit)).unwrap();
        (row["studied"].as_u64().unwrap() - row["present"].as_u64().unwrap(), row["make_up_owed"].as_u64().unwrap())
    }

    /// As the window does when a person of the cell records what was confirmed, or its own knowledge.
    fn make_up(&mut self, confirmation: Option<Id>) {
        let on = server::clock::day(self.house.now());
        let done = MakeUp { on, session: None, unit: "Chi bộ bản Nà Cà".into(), confirmation };
        let record = Record::Pair(self.missed, self.member);
        self.home.write(&self.house, &[OpDraft::new(make_up::KIND, record).set(make_up::DONE, done.to_value())]);
    }
}

fn records(cell: &mut Cell, house: &House, held: Id, (name, born, home): (&str, &str, &str)) -> Id {
    let id = cell.id();
    let draft = OpDraft::new(guest::KIND, Record::One(id))
        .set(guest::SESSION, Value::id(held))
        .set(guest::NAME, Value::text(name))
        .set(guest::BORN, Value::text(born))
        .set(guest::HOME, Value::text(home));
    cell.write(house, &[draft]);
    id
}

/// The field that a refusal is about.
fn field_of(refusal: &Answer) -> String {
    refusal.value()["field"].as_str().unwrap_or_default().to_owned()
}

/// What a cell holds of confirmations, in any book that it was sent.
fn sent(cell: &Cell) -> Vec<journal_sql::Row> {
    let books = [None, Some(cell.unit)].map(|unit| issued_book(cell.committee, unit));
    books.into_iter().flat_map(|book| journal_sql::rows(&cell.book, book, confirmed::KIND).unwrap()).collect()
}

#[test]
fn a_guest_is_matched_confirmed_and_counted_once_in_the_own_cell_alone() {
    let mut scene = Scene::new();
    assert_eq!((scene.state(), scene.counted()), (json!("matched"), (0, 1)));
    let listed = scene.house.login("officer").get("/api/v1/guests").text();
    assert!(!listed.contains("câu") && !listed.contains("Câu"), "the list names nobody: {listed}");

    let opened = scene.house.login("officer").get(&scene.path()).json();
    let candidates = opened["candidates"].as_array().unwrap();
    let first = &candidates[0];
    assert_eq!((&first["member"], &first["same_year"], &first["same_unit"]), (&json!(scene.member), &json!(true), &json!(true)));
    assert_eq!((candidates.len(), &candidates[1]["same_year"]), (2, &json!(false)), "another of the same name");
    assert_eq!(scene.confirm().status, 200);
    assert_eq!(scene.state(), "confirmed");
    scene.exchange();

    let arrived = sent(&scene.home);
    assert_eq!(arrived.len(), 1);
    assert_eq!(
        (arrived[0].id_ref(confirmed::MEMBER), arrived[0].id_ref(confirmed::ROUND), arrived[0].text(confirmed::AT)),
        (Some(scene.member), Some(scene.round), "Chi bộ bản Nà Cà")
    );
    assert_eq!((sent(&scene.host).len(), sent(&scene.third).len()), (0, 0), "no cell is sent another's member");
    let theirs = issued_book(scene.home.committee, Some(scene.home.unit));
    for cell in [&scene.host, &scene.third] {
        assert!(journal_sql::rows(&cell.book, theirs, names_opened::KIND).unwrap().is_empty(), "nor another's book");
    }
    assert_eq!(scene.counted(), (0, 1), "it counts once the cell has recorded it");
    scene.make_up(Some(arrived[0].id));
    scene.exchange();
    assert_eq!(scene.counted(), (1, 0));
}

#[test]
fn a_make_up_that_the_own_cell_recorded_too_counts_once() {
    let mut scene = Scene::new();
    scene.make_up(None);
    assert_eq!(scene.confirm().status, 200);
    scene.exchange();
    assert_eq!((sent(&scene.home).len(), scene.counted()), (1, (1, 0)));
}

#[test]
fn everybody_shown_is_told_that_a_guest_was_opened() {
    let mut scene = Scene::new();
    scene.house.login("officer").get(&scene.path()).json();
    scene.exchange();
    for cell in [&scene.host, &scene.home, &scene.third] {
        let book = issued_book(cell.committee, Some(cell.unit));
        let told = journal_sql::rows(&cell.book, book, names_opened::KIND).unwrap();
        assert_eq!((told.len(), told[0].text(names_opened::WHAT)), (1, "guests"));
    }
    let whole = scene.house.login("officer").get(&format!("{}?home={}", scene.path(), scene.home.unit)).json();
    assert_eq!(whole["candidates"].as_array().unwrap().len(), 2, "everybody of that cell");
}

#[test]
fn a_confirmation_is_taken_back_with_its_reason_and_may_be_given_anew() {
    let mut scene = Scene::new();
    scene.confirm();
    assert_eq!(scene.confirm().code(), "already_answered");
    assert_eq!(scene.ask("withdraw", &json!({ "reason": " " })).code(), "invalid");
    assert_eq!(scene.ask("withdraw", &json!({ "reason": "Nhầm người" })).status, 200);
    assert_eq!(scene.ask("withdraw", &json!({ "reason": "Nhầm người" })).code(), "already_answered");
    scene.exchange();
    let arrived = sent(&scene.home);
    assert_eq!((arrived.len(), arrived[0].text(confirmed::WITHDRAWN), scene.state()), (1, "Nhầm người", json!("withdrawn")));
    assert_eq!(scene.confirm().status, 200);
    scene.exchange();
    let standing = sent(&scene.home).iter().filter(|row| row.text(confirmed::WITHDRAWN).is_empty()).count();
    assert_eq!((sent(&scene.home).len(), standing), (2, 1));
}

#[test]
fn a_guest_recorded_twice_is_confirmed_once_and_refused_with_a_reason() {
    let mut scene = Scene::new();
    let first = scene.guest;
    let held = scene.held;
    scene.guest = records(&mut scene.host, &scene.house, held, (NAME, "1981", "Thèn Thầu"));
    scene.exchange();
    assert_eq!(scene.confirm().status, 200);
    scene.guest = first;
    let again = scene.confirm();
    assert_eq!((again.code().as_str(), field_of(&again).as_str()), ("invalid", "member"));
    assert_eq!(scene.ask("refuse", &json!({ "reason": "Ghi trùng" })).status, 200);
    assert_eq!(scene.state(), "refused");
}

#[test]
fn what_cannot_be_confirmed_says_why_at_its_field() {
    let mut scene = Scene::new();
    let field = |scene: &Scene, body: Json| field_of(&scene.ask("confirm", &body));
    let (home, host, member) = (scene.home.unit, scene.host.unit, scene.member);
    assert_eq!(field(&scene, json!({ "home": host, "member": member })), "home", "guests are others' members");
    assert_eq!(field(&scene, json!({ "home": home, "member": scene.guest })), "member");
    // A round of the cell's own, which follows none of the committee's.
    let (own, held) = (scene.host.id(), scene.host.id());
    let draft = OpDraft::new(session::KIND, Record::One(held)).set(session::ROUND, Value::id(own));
    scene.host.write(&scene.house, &[draft.set(session::DATE, Value::text("2026-01-10"))]);
    let before = scene.guest;
    scene.guest = records(&mut scene.host, &scene.house, held, (NAME, "1981", "Thèn Thầu"));
    scene.exchange();
    assert_eq!(field(&scene, json!({ "home": home, "member": member })), "round");
    let mut only_host = letter();
    only_host["addressed"] = json!([host]);
    let theirs = issue(&scene.house, &only_host);
    assert_eq!(field(&scene, json!({ "home": home, "member": member, "round": theirs })), "round", "not given to that cell");
    let chosen = json!({ "home": home, "member": member, "round": scene.round });
    assert_eq!(scene.ask("confirm", &chosen).status, 200);
    // The session is deleted afterwards: the confirmation stands, and the officer sees it.
    let gone = OpDraft::new(session::KIND, Record::One(held)).set(session::DELETED, Value::flag(true));
    scene.host.write(&scene.house, &[gone]);
    scene.exchange();
    let listed = scene.house.login("officer").get("/api/v1/guests").json();
    let line = listed["guests"].as_array().unwrap().iter().find(|line| line["guest"] == json!(scene.guest)).unwrap();
    assert_eq!((&line["state"], &line["deleted"]), (&json!("confirmed"), &json!(true)));
    scene.ask("withdraw", &json!({ "reason": "Buổi học bị hủy" }));
    assert_eq!(field(&scene, chosen), "guest");
    scene.guest = before;
    assert_eq!(scene.confirm().status, 200);
}

#[test]
fn no_cell_can_write_a_confirmation() {
    let mut scene = Scene::new();
    let forged = OpDraft::new(confirmed::KIND, Record::One(Id([77; 16])))
        .set(confirmed::MEMBER, Value::id(scene.member))
        .set(confirmed::ROUND, Value::id(scene.round))
        .set(confirmed::ON, Value::text("2026-01-10"));
    scene.third.write(&scene.house, &[forged]);
    scene.exchange();
    let aside = scene.house.login("officer").get("/api/v1/set-aside").json();
    assert_eq!(aside["rows"][0]["things"][0]["kind"], "make_up_confirmed");
    assert_eq!((sent(&scene.home).len(), sent(&scene.third).len()), (0, 0));
    let own = scene.third.own;
    let kept = scene.house.server.storage.read(|sql| Ok(journal_sql::rows(sql, own, confirmed::KIND)?.len())).unwrap();
    assert_eq!(kept, 0, "it is kept aside and counts nowhere");
}
