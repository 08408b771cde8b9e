//! Checks and surveys of awareness: totals without names, results without small counts, keys with versions.

use crate::papers::{paragraphs, place};
use crate::scene::Cell;
use crate::two_laptops::TwoLaptops;
use domain::catalogue::{awareness_check, awareness_result};
use serde_json::{Value, json};

fn check(cell: &Cell) -> String {
    let values = json!({
        "date": "12/03/2026", "title": "Nhận thức về Nghị quyết", "kind": "check", "meeting": "Sinh hoạt chi bộ tháng 3",
    });
    cell.id("register.save", json!({ "register": "awareness_check", "values": values }))
}

fn questions(cell: &Cell, id: &str) {
    let questions = json!([
        { "form": "single", "text": "Nghị quyết có mấy nhóm nhiệm vụ?", "choices": ["Ba", "Bốn", "Năm"] },
        { "form": "several", "text": "Đã nghe ở đâu?", "choices": ["Hội nghị", "Loa"] },
        { "form": "number", "text": "Đã đọc mấy lần?", "choices": [] },
        { "form": "text", "text": "Đề xuất gì?", "choices": [] },
    ]);
    cell.call("awareness.set_questions", json!({ "id": id, "questions": questions }));
}

fn totals(id: &str, first: [&str; 3]) -> Value {
    json!({ "id": id, "sheets": "30", "answers": [
        { "counts": first }, { "counts": ["21", "27"] }, { "answered": "28", "sum": "70" },
        { "answered": "12", "summary": "Muốn có bản tóm tắt tiếng Thái" },
    ]})
}

fn entered(cell: &Cell) -> String {
    let id = check(cell);
    questions(cell, &id);
    cell.call("awareness.enter_totals", totals(&id, ["17", "8", "3"]));
    id
}

fn results(cell: &Cell, id: &str) -> Value {
    cell.call("awareness.results", json!({ "id": id }))
}

fn counts(results: &Value, question: usize) -> Vec<Value> {
    let lines = results["questions"][question]["lines"].as_array().unwrap();
    lines.iter().map(|line| line["count"].clone()).collect()
}

#[test]
fn results_leave_out_every_count_under_five_and_what_would_give_it_away() {
    let cell = Cell::new();
    let results = results(&cell, &entered(&cell));
    assert_eq!(results["sheets"], 30);
    // 3 chose the third and 2 none. They are five together, so they are lost in each other.
    assert_eq!(counts(&results, 0), [json!(17), json!(8), json!(null), json!(null)]);
    assert_eq!(results["questions"][0]["lines"][0]["share"], 5_667);
    assert_eq!(counts(&results, 1), [json!(21), json!(null)], "27 of 30 is 3 who did not");
    assert_eq!(
        (&results["questions"][2]["mean"], counts(&results, 2)),
        (&json!(3), vec![]),
        "70 over 28, to the whole"
    );
    assert_eq!(counts(&results, 3), [json!(12)]);
    assert_eq!(results["questions"][3]["summary"], "Muốn có bản tóm tắt tiếng Thái");
}

#[test]
fn no_call_gives_out_the_totals_that_were_entered() {
    let mut cell = Cell::new();
    let id = entered(&cell);
    cell.reopen();
    let row = cell.call("register.get", json!({ "register": "awareness_check", "id": id }));
    assert!(row["values"]["totals"].is_null() && row["shown"]["totals"].is_null(), "{row}");
    let history = cell.call("undo.history", json!({ "id": id }));
    assert_eq!(history["entries"][0]["what"], "Nhập tổng số câu trả lời");
    let shown = cell.call("awareness.get", json!({ "id": id }));
    assert_eq!(shown["entered"], true);
    let stored = cell.app_session.with_book(|book| {
        Ok(store::row(book.connection(), book.own_book(), awareness_check::KIND, id.parse().unwrap())?)
    });
    let stored = stored.unwrap().unwrap();
    let sealed = stored.bytes(awareness_check::TOTALS).unwrap();
    assert!(!sealed.windows(6).any(|part| part == b"single"), "sealed to the cell");
}

