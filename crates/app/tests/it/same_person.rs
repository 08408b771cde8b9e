//! Members entered twice.

use crate::lists::{member, names, roster, round, session};
use crate::scene::Cell;
use crate::two_laptops::TwoLaptops;
use serde_json::{Value, json};

fn likely(cell: &Cell) -> Vec<Value> {
    cell.call("members.likely_same", json!({}))["likely"].as_array().unwrap().clone()
}

fn pair(kept: &str, merged: &str) -> Value {
    json!({ "kept": kept, "merged": merged })
}

#[test]
fn a_list_two_laptops_imported_is_one_list_once_the_pairs_are_joined() {
    let laptops = TwoLaptops::new();
    for cell in [&laptops.first, &laptops.second] {
        cell.call("members.import_commit", json!({ "path": roster("roster-clean.xlsx") }));
    }
    let once = names(&laptops.first);
    laptops.meet();
    assert_eq!(names(&laptops.first).len(), 2 * once.len());
    let pairs = likely(&laptops.first);
    assert_eq!(pairs.len(), once.len());
    for pair in &pairs {
        laptops.first.call("members.join", json!({ "kept": pair["kept"]["id"], "merged": pair["merged"]["id"] }));
    }
    laptops.meet();
    for cell in [&laptops.first, &laptops.second] {
        assert_eq!(names(cell), once);
        assert_eq!(likely(cell), Vec::<Value>::new());
    }
}

#[test]
fn joined_members_are_counted_once_and_marked_under_the_kept_entry() {
    let cell = Cell::new();
    let (kept, merged) = (member(&cell, "Lò Văn Đức", "1990"), member(&cell, "Lò Văn Đức", "01/02/1990"));
    let round = round(&cell, "2026-03-01");
    let first = session(&cell, &round, "2026-03-12");
    cell.mark(&first, &merged, "present");
    let offered = likely(&cell);
    assert_eq!(offered.len(), 1);
    assert_eq!(
        [&offered[0]["kept"]["id"], &offered[0]["kept"]["marks"], &offered[0]["merged"]["marks"]],
        [&json!(merged), &json!(1), &json!(0)],
        "the one with work on it is offered to be kept"
    );
    assert_eq!(cell.totals(&round)["due"], 2);
    let joined = cell.call("members.join", pair(&kept, &merged));
    let totals = cell.totals(&round);
    assert_eq!(
        (&totals["due"], &totals["present"]),
        (&json!(1), &json!(1)),
        "the mark counts whichever entry it is under"
    );

    let second = session(&cell, &round, "2026-03-19");
    cell.mark(&second, &merged, "absent_work");
    cell.call("essays.set_form", json!({ "round": round, "member": merged, "form": "paper" }));
    let entries = cell.call("members.likely_same", json!({}))["joined"][0].clone();
    let of = |entry: &str| [&entries[entry]["marks"], &entries[entry]["essays"]].map(Clone::clone);
    assert_eq!(
        (of("kept"), of("merged")),
        ([json!(1), json!(1)], [json!(1), json!(0)]),
        "new work goes to the kept entry"
    );

    cell.call("undo.act", json!({ "act": joined["undo"] }));
    assert_eq!(cell.totals(&round)["due"], 2, "joining is taken back whole");
}

#[test]
fn whoever_is_only_alike_is_not_offered_again() {
    let cell = Cell::new();
    let (one, other) = (member(&cell, "Lò Văn Đức", "1990"), member(&cell, "Lò Văn Đức", ""));
    member(&cell, "Lò Văn Đức", "1972");
    member(&cell, "Lò Văn Dục", "1990");
    assert_eq!(likely(&cell).len(), 2, "one with no year may be either; other years and names are others");
    cell.call("members.separate", pair(&one, &other));
    assert_eq!(likely(&cell).len(), 1);
    cell.call("members.join", pair(&other, &one));
    assert_eq!(names(&cell).len(), 3);
    cell.call("members.separate", pair(&one, &other));
    assert_eq!(names(&cell).len(), 4);
    assert_eq!(cell.refused("members.join", pair(&one, &one)).code, "same_entry");
}

#[test]
fn two_laptops_that_each_kept_their_own_entry_count_one_person() {
    let laptops = TwoLaptops::new();
    let (one, other) = (member(&laptops.first, "Lò Văn Đức", "1990"), member(&laptops.second, "Lò Văn Đức", "1990"));
    laptops.meet();
    laptops.first.call("members.join", pair(&one, &other));
    laptops.second.call("members.join", pair(&other, &one));
    laptops.meet();
    for cell in [&laptops.first, &laptops.second] {
        assert_eq!(names(cell), ["Lò Văn Đức"]);
    }
}
