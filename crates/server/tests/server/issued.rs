//! A report with a code, printed and issued by a cell: after its figures changed, the cell, its second laptop and the
//! committee find that it matches the book as it stood then, and what is different today.

use domain::catalogue::issued_paper as i;
use domain::issued::Printed;
use domain::value::FieldValue;
use journal::{Record, Value as Stored};
use serde_json::{Value, json};
use store::{Book, OpDraft};

use crate::app_laptop::Laptop;
use crate::house::House;

/// A cell with a set of an office that asks for codes, and a round with three members of whom two came.
struct Story {
    laptop: Laptop,
    round: Value,
    session: Value,
    members: Vec<Value>,
}

impl Story {
    fn begin(house: &House) -> Story {
        let laptop = Laptop::enrolled(house);
        let folder = laptop.folder.path().join("bo-mau");
        std::fs::create_dir(&folder).unwrap();
        let manifest = json!({
            "based_on": "hd-05-2026", "name": "co-ma", "title": "Mẫu có mã", "from": "2020-01-01", "wording": { "code": true },
        });
        std::fs::write(folder.join("bo-mau.json"), manifest.to_string()).unwrap();
        laptop.call("template.add", json!({ "folder": folder }));
        let members: Vec<Value> = ["Lò Văn An", "Lò Văn Bà", "Lò Văn Câu"].map(|name| laptop.member(name)).into();
        let round = json!({ "title": "Học tập Chỉ thị 01", "from": "12/03/2025", "to": "30/04/2025", "essay_owers": "all_members" });
        let round = laptop.call("rounds.save", round)["id"].clone();
        let session = laptop.call("sessions.save", json!({ "round": round, "date": "12/03/2025", "time": "19:30" }))["id"].clone();
        let story = Story { laptop, round, session, members };
        for (member, mark) in story.members.iter().zip(["present", "present", "absent_work"]) {
            mark_on(&story.laptop, &story.session, member, mark);
        }
        let handed = json!({ "round": story.round, "member": story.members[0], "handed_in": true, "on": "20/03/2025", "on_paper": true });
        story.laptop.call("essays.hand_in", handed);
        story
    }

    fn issue(&self) -> Value {
        let out = self.laptop.folder.path().join("bao-cao.docx");
        self.laptop.call("papers.report", json!({ "round": self.round, "out": out, "issue": true }))["issued"].clone()
    }
}

fn mark_on(laptop: &Laptop, session: &Value, member: &Value, mark: &str) {
    laptop.call("roll_call.mark", json!({ "session": session, "member": member, "mark": mark }));
}

fn figure<'p>(paper: &'p Value, id: &str) -> [&'p Value; 3] {
    let line = paper["figures"].as_array().unwrap().iter().find(|line| line["id"] == id).unwrap();
    [&line["printed"], &line["at_print"], &line["now"]]
}