#[test]
fn totals_go_in_as_one_change_that_one_press_takes_out_again() {
    let cell = Cell::new();
    let id = check(&cell);
    questions(&cell, &id);
    let touched = cell.call("awareness.enter_totals", totals(&id, ["17", "8", "3"]));
    cell.call("undo.act", json!({ "act": touched["undo"] }));
    assert_eq!(results(&cell, &id)["entered"], false);
    cell.call("awareness.enter_totals", totals(&id, ["17", "8", "3"]));
    cell.call("awareness.clear_totals", json!({ "id": id }));
    assert_eq!(cell.call("awareness.get", json!({ "id": id }))["entered"], false);
}

#[test]
fn what_can_not_be_counted_so_is_refused_beside_its_question() {
    let cell = Cell::new();
    let id = check(&cell);
    let none = cell.refused("awareness.enter_totals", json!({ "id": id, "sheets": "30", "answers": [] }));
    assert_eq!(none.code, "no_questions");
    questions(&cell, &id);
    for (first, code) in
        [(["17", "8", "6"], "too_many"), (["17", "8", ""], "bad_count"), (["17", "tám", "3"], "bad_count")]
    {
        let refused = cell.refused("awareness.enter_totals", totals(&id, first));
        assert_eq!((refused.code.as_str(), refused.field.as_deref()), (code, Some("question-0")));
    }
    let mut nobody = totals(&id, ["17", "8", "3"]);
    nobody["sheets"] = json!("0");
    assert_eq!(cell.refused("awareness.enter_totals", nobody).field.as_deref(), Some("sheets"));
    let bad = json!([{ "form": "single", "text": "Câu?", "choices": ["Một"] }]);
    let refused = cell.refused("awareness.set_questions", json!({ "id": id, "questions": bad }));
    assert_eq!(refused.field.as_deref(), Some("question-0"));
}

#[test]
fn a_check_is_held_at_a_session_or_a_meeting_and_not_at_both() {
    let cell = Cell::new();
    let round = cell.round(json!({}));
    let session = cell.session(&round, json!({}));
    let save = |session: &str, meeting: &str| {
        let values =
            json!({ "date": "12/03/2025", "title": "x", "kind": "survey", "session": session, "meeting": meeting });
        json!({ "register": "awareness_check", "values": values })
    };
    assert_eq!(cell.refused("register.save", save("", "")).field.as_deref(), Some("meeting"));
    assert_eq!(cell.refused("register.save", save(&session, "Họp")).code, "held_twice");
    let id = cell.id("register.save", save(&session, ""));
    let place = cell.call("awareness.get", json!({ "id": id }))["place"].as_str().unwrap().to_owned();
    assert!(place.starts_with("Buổi 12/03/2025"), "{place}");
}

#[test]
fn questions_keep_their_shape_while_totals_stand() {
    let cell = Cell::new();
    let id = entered(&cell);
    let mut questions = cell.call("awareness.get", json!({ "id": id }))["questions"].clone();
    questions[0]["text"] = json!("Nghị quyết nêu mấy nhóm nhiệm vụ?");
    cell.call("awareness.set_questions", json!({ "id": id, "questions": questions }));
    assert_eq!(results(&cell, &id)["entered"], true, "words may be mended");
    questions.as_array_mut().unwrap().pop();
    assert_eq!(
        cell.refused("awareness.set_questions", json!({ "id": id, "questions": questions })).code,
        "totals_entered"
    );
}

#[test]
fn a_corrected_key_is_a_version_of_its_own_and_results_say_by_which_they_are() {
    let cell = Cell::new();
    let id = check(&cell);
    questions(&cell, &id);
    let mut many = totals(&id, ["17", "8", "7"]);
    many["sheets"] = json!("40");
    cell.call("awareness.enter_totals", many);
    let key = |right: Value, reason: &str| json!({ "id": id, "right": right, "reason": reason });
    cell.call("awareness.set_key", key(json!([[1], [], [], []]), ""));
    let first = results(&cell, &id);
    assert_eq!((&first["key"]["number"], &first["questions"][0]["right"]), (&json!(1), &json!(8)));
    let again = key(json!([[0], [], [], []]), "");
    assert_eq!(cell.refused("awareness.set_key", again).field.as_deref(), Some("reason"), "why is it corrected?");
    cell.call("awareness.set_key", key(json!([[0], [], [], []]), "Đáp án in nhầm"));
    let second = results(&cell, &id);
    assert_eq!((&second["key"]["number"], &second["questions"][0]["right"]), (&json!(2), &json!(17)));
    let by_first = cell.call("awareness.results", json!({ "id": id, "key": first["key"]["id"] }));
    assert_eq!(by_first["questions"][0]["right"], 8, "the earlier version still counts what it counted");
    assert_eq!(cell.refused("awareness.set_key", key(json!([[3], [], [], []]), "x")).code, "bad_key");
}

