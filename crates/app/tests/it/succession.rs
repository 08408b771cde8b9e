//! Corrections of what the book records of the cell and its people, and the handover to a new secretary.

use crate::scene::{Cell, PASSPHRASE};
use crate::two_laptops::TwoLaptops;
use serde_json::{Value, json};

const SUCCESSORS: &str = "con suối trong xanh";

fn people(cell: &Cell) -> Vec<[String; 2]> {
    let listed = cell.call("profile.status", json!({}))["people"].as_array().unwrap().clone();
    let text = |person: &Value, field: &str| person[field].as_str().unwrap().to_owned();
    listed.iter().map(|person| [text(person, "name"), text(person, "role")]).collect()
}

fn id_of(cell: &Cell, name: &str) -> Value {
    let people = cell.call("people.list", json!({}))["people"].as_array().unwrap().clone();
    people.iter().find(|person| person["name"] == name).unwrap()["id"].clone()
}

fn history(cell: &Cell) -> Vec<String> {
    let id = cell.call("cell.names", json!({}))["id"].clone();
    let history = cell.call("undo.history", json!({ "id": id }));
    history["entries"].as_array().unwrap().iter().map(|entry| entry["what"].as_str().unwrap().to_owned()).collect()
}

fn add(cell: &Cell, name: &str, role: &str) {
    let person = json!({ "full_name": name, "role": role, "passphrase": SUCCESSORS, "own_passphrase": PASSPHRASE });
    cell.call("people.add", person);
}

fn work_as(cell: &Cell, name: &str, passphrase: &str) {
    let who = id_of(cell, name);
    cell.call("profile.lock", json!({}));
    cell.call("profile.unlock", json!({ "person": who, "passphrase": passphrase }));
}

#[test]
fn the_cells_name_is_corrected_with_a_history_and_stands_on_the_lock_page() {
    let cell = Cell::new();
    let corrected = json!({ "cell_name": "Chi bộ bản Nà Hiêng", "superior_name": "Đảng ủy xã Bình Lư" });
    cell.call("cell.correct", corrected);
    assert!(history(&cell)[0].contains("Chi bộ bản Nà Hiêng"), "{:?}", history(&cell));
    assert_eq!(cell.call("profile.status", json!({}))["superior_name"], "Đảng ủy xã Bình Lư");
    cell.call("profile.lock", json!({}));
    assert_eq!(cell.call("profile.status", json!({}))["cell_name"], "Chi bộ bản Nà Hiêng");
    let who = cell.call("profile.status", json!({}))["people"][0]["id"].clone();
    cell.call("profile.unlock", json!({ "person": who, "passphrase": PASSPHRASE }));
    let empty = cell.refused("cell.correct", json!({ "cell_name": " ", "superior_name": "" }));
    assert_eq!((empty.code.as_str(), empty.field.as_deref()), ("required", Some("cell_name")));
}

#[test]
fn a_committee_member_corrects_their_own_name_and_nothing_else() {
    let cell = Cell::new();
    add(&cell, "Vàng Thị Dế", "committee_member");
    work_as(&cell, "Vàng Thị Dế", SUCCESSORS);
    let names = cell.call("cell.names", json!({}));
    assert_eq!([&names["may_correct"], &names["may_correct_people"], &names["may_hand_over"]], [false, false, false]);
    let (own, other) = (id_of(&cell, "Vàng Thị Dế"), id_of(&cell, "Lò Thị Mẫu"));
    let person = |who: &Value, name: &str, role: &str| json!({ "person": who, "full_name": name, "role": role });
    cell.call("people.correct", person(&own, "Vàng Thị Dế Hoa", "committee_member"));
    for request in [
        person(&own, "Vàng Thị Dế Hoa", "secretary"),
        person(&other, "Lò Thị Khác", "secretary"),
        person(&other, "Lò Thị Mẫu", "committee_member"),
    ] {
        assert_eq!(cell.refused("people.correct", request).code, "not_allowed");
    }
    let cells = json!({ "cell_name": "Chi bộ khác", "superior_name": "" });
    assert_eq!(cell.refused("cell.correct", cells).code, "not_allowed");
    let to_herself = json!({ "full_name": "Ai đó", "passphrase": SUCCESSORS, "own_passphrase": SUCCESSORS });
    assert_eq!(cell.refused("people.hand_over", to_herself).code, "not_allowed");
    assert_eq!(people(&cell)[1], ["Vàng Thị Dế Hoa", "committee_member"]);
    assert!(history(&cell)[0].contains("Vàng Thị Dế Hoa"), "{:?}", history(&cell));
}

