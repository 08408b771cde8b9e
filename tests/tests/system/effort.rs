//! How many clicks and keys the work of an evening takes in the real window. The counts are printed.

use serde_json::json;
use std::fmt::Write as _;
use system_tests::cell::Cell;
use system_tests::programs::root;
use system_tests::screen::Screen;
use system_tests::study::open_round;
use system_tests::walk;
use system_tests::window::{Place, Window};

const MEMBERS: usize = 32;
const ON_PAPER: usize = 28;
const ENTER: &str = "\u{E007}";

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_takes_few_clicks_and_one_key_for_each_person() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let cell = Cell::at(&folder.path().join("so"))?;
    cell.init(walk::CELL_NAME, "Đảng ủy xã Bình Lư", walk::PERSON, false)?;
    for number in 0..MEMBERS {
        cell.call("members.save", json!({ "name": format!("Lò Văn Mẫu {number}"), "born": "1970" }))?;
    }
    let study = open_round(&cell, "Học tập Nghị quyết Đại hội XIV", "2026-11-12", None)?;
    let (screen, place) = (Screen::open()?, Place::new(folder.path(), &cell.profile));
    let window = Window::open(&screen, &place).await?;
    walk::unlock(&window).await?;
    let mut counts = String::new();

    window.take_effort();
    window.click("home-task").await?;
    window.at("roll-grid").await?;
    window.keys("[data-testid=roll-grid]", &"1".repeat(MEMBERS)).await?;
    walk::marked(&window, &study.session, MEMBERS).await?;
    window.click("roll-confirm").await?;
    window.at("roll-confirmed").await?;
    let (clicks, keys) = window.take_effort();
    writeln!(counts, "a roll-call of {MEMBERS}: {clicks} clicks and {keys} keys")?;
    assert!(clicks <= 2 && keys <= MEMBERS as u32 + 2, "{counts}");

    window.go("#/").await?;
    window.take_effort();
    window.click_css("[data-testid=home-task][data-kind=essay_owed]").await?;
    window.click("essays-on-paper").await?;
    window.fill("paper-on", "25/11/2026").await?;
    window.keys("[data-testid=paper-grid]", &"1".repeat(ON_PAPER)).await?;
    let received = |lines: &serde_json::Value| lines["received"] == ON_PAPER;
    walk::book_says(&window, "essays.list", json!({ "round": study.round }), received).await?;
    window.click("paper-done").await?;
    let (clicks, keys) = window.take_effort();
    writeln!(counts, "{ON_PAPER} essays on paper: {clicks} clicks and {keys} keys")?;
    assert!(clicks + keys <= 60, "{counts}");

    window.go("#/").await?;
    window.take_effort();
    place.will_pick(&folder.path().join("bao-cao.docx"))?;
    window.click("nav-rounds").await?;
    window.keys("[data-testid=rounds-table-row]", ENTER).await?;
    window.click("tab-totals").await?;
    window.click("paper-report").await?;
    window.says_css("body", "bao-cao.docx").await?;
    let (clicks, keys) = window.take_effort();
    writeln!(counts, "the report on paper: {clicks} clicks and {keys} keys, and the question where to")?;
    assert!(clicks + keys <= 4, "{counts}");
    println!("{counts}");
    std::fs::create_dir_all(root().join("out"))?;
    std::fs::write(root().join("out/effort.txt"), counts)?;
    window.close().await
}
