//! Which book an invite may join, as a laptop's user sees it.

use serde_json::{Value, json};

use crate::house::House;
use crate::keys::{CELL, Laptop, at_work};

const OTHER: &str = "Chi bộ bản Thèn Thầu";

#[test]
fn an_invite_that_names_another_cell_is_asked_about_before_anything_is_joined() {
    let house = House::open();
    let officer = house.login("officer");
    let laptop = Laptop::new("Lò Thị Mẫu", "secretary");
    let mut invite = laptop.invite(&officer, &house.cell(OTHER));
    let before = laptop.hash();
    let refused = laptop.refused("exchange.enrol", invite.clone());
    assert_eq!(refused.code, "other_cell");
    assert!(refused.message.contains(CELL) && refused.message.contains(OTHER), "{}", refused.message);
    assert_eq!(officer.get("/api/v1/enrolments").json()["waiting"], json!([]), "nothing was asked");
    assert_eq!(laptop.call("exchange.state", json!({}))["state"], "not_enrolled");
    assert_eq!(laptop.hash(), before);
    invite["same_cell"] = json!(true);
    let enrolled = laptop.call("exchange.enrol", invite);
    assert_eq!((&enrolled["unit_name"], &enrolled["cell_name"]), (&json!(OTHER), &json!(CELL)));
    assert_eq!(officer.get("/api/v1/enrolments").json()["waiting"][0]["other_name"], true);
}

/// A code names no cell, but the server does. The enrolment that was started continues once a person has
/// confirmed the cell.
#[test]
fn a_code_of_another_cell_is_asked_about_once_the_server_has_named_it() {
    let house = House::open();
    let officer = house.login("officer");
    let laptop = Laptop::new("Lò Thị Mẫu", "secretary");
    let made = officer.ask("POST", &format!("/api/v1/units/{}/invites", house.cell(OTHER)), None).json();
    let mut code = exchange::enrolment::InviteCode::read(made["code"].as_str().unwrap()).unwrap();
    code.url = format!("http://{}", house.address);
    let mut asked = json!({ "code": code.write().unwrap() });
    for _ in 0..4 {
        assert_eq!(laptop.refused("exchange.enrol", asked.clone()).code, "other_cell");
        assert_eq!(laptop.call("exchange.state", json!({}))["state"], "not_enrolled");
        let waiting: Value = officer.get("/api/v1/enrolments").json()["waiting"].clone();
        assert_eq!(waiting[0]["four_words"], json!(null), "its number is not shown yet");
    }
    asked["same_cell"] = json!(true);
    let enrolled = laptop.call("exchange.enrol", asked);
    assert_eq!(officer.get("/api/v1/enrolments").json()["waiting"][0]["four_words"], enrolled["four_words"]);
}

#[test]
fn a_book_with_work_in_it_is_refused_and_the_invite_still_serves_another_laptop() {
    let house = House::open();
    let (_first, unit, _) = at_work(&house);
    let busy = Laptop::new("Vàng A Chứ", "deputy_secretary");
    busy.call("members.save", json!({ "name": "Lò Văn Bình", "born": "1971" }));
    let before = busy.hash();
    let invite = busy.invite(&house.login("officer"), &unit);
    assert_eq!(busy.refused("exchange.enrol", invite.clone()).code, "unit_has_book");
    assert_eq!(busy.hash(), before);
    let empty = Laptop::new("Vàng A Chứ", "deputy_secretary");
    assert_eq!(empty.call("exchange.enrol", invite)["joined"], true);
}

#[test]
fn an_invite_for_another_cell_leaves_a_laptop_where_it_was() {
    let house = House::open();
    let (first, _, _) = at_work(&house);
    let other = house.cell("Chi bộ bản Nậm Tàng");
    let invite = first.invite(&house.login("officer"), &other);
    assert_eq!(first.refused("exchange.enrol", invite).code, "wrong_unit");
    first.exchange();
}
