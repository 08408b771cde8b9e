//! Versions of an essay: all are kept, can be compared and restored, and are concurrent where two laptops wrote
//! at once.

use crate::lists::{member, round};
use crate::scene::Cell;
use crate::two_laptops::TwoLaptops;
use serde_json::{Value, json};

const BEGUN: &str = "Tôi đã học nghị quyết. Bản có 40 hộ.";

/// Opens the essay, types and leaves.
fn write(cell: &Cell, round: &str, member: &str, text: &str) {
    let opened = open(cell, round, member);
    typed(cell, round, member, &opened, text);
    cell.call("essays.keep_version", json!({ "round": round, "member": member }));
}

fn typed(cell: &Cell, round: &str, member: &str, opened: &Value, text: &str) {
    let parts = json!({ "awareness": text, "self_review": "", "proposals": "" });
    let draft = json!({ "round": round, "member": member, "parts": parts, "based_on": opened["based_on"] });
    cell.call("essays.draft", draft);
}

fn open(cell: &Cell, round: &str, member: &str) -> Value {
    cell.call("essays.open", json!({ "round": round, "member": member }))
}

fn text(essay: &Value) -> &str {
    essay["parts"]["awareness"].as_str().unwrap()
}

fn beside(essay: &Value) -> Vec<&str> {
    essay["beside"].as_array().unwrap().iter().map(text).collect()
}

/// Two laptops that wrote new texts based on the same version.
fn apart() -> (TwoLaptops, String, String) {
    let laptops = TwoLaptops::new();
    let (round, member) = (round(&laptops.first, "2026-03-01"), member(&laptops.first, "Lò Văn Đức", "1990"));
    write(&laptops.first, &round, &member, BEGUN);
    laptops.meet();
    write(&laptops.first, &round, &member, "Tôi đã học nghị quyết. Bản có 42 hộ. Tôi hứa giữ rừng.");
    write(&laptops.second, &round, &member, "Tôi đã học kỹ nghị quyết. Bản có 40 hộ.");
    laptops.meet();
    (laptops, round, member)
}

