//! "Việc cần làm": only open tasks.

use crate::lists::{member, session};
use crate::scene::Cell;
use chrono::{Days, Local};
use serde_json::{Value, json};

fn home(cell: &Cell) -> Value {
    cell.call("home.summary", json!({}))
}

fn tasks(cell: &Cell) -> Vec<(String, u64)> {
    let tasks = home(cell)["tasks"].as_array().unwrap().clone();
    tasks.iter().map(|task| (task["kind"].as_str().unwrap().to_owned(), task["count"].as_u64().unwrap())).collect()
}

fn ago(days: u64) -> String {
    (Local::now().date_naive() - Days::new(days)).to_string()
}

#[test]
fn a_new_book_has_three_first_steps_and_a_sheet_to_prove() {
    let cell = Cell::new();
    let first = home(&cell);
    assert_eq!((&first["first_day"], &first["ongoing"]), (&json!(true), &json!([])));
    assert_eq!(tasks(&cell), [("recovery_sheet_unproved".to_owned(), 1)]);
    member(&cell, "Lò Văn Đức", "1990");
    assert_eq!(home(&cell)["first_day"], false);
}

#[test]
fn a_beginner_is_led_from_the_list_to_the_first_session() {
    let cell = Cell::new();
    let next = || home(&cell)["next_step"].clone();
    assert_eq!(next(), Value::Null, "the first day offers its three buttons");
    member(&cell, "Lò Văn Đức", "1990");
    assert_eq!((&next()["step"], &next()["members"]), (&json!("document"), &json!(1)));
    let document = cell.id("documents.save", json!({ "number": "02-NQ/TU" }));
    assert_eq!(next()["step"], "round");
    let round = cell.id("rounds.save", json!({ "documents": [document], "from": ago(9) }));
    assert_eq!((&next()["step"], &next()["round"]), (&json!("session"), &json!(round)));
    session(&cell, &round, &ago(8));
    assert_eq!(next(), Value::Null);
}

#[test]
fn a_round_asks_for_what_is_missing_and_then_for_its_figures() {
    let cell = Cell::new();
    let people: Vec<String> = ["An", "Bình", "Cúc"].map(|name| member(&cell, name, "1980")).to_vec();
    let document = cell.id("documents.save", json!({ "number": "02-NQ/TU" }));
    let without = |kind: &str| tasks(&cell).into_iter().find(|(known, _)| known == kind).map(|(_, count)| count);
    assert_eq!(without("document_without_round"), Some(1));
    let round =
        cell.id("rounds.save", json!({ "documents": [document], "from": ago(9), "essay_owers": "all_members" }));
    session(&cell, &round, &(Local::now().date_naive() + Days::new(3)).to_string());
    assert_eq!(tasks(&cell).len(), 1, "nothing is owed before anything was studied");
    let session = session(&cell, &round, &ago(8));
    assert_eq!(
        (without("roll_call_unfinished"), without("essay_owed"), without("make_up_owed")),
        (Some(3), Some(3), None)
    );
    let task = home(&cell)["tasks"][0].clone();
    assert_eq!(
        (&task["kind"], &task["session"], &task["label"]),
        (&json!("roll_call_unfinished"), &json!(session), &json!(ago(8)))
    );
    cell.call("roll_call.mark", json!({ "session": session, "member": people[0], "mark": "absent_work" }));
    cell.call("roll_call.mark_rest_present", json!({ "id": session }));
    assert_eq!((without("roll_call_unfinished"), without("make_up_owed")), (None, Some(1)));
    assert_eq!(home(&cell)["ongoing"][0]["id"], round);
    assert_eq!(without("figures_not_final"), None);
    cell.call("rounds.save", json!({ "id": round, "to": ago(1) }));
    assert_eq!(without("figures_not_final"), Some(1));
    let although = json!({ "id": round, "although_unmarked": true, "although_ahead": true });
    cell.call("rounds.finalise", although);
    assert_eq!((without("figures_not_final"), without("late_changes")), (None, None));
    let owed = || (without("make_up_owed"), without("essay_owed"));
    assert_eq!(owed(), (Some(1), Some(3)), "closing the figures settles nobody's debt");
    cell.call("rounds.close", json!({ "id": round, "closed": true }));
    assert_eq!(owed(), (None, None), "ending the round does");
    cell.call("rounds.close", json!({ "id": round, "closed": false }));
    cell.call("make_ups.save", json!({ "session": session, "member": people[0], "on": ago(0), "at_unit": "Xã" }));
    assert_eq!((without("late_changes"), without("make_up_owed")), (Some(1), None));
}

#[test]
fn work_of_a_fortnight_without_a_copy_is_pointed_out() {
    let cell = Cell::new();
    let days_ago = |days: u64| cell.app_session.now_ms() - days * 24 * 60 * 60 * 1000;
    let copied = |ms: u64| {
        cell.app_session
            .with_book(|book| Ok(store::settings::put(book.connection(), "last_backup_ms", &ms.to_string())?))
            .unwrap()
    };
    let waits = || tasks(&cell).into_iter().find(|(kind, _)| kind == "not_backed_up").map(|(_, days)| days);
    assert_eq!(waits(), None, "the book is of today");
    copied(days_ago(15));
    assert_eq!(waits(), Some(15));
    copied(days_ago(3));
    assert_eq!(waits(), None);
}

#[test]
fn things_are_counted_and_not_changes_and_the_status_bar_counts_none_before_there_is_anybody_to_send_to() {
    let cell = Cell::new();
    let id = member(&cell, "Lò Văn Đức", "1990");
    cell.call("members.save", json!({ "id": id, "duty": "Bí thư" }));
    let bar = cell.call("home.status_bar", json!({}));
    assert_eq!(
        (&bar["waiting"], &bar["exchange"], &bar["superior_name"]),
        (&json!(0), &json!("not_enrolled"), &json!("Đảng ủy xã Nà Tăm"))
    );
    let waiting = &cell.call("exchange.state", json!({}))["waiting"];
    assert_eq!((waiting[0]["thing"].as_str(), waiting[0]["count"].as_u64()), (Some("member"), Some(1)));
    assert!(bar["saved_at"].is_string() && bar["last_receipt_at"].is_null());
    cell.call("profile.lock", json!({}));
    assert_eq!(cell.refused("home.status_bar", json!({})).code, "locked");
}
