use crate::scene::{Cell, March};
use serde_json::{Value, json};

fn row<'a>(sheet: &'a Value, member: &str) -> &'a Value {
    sheet["rows"].as_array().unwrap().iter().find(|row| row["member"] == member).unwrap()
}

#[test]
fn nobody_is_present_until_somebody_says_so() {
    let cell = Cell::new();
    let members = cell.members(3);
    let session = cell.session(&cell.round(json!({})), json!({}));
    let sheet = cell.call("roll_call.sheet", json!({ "id": session }));
    assert_eq!(
        sheet["counts"],
        json!({ "due": 3, "present": 0, "with_reason": 0, "without": 0, "unmarked": 3, "not_due": 0, "share": 0 })
    );
    assert!(sheet["rows"].as_array().unwrap().iter().all(|row| row["mark"] == "unmarked"));
    assert_eq!(sheet["saved_at"], Value::Null);

    let refused = cell.refused("roll_call.confirm", json!({ "id": session }));
    assert!(refused.code == "unmarked" && refused.message.contains("3 người"), "{refused}");
    let marked = cell.mark(&session, &members[0], "present");
    assert_eq!(
        (&marked["counts"]["present"], &marked["counts"]["unmarked"], &marked["counts"]["share"]),
        (&json!(1), &json!(2), &json!(3333))
    );
}