#[test]
fn the_book_keeps_a_secretary_or_deputy() {
    let cell = Cell::new();
    let own = |role: &str| json!({ "person": id_of(&cell, "Lò Thị Mẫu"), "full_name": "Lò Thị Mẫu", "role": role });
    assert_eq!(cell.refused("people.correct", own("committee_member")).code, "last_head");
    cell.call("people.correct", own("deputy_secretary"));
    add(&cell, "Vàng Thị Dế", "secretary");
    cell.call("people.correct", own("committee_member"));
    let refused = cell.refused("rounds.close", json!({ "id": cell.round(json!({})), "closed": true }));
    assert_eq!(refused.code, "not_allowed", "the role counts at once");
}

#[test]
fn a_new_secretary_takes_over_in_one_change_and_the_old_one_stays_in_another_role() {
    let cell = Cell::new();
    let names = cell.call("cell.names", json!({}));
    assert_eq!(names["may_hand_over"], true);
    let handover = |own: &str, passphrase: &str| {
        json!({
            "full_name": "Vàng Thị Dế", "passphrase": passphrase, "remains": "deputy_secretary", "new_sheet": true,
            "own_passphrase": own,
        })
    };
    let wrong = cell.refused("people.hand_over", handover("không phải câu này", SUCCESSORS));
    assert_eq!((wrong.code.as_str(), wrong.field.as_deref()), ("wrong_passphrase", Some("own_passphrase")));
    let weak = cell.refused("people.hand_over", handover(PASSPHRASE, "12345678"));
    assert_eq!((weak.code.as_str(), weak.field.as_deref()), ("weak_passphrase", Some("passphrase")));
    assert_eq!(people(&cell), [["Lò Thị Mẫu", "secretary"]], "a refused handover changes nothing");
    let old_sheet = cell.call("profile.recovery_sheet", json!({ "own_passphrase": PASSPHRASE }))["words"].clone();
    let handed = cell.call("people.hand_over", handover(PASSPHRASE, SUCCESSORS));
    assert_eq!(people(&cell), [["Lò Thị Mẫu", "deputy_secretary"], ["Vàng Thị Dế", "secretary"]]);
    assert_ne!(handed["sheet"]["words"], old_sheet);
    let last = &history(&cell)[0];
    assert!(last.contains("Vàng Thị Dế") && last.contains("Bí thư") && last.contains("Phó Bí thư"), "{last}");
    work_as(&cell, "Vàng Thị Dế", SUCCESSORS);
    assert_eq!(cell.call("profile.status", json!({}))["person"]["role"], "secretary");
    work_as(&cell, "Lò Thị Mẫu", PASSPHRASE);
    assert_eq!(cell.call("profile.status", json!({}))["person"]["role"], "deputy_secretary");
}

