//! Figures of meetings, programmes, ratings, the grading team, conflicts and what is held on a member; and the counts of a
//! survey, which open onto nobody.

use super::study::sheet;
use super::{Seen, count, rows};
use crate::scene::{Cell, March, PASSPHRASE};
use crate::superior::join;
use crate::two_laptops::TwoLaptops;
use serde_json::{Value, json};

pub fn visit(seen: &mut Seen) {
    let march = March::new();
    meetings(seen, &march);
    programmes(seen, &march);
    ratings(seen, &march);
    held(seen, &march);
    entered_twice(seen, &march);
    sent(seen);
    grading(seen, &march);
    waiting(seen);
}

fn register(cell: &Cell, register: &str, values: Value) -> String {
    cell.id("register.save", json!({ "register": register, "values": values }))
}

fn meetings(seen: &mut Seen, march: &March) {
    let cell = &march.cell;
    let held = register(cell, "meeting", json!({ "date": "05/07/2025", "kind": "regular" }));
    let marks = ["present", "absent_work", "absent_without", "counted_elsewhere"];
    for (member, mark) in march.members.iter().zip(marks) {
        cell.call("meetings.mark", json!({ "meeting": held, "member": member, "mark": mark }));
    }
    sheet(seen, &cell.call("meetings.sheet", json!({ "id": held })));
    let line = rows(&cell.call("meetings.list", json!({})), "meetings")[0].clone();
    let figures = rows(&cell.call("meetings.get", json!({ "id": held })), "figures");
    for name in ["due", "present", "with_reason", "without", "unmarked"] {
        let figure = figures.iter().find(|figure| figure["figure"] == name).unwrap();
        seen.opens(&format!("Counts.{name}"), &line["counts"][name], rows(figure, "people").len());
    }
}

fn programmes(seen: &mut Seen, march: &March) {
    let cell = &march.cell;
    let programme = register(cell, "programme", json!({ "title": "Thực hiện Nghị quyết", "of": "cell" }));
    for (progress, deadline) in [("ongoing", "30/06/2025"), ("ongoing", "30/06/2099"), ("dropped", "30/06/2025")] {
        let task = json!({ "what": "Việc", "programme": programme, "progress": progress, "deadline": deadline });
        cell.call("register.save", json!({ "register": "assigned_task", "values": task, "even_so": true }));
    }
    let page = cell.call("programmes.get", json!({ "id": programme }));
    for figure in rows(&page, "figures") {
        let tasks = count(&rows(&page, "tasks"), |task| task["standing"] == figure["standing"]);
        seen.opens("ProgrammeFigure.count", &figure["count"], tasks);
    }
}

fn ratings(seen: &mut Seen, march: &March) {
    let cell = &march.cell;
    let of = |member: &Value| json!({ "member": member, "period": "2025", "scheme": "366-2025" });
    for member in &march.members[..3] {
        let mut rating = of(&json!(member));
        rating["level"] = json!("good");
        cell.call("ratings.save", rating);
    }
    let list = cell.call("ratings.list", json!({ "period": "2025", "scheme": "366-2025" }));
    let people = rows(&list, "rows");
    let asked = |row: &Value| row["not_rated"].is_null();
    seen.opens("RatedList.decided", &list["decided"], count(&people, |row| asked(row) && row["level"] != ""));
    seen.opens("RatedList.to_decide", &list["to_decide"], count(&people, |row| asked(row) && row["level"] == ""));
    for person in people {
        let page = cell.call("ratings.get", of(&person["member"]));
        let criteria = rows(&page, "groups").iter().flat_map(|group| rows(group, "criteria")).collect::<Vec<_>>();
        let evidence: Vec<Value> = criteria.iter().flat_map(|criterion| rows(criterion, "evidence")).collect();
        seen.opens("Rated.questions", &person["questions"], count(&evidence, |line| line["is_open"] == true));
    }
}

fn held(seen: &mut Seen, march: &March) {
    let cell = &march.cell;
    let held = cell.call("members.held", json!({ "id": march.members[0] }));
    let records: usize = rows(&held, "groups").iter().map(|group| rows(group, "records").len()).sum();
    seen.opens("Held.count", &held["count"], records);
}

/// Beside two entries of one person stands how much each has; the page of what is held on it lists that.
fn entered_twice(seen: &mut Seen, march: &March) {
    let cell = &march.cell;
    let twin = json!({ "name": "Lò Văn Sinh", "born": "1970" });
    cell.id("members.save", twin);
    cell.make_up(&march.session, &march.members[15]);
    cell.call("essays.set_form", json!({ "round": march.round, "member": march.members[15], "form": "paper" }));
    let pairs = rows(&cell.call("members.likely_same", json!({})), "likely");
    for entry in pairs.iter().flat_map(|pair| [&pair["kept"], &pair["merged"]]) {
        let held = rows(&cell.call("members.held", json!({ "id": entry["id"] })), "groups");
        let records = |kind: &str| {
            held.iter().find(|group| group["kind"] == kind).map_or(0, |group| rows(group, "records").len())
        };
        seen.opens("Entry.marks", &entry["marks"], records("roll_call"));
        seen.opens("Entry.make_ups", &entry["make_ups"], records("make_up"));
        seen.opens("Entry.essays", &entry["essays"], records("essay"));
    }
}

