//! How many clicks and keys the work of an evening takes in the real window. The counts are printed.

use serde_json::json;
use std::fmt::Write as _;
use std::path::Path;
use system_tests::cell::Cell;
use system_tests::programs::root;
use system_tests::screen::Screen;
use system_tests::study::{Study, open_round};
use system_tests::walk;
use system_tests::window::{Place, Window};

const MEMBERS: usize = 32;
/// A large cell.
const MANY: usize = 100;
const ON_PAPER: usize = 28;
const ENTER: &str = "\u{E007}";

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_takes_few_clicks_and_one_key_for_each_person() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let (cell, study) = cell_of(folder.path(), MEMBERS)?;
    let (screen, place) = (Screen::open()?, Place::new(folder.path(), &cell.profile));
    let window = Window::open(&screen, &place).await?;
    walk::unlock(&window).await?;
    let mut counts = String::new();

    let (clicks, keys) = roll_call(&window, &study.session, MEMBERS).await?;
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
    window.keys_in_list("[data-testid=rounds-table-row]", ENTER).await?;
    window.click("tab-totals").await?;
    window.click("paper-report").await?;
    window.says_css("body", "bao-cao.docx").await?;
    let (clicks, keys) = window.take_effort();
    writeln!(counts, "the report on paper: {clicks} clicks and {keys} keys, and the question where to")?;
    assert!(clicks + keys <= 4, "{counts}");
    written("effort.txt", &counts)?;
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_roll_call_of_a_hundred_takes_two_clicks_and_one_key_for_each_person() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let (cell, study) = cell_of(folder.path(), MANY)?;
    let (screen, place) = (Screen::open()?, Place::new(folder.path(), &cell.profile));
    let window = Window::open(&screen, &place).await?;
    walk::unlock(&window).await?;
    let (clicks, keys) = roll_call(&window, &study.session, MANY).await?;
    let counts = format!("a roll-call of {MANY}: {clicks} clicks and {keys} keys\n");
    assert!(clicks <= 2 && keys <= MANY as u32 + 4, "{counts}");
    written("effort-of-a-hundred.txt", &counts)?;
    window.close().await
}

/// A cell of so many members, with a session to mark.
fn cell_of(folder: &Path, members: usize) -> anyhow::Result<(Cell, Study)> {
    let cell = Cell::at(&folder.join("so"))?;
    cell.init(walk::CELL_NAME, "Đảng ủy xã Bình Lư", walk::PERSON, false)?;
    for number in 0..members {
        cell.call("members.save", json!({ "name": format!("Lò Văn Mẫu {number}"), "born": "1970" }))?;
    }
    let study = open_round(&cell, "Học tập Nghị quyết Đại hội XIV", "2026-11-12", None)?;
    Ok((cell, study))
}

/// From Home to the confirmed roll-call of so many people. Returns its clicks and keys.
async fn roll_call(window: &Window, session: &str, members: usize) -> anyhow::Result<(u32, u32)> {
    window.take_effort();
    window.click("home-task").await?;
    window.at("roll-grid").await?;
    window.keys("[data-testid=roll-grid]", &"1".repeat(members)).await?;
    walk::marked(window, session, members).await?;
    window.click("roll-confirm").await?;
    window.at("roll-confirmed").await?;
    Ok(window.take_effort())
}

fn written(name: &str, counts: &str) -> anyhow::Result<()> {
    println!("{counts}");
    std::fs::create_dir_all(root().join("out"))?;
    Ok(std::fs::write(root().join("out").join(name), counts)?)
}
