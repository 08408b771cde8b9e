//! The main job on the command line: a book, a list, a round, a roll-call, an essay; then the district shows
//! the same figures.

use serde_json::json;
use system_tests::cell::{Cell, refusal};
use system_tests::district::{COMMITTEE, District};
use system_tests::study::{Study, differences, issue_round, mark, open_round, roster, write_essays};

const TITLE: &str = "Học tập Nghị quyết Đại hội XIV";
const ESSAY: &str = "Bản thân nhận thức rõ việc giữ rừng đầu nguồn là việc của từng nhà";

fn expected_rows() -> usize {
    std::fs::read_to_string(roster("roster-expected.csv")).expect("the expected rows").lines().skip(1).count()
}

/// Records a whole round in a cell that was never on a network.
fn offline(cell: &Cell) -> anyhow::Result<Study> {
    cell.init("Chi bộ bản Thẳm", COMMITTEE, "Lò Thị Inh", false)?;
    let messy = roster("roster-messy.xlsx");
    let messy = messy.to_string_lossy();
    let first = cell.run(&["members", "import", &messy])?;
    assert!(
        first["problems"].as_array().is_some_and(|problems| !problems.is_empty()),
        "the messy list has rows to look at: {first}"
    );
    let again = cell.run(&["members", "import", &messy])?;
    assert_eq!(again["added"], 0, "the same list brings nobody twice");
    assert_eq!(cell.members()?.len(), first["added"].as_u64().expect("a count") as usize);

    let study = open_round(cell, TITLE, "2026-11-12", None)?;
    let rows = cell.rows_of_roll_call(&study.session)?;
    assert!(
        rows.iter().all(|row| ["unmarked", "exempt"].contains(&row["mark"].as_str().unwrap_or_default())),
        "nobody is present until somebody says so"
    );
    mark(cell, &study.session, &["present"], 15)?;
    mark(cell, &study.session, &["absent_work", "absent_far_away", "absent_personal", "absent_study"], 4)?;
    let refused =
        cell.call("roll_call.confirm", json!({ "id": study.session })).expect_err("people are still unmarked");
    assert!(refusal(&refused).is_some_and(|refused| !refused.message.is_empty()), "{refused:#}");
    mark(cell, &study.session, &["counted_elsewhere"], usize::MAX)?;
    cell.call("roll_call.confirm", json!({ "id": study.session }))?;
    write_essays(cell, &study.round, 1, ESSAY)?;
    Ok(study)
}

#[test]
fn the_list_without_problems_brings_in_everybody() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let cell = Cell::at(&folder.path().join("so"))?;
    cell.init("Chi bộ bản Thẳm", COMMITTEE, "Lò Thị Inh", false)?;
    let done = cell.run(&["members", "import", &roster("roster-clean.xlsx").to_string_lossy()])?;
    assert_eq!(done["added"], expected_rows());
    Ok(())
}

#[test]
fn fifteen_of_nineteen_is_78_95_percent() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let cell = Cell::at(&folder.path().join("so"))?;
    let study = offline(&cell)?;
    let totals = cell.totals(&study.round)?;
    assert_eq!((&totals["due"], &totals["present"], &totals["with_reason"]), (&json!(19), &json!(15), &json!(4)));
    assert_eq!(totals["present_share"], 7895);
    assert_eq!(totals["essays_received"], 1);
    for figure in ["due", "present", "with_reason", "essays_received"] {
        let rows = cell.call("totals.rows", json!({ "round": study.round, "figure": figure }))?;
        let counted: u64 = rows["rows"].as_array().expect("rows").iter().filter_map(|row| row["adds"].as_u64()).sum();
        assert_eq!(totals[figure], counted, "{figure} is its rows");
    }
    Ok(())
}

#[test]
fn the_district_sees_what_the_cell_recorded() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let district = District::found(&folder.path().join("huyen"))?;
    let unit = district.add_cell("Chi bộ bản Thẳm", "Lò Thị Inh")?;
    let officer = district.log_in()?;
    let issued = issue_round(&officer, TITLE, "2026-11-30")?;

    let cell = Cell::at(&folder.path().join("so"))?;
    let study = offline(&cell)?;
    let invite = folder.path().join("moi.json");
    district.invite(&unit, &invite, false)?;
    let enrolled = cell.run(&["enrol", "--file", &invite.to_string_lossy()])?;
    let words = enrolled["four_words"].as_array().expect("words").clone();
    let waiting = officer.get("/enrolments")?;
    assert_eq!(waiting["waiting"][0]["four_words"], json!(words), "the officer reads the same words");
    let refused = cell.run(&["exchange"]);
    assert!(refused.is_err(), "nothing goes up before the officer has compared the words");
    assert_eq!(officer.line(&issued, &unit)?["state"], "silent");
    assert_eq!(officer.confirm_all()?, 1);

    cell.run(&["exchange"])?;
    let received = cell.run(&["rounds", "list"])?;
    assert_eq!(received["from_superior"][0]["id"], json!(issued), "{received}");
    cell.call("rounds.save", json!({ "id": study.round, "parent_round": issued }))?;
    let outcome = cell.run(&["exchange"])?;
    assert_eq!(outcome["verified"], true, "{outcome}");

    let line = officer.line(&issued, &unit)?;
    let totals = cell.totals(&study.round)?;
    assert_eq!(differences(&totals, &line), Vec::<String>::new());
    assert_eq!(line["state"], "provisional");
    cell.call("rounds.finalise", json!({ "id": study.round }))?;
    assert_eq!(cell.call("exchange.state", json!({}))?["waiting"].as_array().map(Vec::len), Some(1), "one round waits");
    cell.run(&["exchange"])?;
    assert_eq!(officer.line(&issued, &unit)?["state"], "final");
    assert_eq!(cell.call("exchange.state", json!({}))?["waiting"], json!([]));
    assert!(!holds(&district.data, ESSAY.as_bytes())?, "an essay's words are nowhere in the district's folder");
    assert!(!holds(&cell.profile, ESSAY.as_bytes())?, "nor in clear on the laptop");
    Ok(())
}

/// Whether any file under `folder` contains these bytes.
fn holds(folder: &std::path::Path, bytes: &[u8]) -> anyhow::Result<bool> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let found = if path.is_dir() {
            holds(&path, bytes)?
        } else {
            std::fs::read(&path)?.windows(bytes.len()).any(|window| window == bytes)
        };
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}
