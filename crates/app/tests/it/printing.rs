//! Sheets for the printer: one for each person, and each reading of one is noted.

use crate::scene::{Cell, March};
use serde_json::{Value, json};

fn listed(cell: &Cell, of: &Value) -> Vec<(String, String)> {
    let sheets = cell.call("printing.list", of.clone());
    let text = |sheet: &Value, field: &str| sheet[field].as_str().unwrap().to_owned();
    sheets["sheets"].as_array().unwrap().iter().map(|sheet| (text(sheet, "id"), text(sheet, "name"))).collect()
}

fn page(cell: &Cell, of: &Value, id: &str) -> String {
    cell.call("printing.page", json!({ "of": of, "id": id }))["html"].as_str().unwrap().to_owned()
}

#[test]
fn each_member_of_today_has_a_sheet_of_what_is_held_and_its_reading_is_noted_for_that_member_alone() {
    let march = March::new();
    let March { cell, members, .. } = &march;
    let gone = json!({ "id": members[1], "standing": "transferred", "since": "01/01/2025" });
    cell.call("members.change_standing", gone);
    let of = json!({ "kind": "held" });
    let sheets = listed(cell, &of);
    assert_eq!(sheets.len(), members.len() - 1);
    assert!(sheets.iter().all(|(id, _)| *id != members[1]));
    let html = page(cell, &of, &members[0]);
    assert!(html.contains("SỔ GHI GÌ VỀ TÔI") && html.contains("Điểm danh"), "{html}");
    let openings = |member: &str| cell.call("members.held", json!({ "id": member }))["openings"].clone();
    assert_eq!(openings(&members[0]).as_array().unwrap().len(), 1);
    assert_eq!(openings(&members[2]), json!([]));
}

#[test]
fn essay_sheets_bear_the_names_of_those_who_have_to_write() {
    let march = March::new();
    let March { cell, members, .. } = &march;
    let named = json!({ "title": "Đợt có tên", "essay_owers": "named", "essay_named": [members[3], members[17]] });
    let round = cell.round(named);
    let of = json!({ "kind": "essay_sheet", "round": round });
    assert_eq!(listed(cell, &of).len(), members.len(), "before the first session everybody is offered");
    cell.session(&round, json!({ "date": "12/03/2025" }));
    let sheets = listed(cell, &of);
    assert_eq!(sheets.len(), 2);
    for (id, name) in sheets {
        let bare = name.split(" (").next().unwrap();
        assert!(page(cell, &of, &id).contains(bare), "{name}");
    }
}

#[test]
fn the_sheet_of_a_session_is_filled_once_somebody_is_marked() {
    let march = March::new();
    let March { cell, round, session, .. } = &march;
    let later = cell.session(round, json!({ "date": "20/03/2025" }));
    let of = json!({ "kind": "roll_call", "round": round });
    assert_eq!(listed(cell, &of).len(), 2);
    assert!(page(cell, &of, session).contains("Phải dự:"), "as it was marked");
    assert!(!page(cell, &of, &later).contains("Phải dự:"), "blank, to be signed");
    let other = json!({ "kind": "roll_call", "round": cell.round(json!({})) });
    assert_eq!(cell.refused("printing.page", json!({ "of": other, "id": session })).code, "not_found");
}

#[test]
fn commitments_are_the_programmes_of_members_and_of_nobody_else() {
    let march = March::new();
    let March { cell, members, .. } = &march;
    let save = |values: Value| cell.id("register.save", json!({ "register": "programme", "values": values }));
    save(json!({ "title": "Của chi bộ", "of": "cell" }));
    let own = save(json!({ "title": "Kế hoạch cá nhân", "of": "member", "member": members[4] }));
    let of = json!({ "kind": "commitment" });
    let sheets = listed(cell, &of);
    assert_eq!(sheets.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>(), std::slice::from_ref(&own));
    assert!(sheets[0].1.ends_with("Kế hoạch cá nhân"));
    assert!(page(cell, &of, &own).contains("BẢN CAM KẾT"));
}

#[test]
fn evidence_is_for_those_who_are_rated_in_the_period() {
    let march = March::new();
    let of = json!({ "kind": "evidence", "period": "2025", "scheme": "366-2025" });
    let rated = march.cell.call("ratings.list", json!({ "period": "2025", "scheme": "366-2025" }));
    let sheets = listed(&march.cell, &of);
    let ids: Vec<&str> = rated["rows"].as_array().unwrap().iter().map(|row| row["member"].as_str().unwrap()).collect();
    assert_eq!(sheets.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ids);
    assert!(page(&march.cell, &of, ids[0]).contains(sheets[0].1.split(" (").next().unwrap()));
}
