//! The memory of the window's processes beside an empty window of the same kit, in one run: at Home of a book of five years,
//! and after walking through every page once and twice.

use crate::calls::{FilledBook, PASSPHRASE};
use crate::journal::{Bar, Figure};
use anyhow::Context;
use std::path::Path;
use std::time::Duration;
use system_tests::pages::{self, Page};
use system_tests::pss::kilobytes;
use system_tests::screen::Screen;
use system_tests::window::{Place, Window};

/// How much more than an empty window, and how much more after the second walk than after the first.
const OVER_BARE: f64 = 1.5;
const GROWTH: f64 = 1.0;
/// What two readings of one window differ by.
const NOISE: f64 = 0.02;
/// A page that has nothing to do gives memory back within this time.
const SETTLED: Duration = Duration::from_secs(5);

pub fn measure(essays: &Path) -> anyhow::Result<Vec<Figure>> {
    std::fs::create_dir_all("out").context("make out/")?;
    let dir = tempfile::tempdir_in("out").context("make a folder in out/")?;
    let filled = FilledBook::make(dir.path(), 5, essays)?;
    let last = filled.rounds.last().zip(filled.sessions.last()).context("no round")?;
    let of_round = pages::of_round(&last.0.to_string(), &last.1.to_string());
    let pages = pages::of_book().into_iter().chain(of_round).collect();
    let profile = dir.path().join("laptop");
    // The profile's folder is locked by whoever has it open.
    drop(filled);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let figures = runtime.block_on(of_windows(dir.path(), &profile, pages))?;
    figures.iter().for_each(crate::journal::say);
    Ok(figures)
}

async fn of_windows(dir: &Path, profile: &Path, pages: Vec<Page>) -> anyhow::Result<Vec<Figure>> {
    let (screen, place) = (Screen::open()?, Place::new(dir, profile));
    let bare = Window::open_program(&screen, &place, "examples/bare").await?;
    bare.at("bare").await?;
    let empty = settled(&bare).await?;
    bare.close().await?;
    let window = Window::open(&screen, &place).await?;
    window.at("lock-passphrase").await?;
    let locked = settled(&window).await?;
    window.fill("lock-passphrase", PASSPHRASE).await?;
    window.click("lock-open").await?;
    window.at("page-home").await?;
    let home = settled(&window).await?;
    walk(&window, &pages).await?;
    let once = settled(&window).await?;
    walk(&window, &pages).await?;
    let twice = settled(&window).await?;
    window.close().await?;
    Ok(vec![
        figure("memory_locked", "memory at the lock page over an empty window", (locked, empty), None),
        figure("memory_home", "memory at Home over an empty window", (home, empty), Some(OVER_BARE)),
        figure("memory_once", "the same after a walk through every page", (once, empty), Some(OVER_BARE)),
        figure("memory_twice", "the same after a second walk", (twice, empty), Some(OVER_BARE)),
        figure("memory_growth", "after the second walk over after the first", (twice, once), Some(GROWTH + NOISE)),
    ])
}

/// Through every page, and back to Home.
async fn walk(window: &Window, pages: &[Page]) -> anyhow::Result<()> {
    for page in pages.iter().chain(pages.first()) {
        pages::open(window, page).await?;
    }
    Ok(())
}

/// Kilobytes once the window is at rest.
async fn settled(window: &Window) -> anyhow::Result<f64> {
    tokio::time::sleep(SETTLED).await;
    Ok(kilobytes(&window.processes()?)? as f64)
}

/// A ratio, and the memory of the window in it in megabytes.
fn figure(name: &'static str, title: &str, (of, over): (f64, f64), bar: Option<f64>) -> Figure {
    Figure {
        name,
        title: title.to_owned(),
        value: of / over,
        unit: "×",
        bar: bar.map(Bar::AtMost),
        over: format!("{:.0} MB and {:.0} MB (PSS)", of / 1024.0, over / 1024.0),
    }
}
