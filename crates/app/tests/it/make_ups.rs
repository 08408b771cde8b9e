use crate::scene::{Cell, March};
use serde_json::{Value, json};

fn rows(cell: &Cell, round: &str) -> Vec<Value> {
    cell.call("make_ups.list", json!({ "round": round }))["rows"].as_array().unwrap().clone()
}

#[test]
fn four_owe_a_make_up_and_three_of_them_study_at_the_commune() {
    let march = March::new();
    let (cell, round) = (&march.cell, &march.round);
    assert_eq!((rows(cell, round).len(), &cell.totals(round)["make_up_owed"]), (4, &json!(4)));
    for member in &march.members[15..18] {
        cell.make_up(&march.session, member);
    }
    let totals = cell.totals(round);
    assert_eq!(
        (&totals["present"], &totals["present_share"]),
        (&json!(15), &json!(7895)),
        "a make-up is not a presence"
    );
    assert_eq!(
        (&totals["made_up"], &totals["studied"], &totals["studied_share"]),
        (&json!(3), &json!(18), &json!(9474))
    );
    let rows = rows(cell, round);
    let made_up: Vec<bool> = rows.iter().map(|row| row["made_up"].as_bool().unwrap()).collect();
    assert_eq!(made_up, [true, true, true, false], "in the order of names");
    assert_eq!(
        (&rows[0]["mark"], &rows[0]["at_unit"], &rows[0]["on"]),
        (&json!("absent_work"), &json!("Đảng ủy xã Nà Tăm"), &json!("2025-03-20"))
    );
    assert_eq!(rows[0]["session_label"], "Buổi 12/03/2025 19:30");

    cell.call("make_ups.remove", json!({ "session": march.session, "member": march.members[15] }));
    assert_eq!(cell.totals(round)["studied"], 17);
}

#[test]
fn only_who_was_absent_makes_up_and_only_after_it() {
    let march = March::new();
    let save = |fields: Value| {
        let mut request =
            json!({ "session": march.session, "member": march.members[15], "on": "20/03/2025", "at_unit": "Xã" });
        request.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        march.cell.refused("make_ups.save", request).code
    };
    assert_eq!(save(json!({ "member": march.members[0] })), "not_absent");
    assert_eq!(save(json!({ "on": "11/03/2025" })), "before_session");
    assert_eq!(save(json!({ "on": "01/01/2199" })), "future_date");
    assert_eq!(save(json!({ "on": "" })), "required");
    assert_eq!(save(json!({ "on": "20/03/2025", "at_session": march.session })), "same_session");
    assert_eq!(march.cell.totals(&march.round)["made_up"], 0);
}

#[test]
fn several_people_make_up_together_in_one_act_or_not_at_all() {
    let march = March::new();
    let missed = |place: usize| json!({ "session": march.session, "member": march.members[place] });
    let save = |also: Value| {
        let mut request = missed(15);
        let more = json!({ "on": "20/03/2025", "at_unit": "Đảng ủy xã Nà Tăm", "also": also });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    };
    assert_eq!(march.cell.refused("make_ups.save", save(json!([missed(16), missed(0)]))).code, "not_absent");
    assert_eq!(march.cell.totals(&march.round)["made_up"], 0, "one who came keeps the others from being written");
    let saved = march.cell.call("make_ups.save", save(json!([missed(16), missed(17)])));
    let done: Vec<bool> = rows(&march.cell, &march.round).iter().map(|row| row["made_up"] == true).collect();
    assert_eq!(done, [true, true, true, false]);
    march.cell.call("undo.act", json!({ "act": saved["undo"] }));
    assert_eq!(march.cell.totals(&march.round)["made_up"], 0, "and one act is undone as one");
}

#[test]
fn a_make_up_at_a_session_of_ours_takes_its_day() {
    let march = March::new();
    let other = march.cell.session(&march.cell.round(json!({ "title": "Đợt khác" })), json!({ "date": "25/03/2025" }));
    let request = json!({ "session": march.session, "member": march.members[15], "on": "", "at_session": other });
    march.cell.call("make_ups.save", request);
    let row = &rows(&march.cell, &march.round)[0];
    assert_eq!((&row["on"], &row["at_session"]), (&json!("2025-03-25"), &json!(other)));
}

/// There are two classes of one part and one class of another: attending either class of a part counts for the
/// part.
#[test]
fn absence_from_a_class_one_was_not_summoned_to_is_no_absence() {
    let cell = Cell::new();
    let m = cell.members(4);
    let round = cell.round(json!({}));
    let morning = cell.session(&round, json!({ "date": "12/03/2025", "summoned": [m[0], m[1]] }));
    let evening = cell.session(&round, json!({ "date": "13/03/2025", "summoned": [m[2], m[3]] }));
    let second = cell.session(&round, json!({ "date": "14/03/2025", "part": 2 }));
    cell.mark(&morning, &m[0], "present");
    cell.mark(&morning, &m[1], "absent_work");
    cell.mark(&evening, &m[1], "present");
    cell.mark(&evening, &m[2], "absent_personal");
    cell.mark(&evening, &m[3], "present");
    cell.call("roll_call.mark_rest_present", json!({ "id": second }));
    let totals = cell.totals(&round);
    assert_eq!((&totals["due"], &totals["unmarked"]), (&json!(4), &json!(0)));
    assert_eq!((&totals["studied"], &totals["make_up_owed"]), (&json!(3), &json!(1)));
    let owing = rows(&cell, &round);
    assert_eq!(owing.len(), 1, "{owing:?}");
    assert_eq!((&owing[0]["member"], &owing[0]["session"]), (&json!(m[2]), &json!(evening)));
    cell.make_up(&evening, &m[2]);
    assert_eq!(cell.totals(&round)["studied"], 4);
}
