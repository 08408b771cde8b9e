//! Printing from the window, into a file as the system's own printing does it: as many sheets as members, and what a printer
//! refuses.

use anyhow::Context;
use serde_json::json;
use std::path::Path;
use std::process::Command;
use system_tests::cell::Cell;
use system_tests::commune::SECRETARY;
use system_tests::screen::Screen;
use system_tests::walk;
use system_tests::window::{Place, Window};

const MEMBERS: [&str; 3] = ["Lò Thị Xuân", "Vàng A Páo", "Giàng Thị Mỷ"];

#[tokio::test(flavor = "multi_thread")]
async fn three_members_are_three_sheets_and_a_printer_that_refuses_is_said() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let cell = Cell::at(&folder.path().join("so"))?;
    cell.init(walk::CELL_NAME, "Đảng ủy xã Bình Lư", SECRETARY, false)?;
    for name in MEMBERS {
        cell.call("members.save", json!({ "name": name, "born": "1970" }))?;
    }
    let screen = Screen::open()?;
    let place = Place::new(folder.path(), &cell.profile);
    let window = Window::open(&screen, &place).await?;
    walk::unlock(&window).await?;
    window.click("nav-members").await?;

    place.will_print("Máy in không có", &folder.path().join("khong-co.pdf"))?;
    print_held_sheets(&window).await?;
    window.says("error-note", "không tìm thấy máy in này").await?;

    let paper = folder.path().join("in.pdf");
    place.will_print("Print to File", &folder.path().join("khong-co-thu-muc/in.pdf"))?;
    window.click("print-many-retry").await?;
    window.says("error-note", "máy in không nhận").await?;

    place.will_print("Print to File", &paper)?;
    window.click("print-many-retry").await?;
    window.says("print-many-printed", "3 phiếu").await?;
    let (pages, text) = (pages(&paper)?, text(&paper)?);
    assert_eq!(pages, MEMBERS.len(), "{text}");
    let sheets: Vec<&str> = text.split('\u{c}').collect();
    for name in MEMBERS {
        let holding: Vec<&&str> = sheets.iter().filter(|sheet| sheet.contains(name)).collect();
        assert_eq!(holding.len(), 1, "{name} stands on a sheet of its own: {text}");
    }
    window.click("print-many-close").await?;

    let list = folder.path().join("danh-sach.pdf");
    place.will_print("Print to File", &list)?;
    window.click("members-print").await?;
    window.says("notice", "Đã gửi tới máy in").await?;
    assert_eq!(self::pages(&list)?, 1, "one page keeps working");
    window.close().await
}

async fn print_held_sheets(window: &Window) -> anyhow::Result<()> {
    window.click("members-print-many").await?;
    window.click("print-all-held").await?;
    window.click("print-many-begin").await
}

fn pages(paper: &Path) -> anyhow::Result<usize> {
    let told = run("pdfinfo", paper, &[])?;
    let line = told.lines().find_map(|line| line.strip_prefix("Pages:")).context("pages")?;
    Ok(line.trim().parse()?)
}

fn text(paper: &Path) -> anyhow::Result<String> {
    run("pdftotext", paper, &["-"])
}

fn run(program: &str, paper: &Path, more: &[&str]) -> anyhow::Result<String> {
    let done = Command::new(program).arg(paper).args(more).output().with_context(|| format!("{program} of poppler"))?;
    anyhow::ensure!(done.status.success(), "{program}: {}", String::from_utf8_lossy(&done.stderr));
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}
