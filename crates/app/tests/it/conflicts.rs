//! Conflicts between values that two people wrote without knowing of each other's.

use crate::lists::{member, round, session};
use crate::scene::Cell;
use crate::two_laptops::{TwoLaptops, only_conflict, side};
use serde_json::{Value, json};

const SECRETARY: &str = "Lò Thị Mẫu";
const DEPUTY: &str = "Vàng A Chứ";

fn conflicts(cell: &Cell) -> Value {
    cell.call("conflicts.list", json!({}))
}

fn answer(cell: &Cell, conflict: &Value, keep: &Value) -> Value {
    cell.call("conflicts.answer", json!({ "conflict": conflict["id"], "keep": keep }))
}

/// One round with one session, which both laptops have.
fn one_shared_session() -> (TwoLaptops, Vec<String>, String) {
    let laptops = TwoLaptops::new();
    let people = ["An", "Bình", "Cúc"].map(|name| member(&laptops.first, name, "1980")).to_vec();
    let round = round(&laptops.first, "2026-03-01");
    let session = session(&laptops.first, &round, "2026-03-12");
    laptops.meet();
    (laptops, people, session)
}

fn mark_of(cell: &Cell, session: &str, member: &str) -> Value {
    let sheet = cell.call("roll_call.sheet", json!({ "id": session }));
    sheet["rows"].as_array().unwrap().iter().find(|row| row["member"] == member).unwrap()["mark"].clone()
}

#[test]
fn two_marks_of_one_person_are_a_conflict_until_somebody_chooses() {
    let (laptops, people, session) = one_shared_session();
    laptops.first.mark(&session, &people[0], "present");
    laptops.second.mark(&session, &people[0], "absent_far_away");
    laptops.meet();
    let conflict = only_conflict(&laptops.first);
    assert_eq!(
        [&conflict["thing"], &conflict["about"], &conflict["field"]],
        [
            "roll_call",
            "An (1980) – Buổi 12/03/2026 19:30 – Học tập, quán triệt Chỉ thị số 01-CT/TW ngày 01/03/2026",
            "Điểm danh"
        ]
    );
    assert_eq!(conflict["both"], Value::Null, "nobody is present and absent");
    let (secretary, deputy) = (side(&conflict, SECRETARY), side(&conflict, DEPUTY));
    assert_eq!([&secretary["value"], &deputy["value"]], ["Có mặt", "Vắng có lý do: đi làm ăn xa"]);
    assert_eq!([&secretary["here"], &deputy["here"]], [true, false]);
    assert_eq!([&secretary["standing"], &deputy["standing"]], [false, true], "the later word stands meanwhile");
    assert_eq!(mark_of(&laptops.first, &session, &people[0]), "absent_far_away");
    assert_eq!(laptops.first.call("home.status_bar", json!({}))["conflicts"], 1);
    let tasks = laptops.first.call("home.summary", json!({}))["tasks"].as_array().unwrap().clone();
    assert!(tasks.iter().any(|task| task["kind"] == "conflicts_open" && task["count"] == 1), "{tasks:?}");

    let answered = answer(&laptops.first, &conflict, &secretary["key"]);
    assert_eq!(mark_of(&laptops.first, &session, &people[0]), "present");
    laptops.meet();
    for cell in [&laptops.first, &laptops.second] {
        assert_eq!(conflicts(cell)["open"], json!([]));
        assert_eq!(mark_of(cell, &session, &people[0]), "present");
        let lately = conflicts(cell)["answered"][0].clone();
        assert_eq!(
            [&lately["by"], &lately["chosen"], &lately["can_reopen"]],
            [&json!(SECRETARY), &json!("Có mặt"), &json!(true)]
        );
    }
    assert_eq!(
        laptops.first.refused("conflicts.answer", json!({ "conflict": conflict["id"], "keep": deputy["key"] })).code,
        "conflict_changed"
    );

    laptops.first.call("undo.act", json!({ "act": answered["undo"] }));
    assert_eq!(
        mark_of(&laptops.first, &session, &people[0]),
        "absent_far_away",
        "taken back, what stood before stands"
    );
}

#[test]
fn an_answer_is_reopened_with_both_words_and_their_writers() {
    let (laptops, people, session) = one_shared_session();
    laptops.first.mark(&session, &people[0], "present");
    laptops.second.mark(&session, &people[0], "absent_work");
    laptops.meet();
    let conflict = only_conflict(&laptops.second);
    answer(&laptops.second, &conflict, &side(&conflict, SECRETARY)["key"]);
    let id = conflicts(&laptops.second)["answered"][0]["id"].clone();
    laptops.second.call("conflicts.reopen", json!({ "id": id }));
    laptops.meet();
    let again = only_conflict(&laptops.first);
    assert_eq!(side(&again, SECRETARY)["value"], "Có mặt");
    assert_eq!(side(&again, DEPUTY)["value"], "Vắng có lý do: công tác");
    assert_eq!(side(&again, DEPUTY)["standing"], true, "what stood before the answer stands again");
    assert_eq!(conflicts(&laptops.first)["answered"], json!([]));
    answer(&laptops.first, &again, &side(&again, DEPUTY)["key"]);
    laptops.meet();
    assert_eq!(conflicts(&laptops.second)["open"], json!([]));
    assert_eq!(mark_of(&laptops.second, &session, &people[0]), "absent_work");
}

