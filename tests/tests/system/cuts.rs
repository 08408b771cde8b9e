//! Power cuts: kill -9 of the laptop's program and of the server at moments nobody chose. Nothing lost, nothing doubled.

use serde_json::{Value, json};
use std::time::Duration;
use system_tests::cell::Cell;
use system_tests::district::{COMMITTEE, District};
use system_tests::study::{Study, differences, issue_round, mark, open_round, roster, write_essays};

const TITLE: &str = "Học tập Nghị quyết";

/// Moments spread over a run, the same in every run of the test.
struct Moments(u64);

impl Moments {
    fn within(&mut self, longest: Duration) -> Duration {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        longest.mul_f64((self.0 >> 33) as f64 / f64::from(1_u32 << 31))
    }
}

fn cell_with_list(folder: &std::path::Path) -> anyhow::Result<Cell> {
    let cell = Cell::at(&folder.join("so"))?;
    cell.init("Chi bộ bản Thẳm", COMMITTEE, "Lò Thị Inh", false)?;
    cell.run(&["members", "import", &roster("roster-clean.xlsx").to_string_lossy()])?;
    Ok(cell)
}

fn mark_of(cell: &Cell, study: &Study, member: &Value) -> anyhow::Result<String> {
    let rows = cell.rows_of_roll_call(&study.session)?;
    let row = rows.iter().find(|row| &row["member"] == member).expect("the member's row");
    Ok(row["mark"].as_str().unwrap_or_default().to_owned())
}

#[test]
fn a_mark_said_to_be_saved_outlives_kill_9() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let cell = cell_with_list(folder.path())?;
    let study = open_round(&cell, TITLE, "2026-11-12", None)?;
    let members: Vec<Value> = cell
        .rows_of_roll_call(&study.session)?
        .iter()
        .filter(|row| row["exempt"] == false)
        .map(|row| row["member"].clone())
        .collect();
    let request =
        |member: &Value, mark: &str| json!({ "session": study.session, "member": member, "mark": mark }).to_string();
    let began = std::time::Instant::now();
    cell.run(&["call", "roll_call.mark", &request(&members[0], "present")])?;
    let whole_run = began.elapsed();
    let mut moments = Moments(78_95);
    let mut killed = 0;
    for member in &members[1..=16] {
        let mut call = cell.begin(&["call", "roll_call.mark", &request(member, "absent_work")])?;
        std::thread::sleep(moments.within(whole_run.mul_f64(1.1)));
        let saved = call.0.try_wait()?.is_some_and(|status| status.success());
        call.kill();
        killed += u32::from(!saved);
        let mark = mark_of(&cell, &study, member)?;
        assert!(
            if saved { mark == "absent_work" } else { ["unmarked", "absent_work"].contains(&mark.as_str()) },
            "said saved: {saved}, stands: {mark}"
        );
        assert_eq!(mark_of(&cell, &study, &members[0])?, "present");
    }
    assert!(killed >= 4, "only {killed} runs were cut short");
    let verified = cell.run(&["verify"])?;
    assert_eq!(verified["sound"], true, "{verified}");
    assert_eq!(cell.run(&["rebuild"])?["same"], true);
    Ok(())
}

/// A cell let in, with a round of the committee's and a night's work waiting to go.
fn night_of_work(folder: &std::path::Path) -> anyhow::Result<(District, String, String, Cell, Study)> {
    let district = District::found(&folder.join("huyen"))?;
    let unit = district.add_cell("Chi bộ bản Thẳm", "Lò Thị Inh")?;
    let issued = issue_round(&district.log_in()?, TITLE, "2026-11-30")?;
    let cell = cell_with_list(folder)?;
    let invite = folder.join("moi.json");
    district.invite(&unit, &invite, true)?;
    cell.run(&["enrol", "--file", &invite.to_string_lossy()])?;
    cell.run(&["exchange"])?;
    let study = open_round(&cell, TITLE, "2026-11-12", Some(&issued))?;
    mark(&cell, &study.session, &["present", "present", "absent_work"], usize::MAX)?;
    write_essays(&cell, &study.round, 6, &"Rừng là vàng, giữ rừng là giữ nước cho ruộng bậc thang. ".repeat(60))?;
    Ok((district, unit, issued, cell, study))
}

fn same_on_both_sides(district: &District, unit: &str, issued: &str, cell: &Cell, study: &Study) -> anyhow::Result<()> {
    let outcome = cell.run(&["exchange"])?;
    assert_eq!(outcome["verified"], true, "{outcome}");
    assert_eq!(cell.call("exchange.state", json!({}))?["waiting"], json!([]));
    let line = district.log_in()?.line(issued, unit)?;
    assert_eq!(differences(&cell.totals(&study.round)?, &line), Vec::<String>::new());
    assert_eq!(cell.run(&["verify"])?["sound"], true);
    Ok(())
}

#[test]
fn killing_the_laptop_or_the_server_mid_exchange_loses_and_doubles_nothing() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let (mut district, unit, issued, cell, study) = night_of_work(folder.path())?;
    let mut moments = Moments(1_039);
    let began = std::time::Instant::now();
    cell.run(&["exchange"])?;
    let whole_run = began.elapsed();
    let rows = cell.rows_of_roll_call(&study.session)?;
    let mut cut_short = 0;
    for round in 0..12 {
        // Each time there is something new to carry.
        let row = &rows[round % rows.len()];
        let mark = if round % 2 == 0 { "absent_personal" } else { "present" };
        cell.call("roll_call.mark", json!({ "session": study.session, "member": row["member"], "mark": mark }))?;
        let mut exchange = cell.begin(&["exchange"])?;
        // The first half of a run is the passphrase at work.
        std::thread::sleep(whole_run.mul_f64(0.4) + moments.within(whole_run.mul_f64(0.6)));
        if round % 2 == 0 {
            cut_short += u32::from(exchange.0.try_wait()?.is_none());
            exchange.kill();
        } else {
            district.kill();
            let ended = exchange.0.wait()?;
            cut_short += u32::from(!ended.success());
            district.restart()?;
        }
    }
    assert!(cut_short >= 3, "only {cut_short} exchanges were cut short");
    same_on_both_sides(&district, &unit, &issued, &cell, &study)
}