#[test]
fn a_secretary_who_leaves_opens_the_book_no_more() {
    let cell = Cell::new();
    add(&cell, "Vàng Thị Dế", "deputy_secretary");
    let old = id_of(&cell, "Lò Thị Mẫu");
    let to = id_of(&cell, "Vàng Thị Dế");
    let handover = |passphrase: &str| json!({ "to": to, "passphrase": passphrase, "own_passphrase": PASSPHRASE });
    let absent = cell.refused("people.hand_over", handover("không phải câu này"));
    assert_eq!((absent.code.as_str(), absent.field.as_deref()), ("wrong_passphrase", Some("passphrase")));
    let handed = cell.call("people.hand_over", handover(SUCCESSORS));
    assert_eq!(handed["people"].as_array().unwrap().len(), 1);
    assert!(handed["said"].to_string().contains("Lò Thị Mẫu"), "what earlier copies still open is said: {handed}");
    assert_eq!(people(&cell), [["Vàng Thị Dế", "secretary"]]);
    cell.call("profile.lock", json!({}));
    let gone = cell.refused("profile.unlock", json!({ "person": old, "passphrase": PASSPHRASE }));
    assert_eq!(gone.code, "no_such_person");
    cell.call("profile.unlock", json!({ "person": to, "passphrase": SUCCESSORS }));
    assert!(history(&cell)[0].contains("Lò Thị Mẫu"), "{:?}", history(&cell));
}

#[test]
fn what_another_laptop_corrected_stands_on_the_lock_page_after_the_next_unlocking() {
    let laptops = TwoLaptops::new();
    let cells = json!({ "cell_name": "Chi bộ bản Nà Hiêng", "superior_name": "Đảng ủy xã Nà Tăm" });
    laptops.first.call("cell.correct", cells);
    laptops.meet();
    work_as(&laptops.second, "Vàng A Chứ", PASSPHRASE);
    assert_eq!(laptops.second.call("profile.status", json!({}))["cell_name"], "Chi bộ bản Nà Hiêng");
}

/// The person at work is a committee member beside a secretary.
fn as_committee_member(cell: &Cell) {
    add(cell, "Vàng Thị Dế", "secretary");
    let own = json!({ "person": id_of(cell, "Lò Thị Mẫu"), "full_name": "Lò Thị Mẫu", "role": "committee_member" });
    cell.call("people.correct", own);
}

#[test]
fn a_committee_member_corrects_no_names_by_undoing_either_and_lets_nobody_in_or_out() {
    let cell = Cell::new();
    let names = json!({ "cell_name": "Chi bộ bản Mới", "superior_name": "Đảng ủy xã Nà Tăm" });
    let corrected = cell.call("cell.correct", names);
    as_committee_member(&cell);
    assert_eq!(cell.refused("undo.act", json!({ "act": corrected["undo"] })).code, "not_allowed");
    let person = json!({
        "full_name": "Ai đó", "role": "secretary", "passphrase": SUCCESSORS, "own_passphrase": PASSPHRASE,
    });
    assert_eq!(cell.refused("people.add", person).code, "not_allowed");
    let out = json!({ "person": id_of(&cell, "Vàng Thị Dế"), "own_passphrase": PASSPHRASE });
    assert_eq!(cell.refused("people.remove", out).code, "not_allowed");
}

#[test]
fn a_handover_that_a_power_cut_broke_off_is_done_once_more() {
    use domain::catalogue::person;
    use journal::{Record, Value as Stored};
    let mut cell = Cell::new();
    let former = id_of(&cell, "Lò Thị Mẫu");
    // The change is in the book, and the key file knows nothing of the successor.
    let successor = store::OpDraft::new(person::KIND, Record::One(domain::Id([7; 16])))
        .set(person::NAME, Stored::text("Vàng Thị Dế"))
        .set(person::ROLE, Stored::text("secretary"));
    let remains = store::OpDraft::new(person::KIND, Record::One(former.as_str().unwrap().parse().unwrap()))
        .set(person::ROLE, Stored::text("deputy_secretary"));
    cell.app_session.with_book(|book| Ok(book.write(1_800_000_000_000, &[successor, remains])?)).unwrap();
    cell.reopen();
    assert_eq!(people(&cell), [["Lò Thị Mẫu", "deputy_secretary"]]);
    assert_eq!(cell.call("cell.names", json!({}))["may_hand_over"], true);
    let again = json!({
        "full_name": "Vàng Thị Dế", "passphrase": SUCCESSORS, "own_passphrase": PASSPHRASE, "remains": "deputy_secretary",
    });
    cell.call("people.hand_over", again);
    assert_eq!(people(&cell).len(), 2);
}