#[test]
fn a_reopened_answer_is_refused_once_somebody_has_written_since() {
    let (laptops, people, session) = one_shared_session();
    laptops.first.mark(&session, &people[0], "present");
    laptops.second.mark(&session, &people[0], "absent_work");
    laptops.meet();
    let conflict = only_conflict(&laptops.first);
    answer(&laptops.first, &conflict, &side(&conflict, DEPUTY)["key"]);
    let lately = conflicts(&laptops.first)["answered"][0].clone();
    laptops.first.mark(&session, &people[0], "absent_study");
    assert_eq!(conflicts(&laptops.first)["answered"][0]["can_reopen"], false);
    assert_eq!(laptops.first.refused("conflicts.reopen", json!({ "id": lately["id"] })).code, "conflict_changed");
}

#[test]
fn the_same_word_sealed_twice_is_no_conflict() {
    let (laptops, people, session) = one_shared_session();
    laptops.first.mark(&session, &people[0], "absent_far_away");
    laptops.second.mark(&session, &people[0], "absent_far_away");
    laptops.second.mark(&session, &people[1], "present");
    laptops.first.call("roll_call.mark_rest_present", json!({ "id": session }));
    for cell in [&laptops.first, &laptops.second] {
        let round = cell.call("rounds.list", json!({}))["rounds"][0]["id"].clone();
        cell.call("essays.set_form", json!({ "round": round, "member": people[2], "form": "paper" }));
    }
    laptops.meet();
    assert_eq!(conflicts(&laptops.first), json!({ "open": [], "answered": [] }));
    assert_eq!(laptops.first.call("home.status_bar", json!({}))["conflicts"], 0);
}

#[test]
fn both_notes_and_both_lists_can_be_kept() {
    let (laptops, people, session) = one_shared_session();
    let note = |cell: &Cell, note: &str| cell.call("members.save", json!({ "id": people[0], "note": note }));
    note(&laptops.first, "Đi làm xa đến tháng 6");
    note(&laptops.second, "Số điện thoại mới");
    laptops.first.call("sessions.save", json!({ "id": session, "points": ["Nhà văn hóa bản"] }));
    laptops.second.call("sessions.save", json!({ "id": session, "points": ["Điểm cầu xã", "Nhà văn hóa bản"] }));
    laptops.meet();
    let open = conflicts(&laptops.first)["open"].as_array().unwrap().clone();
    assert_eq!(open.len(), 2);
    for conflict in &open {
        answer(&laptops.first, conflict, &json!("both"));
    }
    laptops.meet();
    assert_eq!(conflicts(&laptops.second)["open"], json!([]));
    let members = laptops.second.call("members.list", json!({}));
    assert_eq!(members["members"][0]["note"], "Số điện thoại mới; Đi làm xa đến tháng 6");
    let sheet = laptops.second.call("roll_call.sheet", json!({ "id": session }));
    assert_eq!(sheet["session"]["points"], json!(["Điểm cầu xã", "Nhà văn hóa bản"]));
}

#[test]
fn a_conflict_with_a_further_side_is_not_answered_unseen() {
    let (laptops, people, _) = one_shared_session();
    let duty = |cell: &Cell, duty: &str| cell.call("members.save", json!({ "id": people[0], "duty": duty }));
    duty(&laptops.first, "Chi ủy viên");
    duty(&laptops.second, "Phó Bí thư");
    laptops.meet();
    let stale = only_conflict(&laptops.first);
    duty(&laptops.second, "Bí thư");
    laptops.meet();
    assert_eq!(conflicts(&laptops.first)["open"], json!([]), "whoever writes next has seen both");
    let refused =
        laptops.first.refused("conflicts.answer", json!({ "conflict": stale["id"], "keep": stale["sides"][0]["key"] }));
    assert_eq!(refused.code, "conflict_changed");
}

