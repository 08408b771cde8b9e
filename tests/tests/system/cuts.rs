//! Power cuts: kill -9 of the laptop's program and of the server at arbitrary moments. Nothing is lost or
//! duplicated.

use serde_json::{Value, json};
use std::time::Duration;
use system_tests::cell::Cell;
use system_tests::cut::Link;
use system_tests::district::{COMMITTEE, District};
use system_tests::programs::kill_9;
use system_tests::study::{Study, differences, issue_round, mark, open_round, roster, write_essays};

const TITLE: &str = "Học tập Nghị quyết";

/// Moments spread over a run; the same ones in every run of the test.
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
    // How long a run takes depends on the load of the machine, so the loop goes on until this many were really
    // interrupted.
    for (round, member) in (0..80).zip(members[1..].iter().cycle()) {
        let mark = if (round / (members.len() - 1)).is_multiple_of(2) { "absent_work" } else { "absent_personal" };
        if killed == 12 {
            break;
        }
        let before = mark_of(&cell, &study, member)?;
        let mut call = cell.begin(&["call", "roll_call.mark", &request(member, mark)])?;
        std::thread::sleep(moments.within(whole_run.mul_f64(1.1)));
        let saved = call.0.try_wait()?.is_some_and(|status| status.success());
        call.kill();
        killed += u32::from(!saved);
        let stands = mark_of(&cell, &study, member)?;
        assert!(
            stands == mark || (!saved && stands == before),
            "said saved: {saved}, stands: {stands}, before: {before}"
        );
        assert_eq!(mark_of(&cell, &study, &members[0])?, "present");
    }
    assert!(killed >= 12, "only {killed} runs were cut short");
    let verified = cell.run(&["verify"])?;
    assert_eq!(verified["sound"], true, "{verified}");
    assert_eq!(cell.run(&["rebuild"])?["same"], true);
    Ok(())
}

/// An enrolled cell, with a round of the committee and a night's work sent, and the link by which it was
/// enrolled.
struct Night {
    district: District,
    link: Link,
    unit: String,
    issued: String,
    cell: Cell,
    study: Study,
}

fn night_of_work(folder: &std::path::Path) -> anyhow::Result<Night> {
    let district = District::found(&folder.join("huyen"))?;
    let link = Link::to(district.address())?;
    let unit = district.add_cell("Chi bộ bản Thẳm", "Lò Thị Inh")?;
    let issued = issue_round(&district.log_in()?, TITLE, "2026-11-30")?;
    let cell = cell_with_list(folder)?;
    let invite = folder.join("moi.json");
    district.invite_by(&link.url, &unit, &invite, true)?;
    cell.run(&["enrol", "--file", &invite.to_string_lossy()])?;
    cell.run(&["exchange"])?;
    let study = open_round(&cell, TITLE, "2026-11-12", Some(&issued))?;
    mark(&cell, &study.session, &["present", "present", "absent_work"], usize::MAX)?;
    write_essays(&cell, &study.round, 2, &"Rừng là vàng, giữ rừng là giữ nước cho ruộng bậc thang. ".repeat(60))?;
    Ok(Night { district, link, unit, issued, cell, study })
}

impl Night {
    /// Records something new to send.
    fn more_work(&self, round: usize) -> anyhow::Result<()> {
        let rows = self.cell.rows_of_roll_call(&self.study.session)?;
        let mark = if round.is_multiple_of(2) { "absent_personal" } else { "present" };
        let member = &rows[round % rows.len()]["member"];
        self.cell
            .call("roll_call.mark", json!({ "session": self.study.session, "member": member, "mark": mark }))
            .map(drop)
    }

    /// An exchange during which, after `bytes` bytes, the laptop or the server is killed or only the link is
    /// cut.
    fn cut_exchange(&mut self, bytes: u64, who: usize) -> anyhow::Result<()> {
        let mut exchange = self.cell.begin(&["exchange"])?;
        let (laptop, server) = (exchange.0.id(), self.district.process());
        self.link.arm(bytes, move || match who % 3 {
            0 => kill_9(laptop),
            1 => kill_9(server),
            _ => (),
        });
        let ended = exchange.0.wait()?;
        assert!(!self.link.is_armed(), "the exchange carried less than {bytes} bytes");
        assert!(!who.is_multiple_of(3) || !ended.success(), "the laptop was killed");
        self.link.mend();
        if who % 3 == 1 { self.district.restart() } else { Ok(()) }
    }

    fn same_on_both_sides(&self) -> anyhow::Result<()> {
        let outcome = self.cell.run(&["exchange"])?;
        assert_eq!(outcome["verified"], true, "{outcome}");
        assert_eq!(self.cell.call("exchange.state", json!({}))?["waiting"], json!([]));
        let line = self.district.log_in()?.line(&self.issued, &self.unit)?;
        assert_eq!(differences(&self.cell.totals(&self.study.round)?, &line), Vec::<String>::new());
        assert_eq!(self.cell.run(&["verify"])?["sound"], true);
        Ok(())
    }
}

#[test]
fn killing_the_laptop_or_the_server_mid_exchange_loses_and_doubles_nothing() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let mut night = night_of_work(folder.path())?;
    // The night's own work is cut once during the upload.
    night.cut_exchange(2_000, 1)?;
    night.same_on_both_sides()?;
    night.more_work(0)?;
    night.link.mend();
    night.cell.run(&["exchange"])?;
    let whole = night.link.carried();
    let cuts = 12;
    for round in 1..=cuts {
        night.more_work(round)?;
        // From the first bytes of the request to the last of the answer.
        let bytes = (whole - 40) * round as u64 / cuts as u64;
        night.cut_exchange(bytes, round)?;
    }
    night.same_on_both_sides()
}
