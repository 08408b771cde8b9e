//! The window is closed by its button while the disk is slow or refuses what was typed.

use crate::essay_book::{NAME, begin, hold_busy, until};
use anyhow::{Context, ensure};
use serde_json::json;
use std::path::Path;
use std::process::Command;
use system_tests::cell::Cell;
use system_tests::look::Album;
use system_tests::programs::{WINDOW, root, stdout_of};
use system_tests::screen::Screen;
use system_tests::walk;
use system_tests::window::{Place, Window, is_named};

const ESSAY: &str = "Chữ cuối gõ ngay trước khi đóng cửa sổ";

#[tokio::test(flavor = "multi_thread")]
async fn a_window_closed_right_after_the_last_key_closes_once_the_disk_has_taken_it() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let cell = Cell::at(&folder.path().join("so"))?;
    let essay = begin(&cell)?;
    let (screen, place) = (Screen::open()?, Place::new(folder.path(), &cell.profile));
    let window = open_essay(&screen, &place, &essay).await?;
    let process = own_process(&window)?;
    let busy = hold_busy(&cell.profile)?;
    window.fill("essay-awareness", ESSAY).await?;
    press_close(&screen)?;
    window.says_css("[data-testid^=\"leaving-\"]", "lưu").await?;
    ensure!(is_named(process, WINDOW), "it waits for the disk");
    drop(busy);
    until("the end of the window", || Ok(!is_named(process, WINDOW)))?;
    // The ending program releases the book a moment later.
    until("the last words in the book", || Ok(awareness(&cell, &essay).is_ok_and(|text| text == ESSAY)))?;
    ensure!(!cell.profile.join("outbox.sealed").exists(), "nothing had to be sealed");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_told_what_is_not_saved_stays_or_has_it_sealed_and_closes() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let cell = Cell::at(&folder.path().join("so"))?;
    let essay = begin(&cell)?;
    let (screen, place) = (Screen::open()?, Place::new(folder.path(), &cell.profile));
    let mut album = Album::begin(&root().join("out/closing"))?;
    let window = open_essay(&screen, &place, &essay).await?;
    let process = own_process(&window)?;
    let _busy = hold_busy(&cell.profile)?;
    window.fill("essay-awareness", ESSAY).await?;
    window.says("status-saved", "Chưa lưu được").await?;
    press_close(&screen)?;
    window.says("leaving-question", &format!("bài thu hoạch của {NAME}")).await?;
    album.look(&window, "dong-khi-chua-luu").await?;
    window.click("leaving-stay").await?;
    window.gone("leaving-question").await?;
    window.says("status-saved", "Chưa lưu được").await?;
    press_close(&screen)?;
    // The driver gets no answer to a click that ends the program, so a script clicks.
    window.at("leaving-go").await?;
    window.run("document.querySelector('[data-testid=\"leaving-go\"]').click();", vec![]).await?;
    until("the end of the window", || Ok(!is_named(process, WINDOW)))?;
    ensure!(cell.profile.join("outbox.sealed").is_file(), "it is kept beside the book");
    album.judge()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_window_with_nothing_left_to_save_closes_and_one_whose_page_hangs_does_not_stay() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let cell = Cell::at(&folder.path().join("so"))?;
    let essay = begin(&cell)?;
    let place = Place::new(folder.path(), &cell.profile);
    for hang in [false, true] {
        let screen = Screen::open()?;
        let window = open_essay(&screen, &place, &essay).await?;
        let process = own_process(&window)?;
        if hang {
            stop_page(&window)?;
        }
        press_close(&screen)?;
        until("the end of the window", || Ok(!is_named(process, WINDOW)))?;
    }
    Ok(())
}

async fn open_essay(screen: &Screen, place: &Place, essay: &str) -> anyhow::Result<Window> {
    let window = Window::open(screen, place).await?;
    walk::unlock(&window).await?;
    window.go(essay).await?;
    window.at("essay-awareness").await?;
    Ok(window)
}

fn own_process(window: &Window) -> anyhow::Result<u32> {
    window.processes()?.into_iter().find(|id| is_named(*id, WINDOW)).context("no window")
}

/// Stops the page's process, so that the page no longer answers.
fn stop_page(window: &Window) -> anyhow::Result<()> {
    let page = window.processes()?.into_iter().find(|id| is_named(*id, "WebKitWebProcess")).context("no page")?;
    stdout_of(&Command::new("kill").args(["-STOP", &page.to_string()]).output()?).map(drop)
}

/// The text in the book, read by another program once the window has released the book.
fn awareness(cell: &Cell, essay: &str) -> anyhow::Result<String> {
    let mut places = essay.split('/').skip(2).step_by(2);
    let (round, member) = (places.next().context("a round")?, places.next().context("a member")?);
    let essay = cell.call("essays.open", json!({ "round": round, "member": member }))?;
    Ok(essay["parts"]["awareness"].as_str().unwrap_or_default().to_owned())
}

/// Sends a close request to every window on the screen that supports it, as a window manager does.
fn press_close(screen: &Screen) -> anyhow::Result<()> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/system/press_close.py");
    let pressed = Command::new("python3").arg(script).env("DISPLAY", &screen.display).output().context("python3")?;
    ensure!(!stdout_of(&pressed)?.trim().is_empty(), "no window on the screen could be closed");
    Ok(())
}
