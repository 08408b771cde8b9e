//! Grading by the committee: shared out, blind until everybody has graded, settled on, and sent home by a press.

use serde_json::{Value, json};

use crate::grading::Story;
use crate::house::{Answer, Browser, House, PASSPHRASE};

const WRITTEN: &str = "Tôi thấm nhất điều về giữ rừng đầu nguồn.";
const FIRST: &str = "Liên hệ sát việc Nhanxetmot";
const SECOND: &str = "Cần nêu việc làm cụ thể Nhanxethai";

/// A second and a third grader, who hold the key.
fn more_graders(story: &Story) {
    let secret = story.file(PASSPHRASE);
    for name in ["hai", "ba"] {
        story.account(&["add", "--name", name, "--role", "grader", "--passphrase-file", &secret]);
        story.house.login("grader").post("/api/v1/graders", &json!({ "name": name })).json();
    }
}

fn handed_in() -> Story {
    let story = Story::begin(true);
    more_graders(&story);
    story.write(WRITTEN);
    story.hand_in();
    story
}

fn round_path(story: &Story) -> String {
    format!("/api/v1/rounds/{}/grading", story.ours)
}

fn lines(story: &Story, who: &Browser<'_>) -> Vec<Value> {
    who.get(&round_path(story)).json()["rows"].as_array().unwrap().clone()
}

fn share(story: &Story, graders: &[&str], each: usize) -> Answer {
    let asked = json!({ "graders": graders, "each": each });
    story.house.login("grader").post(&format!("{}/shared", round_path(story)), &asked)
}

/// The only essay.
fn essay(story: &Story) -> String {
    let id = lines(story, &story.house.login("grader"))[0]["essay"].as_str().unwrap().to_owned();
    format!("{}/{id}", story.path())
}

fn seen(story: &Story, who: &Browser<'_>) -> Value {
    who.get(&format!("{}/grading", essay(story))).json()
}

fn graded(story: &Story, who: &Browser<'_>, act: &str, (grade, remark): (&str, &str)) -> Answer {
    let content = seen(story, who)["content"].clone();
    let asked = json!({ "given": { "grade": grade, "remark": remark }, "content": content });
    who.post(&format!("{}/{act}", essay(story)), &asked)
}

fn send(story: &Story) -> Answer {
    story.house.login("grader").post(&format!("{}/sent", round_path(story)), &json!({}))
}

fn field_of(refusal: &Answer) -> String {
    refusal.value()["field"].as_str().unwrap_or_default().to_owned()
}

/// What the cell has of the superior's grades, after an exchange.
fn at_cell(story: &Story) -> Value {
    story.laptop.exchange();
    story.laptop.call("essays.open", story.essay.clone())["superior_grades"].clone()
}

fn announced(story: &Story) -> Option<u64> {
    let home = story.laptop.call("home.summary", json!({}));
    let tasks = home["tasks"].as_array().unwrap().clone();
    tasks.iter().find(|task| task["kind"] == "essays_graded_above").and_then(|task| task["count"].as_u64())
}

fn is_kept_in_clear(house: &House, text: &str) -> bool {
    let found = |bytes: &Vec<u8>| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    house.kept().iter().any(found)
}

#[test]
fn two_graders_are_blind_to_each_other_until_both_have_graded_and_then_settle() {
    let story = handed_in();
    let (one, two, third) = (story.house.login("grader"), story.house.login("hai"), story.house.login("ba"));
    assert_eq!(lines(&story, &one)[0]["state"], "not_shared");
    assert_eq!(field_of(&graded(&story, &one, "given", ("good", ""))), "grade", "nobody gave it to her");
    share(&story, &["grader", "hai"], 2).json();
    assert_eq!(lines(&story, &one)[0]["state"], "grading");

    let first = graded(&story, &one, "given", ("good", FIRST)).json();
    assert_eq!((&first["own"]["remark"], &first["all"]), (&json!(FIRST), &Value::Null));
    let blind = two.get(&format!("{}/grading", essay(&story)));
    assert!(!blind.text().contains("Nhanxetmot") && !blind.text().contains("good"), "{}", blind.text());
    assert_eq!(field_of(&graded(&story, &two, "settled", ("fair", ""))), "grade", "not before she has graded");
    assert_eq!(graded(&story, &one, "given", ("average", FIRST)).status, 200, "corrected while nobody has seen it");
    assert_eq!(graded(&story, &one, "given", ("good", FIRST)).status, 200);

    let both = graded(&story, &two, "given", ("fair", SECOND)).json();
    assert_eq!((both["all"].as_array().unwrap().len(), &both["differs"]), (2, &json!(true)));
    let shown = seen(&story, &one);
    assert!(shown["all"].to_string().contains("Nhanxethai"), "{shown}");
    assert_eq!(lines(&story, &one)[0]["state"], "to_settle");
    assert_eq!(field_of(&graded(&story, &one, "given", ("fair", FIRST))), "grade", "she has seen the other grade");

    assert_eq!((&seen(&story, &third)["all"], &seen(&story, &third)["may_settle"]), (&Value::Null, &json!(false)));
    assert_eq!(field_of(&graded(&story, &third, "settled", ("fair", ""))), "grade", "she was not given it");
    assert_eq!(graded(&story, &two, "settled", ("fair", SECOND)).status, 200);
    let settled = seen(&story, &one);
    assert_eq!((&settled["settled"]["grade"], &settled["state"]), (&json!("fair"), &json!("settled")));
    for clear in [FIRST, SECOND, "Nhanxet"] {
        assert!(!is_kept_in_clear(&story.house, clear), "{clear}");
    }
    let refused = story.house.login("officer").get(&format!("{}/grading", essay(&story)));
    assert_eq!(refused.code(), "not_your_role");
}