#[test]
fn a_printed_report_is_verified_by_the_cell_a_second_laptop_and_the_committee_after_its_figures_changed() {
    let house = House::open();
    let story = Story::begin(&house);
    story.laptop.call("exchange.now", json!({}));
    let second = story.laptop.beside(&house);
    second.call("exchange.now", json!({}));

    // The deputy has recorded something that no other machine has, and the secretary issues the report.
    mark_on(&story.laptop, &story.session, &story.members[2], "present");
    let issued = story.issue();
    let code = issued["code"].as_str().unwrap().to_owned();
    let officer = house.login("officer");
    let ask = |code: &str| officer.get(&format!("/api/v1/papers/{code}"));
    assert_eq!(ask(&code).code(), "not_found", "the paper has not arrived");
    assert_eq!(second.refused("issued.verify", json!({ "code": code })).code, "no_such_code");

    // Figures change, and everything is exchanged.
    mark_on(&story.laptop, &story.session, &story.members[0], "absent_work");
    story.laptop.call("exchange.now", json!({}));
    mark_on(&second, &story.session, &story.members[1], "absent_study");
    second.call("exchange.now", json!({}));
    story.laptop.call("exchange.now", json!({}));

    for laptop in [&story.laptop, &second] {
        let checked = laptop.call("issued.verify", json!({ "code": code }));
        assert_eq!(checked["agreement"], "agrees", "{checked}");
        assert_eq!(figure(&checked, "present"), [&json!(3), &json!(3), &json!(1)]);
        let rows = laptop.call("issued.rows", json!({ "id": checked["id"], "figure": "present" }));
        assert_eq!(rows["rows"].as_array().unwrap().len(), 3, "the rows of then");
    }
    let checked = ask(&code.to_lowercase()).json();
    assert_eq!((&checked["agreement"], &checked["title"]), (&json!("agrees"), &story.laptop.call("issued.get", json!({ "id": issued["id"] }))["title"]));
    assert_eq!(figure(&checked, "present"), [&json!(3), &json!(3), &json!(1)]);
    assert_eq!(figure(&checked, "essays_received"), [&json!(1), &json!(1), &json!(1)]);
    assert_eq!(figure(&checked, "essays_owed"), [&json!(2), &json!(2), &json!(2)], "though nobody here can read whose they are");
    assert!(!checked.to_string().contains("Lò Văn"), "it names nobody: {checked}");

    let scan = format!("SOCHIBO1:{}:{}", code.replace('-', ""), issued["id"].as_str().unwrap().to_uppercase());
    assert_eq!(ask(&scan).json()["id"], checked["id"]);
    let wrong = if code.ends_with('0') { "1" } else { "0" };
    assert_eq!(ask(&format!("{}{wrong}", &code[..13])).code(), "invalid");
    assert_eq!(house.login("grader").get(&format!("/api/v1/papers/{code}")).code(), "not_your_role");
}

#[test]
fn a_forged_figure_is_found_by_the_committee_too() {
    let house = House::open();
    let story = Story::begin(&house);
    let issued = story.issue();
    let id: domain::Id = issued["id"].as_str().unwrap().parse().unwrap();
    let forge = |book: &mut Book| {
        let row = store::row(book.connection(), book.own_book(), i::KIND, id)?.unwrap();
        let mut printed: Printed = row.parts(i::PRINTED).unwrap();
        printed.figures.iter_mut().find(|figure| figure.id == "present").unwrap().count = 3;
        let code = printed.code(book.own_book()).to_string();
        let draft = OpDraft::new(i::KIND, Record::One(id)).set(i::PRINTED, printed.to_value());
        book.write(house.now().try_into().unwrap(), &[draft.set(i::CODE, Stored::text(code.clone()))])?;
        Ok(code)
    };
    let forged = story.laptop.app_session.with_book(forge).unwrap();
    story.laptop.call("exchange.now", json!({}));
    let officer = house.login("officer");
    let checked = officer.get(&format!("/api/v1/papers/{forged}")).json();
    assert_eq!(checked["agreement"], "differs");
    assert_eq!(figure(&checked, "present")[..2], [&json!(3), &json!(2)]);
    let before = officer.get(&format!("/api/v1/papers/{}", issued["code"].as_str().unwrap())).json();
    assert_eq!(before["agreement"], "altered", "the code on the paper was replaced in the book");
}

#[test]
fn two_laptops_that_gave_one_number_notice_it_after_the_exchange() {
    let house = House::open();
    let story = Story::begin(&house);
    story.laptop.call("exchange.now", json!({}));
    let second = story.laptop.beside(&house);
    second.call("exchange.now", json!({}));
    story.issue();
    let other = second.call("rounds.save", json!({ "title": "Đợt của phó bí thư", "from": "01/05/2025", "to": "30/05/2025" }));
    let out = second.folder.path().join("bao-cao-khac.docx");
    second.call("papers.report", json!({ "round": other["id"], "out": out, "issue": true }));
    second.call("exchange.now", json!({}));
    story.laptop.call("exchange.now", json!({}));
    let list = story.laptop.call("register.list", json!({ "register": "issued_paper" }));
    let rows = list["rows"].as_array().unwrap().iter().map(|row| row["values"]["number"].clone()).collect::<Vec<_>>();
    let numbers = (rows.len(), rows[0] == rows[1], list["alike"].as_array().unwrap().len());
    assert_eq!(numbers, (2, true, 1), "{list}");
}
