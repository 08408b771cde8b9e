//! A member makes up at another cell's session: three real laptops and the committee between them.

use anyhow::{Context, ensure};
use serde_json::{Value, json};
use std::path::Path;
use system_tests::cell::Cell;
use system_tests::district::{COMMITTEE, District};
use system_tests::study::issue_round;

const NAME: &str = "Giàng A Câu";

/// A cell with two members, enrolled with the committee.
struct Enrolled {
    cell: Cell,
    unit: String,
    members: Vec<String>,
}

impl Enrolled {
    fn new(folder: &Path, district: &District, (code, name): (&str, &str), members: [&str; 2]) -> anyhow::Result<Self> {
        let unit = district.add_cell(name, "Lò Thị Mẫu")?;
        let invite = folder.join(format!("{code}.json"));
        district.invite(&unit, &invite, true)?;
        let cell = Cell::at(&folder.join(code))?;
        cell.init(name, COMMITTEE, "Lò Thị Mẫu", false)?;
        let members = members.map(|name| cell.save("members.save", json!({ "name": name, "born": "1981" })));
        let members = members.into_iter().collect::<anyhow::Result<_>>()?;
        cell.run(&["enrol", "--file", &invite.to_string_lossy()])?;
        cell.run(&["exchange"])?;
        Ok(Enrolled { cell, unit, members })
    }

    /// A round that carries out the committee's, with one session.
    fn hold(&self, parent: &str, on: &str) -> anyhow::Result<(String, String)> {
        let round = self.cell.save("rounds.save", json!({ "title": "Học tập", "parent_round": parent }))?;
        let session = self.cell.save("sessions.save", json!({ "round": round, "date": on }))?;
        Ok((round, session))
    }
}

#[test]
fn a_member_who_made_up_at_another_cell_is_counted_once_at_home_and_known_to_nobody_else() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let district = District::found(&folder.path().join("cap-tren"))?;
    let host = Enrolled::new(folder.path(), &district, ("na-ca", "Chi bộ bản Nà Cà"), ["Lò Văn Ánh", "Lò Văn Bà"])?;
    let home = Enrolled::new(folder.path(), &district, ("then-thau", "Chi bộ bản Thèn Thầu"), [NAME, "Lò Văn Đức"])?;
    let third = Enrolled::new(folder.path(), &district, ("na-tam", "Chi bộ bản Nà Tăm"), ["Lò Văn Hoa", "Lò Văn Lan"])?;
    let officer = district.log_in()?;
    let issued = issue_round(&officer, "Học tập Chỉ thị 01", "2026-12-31")?;
    let exchange = || [&host, &home, &third].into_iter().try_for_each(|one| one.cell.run(&["exchange"]).map(drop));
    exchange()?;

    let (round, missed) = home.hold(&issued, "2026-03-12")?;
    for (member, mark) in home.members.iter().zip(["absent_work", "present"]) {
        home.cell.call("roll_call.mark", json!({ "session": missed, "member": member, "mark": mark }))?;
    }
    let (_, held) = host.hold(&issued, "2026-03-20")?;
    let guest = json!({ "session": held, "name": "giàng a câu", "born": "1981", "home_unit": "CB Thèn Thầu" });
    host.cell.call("register.save", json!({ "register": "guest", "values": guest }))?;
    exchange()?;

    let listed = officer.get("/guests")?["guests"].clone();
    ensure!(listed[0]["state"] == "matched" && !listed.to_string().contains("giàng"), "{listed}");
    let path = format!("/guests/{}/{}", host.unit, listed[0]["guest"].as_str().context("its id")?);
    let opened = officer.get(&path)?;
    let candidate = &opened["candidates"][0];
    assert_eq!((&candidate["member"], &candidate["unit"]), (&json!(home.members[0]), &json!(home.unit)));
    officer.post(&format!("{path}/confirm"), &json!({ "home": home.unit, "member": home.members[0] }))?;
    exchange()?;

    let told = home.cell.call("make_ups.list", json!({ "round": round }))?["confirmations"].clone();
    assert_eq!((&told[0]["state"], &told[0]["at_unit"]), (&json!("to_record"), &json!("Chi bộ bản Nà Cà")));
    assert_eq!(home.cell.totals(&round)?["made_up"], 0, "it counts once the cell has recorded it");
    home.cell.call("make_ups.take", json!({ "round": round, "confirmations": [told[0]["id"]] }))?;
    assert_eq!(home.cell.totals(&round)?["made_up"], 1);
    exchange()?;
    assert_eq!(officer.line(&issued, &home.unit)?["studied"], 2, "the committee counts the same");

    officer.post(&format!("{path}/withdraw"), &json!({ "reason": "Nhầm người" }))?;
    exchange()?;
    let told = home.cell.call("make_ups.list", json!({ "round": round }))?["confirmations"].clone();
    assert_eq!((&told[0]["state"], &told[0]["withdrawn"]), (&json!("to_take_out"), &json!("Nhầm người")));
    home.cell.call("make_ups.remove", json!({ "session": missed, "member": home.members[0] }))?;
    assert_eq!(home.cell.totals(&round)?["made_up"], 0);
    for other in [&host, &third] {
        let members = other.cell.members()?;
        ensure!(members.len() == 2 && !json!(members).to_string().contains(NAME), "{members:?}");
        let found: Value = other.cell.call("search.find", json!({ "text": NAME }))?;
        ensure!(found.to_string().contains("guest") == (other.unit == host.unit), "{found}");
    }
    Ok(())
}
