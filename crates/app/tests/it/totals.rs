use crate::scene::{Cell, March};
use serde_json::{Value, json};

const FIGURES: [&str; 29] = [
    "due",
    "present",
    "with_reason",
    "without",
    "unmarked",
    "made_up",
    "studied",
    "make_up_owed",
    "exempt_present",
    "sessions",
    "sessions_by_superior",
    "sessions_by_secretary",
    "sessions_by_committee_member",
    "sessions_by_cell",
    "turns",
    "points",
    "non_members_invited",
    "non_members_attended",
    "essays_due",
    "essays_received",
    "essays_exempt",
    "essays_owed",
    "grade_good",
    "grade_fair",
    "grade_average",
    "grade_failed",
    "essays_not_graded",
    "sessions_unconfirmed",
    "sessions_ahead",
];

fn figure<'a>(totals: &'a Value, name: &str) -> &'a Value {
    name.strip_prefix("grade_").map_or(&totals[name], |grade| &totals["grades"][grade])
}

/// Every figure has rows that add up to it.
pub fn opens_onto_its_rows(cell: &Cell, round: &str, request: Value) {
    let mut request = request;
    request["round"] = json!(round);
    let totals = cell.call("totals.round", request.clone());
    for name in FIGURES {
        request["figure"] = json!(name);
        let rows = cell.call("totals.rows", request.clone());
        let rows = rows["rows"].as_array().unwrap();
        let sum: u64 = rows.iter().map(|row| row["adds"].as_u64().unwrap()).sum();
        assert_eq!(Some(sum), figure(&totals, name).as_u64(), "{name}");
        assert!(rows.iter().all(|row| !row["label"].as_str().unwrap().is_empty()), "{name}: {rows:?}");
        let distinct: std::collections::HashSet<String> =
            rows.iter().map(|row| format!("{} {}", row["id"], row["label"])).collect();
        assert_eq!(distinct.len(), rows.len(), "{name}: somebody twice");
    }
}

#[test]
fn october_one_click_opens_the_eighteen_names_of_nineteen() {
    let march = March::new();
    for member in &march.members[15..18] {
        march.cell.make_up(&march.session, member);
    }
    let groups = json!([{ "group": "Công chức", "invited": 10, "attended": 8 }, { "group": "Nhân dân", "invited": 30, "attended": 27 }]);
    march.cell.id("sessions.save", json!({ "id": march.session, "speaker_from": "superior", "non_members": groups }));
    opens_onto_its_rows(&march.cell, &march.round, json!({}));

    let totals = march.cell.totals(&march.round);
    assert_eq!(
        (&totals["non_members_invited"], &totals["non_members_attended"], &totals["non_members_share"]),
        (&json!(40), &json!(35), &json!(8750))
    );
    // More came than were invited: the figures say so, and give no share.
    let more = json!([{ "group": "Nhân dân", "invited": 5, "attended": 7 }]);
    march.cell.id("sessions.save", json!({ "id": march.session, "non_members": more }));
    assert_eq!(march.cell.totals(&march.round)["non_members_share"], Value::Null);
    let studied = march.cell.call("totals.rows", json!({ "round": march.round, "figure": "studied" }));
    let names: Vec<&str> =
        studied["rows"].as_array().unwrap().iter().map(|row| row["label"].as_str().unwrap()).collect();
    assert_eq!((names.len(), names[0], names[17]), (18, "Lò Văn An", "Lò Văn Tủa"));
    assert_eq!(studied["rows"][0]["detail"], "1970");
    let session = march.cell.call("totals.rows", json!({ "round": march.round, "figure": "sessions_by_superior" }));
    assert_eq!(session["rows"][0]["label"], "Buổi 12/03/2025 19:30");
}

#[test]
fn nobody_due_has_no_share() {
    let cell = Cell::new();
    let round = cell.round(json!({}));
    let totals = cell.totals(&round);
    assert_eq!(
        (&totals["due"], &totals["present_share"], &totals["essays_share"]),
        (&json!(0), &Value::Null, &Value::Null)
    );
    opens_onto_its_rows(&cell, &round, json!({}));
}

#[test]
fn figures_stand_as_of_a_day() {
    let march = March::new();
    march.cell.make_up(&march.session, &march.members[15]);
    let studied =
        |day: &str| march.cell.call("totals.round", json!({ "round": march.round, "as_of": day }))["studied"].clone();
    assert_eq!((studied("11/03/2025"), studied("12/03/2025"), studied("20/03/2025")), (json!(0), json!(15), json!(16)));
    opens_onto_its_rows(&march.cell, &march.round, json!({ "as_of": "12/03/2025" }));
    assert_eq!(
        march.cell.refused("totals.round", json!({ "round": march.round, "as_of": "hôm qua" })).field.as_deref(),
        Some("as_of")
    );
}

#[test]
fn a_deleted_member_is_counted_no_more() {
    let march = March::new();
    march.cell.call("members.delete", json!({ "id": march.members[18] }));
    let totals = march.cell.totals(&march.round);
    assert_eq!((&totals["due"], &totals["with_reason"]), (&json!(18), &json!(3)));
    opens_onto_its_rows(&march.cell, &march.round, json!({}));
}