#[test]
fn the_result_goes_up_only_by_a_press_with_no_count_that_is_not_shown_and_can_be_taken_back() {
    let cell = Cell::new();
    let id = entered(&cell);
    let sent = || cell.call("register.list", json!({ "register": "awareness_result" }))["rows"].clone();
    assert_eq!(sent(), json!([]));
    cell.call("awareness.set_key", json!({ "id": id, "right": [[0], [], [], []] }));
    cell.call("awareness.send", json!({ "id": id }));
    let row = &sent()[0];
    let text = row["values"]["result"].as_str().unwrap();
    assert!(text.contains("- A. Ba (đúng): 17 (56,67 %)") && text.contains("- C. Năm: không nêu"), "{text}");
    assert!(!text.contains("27") && !text.contains("tiếng Thái"), "{text}");
    assert!(row["values"]["answer_key"].as_str().unwrap().starts_with("đáp án bản 1"));
    assert_eq!(row["values"]["sheets"], 30);
    cell.call("awareness.send", json!({ "id": id }));
    assert_eq!(sent().as_array().unwrap().len(), 1, "sent again, it is the same record");
    let by_hand = json!({ "register": "awareness_result", "values": { "title": "x" } });
    assert_eq!(cell.refused("register.save", by_hand).code, "not_typed");
    cell.call("awareness.take_back", json!({ "id": id }));
    assert_eq!((sent(), cell.call("awareness.get", json!({ "id": id }))["sent"].clone()), (json!([]), json!(false)));
    assert_eq!(cell.refused("awareness.take_back", json!({ "id": id })).code, "not_sent");
}

#[test]
fn of_fewer_than_five_sheets_not_even_their_number_goes_up() {
    let cell = Cell::new();
    let id = check(&cell);
    let questions = json!([{ "form": "single", "text": "Có hiểu không?", "choices": ["Có", "Chưa"] }]);
    cell.call("awareness.set_questions", json!({ "id": id, "questions": questions }));
    cell.call("awareness.enter_totals", json!({ "id": id, "sheets": "4", "answers": [{ "counts": ["3", "1"] }] }));
    let results = results(&cell, &id);
    assert_eq!((&results["sheets"], &results["questions"]), (&json!(null), &json!([])));
    cell.call("awareness.send", json!({ "id": id }));
    let row = cell.call("register.list", json!({ "register": "awareness_result" }))["rows"][0].clone();
    assert_eq!(row["values"]["sheets"], Value::Null);
    let fields = awareness_result::DESCRIBED.fields.iter().filter(|field| field.is_seen_by_committee());
    assert_eq!(
        fields.map(|field| field.column).collect::<Vec<_>>(),
        ["date", "title", "round", "sheets", "answer_key", "result"]
    );
}

#[test]
fn the_sheet_and_the_result_are_printed() {
    let cell = Cell::new();
    let id = entered(&cell);
    let (sheet, result) = (place("phieu-hoi.docx"), place("ket-qua-phieu-hoi.docx"));
    cell.call("awareness.questionnaire", json!({ "id": id, "out": sheet }));
    let words = paragraphs(&sheet).join("\n");
    for part in ["PHIẾU HỎI", "Phiếu không ghi tên", "Câu 1. Nghị quyết có mấy nhóm nhiệm vụ? (chọn một)", "☐ B. Bốn"]
    {
        assert!(words.contains(part), "{part} in {words}");
    }
    cell.call("awareness.result_paper", json!({ "id": id, "out": result }));
    let words = paragraphs(&result).join("\n");
    assert!(
        words.contains("Số phiếu thu về: 30.") && words.contains("56,67\u{a0}%") && words.contains("không nêu"),
        "{words}"
    );
}

#[test]
fn both_laptops_of_the_cell_count_the_same_result() {
    let laptops = TwoLaptops::new();
    let id = entered(&laptops.first);
    laptops.meet();
    assert_eq!(results(&laptops.second, &id), results(&laptops.first, &id));
}
