//! Groups of members with dates: who is in one on a day, and the figures of a round by group.

use crate::scene::{Cell, March};
use serde_json::{Value, json};

fn group(cell: &Cell, name: &str) -> String {
    cell.id("register.save", json!({ "register": "member_group", "values": { "name": name, "kind": "office" } }))
}

fn joins(cell: &Cell, member: &str, group: &str, from: &str, until: &str) -> Value {
    let values = json!({ "member": member, "of_group": group, "from_day": from, "until_day": until });
    cell.call("register.save", json!({ "register": "group_membership", "values": values }))
}

fn on(cell: &Cell, day: &str, group: &str) -> Vec<String> {
    let groups = cell.call("groups.list", json!({ "on": day }))["groups"].clone();
    let found = groups.as_array().unwrap().iter().find(|one| one["id"] == group).unwrap();
    found["members"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_member_who_moved_mid_year_is_in_the_group_of_the_day() {
    let cell = Cell::new();
    let member = cell.member("Lò Văn Đức");
    let (office, retired) = (group(&cell, "Đương chức"), group(&cell, "Hưu trí"));
    joins(&cell, &member, &office, "01/01/2025", "30/06/2025");
    joins(&cell, &member, &retired, "01/07/2025", "");
    let found = |day: &str| (on(&cell, day, &office).len(), on(&cell, day, &retired).len());
    assert_eq!((found("30/06/2025"), found("01/07/2025"), found("31/12/2024")), ((1, 0), (0, 1), (0, 0)));
}

#[test]
fn nobody_is_in_one_group_twice_at_a_time() {
    let cell = Cell::new();
    let (member, office) = (cell.member("Lò Văn Đức"), group(&cell, "Đương chức"));
    joins(&cell, &member, &office, "01/01/2025", "30/06/2025");
    let values = json!({ "member": member, "of_group": office, "from_day": "30/06/2025" });
    let refused = cell.refused("register.save", json!({ "register": "group_membership", "values": values }));
    assert_eq!((refused.code.as_str(), refused.field.as_deref()), ("already_in_group", Some("from_day")));
    joins(&cell, &member, &office, "01/07/2025", "");
}

#[test]
fn every_figure_of_a_group_opens_onto_its_rows_and_counts_the_groups_of_the_rounds_day() {
    let march = March::new();
    let cell = &march.cell;
    let (office, retired) = (group(cell, "Đương chức"), group(cell, "Hưu trí"));
    for member in &march.members[..10] {
        joins(cell, member, &office, "01/01/2025", "30/06/2025");
    }
    for member in &march.members[10..] {
        joins(cell, member, &retired, "01/01/2025", "");
    }
    for member in &march.members[..10] {
        joins(cell, member, &retired, "01/07/2025", "");
    }
    let by_group = cell.call("totals.by_group", json!({ "round": march.round }));
    assert_eq!(by_group["day"], "2025-03-12");
    let of = |id: &str| {
        by_group["groups"].as_array().unwrap().iter().find(|one| one["group"] == id).unwrap()["totals"].clone()
    };
    assert_eq!(
        (&of(&office)["due"], &of(&office)["present"], &of(&office)["present_share"]),
        (&json!(10), &json!(10), &json!(10_000))
    );
    assert_eq!(
        (&of(&retired)["due"], &of(&retired)["present"], &of(&retired)["present_share"]),
        (&json!(9), &json!(5), &json!(5_556))
    );
    for group in [&office, &retired] {
        for figure in ["due", "present", "studied", "make_up_owed", "essays_due", "essays_received", "essays_owed"] {
            let rows = cell.call("totals.rows", json!({ "round": march.round, "figure": figure, "group": group }));
            assert_eq!(json!(rows["rows"].as_array().unwrap().len()), of(group)[figure], "{figure}");
        }
    }
    assert_eq!(cell.totals(&march.round)["due"], 19, "the cell's own figures are as before");
}

#[test]
fn final_figures_count_the_groups_as_they_stood_when_they_were_closed() {
    let march = March::new();
    let cell = &march.cell;
    let office = group(cell, "Đương chức");
    joins(cell, &march.members[0], &office, "01/01/2025", "");
    cell.call("roll_call.confirm", json!({ "id": march.session }));
    cell.call("rounds.finalise", json!({ "id": march.round }));
    joins(cell, &march.members[1], &office, "01/01/2025", "");
    let due = |final_cut: bool| {
        let by_group = cell.call("totals.by_group", json!({ "round": march.round, "final_cut": final_cut }));
        by_group["groups"][0]["totals"]["due"].clone()
    };
    assert_eq!((due(true), due(false)), (json!(1), json!(2)));
}