#[test]
fn every_version_is_opened_compared_and_brought_back() {
    let cell = Cell::new();
    let (round, member) = (round(&cell, "2026-03-01"), member(&cell, "Lò Văn Đức", "1990"));
    write(&cell, &round, &member, BEGUN);
    write(&cell, &round, &member, "Tôi đã học nghị quyết. Bản có 42 hộ.");
    let essay = open(&cell, &round, &member);
    let ids: Vec<&Value> = essay["versions"].as_array().unwrap().iter().map(|version| &version["id"]).collect();
    let which = |version: &Value| json!({ "round": round, "member": member, "version": version });
    assert_eq!(text(&cell.call("essays.version", which(ids[0]))), BEGUN);
    let compared =
        cell.call("essays.compare", json!({ "round": round, "member": member, "from": ids[0], "to": ids[1] }));
    let pieces = compared["parts"][0]["pieces"].as_array().unwrap();
    let told: Vec<[&str; 2]> =
        pieces.iter().map(|piece| [piece["change"].as_str().unwrap(), piece["text"].as_str().unwrap()]).collect();
    assert_eq!(
        told,
        [["same", "Tôi đã học nghị quyết. Bản có "], ["removed", "40 "], ["added", "42 "], ["same", "hộ."]]
    );
    assert_eq!(compared["parts"][1]["pieces"], json!([]));

    typed(&cell, &round, &member, &essay, "Đang viết dở");
    cell.call("essays.restore", which(ids[0]));
    let restored = open(&cell, &round, &member);
    assert_eq!((text(&restored), &restored["is_draft"]), (BEGUN, &json!(false)));
    let texts: Vec<String> = restored["versions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|version| text(&cell.call("essays.version", which(&version["id"]))).to_owned())
        .collect();
    assert_eq!(
        texts,
        [BEGUN, "Tôi đã học nghị quyết. Bản có 42 hộ.", "Đang viết dở", BEGUN],
        "nothing was lost on the way"
    );
    assert_eq!(beside(&restored), [""; 0], "one follows from the other");
    let opened = |book: &mut store::Book| {
        let count = "SELECT count(*) FROM access_log WHERE what = 'essay.open'";
        Ok(book.connection().query_row(count, [], |row| row.get::<_, u32>(0)).unwrap())
    };
    assert_eq!(cell.app_session.with_book(opened).unwrap(), 2 + 1 + 1 + 1 + 1 + 4, "every look is noted");
}

#[test]
fn typing_on_after_a_version_was_kept_is_no_second_line() {
    let cell = Cell::new();
    let (round, member) = (round(&cell, "2026-03-01"), member(&cell, "Lò Văn Đức", "1990"));
    write(&cell, &round, &member, BEGUN);
    let opened = open(&cell, &round, &member);
    // One page, kept as a version after ten idle minutes and then edited again.
    for text in ["Thêm một câu.", "Thêm hai câu."] {
        typed(&cell, &round, &member, &opened, text);
        cell.call("essays.keep_version", json!({ "round": round, "member": member }));
    }
    let essay = open(&cell, &round, &member);
    assert_eq!(
        (text(&essay), beside(&essay).len(), essay["versions"].as_array().unwrap().len()),
        ("Thêm hai câu.", 0, 3)
    );
}

#[test]
fn two_texts_from_one_stand_side_by_side_until_one_is_chosen() {
    let (laptops, round, member) = apart();
    let essay = open(&laptops.first, &round, &member);
    assert_eq!(
        beside(&essay),
        ["Tôi đã học nghị quyết. Bản có 42 hộ. Tôi hứa giữ rừng.", "Tôi đã học kỹ nghị quyết. Bản có 40 hộ."]
    );
    let by: Vec<[&Value; 2]> = essay["beside"]
        .as_array()
        .unwrap()
        .iter()
        .map(|side| [&side["version"]["by"], &side["version"]["here"]])
        .collect();
    assert_eq!(by, [[&json!("Lò Thị Mẫu"), &json!(true)], [&json!("Vàng A Chứ"), &json!(false)]]);
    let chosen = &essay["beside"][0]["version"]["id"];
    laptops.first.call("essays.choose", json!({ "round": round, "member": member, "version": chosen }));
    laptops.meet();
    for cell in [&laptops.first, &laptops.second] {
        let essay = open(cell, &round, &member);
        assert_eq!((text(&essay), beside(&essay).len()), ("Tôi đã học nghị quyết. Bản có 42 hộ. Tôi hứa giữ rừng.", 0));
        assert_eq!(essay["versions"].as_array().unwrap().len(), 4, "the other text is still there");
    }
    let again = json!({ "round": round, "member": member, "version": chosen });
    assert_eq!(laptops.first.refused("essays.choose", again).code, "one_version");
}

#[test]
fn a_text_that_joins_both_settles_them_once_it_is_kept() {
    let (laptops, round, member) = apart();
    laptops.second.call("essays.merge", json!({ "round": round, "member": member }));
    let joined = open(&laptops.second, &round, &member);
    let words = text(&joined).to_owned();
    assert_eq!((&joined["is_draft"], &joined["joins"]), (&json!(true), &json!(1)));
    for said in ["Tôi đã học kỹ nghị quyết.", "Bản có 42 hộ.", "Tôi hứa giữ rừng."] {
        assert!(words.contains(said), "{words}");
    }
    assert!(!words.contains("Bản có 40 hộ."), "what one of them replaced is not said again: {words}");
    assert_eq!(beside(&joined).len(), 2, "until it is kept both stand");
    let mended = format!("{words} Xin hết.");
    typed(&laptops.second, &round, &member, &joined, &mended);
    laptops.second.call("essays.keep_version", json!({ "round": round, "member": member }));
    laptops.meet();
    let essay = open(&laptops.first, &round, &member);
    assert_eq!((text(&essay), beside(&essay).len()), (mended.as_str(), 0));
}

#[test]
fn typing_on_in_one_of_two_texts_settles_nothing() {
    let (laptops, round, member) = apart();
    write(&laptops.first, &round, &member, "Viết tiếp mà không xem bản kia.");
    let essay = open(&laptops.first, &round, &member);
    assert_eq!(beside(&essay).len(), 2);
}

#[test]
fn the_failing_grade_is_there_only_where_the_round_has_it() {
    let cell = Cell::new();
    let (round, member) = (round(&cell, "2026-03-01"), member(&cell, "Lò Văn Đức", "1990"));
    cell.call("rounds.save", json!({ "id": round, "essay_owers": "all_members" }));
    crate::lists::session(&cell, &round, "2026-03-12");
    cell.call("essays.hand_in", json!({ "round": round, "member": member, "handed_in": true }));
    let failed = json!({ "round": round, "member": member, "grade": "failed" });
    assert_eq!(cell.refused("essays.grade", failed.clone()).code, "no_failed_grade");
    cell.call("rounds.save", json!({ "id": round, "failed_grade": true }));
    cell.call("essays.grade", failed);
    assert_eq!(cell.totals(&round)["grades"]["failed"], 1);
}
