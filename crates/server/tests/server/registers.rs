//! Registers of the cells in the console: counted by cell and period, with the rows behind each count.

use domain::Id;
use domain::catalogue::{concern_sent, loudspeaker, propaganda};
use journal::{Record, Value};
use journal_sql::OpDraft;
use serde_json::json;

use crate::cell::Cell;
use crate::house::House;

fn entry(cell: &mut Cell, house: &House, date: &str, listeners: i64) -> Id {
    let id = cell.id();
    let draft = OpDraft::new(propaganda::KIND, Record::One(id))
        .set(propaganda::DATE, Value::text(date))
        .set(propaganda::CHANNEL, Value::text("village_meeting"))
        .set(propaganda::PURPOSE, Value::text("Chỉ thị 01"))
        .set(propaganda::STAGE, Value::text("held"))
        .set(propaganda::LISTENERS, Value::Int(listeners));
    cell.write(house, &[draft]);
    id
}

#[test]
fn a_register_is_counted_by_cell_and_period_and_a_silent_cell_is_no_zero() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let silent = house.cell("Chi bộ bản Nà Tăm");
    let march = entry(&mut cell, &house, "2026-03-12", 1_040);
    let april = entry(&mut cell, &house, "2026-04-02", 60);
    let binned = entry(&mut cell, &house, "2026-03-13", 7);
    cell.write(&house, &[OpDraft::new(propaganda::KIND, Record::One(binned)).set(propaganda::DELETED, Value::flag(true))]);
    cell.exchange(&house);
    let officer = house.login("officer");
    let table = officer.get("/api/v1/registers/propaganda").json();
    let of = |unit: &str| table["cells"].as_array().unwrap().iter().find(|one| one["unit"]["id"] == unit).unwrap().clone();
    let counted = json!({ "rows": 2, "sums": { "sessions": 0, "listeners": 1_100 } });
    assert_eq!(of(&cell.unit.to_string())["counts"], counted);
    assert_eq!(of(&silent)["counts"], json!(null), "nothing came: not 0");
    assert_eq!((&table["rows"], &table["sums"]["listeners"]), (&json!(2), &json!(1_100)));
    let of_march = officer.get("/api/v1/registers/propaganda?from=2026-03-01&until=2026-03-31").json();
    assert_eq!(of_march["sums"]["listeners"], 1_040);

    let rows = officer.get(&format!("/api/v1/registers/propaganda/units/{}", cell.unit)).json()["rows"].clone();
    assert_eq!([&rows[0]["id"], &rows[1]["id"]], [&json!(april), &json!(march)], "latest first");
    assert_eq!(rows[1]["shown"], json!({
        "date": "12/03/2026", "channel": "Họp bản, tổ dân phố", "purpose": "Chỉ thị 01", "stage": "Đã làm", "listeners": "1040",
    }));
    assert_eq!(officer.get("/api/v1/registers/member").code(), "not_found", "no register");
}

#[test]
fn who_is_in_charge_is_not_shown_to_the_committee() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let id = cell.id();
    let draft = OpDraft::new(loudspeaker::KIND, Record::One(id))
        .set(loudspeaker::PLACE, Value::text("Nhà văn hóa bản"))
        .set(loudspeaker::KIND_OF, Value::text("wired"))
        .set(loudspeaker::IN_CHARGE, Value::text("Lò Văn Mẫu"));
    cell.write(&house, &[draft]);
    cell.exchange(&house);
    let rows = house.login("officer").get(&format!("/api/v1/registers/loudspeaker/units/{}", cell.unit)).json();
    assert_eq!(rows["rows"][0]["shown"], json!({ "place": "Nhà văn hóa bản", "kind": "Có dây" }));
}

#[test]
fn what_a_cell_sent_up_is_read_whole_by_unit_until_it_is_taken_back() {
    let house = House::open();
    let mut cell = Cell::enrol(&house, "Chi bộ bản Nà Cà", 1, true);
    let id = cell.id();
    let text = "Bao giờ có điện? ".repeat(20).trim().to_owned();
    let draft = OpDraft::new(concern_sent::KIND, Record::One(id))
        .set(concern_sent::TEXT, Value::text(&text))
        .set(concern_sent::STATE, Value::text("forwarded"))
        .set(concern_sent::OF, Value::Bytes(vec![7; 40]));
    cell.write(&house, &[draft]);
    cell.exchange(&house);
    let page = format!("/api/v1/registers/concern_sent/units/{}", cell.unit);
    let rows = || house.login("officer").get(&page).json()["rows"].clone();
    assert_eq!(rows()[0]["shown"], json!({ "text": text, "state": "Cần cấp trên trả lời" }), "no day, and not of which entry");
    cell.write(&house, &[OpDraft::new(concern_sent::KIND, Record::One(id)).set(concern_sent::DELETED, Value::flag(true))]);
    cell.exchange(&house);
    assert_eq!(rows(), json!([]));
}