#[test]
fn what_is_settled_comes_home_by_a_press_beside_the_cells_own_grade() {
    let story = handed_in();
    let grader = story.house.login("grader");
    share(&story, &["grader"], 1).json();
    story.laptop.call("essays.grade", story.with(json!({ "grade": "average" })));
    graded(&story, &grader, "given", ("fair", FIRST)).json();
    assert_eq!(lines(&story, &grader)[0]["state"], "settled", "nobody else grades it");
    assert_eq!(graded(&story, &grader, "given", ("good", FIRST)).status, 200, "corrected until it is sent");
    assert_eq!((at_cell(&story), announced(&story)), (json!([]), None), "nothing goes home by itself");

    assert_eq!(send(&story).json()["sent"], 1);
    let home = at_cell(&story)[0].clone();
    assert_eq!(
        (&home["grade"], &home["remark"], &home["from"], &home["changed"]),
        (&json!("good"), &json!(FIRST), &json!("Tỉnh ủy Lai Châu"), &json!(false))
    );
    assert_eq!(announced(&story), Some(1));
    let list = || story.laptop.call("essays.list", json!({ "round": story.essay["round"] }));
    let line = list()["rows"][0].clone();
    assert_eq!((&line["grade"], &line["superior_grade"]), (&json!("average"), &json!("good")));
    let totals = story.laptop.call("totals.round", json!({ "round": story.essay["round"] }));
    assert_eq!(totals["grades"]["average"], 1, "figures count the cell's own grade: {}", totals["grades"]);
    story.laptop.call("essays.superior_grades_seen", json!({ "round": story.essay["round"] }));
    assert_eq!(announced(&story), None);
    assert!(!is_kept_in_clear(&story.house, "Nhanxet"), "the remark is sealed to the cell");

    assert_eq!(field_of(&send(&story)), "unit", "nothing waits");
    graded(&story, &grader, "settled", ("average", SECOND)).json();
    assert_eq!((lines(&story, &grader)[0]["state"].clone(), at_cell(&story)[0]["grade"].clone()), (json!("to_send_again"), json!("good")));
    story.house.wait(1_000);
    assert_eq!(send(&story).json()["sent"], 1);
    assert_eq!((at_cell(&story)[0]["grade"].clone(), announced(&story)), (json!("average"), Some(1)));
    assert_eq!(seen(&story, &grader)["sent"].as_array().unwrap().len(), 2, "both sendings stay");

    let back = format!("{}/taken-back", essay(&story));
    assert_eq!(field_of(&grader.post(&back, &json!({ "reason": " " }))), "reason");
    grader.post(&back, &json!({ "reason": "Gửi nhầm bài" })).json();
    assert_eq!(at_cell(&story)[0]["withdrawn"], "Gửi nhầm bài");
    assert_eq!((list()["rows"][0]["superior_grade"].clone(), lines(&story, &grader)[0]["state"].clone()), (Value::Null, json!("taken_back")));
    assert_eq!(field_of(&send(&story)), "unit", "what was taken back goes home again only if it is settled on anew");
}

#[test]
fn an_essay_changed_or_taken_back_after_it_was_graded_says_so_beside_the_grade() {
    let story = handed_in();
    let grader = story.house.login("grader");
    share(&story, &["grader"], 1).json();
    let stale = seen(&story, &grader)["content"].clone();
    story.write("Bản sửa sau khi nộp.");
    story.laptop.exchange();
    let asked = json!({ "given": { "grade": "good" }, "content": stale });
    assert_eq!(field_of(&grader.post(&format!("{}/given", essay(&story)), &asked)), "content");
    graded(&story, &grader, "given", ("good", "")).json();
    send(&story).json();
    assert_eq!(at_cell(&story)[0]["changed"], false);

    story.write("Bản sửa sau khi chấm.");
    assert_eq!(at_cell(&story)[0]["changed"], true);
    assert_eq!(lines(&story, &grader)[0]["changed"], true);
    story.laptop.call("essays.hand_in", story.with(json!({ "handed_in": false })));
    assert_eq!(at_cell(&story)[0]["taken_back"], true);
    let line = lines(&story, &grader)[0].clone();
    assert_eq!((&line["handed_in_on"], &line["state"]), (&json!(""), &json!("sent")), "nothing recorded is lost");
}

