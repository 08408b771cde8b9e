//! Grading by a team: nobody sees another's grade before the own one, one grade is settled on, and essays that are alike
//! are laid side by side.

use crate::scene::{Cell, PASSPHRASE};
use serde_json::{Value, json};

const SECONDS: &str = "con suối trong xanh";
const TEXT: &str = "Qua học tập, bản thân nhận thức rõ hơn về việc giữ rừng, làm đường và cho con em đi học đều đặn.";

/// A round in which a member handed in an essay, and a second grader who opens the book.
struct Team {
    cell: Cell,
    round: String,
    members: Vec<String>,
    first: Value,
    second: Value,
}

impl Team {
    fn new() -> Team {
        let cell = Cell::new();
        let members = cell.members(3);
        let round = cell.round(json!({ "essay_owers": "all_members", "essay_due": "30/04/2025" }));
        let session = cell.session(&round, json!({}));
        for member in &members {
            cell.mark(&session, member, "present");
        }
        let first = cell.call("people.list", json!({}))["people"][0]["id"].clone();
        let add = json!({
            "full_name": "Vàng Thị Dế", "role": "grading_member", "passphrase": SECONDS, "own_passphrase": PASSPHRASE,
        });
        let second = cell.call("people.add", add)["people"][1]["id"].clone();
        let team = Team { cell, round, members, first, second };
        team.writes(0, TEXT, "20/04/2025");
        team
    }

    fn writes(&self, member: usize, text: &str, on: &str) {
        let whose = json!({ "round": self.round, "member": self.members[member] });
        let mut draft = whose.clone();
        draft["parts"] = json!({ "awareness": text, "self_review": "", "proposals": "" });
        self.cell.call("essays.draft", draft);
        let mut handed = whose;
        handed["handed_in"] = json!(true);
        handed["on"] = json!(on);
        self.cell.call("essays.hand_in", handed);
    }

    fn as_first(&self) {
        self.open(&self.first, PASSPHRASE);
    }

    fn as_second(&self) {
        self.open(&self.second, SECONDS);
    }

    fn open(&self, who: &Value, passphrase: &str) {
        self.cell.call("profile.lock", json!({}));
        self.cell.call("profile.unlock", json!({ "person": who, "passphrase": passphrase }));
    }

    fn admit_second(&self) {
        self.as_second();
        self.as_first();
        self.cell.call("people.admit", json!({ "audience": "grading", "person": self.second, "admitted": true }));
    }

    fn give(&self, call: &str, grade: &str, remark: &str) -> Value {
        let request = json!({ "round": self.round, "member": self.members[0], "grade": grade, "remark": remark });
        self.cell.call(call, request)
    }

    fn line(&self) -> Value {
        self.cell.call("grading.list", json!({ "round": self.round }))["rows"][0].clone()
    }
}

#[test]
fn nobody_sees_the_others_grade_before_the_own_is_given_and_then_one_is_settled_on() {
    let team = Team::new();
    team.as_second();
    assert_eq!(team.cell.refused("grading.list", json!({ "round": team.round })).code, "not_in_audience");
    team.admit_second();
    team.give("grading.give", "good", "rõ ràng");
    assert_eq!((&team.line()["others"], &team.line()["graders"]), (&Value::Null, &json!(1)));
    team.as_second();
    let line = team.line();
    assert_eq!((&line["own_grade"], &line["others"], &line["graders"]), (&Value::Null, &Value::Null, &json!(1)));
    assert!(!line.to_string().contains("rõ ràng"), "{line}");
    let settle = json!({ "round": team.round, "member": team.members[0], "grade": "fair", "remark": "" });
    assert_eq!(team.cell.refused("grading.settle", settle).code, "own_grade_first");
    team.give("grading.give", "fair", "còn chung chung");
    let line = team.line();
    assert_eq!((&line["differs"], &line["agreed"]), (&json!(true), &Value::Null));
    assert_eq!(line["others"], json!([{ "by": "Lò Thị Mẫu", "grade": "good", "remark": "rõ ràng" }]));
    assert_eq!(team.cell.totals(&team.round)["essays_not_graded"], 1, "no figure counts what is not settled on");
    team.give("grading.settle", "fair", "Nên viết cụ thể hơn.");
    assert_eq!(team.cell.totals(&team.round)["grades"]["fair"], 1);
    team.as_first();
    assert_eq!((&team.line()["grade"], &team.line()["remark"]), (&json!("fair"), &json!("Nên viết cụ thể hơn.")));
}

#[test]
fn two_equal_grades_are_said_to_be_equal_and_settle_nothing_by_themselves() {
    let team = Team::new();
    team.admit_second();
    team.give("grading.give", "good", "");
    team.as_second();
    team.give("grading.give", "good", "");
    let line = team.line();
    assert_eq!((&line["agreed"], &line["grade"]), (&json!("good"), &Value::Null));
}

#[test]
fn a_grader_grades_and_writes_nothing_else() {
    let team = Team::new();
    team.admit_second();
    team.as_second();
    let hand_in = json!({ "round": team.round, "member": team.members[1], "handed_in": true, "on_paper": true });
    assert_eq!(team.cell.refused("essays.hand_in", hand_in).code, "not_allowed");
    team.give("grading.give", "good", "");
    team.as_first();
    assert_eq!(team.line()["graders"], 1);
}

#[test]
fn an_essay_handed_in_after_its_day_is_late() {
    let team = Team::new();
    team.writes(1, "Bài nộp sau ngày hẹn của đợt học tập này.", "02/05/2025");
    let rows = team.cell.call("grading.list", json!({ "round": team.round }))["rows"].clone();
    assert_eq!((&rows[0]["late"], &rows[1]["late"]), (&json!(false), &json!(true)));
}

#[test]
fn essays_that_are_alike_are_pointed_out_and_nothing_is_kept_of_it() {
    let team = Team::new();
    team.writes(1, &format!("Mở đầu. {TEXT}"), "20/04/2025");
    team.writes(2, "Một bài khác hẳn, nói về chuyện trồng chè, nuôi cá và làm du lịch ở bản của mình.", "20/04/2025");
    let whose = json!({ "round": team.round, "member": team.members[0] });
    let changes = || {
        let count = "SELECT count(*) FROM change";
        team.cell.app_session.with_book(|book| Ok(book.connection().query_row(count, [], |row| row.get(0)).unwrap()))
    };
    let before: i64 = changes().unwrap();
    let alike = team.cell.call("grading.alike", whose);
    assert_eq!(alike["compared"], 2);
    let rows = alike["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["member"], &rows[0]["share"]), (1, &json!(team.members[1]), &json!(10_000)));
    let two = json!({
        "round": team.round, "member": team.members[0], "other_round": team.round, "other_member": team.members[1],
    });
    let pieces = team.cell.call("grading.side_by_side", two)["pieces"].clone();
    assert!(pieces.as_array().unwrap().iter().any(|piece| piece["change"] == "same"), "{pieces}");
    assert_eq!(changes().unwrap(), before);
    let paper = json!({ "round": team.round, "member": team.members[2], "handed_in": false });
    team.cell.call("essays.hand_in", paper);
}