#[test]
fn deleting_what_another_was_working_on_is_asked_about() {
    let (laptops, people, session) = one_shared_session();
    laptops.first.call("sessions.delete", json!({ "id": session }));
    laptops.second.mark(&session, &people[0], "present");
    laptops.second.mark(&session, &people[1], "present");
    laptops.second.call("sessions.save", json!({ "id": session, "place": "Nhà văn hóa bản mới" }));
    laptops.meet();
    let conflict = only_conflict(&laptops.second);
    assert_eq!([&conflict["deletion"], &conflict["thing"]], [&json!(true), &json!("session")]);
    assert_eq!(side(&conflict, SECRETARY)["value"], "Xóa, đưa vào thùng rác");
    assert_eq!(side(&conflict, SECRETARY)["standing"], true);
    let work = side(&conflict, DEPUTY)["value"].as_str().unwrap();
    assert_eq!(work, "Địa điểm: Nhà văn hóa bản → Nhà văn hóa bản mới; An (1980), Bình (1980): Có mặt");

    answer(&laptops.second, &conflict, &side(&conflict, DEPUTY)["key"]);
    laptops.meet();
    for cell in [&laptops.first, &laptops.second] {
        assert_eq!(conflicts(cell)["open"], json!([]));
        assert_eq!(mark_of(cell, &session, &people[0]), "present");
    }
    let id = conflicts(&laptops.first)["answered"][0]["id"].clone();
    laptops.first.call("conflicts.reopen", json!({ "id": id }));
    laptops.meet();
    let again = only_conflict(&laptops.second);
    assert_eq!(side(&again, DEPUTY)["value"], work);
    answer(&laptops.second, &again, &again["sides"][0]["key"]);
    laptops.meet();
    assert_eq!(conflicts(&laptops.first)["open"], json!([]));
    let lately = conflicts(&laptops.first)["answered"][0].clone();
    assert_eq!([&lately["chosen"], &lately["by"]], ["Xóa, đưa vào thùng rác", DEPUTY]);
    laptops.first.refused("roll_call.sheet", json!({ "id": session }));
}

/// One laptop deletes a record that contains an essay while the other adds a page to the essay.
fn essay_gone_on_with(laptops: &TwoLaptops, delete: &str, which: fn(&str, &str) -> String) {
    let people = laptops.first.call("members.list", json!({}));
    let member = people["members"][0]["id"].as_str().unwrap().to_owned();
    let round = laptops.first.call("rounds.list", json!({}))["rounds"][0]["id"].as_str().unwrap().to_owned();
    let essay = json!({ "round": round, "member": member });
    laptops.first.call("rounds.save", json!({ "id": round, "essay_owers": "all_members" }));
    laptops.first.call("essays.set_form", json!({ "round": round, "member": member, "form": "photo" }));
    laptops.meet();
    laptops.first.call(delete, json!({ "id": which(&member, &round) }));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("trang.jpg");
    std::fs::write(&path, crate::attachments::photo(300, 400)).unwrap();
    let adding = json!({ "round": round, "member": member, "paths": [path], "bears_secret_mark": false });
    laptops.second.call("attachments.add", adding);
    laptops.meet();
    let conflict = only_conflict(&laptops.second);
    assert_eq!(conflict["deletion"], true);
    assert_eq!(side(&conflict, DEPUTY)["value"], "Thêm trang viết tay");
    answer(&laptops.second, &conflict, &side(&conflict, DEPUTY)["key"]);
    laptops.meet();
    assert_eq!(conflicts(&laptops.first)["open"], json!([]));
    assert_eq!(laptops.first.call("attachments.list", essay)["pages"].as_array().unwrap().len(), 1);
}

#[test]
fn a_page_added_to_an_essay_of_a_deleted_round_is_asked_about() {
    let (laptops, _, _) = one_shared_session();
    essay_gone_on_with(&laptops, "rounds.delete", |_, round| round.to_owned());
}

#[test]
fn a_page_added_to_the_essay_of_a_deleted_member_is_asked_about() {
    let (laptops, _, _) = one_shared_session();
    essay_gone_on_with(&laptops, "members.delete", |member, _| member.to_owned());
}

#[test]
fn deleting_what_one_has_seen_asks_nobody() {
    let (laptops, people, session) = one_shared_session();
    laptops.second.mark(&session, &people[0], "present");
    laptops.meet();
    laptops.first.call("sessions.delete", json!({ "id": session }));
    laptops.second.call("members.delete", json!({ "id": people[0] }));
    laptops.meet();
    assert_eq!(conflicts(&laptops.first), json!({ "open": [], "answered": [] }));
    laptops.second.call("undo.restore", json!({ "id": session }));
    laptops.meet();
    laptops.first.call("sessions.delete", json!({ "id": session }));
    laptops.meet();
    assert_eq!(conflicts(&laptops.second), json!({ "open": [], "answered": [] }));
}

#[test]
fn a_clock_years_ahead_is_said_to_be_wrong() {
    let (laptops, people, _) = one_shared_session();
    laptops.first.call("members.save", json!({ "id": people[0], "duty": "Chi ủy viên" }));
    let in_2036 = 2_090_000_000_000;
    let record = journal::Record::One(people[0].parse().unwrap());
    let duty = domain::catalogue::member::DUTY;
    let draft = store::OpDraft::new(domain::catalogue::member::KIND, record).set(duty, journal::Value::text("Bí thư"));
    laptops.second.app_session.with_book(|book| Ok(book.write(in_2036, &[draft])?)).unwrap();
    laptops.meet();
    let conflict = only_conflict(&laptops.first);
    assert_eq!(
        [&side(&conflict, SECRETARY)["clock_doubtful"], &side(&conflict, DEPUTY)["clock_doubtful"]],
        [false, true]
    );
}
