//! A locked window: the process that rendered the page is gone, and no other of its processes holds what was
//! typed. If the disk refused it, it is sealed beside the book.

use crate::essay_book::{NAME, begin, hold_busy, until};
use anyhow::ensure;
use std::path::Path;
use system_tests::cell::{Cell, PASSPHRASE};
use system_tests::look::Album;
use system_tests::memory::{Canary, canary, in_utf16, left};
use system_tests::programs::root;
use system_tests::screen::Screen;
use system_tests::walk;
use system_tests::window::{Place, Window, is_named};

const PAGES_PROCESS: &str = "WebKitWebProcess";
const ESSAY: &str = "Canarybàiviết xuyên đêm bên bếp lửa nhà sàn";

#[tokio::test(flavor = "multi_thread")]
async fn locking_ends_the_pages_process_and_leaves_nothing_typed_in_memory() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let cell = Cell::at(&folder.path().join("so"))?;
    let essay = begin(&cell)?;
    let (screen, place) = (Screen::open()?, Place::new(folder.path(), &cell.profile));
    let window = Window::open(&screen, &place).await?;
    walk::unlock(&window).await?;
    window.go(&essay).await?;
    window.fill("essay-awareness", ESSAY).await?;
    window.says("essay-saved", "Đã lưu lúc").await?;
    let before = pages_processes(&window)?;
    let seen = held(&window)?;
    for canary in canaries() {
        let found = seen.iter().any(|(_, what)| *what == canary.what);
        ensure!(found, "not even found before the book was locked: {}", canary.what);
    }

    window.click("lock").await?;
    nothing_is_left(&window, &before)?;
    window.kill().await?;

    let window = Window::open(&screen, &place).await?;
    walk::unlock(&window).await?;
    window.go(&essay).await?;
    let text = walk::essay_text(&window).await?;
    ensure!(text == ESSAY, "what was typed is there after unlocking: {text}");
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_not_be_saved_is_sealed_when_the_book_is_locked_and_offered_after_unlocking() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let cell = Cell::at(&folder.path().join("so"))?;
    let essay = begin(&cell)?;
    let (screen, place) = (Screen::open()?, Place::new(folder.path(), &cell.profile));
    let sealed = cell.profile.join("outbox.sealed");
    let mut album = Album::begin(&root().join("out/locked"))?;
    let window = Window::open(&screen, &place).await?;
    walk::unlock(&window).await?;
    window.go(&essay).await?;
    window.at("essay-awareness").await?;
    let busy = hold_busy(&cell.profile)?;
    window.fill("essay-awareness", ESSAY).await?;
    window.says("status-saved", "Chưa lưu được").await?;
    let before = pages_processes(&window)?;
    window.click("lock").await?;
    window.says("leaving-question", &format!("bài thu hoạch của {NAME}")).await?;
    album.look(&window, "con-phan-chua-luu").await?;
    window.click("leaving-go").await?;
    nothing_is_left(&window, &before)?;
    ensure!(sealed.is_file(), "it is kept beside the book");
    window.kill().await?;
    drop(busy);

    let window = Window::open(&screen, &place).await?;
    window.fill("lock-passphrase", PASSPHRASE).await?;
    window.click("lock-open").await?;
    window.says("kept-line", &format!("bài thu hoạch của {NAME} ({}", walk::PERSON)).await?;
    album.look(&window, "phan-chua-luu-lan-truoc").await?;
    window.click("kept-save").await?;
    window.gone("kept-dialog").await?;
    window.go(&essay).await?;
    let text = walk::essay_text(&window).await?;
    ensure!(text == ESSAY, "what was sealed is in the book: {text}");
    ensure!(!sealed.exists(), "nothing is kept any more");
    window.close().await?;
    album.judge()
}

/// The page's process ends, another one shows the lock page, and nothing typed or shown is in the memory of any
/// process.
fn nothing_is_left(window: &Window, before: &[u32]) -> anyhow::Result<()> {
    until("the end of the page's process", || Ok(before.iter().all(|id| !Path::new(&format!("/proc/{id}")).exists())))?;
    // The driver takes the ended page for crashed and no longer talks to it, so what the new page shows is read
    // from its memory.
    until("the lock page", || {
        let pages = pages_processes(window)?;
        Ok(pages.len() == 1
            && left(pages[0], &[in_utf16("the cell's name", walk::CELL_NAME)]).is_ok_and(|it| !it.is_empty()))
    })?;
    let still = held(window)?;
    ensure!(still.is_empty(), "still in memory after locking: {still:?}");
    Ok(())
}

fn canaries() -> Vec<Canary> {
    vec![
        canary("the passphrase", PASSPHRASE),
        in_utf16("the passphrase", PASSPHRASE),
        canary("a name", NAME),
        in_utf16("a name", NAME),
        canary("an essay", ESSAY),
        in_utf16("an essay", ESSAY),
    ]
}

fn pages_processes(window: &Window) -> anyhow::Result<Vec<u32>> {
    Ok(window.processes()?.into_iter().filter(|id| is_named(*id, PAGES_PROCESS)).collect())
}

/// Which canaries are in which of the window's processes.
fn held(window: &Window) -> anyhow::Result<Vec<(String, &'static str)>> {
    let canaries = canaries();
    let mut found = Vec::new();
    for process in window.processes()? {
        let name = std::fs::read_to_string(format!("/proc/{process}/comm"))?;
        found.extend(left(process, &canaries)?.into_iter().map(|what| (name.trim().to_owned(), what)));
    }
    Ok(found)
}
