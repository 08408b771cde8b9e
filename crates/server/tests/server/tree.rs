use serde_json::{Value, json};

use crate::house::{HOUR, House, Made, init};

fn count(units: &Value, level: &str) -> usize {
    units["units"].as_array().unwrap().iter().filter(|unit| unit["level"] == level).count()
}

fn named<'a>(units: &'a Value, name: &str) -> Option<&'a Value> {
    units["units"].as_array().unwrap().iter().find(|unit| unit["name"] == name)
}

#[test]
fn until_july_2025_a_commune_answers_to_its_district_and_since_then_to_the_province() {
    let house = House::open();
    let officer = house.login("officer");
    let before = officer.get("/api/v1/units?on=2025-06-30").json();
    let since = officer.get("/api/v1/units?on=2025-07-01").json();
    assert_eq!((count(&before, "district"), count(&before, "commune")), (8, 106));
    assert_eq!((count(&since, "district"), count(&since, "commune")), (0, 38));

    let district = named(&before, "Huyện Tam Đường").unwrap();
    let old = named(&before, "Xã Bản Bo").unwrap();
    assert_eq!(old["parent"], district["id"]);
    let new = named(&since, "Xã Bản Bo").unwrap();
    assert_eq!(new["parent"], named(&since, "Lai Châu").unwrap()["id"]);
    // the same province, whose name has lost its "Tỉnh"
    assert_eq!(named(&before, "Tỉnh Lai Châu").unwrap()["id"], named(&since, "Lai Châu").unwrap()["id"]);
}

#[test]
fn importing_again_changes_nothing_and_ids_are_the_same_everywhere() {
    let (house, folder) = (House::open(), tempfile::tempdir().unwrap());
    let other = init(&Made::new(folder.path().join("other")));
    let officer = house.login("officer");
    let units = officer.get("/api/v1/units").json();
    assert_eq!(named(&units, "Lai Châu").unwrap()["id"], other["committee"]["id"]);
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/units/lai-chau-since-2025-07.json");
    crate::house::json_output(crate::house::sochibo_server(&house.made(), &["tree", "import", file]));
    assert_eq!(officer.get("/api/v1/units").json(), units);
}

#[test]
fn a_cell_stands_from_the_day_it_was_added_and_is_counted_above() {
    let house = House::open();
    let cell = house.cell("Chi bộ bản Nà Cà");
    let officer = house.login("officer");
    let units = officer.get("/api/v1/units").json();
    let line = named(&units, "Chi bộ bản Nà Cà").unwrap();
    assert_eq!((line["id"].as_str(), line["enrolled"].as_bool()), (Some(cell.as_str()), Some(false)));
    assert_eq!(line["contact"]["person"], "Lò Thị Mẫu");
    assert_eq!(named(&units, "Xã Bình Lư").unwrap()["cells"], 1);
    assert_eq!(named(&units, "Lai Châu").unwrap()["cells"], 1);
    assert!(named(&officer.get("/api/v1/units?on=2025-07-01").json(), "Chi bộ bản Nà Cà").is_none());
}

#[test]
fn a_cell_that_moves_keeps_its_past() {
    let house = House::open();
    let cell = house.cell("Chi bộ bản Nà Cà");
    let officer = house.login("officer");
    let today = officer.get("/api/v1/units").json();
    let (old, new) =
        (named(&today, "Xã Bình Lư").unwrap()["id"].clone(), named(&today, "Xã Bản Bo").unwrap()["id"].clone());
    house.wait(48 * HOUR);
    let path = format!("/api/v1/units/{cell}");
    let answer = officer.ask("PATCH", &path, Some(&json!({ "parent": new })));
    assert_eq!(answer.status, 401, "two days have ended the session");
    let officer = house.login("officer");
    officer.ask("PATCH", &path, Some(&json!({ "parent": new, "contact_phone": "0911" }))).json();
    let moved = officer.get("/api/v1/units").json();
    let line = named(&moved, "Chi bộ bản Nà Cà").unwrap();
    assert_eq!((&line["parent"], line["contact"]["phone"].as_str()), (&new, Some("0911")));
    assert_eq!(line["contact"]["person"], "Lò Thị Mẫu");
    let past = officer.get(&format!("/api/v1/units?on={}", today["on"].as_str().unwrap())).json();
    assert_eq!(named(&past, "Chi bộ bản Nà Cà").unwrap()["parent"], old);
}

#[test]
fn a_unit_never_hangs_below_itself_or_outside_our_committee_or_twice_under_one_name() {
    let house = House::open();
    let cell = house.cell("Chi bộ bản Nà Cà");
    let officer = house.login("officer");
    let units = officer.get("/api/v1/units").json();
    let commune = named(&units, "Xã Bình Lư").unwrap()["id"].as_str().unwrap().to_owned();
    let below = officer.ask("PATCH", &format!("/api/v1/units/{commune}"), Some(&json!({ "parent": cell })));
    assert_eq!((below.status, below.value()["field"].as_str()), (422, Some("parent")));
    let stranger = json!({ "name": "Chi bộ lạ", "parent": "f".repeat(32) });
    assert_eq!(officer.post("/api/v1/units", &stranger).value()["field"], "parent");
    let again = json!({ "name": " Chi bộ bản Nà Cà ", "parent": commune });
    assert_eq!(officer.post("/api/v1/units", &again).value()["field"], "name");
}
