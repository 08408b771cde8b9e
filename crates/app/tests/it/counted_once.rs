//! What was counted is kept until a row it was counted from changes, and is never shown a moment longer.

use crate::scene::{Cell, March};
use serde_json::{Value, json};

/// The lists that show kept figures.
fn shown(cell: &Cell) -> [Value; 2] {
    ["rounds.list", "home.summary"].map(|call| cell.call(call, json!({})))
}

/// Each line of the list says what the round's own page says first: the final figures once they were closed.
fn assert_counted_now(cell: &Cell, after: &str) {
    for line in cell.call("rounds.list", json!({}))["rounds"].as_array().unwrap() {
        let totals = cell.final_totals(line["id"].as_str().unwrap());
        for figure in ["due", "studied"] {
            assert_eq!(line[figure], totals[figure], "{figure} after {after}");
        }
    }
}

#[test]
fn every_act_that_changes_a_figure_changes_the_list_and_home_at_once() {
    let mut march = March::new();
    let (round, session, members) = (march.round.clone(), march.session.clone(), march.members.clone());
    let cell = &march.cell;
    let other = cell.round(json!({ "title": "Đợt khác", "essay_owers": "all_members" }));
    let moved = cell.session(&other, json!({ "date": "15/03/2025" }));
    cell.mark(&moved, &members[0], "present");
    assert_counted_now(cell, "two rounds");
    let whom = |member: &String| json!({ "id": member });
    let acts: Vec<(&str, Value)> = vec![
        ("roll_call.mark", json!({ "session": session, "member": members[15], "mark": "present" })),
        ("make_ups.save", json!({ "session": session, "member": members[16], "on": "20/03/2025", "at_unit": "Xã" })),
        ("make_ups.remove", json!({ "session": session, "member": members[16] })),
        ("members.change_standing", json!({ "id": members[1], "standing": "transferred", "since": "01/03/2025" })),
        ("members.save", json!({ "id": members[2], "name": "Lò Văn Đổi Tên" })),
        ("members.join", json!({ "kept": members[3], "merged": members[4] })),
        ("members.separate", json!({ "kept": members[3], "merged": members[4] })),
        ("members.delete", whom(&members[5])),
        ("undo.restore", whom(&members[5])),
        ("sessions.save", json!({ "id": session, "date": "13/03/2025", "round": round })),
        ("sessions.delete", json!({ "id": session })),
        ("undo.restore", json!({ "id": session })),
        ("rounds.save", json!({ "id": round, "essay_owers": "nobody" })),
        ("rounds.finalise", json!({ "id": round, "although_unmarked": true })),
        ("roll_call.mark", json!({ "session": session, "member": members[17], "mark": "present" })),
        ("rounds.accept_late", json!({ "id": round, "reason": "thêm một người" })),
        ("rounds.reopen", json!({ "id": round })),
        ("rounds.delete", json!({ "id": other })),
        ("undo.restore", json!({ "id": other })),
        ("essays.set_form", json!({ "round": round, "member": members[0], "form": "paper" })),
    ];
    for (act, request) in acts {
        march.cell.call(act, request.clone());
        assert_counted_now(&march.cell, &format!("{act} {request}"));
        let kept = shown(&march.cell);
        march.cell.reopen();
        assert_eq!(shown(&march.cell), kept, "{act}: what is kept is what is counted anew");
    }
}

#[test]
fn an_undo_and_a_rebuild_leave_no_old_figure_behind() {
    let march = March::new();
    let cell = &march.cell;
    shown(cell);
    let marked = cell.mark(&march.session, &march.members[15], "present");
    assert_eq!(cell.call("rounds.list", json!({}))["rounds"][0]["studied"], 16);
    cell.call("undo.act", json!({ "act": marked["undo"] }));
    assert_eq!(cell.call("rounds.list", json!({}))["rounds"][0]["studied"], 15);
    // Rows changed behind the book's own ways are counted, too.
    let gone = |book: &mut store::Book| {
        book.connection()
            .execute("DELETE FROM roll_call WHERE member = (SELECT member FROM roll_call LIMIT 1)", [])
            .unwrap();
        Ok(())
    };
    cell.app_session.with_book(gone).unwrap();
    assert_counted_now(cell, "a row that was lost");
    cell.call("book.rebuild", json!({}));
    assert_eq!(cell.call("rounds.list", json!({}))["rounds"][0]["studied"], 15);
}

#[test]
fn the_counts_below_a_sheet_are_those_of_its_rows_after_every_mark() {
    let mut march = March::new();
    let (session, members) = (march.session.clone(), march.members.clone());
    let many: Vec<Value> =
        members.iter().take(10).map(|member| json!({ "member": member, "mark": "absent_without" })).collect();
    let acts = [
        ("roll_call.mark", json!({ "session": session, "member": members[0], "mark": "absent_work" })),
        ("roll_call.mark", json!({ "session": session, "member": members[0], "mark": "unmarked" })),
        ("roll_call.mark", json!({ "session": session, "member": members[0], "mark": "unmarked" })),
        ("roll_call.mark_rest_present", json!({ "id": session })),
        ("roll_call.mark_many", json!({ "session": session, "marks": many })),
        ("roll_call.mark", json!({ "session": session, "member": members[3], "mark": "present" })),
    ];
    for (act, request) in acts {
        let marked = march.cell.call(act, request);
        march.cell.reopen();
        let sheet = march.cell.call("roll_call.sheet", json!({ "id": session }));
        assert_eq!(marked["counts"], sheet["counts"], "{act}");
        march.cell.call("roll_call.mark", json!({ "session": session, "member": members[18], "mark": "present" }));
    }
    // Members entered twice are one person, whichever entry a mark names.
    march.cell.call("members.join", json!({ "kept": members[1], "merged": members[2] }));
    let marked = march.cell.mark(&session, &members[2], "absent_study");
    march.cell.reopen();
    assert_eq!(marked["counts"], march.cell.call("roll_call.sheet", json!({ "id": session }))["counts"]);
}