#[test]
fn fifteen_of_nineteen_and_four_reasons_only_the_cell_reads() {
    let march = March::new();
    let sheet = march.cell.call("roll_call.sheet", json!({ "id": march.session }));
    assert_eq!(
        sheet["counts"],
        json!({ "due": 19, "present": 15, "with_reason": 4, "without": 0, "unmarked": 0, "not_due": 0, "share": 7895 })
    );
    let names: Vec<&str> = sheet["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(&names[..4], ["Lò Văn An", "Lò Văn Ánh", "Lò Văn Ân", "Lò Văn Bà"]);
    assert_eq!(row(&sheet, &march.members[8])["point"], 1);
    let ill = row(&sheet, &march.members[17]);
    assert_eq!((&ill["mark"], &ill["note"]), (&json!("absent_personal"), &json!("đưa con đi viện")));
    assert!(sheet["saved_at"].is_string());

    march.cell.call("roll_call.confirm", json!({ "id": march.session }));
    let sheet = march.cell.call("roll_call.sheet", json!({ "id": march.session }));
    assert_eq!((&sheet["session"]["confirmed"], &sheet["session"]["unmarked"]), (&json!(true), &json!(0)));
}

#[test]
fn every_mark_is_there_after_the_power_failed_half_way() {
    let mut cell = Cell::new();
    let members = cell.members(19);
    let session = cell.session(&cell.round(json!({})), json!({}));
    for member in &members[..12] {
        cell.mark(&session, member, "present");
    }
    cell.reopen();
    let sheet = cell.call("roll_call.sheet", json!({ "id": session }));
    assert_eq!((&sheet["counts"]["present"], &sheet["counts"]["unmarked"]), (&json!(12), &json!(7)));
}

#[test]
fn marking_the_same_again_writes_nothing() {
    let march = March::new();
    let again = march.cell.mark(&march.session, &march.members[15], "absent_work");
    assert_eq!(again["undo"], Value::Null, "a reason sealed anew would be a new change");
    let noted = json!({ "session": march.session, "member": march.members[17], "mark": "absent_personal", "note": "đưa con đi viện" });
    assert_eq!(march.cell.call("roll_call.mark", noted)["undo"], Value::Null);
    let other = march.cell.mark(&march.session, &march.members[15], "absent_study");
    assert!(other["undo"].is_string());
}

#[test]
fn a_mark_taken_back_opens_the_sheet_again() {
    let march = March::new();
    march.cell.call("roll_call.confirm", json!({ "id": march.session }));
    let marked = march.cell.mark(&march.session, &march.members[0], "unmarked");
    assert_eq!((&marked["counts"]["unmarked"], &marked["counts"]["present"]), (&json!(1), &json!(14)));
    let sheet = march.cell.call("roll_call.sheet", json!({ "id": march.session }));
    assert_eq!(sheet["session"]["confirmed"], false);
}

#[test]
fn the_rest_are_marked_present_by_one_act_that_leaves_the_others_alone() {
    let cell = Cell::new();
    let members = cell.members(5);
    let session = cell.session(&cell.round(json!({})), json!({}));
    cell.mark(&session, &members[0], "absent_without");
    cell.mark(&session, &members[1], "present");
    let marked = cell.call("roll_call.mark_rest_present", json!({ "id": session }));
    assert_eq!(
        (&marked["counts"]["present"], &marked["counts"]["without"], &marked["counts"]["unmarked"]),
        (&json!(4), &json!(1), &json!(0))
    );
    let sheet = cell.call("roll_call.sheet", json!({ "id": session }));
    let bulk: Vec<bool> = members.iter().map(|member| row(&sheet, member)["bulk"].as_bool().unwrap()).collect();
    assert_eq!(bulk, [false, false, true, true, true]);

    cell.call("undo.act", json!({ "act": marked["undo"] }));
    let sheet = cell.call("roll_call.sheet", json!({ "id": session }));
    assert_eq!(sheet["counts"]["unmarked"], 3, "one act, taken back as one");
}

#[test]
fn several_marks_are_one_act() {
    let cell = Cell::new();
    let members = cell.members(3);
    let session = cell.session(&cell.round(json!({})), json!({}));
    let marks = json!([{ "member": members[0], "mark": "present" }, { "member": members[1], "mark": "absent_other" }]);
    let marked = cell.call("roll_call.mark_many", json!({ "session": session, "marks": marks }));
    assert_eq!(
        (&marked["counts"]["present"], &marked["counts"]["with_reason"], &marked["counts"]["unmarked"]),
        (&json!(1), &json!(1), &json!(1))
    );
    let stranger =
        json!([{ "member": members[2], "mark": "present" }, { "member": "00".repeat(16), "mark": "present" }]);
    cell.refused("roll_call.mark_many", json!({ "session": session, "marks": stranger }));
    let sheet = cell.call("roll_call.sheet", json!({ "id": session }));
    assert_eq!(sheet["counts"]["unmarked"], 1, "all of it or nothing");
}

#[test]
fn the_exempt_are_welcome_and_outside_the_share() {
    let cell = Cell::new();
    let members = cell.members(4);
    for member in &members[..2] {
        cell.call("members.change_standing", json!({ "id": member, "standing": "exempt", "since": "01/01/2025" }));
    }
    let session = cell.session(&cell.round(json!({})), json!({}));
    cell.mark(&session, &members[0], "present");
    let marked = cell.mark(&session, &members[2], "present");
    assert_eq!(
        marked["counts"],
        json!({ "due": 2, "present": 1, "with_reason": 0, "without": 0, "unmarked": 1, "not_due": 2, "share": 5000 })
    );
    let sheet = cell.call("roll_call.sheet", json!({ "id": session }));
    let shown: Vec<&Value> = members.iter().map(|member| &row(&sheet, member)["mark"]).collect();
    assert_eq!(shown, ["exempt_present", "exempt", "present", "unmarked"]);
    assert_eq!(row(&sheet, &members[1])["exempt"], true);
}

#[test]
fn who_is_counted_elsewhere_is_not_due_here() {
    let cell = Cell::new();
    let members = cell.members(3);
    cell.call(
        "members.change_standing",
        json!({ "id": members[0], "standing": "temporarily_away", "since": "01/02/2025", "until": "01/06/2025" }),
    );
    let session = cell.session(&cell.round(json!({})), json!({}));
    let marked = cell.mark(&session, &members[1], "counted_elsewhere");
    assert_eq!((&marked["counts"]["due"], &marked["counts"]["not_due"]), (&json!(1), &json!(2)));
    let sheet = cell.call("roll_call.sheet", json!({ "id": session }));
    assert_eq!(row(&sheet, &members[0])["mark"], "counted_elsewhere");
}

#[test]
fn nobody_is_marked_before_joining_or_at_a_point_that_is_not_there() {
    let cell = Cell::new();
    let late = cell.id("members.save", json!({ "name": "Vàng Thị Dế", "joined": "01/06/2025" }));
    let member = cell.member("Hồ A Tủa");
    let session = cell.session(&cell.round(json!({})), json!({ "points": ["Bản", "Xã"] }));
    let refused = cell.refused("roll_call.mark", json!({ "session": session, "member": late, "mark": "present" }));
    assert!(refused.code == "not_of_the_cell" && refused.message.contains("Vàng Thị Dế"), "{refused}");
    let refused = cell.refused(
        "roll_call.mark",
        json!({ "session": session, "member": member, "mark": "present_elsewhere", "point": 2 }),
    );
    assert_eq!(refused.code, "bad_point");
}

#[test]
fn a_mark_among_a_hundred_members_is_quick() {
    let cell = Cell::new();
    let members = cell.members(100);
    let session = cell.session(&cell.round(json!({})), json!({}));
    let began = std::time::Instant::now();
    for member in &members {
        cell.mark(&session, member, "present");
    }
    let each = began.elapsed() / 100;
    println!("{each:?} a mark");
    // Generous for a busy machine and an unoptimised build. The limit must stay well below what a person
    // notices.
    assert!(each.as_millis() < 100, "{each:?}");
}