#[test]
fn a_remark_that_names_its_author_is_asked_about_before_it_reaches_the_cell() {
    let story = handed_in();
    let grader = story.house.login("grader");
    share(&story, &["grader"], 1).json();
    let remark = "Đồng chí Văn An viết gọn.";
    assert_eq!(field_of(&graded(&story, &grader, "given", ("good", remark))), "names_author");
    let content = seen(&story, &grader)["content"].clone();
    let meant = json!({ "given": { "grade": "good", "remark": remark }, "content": content, "names_author": true });
    assert_eq!(grader.post(&format!("{}/given", essay(&story)), &meant).status, 200);
    assert_eq!(field_of(&graded(&story, &grader, "given", ("failed", ""))), "grade");
    assert_eq!(field_of(&graded(&story, &grader, "given", ("good", "MẬT\nNội dung"))), "remark");
}

#[test]
fn a_remark_waits_until_the_cell_has_named_a_key_to_seal_it_to() {
    let story = handed_in();
    let grader = story.house.login("grader");
    share(&story, &["grader"], 1).json();
    graded(&story, &grader, "given", ("good", FIRST)).json();
    // as after a hand-in by an earlier program
    story.house.server.storage.write(|book| Ok(book.execute("UPDATE cell SET ring = NULL", &[])?)).unwrap();
    let answer = send(&story).json();
    assert_eq!((&answer["sent"], &answer["without_key"]), (&json!(0), &json!(["Chi bộ bản Nà Cà"])));
    graded(&story, &grader, "given", ("good", "")).json();
    assert_eq!(send(&story).json()["sent"], 1, "a grade alone needs no key");
}

#[test]
fn essays_are_shared_out_evenly_and_nobody_who_graded_is_taken_off() {
    let story = handed_in();
    for name in ["Lò Văn Ba", "Lò Văn Bốn", "Lò Văn Năm"] {
        let member = story.laptop.member(name);
        let more = json!({ "round": story.essay["round"], "member": member, "handed_in": true, "superior_reads": true, "on_paper": true });
        story.laptop.call("essays.hand_in", more);
    }
    story.laptop.exchange();
    let grader = story.house.login("grader");
    assert_eq!(field_of(&share(&story, &["grader"], 2)), "graders", "one person can't grade twice");
    assert_eq!(field_of(&share(&story, &["officer"], 1)), "graders", "an officer does not grade");
    share(&story, &["grader", "hai"], 1).json();
    let with = |name: &str| {
        let rows = lines(&story, &grader);
        rows.iter().filter(|row| row["graders"][0]["name"] == name).count()
    };
    assert_eq!((with("grader"), with("hai")), (2, 2));
    assert_eq!(field_of(&share(&story, &["ba"], 1)), "graders", "everything is shared out");

    let rows = lines(&story, &grader);
    let mine = rows.iter().find(|row| row["graders"][0]["name"] == "grader").unwrap();
    let path = format!("{}/{}", story.path(), mine["essay"].as_str().unwrap());
    let assign = |graders: Value, lead: Value| {
        grader.post(&format!("{path}/graders"), &json!({ "graders": graders, "lead": lead }))
    };
    assign(json!(["grader", "hai"]), json!("ba")).json();
    let content = grader.get(&format!("{path}/grading")).json()["content"].clone();
    let given = json!({ "given": { "grade": "good" }, "content": content });
    grader.post(&format!("{path}/given"), &given).json();
    assert_eq!(field_of(&assign(json!(["hai"]), Value::Null)), "graders", "she has graded it");
    assert_eq!(field_of(&assign(json!(["grader", "hai", "ba"]), Value::Null)), "graders");
    assign(json!(["grader"]), json!("ba")).json();
    let lead = story.house.login("ba");
    let settled = lead.post(&format!("{path}/settled"), &given).json();
    assert_eq!((&settled["settled"]["by"], &settled["state"]), (&json!("ba"), &json!("settled")));
    let log = story.house.login("admin").get("/api/v1/act-log").text();
    for act in ["essays_shared", "essay_graders_changed", "essay_grade_settled"] {
        assert!(log.contains(act), "{log}");
    }
    assert!(!log.contains("good"), "the log says no grade");
}