/// What waits to be sent is counted as the page of the exchange names it.
fn sent(seen: &mut Seen) {
    let cell = Cell::new();
    join(&cell);
    cell.members(3);
    let waiting = rows(&cell.call("exchange.state", json!({})), "waiting");
    for things in &waiting {
        seen.opens("Waiting.count", &things["count"], rows(things, "labels").len());
    }
    let all: u64 = waiting.iter().filter_map(|things| things["count"].as_u64()).sum();
    seen.opens("StatusBar.waiting", &cell.call("home.status_bar", json!({}))["waiting"], all as usize);
}

fn grading(seen: &mut Seen, march: &March) {
    let (cell, round) = (&march.cell, &march.round);
    for (place, member) in march.members[..2].iter().enumerate() {
        let text =
            format!("Qua học tập, bản thân nhận thức rõ việc giữ rừng, làm đường và cho con em đi học, năm {place}.");
        let parts = json!({ "awareness": text, "self_review": "", "proposals": "" });
        cell.call("essays.draft", json!({ "round": round, "member": member, "parts": parts }));
        cell.call("essays.hand_in", json!({ "round": round, "member": member, "handed_in": true, "on": "20/04/2025" }));
    }
    let give = |grade: &str| {
        cell.call("grading.give", json!({ "round": round, "member": march.members[0], "grade": grade, "remark": "" }))
    };
    let secretary = rows(&cell.call("people.list", json!({})), "people")[0]["id"].clone();
    let add = json!({
        "full_name": "Vàng Thị Dế", "role": "grading_member", "passphrase": "con suối trong xanh", "own_passphrase": PASSPHRASE,
    });
    let second = rows(&cell.call("people.add", add), "people")[1]["id"].clone();
    let open = |who: &Value, passphrase: &str| {
        cell.call("profile.lock", json!({}));
        cell.call("profile.unlock", json!({ "person": who, "passphrase": passphrase }));
    };
    open(&second, "con suối trong xanh");
    open(&secretary, PASSPHRASE);
    give("good");
    cell.call("people.admit", json!({ "audience": "grading", "person": second, "admitted": true }));
    open(&second, "con suối trong xanh");
    give("fair");
    let line = rows(&cell.call("grading.list", json!({ "round": round })), "rows")
        .into_iter()
        .find(|line| line["member"] == json!(march.members[0]))
        .unwrap();
    // The own grade and those of the others, which may be seen now.
    seen.opens("GradedEssay.graders", &line["graders"], rows(&line, "others").len() + 1);
}

fn waiting(seen: &mut Seen) {
    let laptops = TwoLaptops::new();
    let member = laptops.first.member("Lò Văn Đức");
    laptops.meet();
    for (cell, born) in [(&laptops.first, "1971"), (&laptops.second, "1972")] {
        cell.call("members.save", json!({ "id": member, "born": born }));
    }
    laptops.meet();
    let bar = laptops.first.call("home.status_bar", json!({}));
    let open = rows(&laptops.first.call("conflicts.list", json!({})), "open");
    seen.opens("StatusBar.conflicts", &bar["conflicts"], open.len());
    let tasks = rows(&laptops.first.call("home.summary", json!({})), "tasks");
    let task = tasks.iter().find(|task| task["kind"] == "conflicts_open").unwrap();
    seen.opens("Task.count", &task["count"], open.len());
}

/// The answer that holds the counts of a survey says why they open onto nobody, before and after there are any.
pub fn assert_survey_says_why(numbers: &[&str]) {
    let cell = Cell::new();
    let values = json!({ "date": "12/03/2025", "title": "Nhận thức về Nghị quyết", "kind": "check", "meeting": "Sinh hoạt tháng 3" });
    let id = register(&cell, "awareness_check", values);
    let question = json!({ "form": "single", "text": "Có mấy nhóm nhiệm vụ?", "choices": ["Ba", "Bốn"] });
    cell.call("awareness.set_questions", json!({ "id": id, "questions": [question] }));
    let results = || cell.call("awareness.results", json!({ "id": id }));
    assert_eq!(results()["not_opened"], "survey_count");
    let totals = json!({ "id": id, "sheets": "30", "answers": [{ "counts": ["20", "10"] }] });
    cell.call("awareness.enter_totals", totals);
    let results = results();
    assert_eq!((&results["not_opened"], &results["sheets"]), (&json!("survey_count"), &json!(30)));
    assert!(numbers.iter().all(|name| name.starts_with("Awareness")), "{numbers:?}");
}
