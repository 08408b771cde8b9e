//! Pictures of every page in its states at every window size, in out/pictures: `make pictures`. Fails if a page is wider than
//! its window, or if axe finds something serious.

use serde_json::json;
use std::path::Path;
use system_tests::cell::Cell;
use system_tests::commune::{CELL_NAME, Commune, SECRETARY};
use system_tests::look::Album;
use system_tests::mounted::Mounted;
use system_tests::pages::{self, Page};
use system_tests::programs::root;
use system_tests::sample::{self, CELLS};
use system_tests::screen::Screen;
use system_tests::walk;
use system_tests::window::{Place, Window};

/// A book of this many rounds and members has long lists on every page.
const MANY_ROUNDS: usize = 40;
const MANY_MEMBERS: usize = 100;

/// No round has this id, so the book refuses what its page asks for.
const NO_ROUND: &str = "#/rounds/khong-co-dot-nay";

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let screen = Screen::open()?;
    let mut findings = Vec::new();
    for (state, taken) in [
        ("empty", empty(folder.path(), &screen).await),
        ("few", few(folder.path(), &screen).await),
        ("many", many(folder.path(), &screen).await),
        ("offline", offline(folder.path(), &screen).await),
        ("read-only", read_only(folder.path(), &screen).await),
    ] {
        println!("{state}: {}", if taken.is_ok() { "taken" } else { "with findings" });
        findings.extend(taken.err().map(|error| format!("{state}: {error:#}")));
    }
    println!("Pictures: {}", root().join("out/pictures").display());
    anyhow::ensure!(findings.is_empty(), "{}", findings.join("\n"));
    Ok(())
}

fn album(state: &str) -> anyhow::Result<Album> {
    Album::of_every_size(&root().join("out/pictures").join(state))
}

async fn look_at_all(window: &Window, album: &mut Album, pages: &[Page]) -> anyhow::Result<()> {
    for page in pages {
        pages::open(window, page).await?;
        album.look(window, page.name).await?;
    }
    Ok(())
}

async fn empty(folder: &Path, screen: &Screen) -> anyhow::Result<()> {
    let cell = Cell::at(&folder.join("moi"))?;
    cell.init(CELL_NAME, "Đảng ủy xã Bình Lư", SECRETARY, false)?;
    let mut album = album("empty")?;
    let window = Window::open(screen, &Place::new(folder, &cell.profile)).await?;
    walk::unlock(&window).await?;
    look_at_all(&window, &mut album, &pages::of_book()).await?;
    window.close().await?;
    album.judge()
}

async fn few(folder: &Path, screen: &Screen) -> anyhow::Result<()> {
    let plans: Vec<_> = CELLS.iter().take(1).collect();
    let at = folder.join("mau");
    let sample = tokio::task::block_in_place(|| sample::build(&at, "127.0.0.1:0", &plans, &|_| ()))?;
    let mut album = album("few")?;
    let window = Window::open(screen, &Place::new(folder, &sample.shown.profile)).await?;
    walk::unlock(&window).await?;
    look_at_all(&window, &mut album, &pages::of_book()).await?;
    let study = &sample.shown.study;
    look_at_all(&window, &mut album, &pages::of_round(&study.round, &study.session)).await?;
    window.go(NO_ROUND).await?;
    window.at("error-note").await?;
    album.look(&window, "loi").await?;
    window.kill().await?;
    album.judge()
}

async fn many(folder: &Path, screen: &Screen) -> anyhow::Result<()> {
    let cell = Cell::at(&folder.join("nhieu"))?;
    cell.init(CELL_NAME, "Đảng ủy xã Bình Lư", SECRETARY, false)?;
    for number in 0..MANY_MEMBERS {
        let born = (1940 + number % 60).to_string();
        cell.call("members.save", json!({ "name": format!("Hoàng Nguyễn Thị Kim Phượng {number}"), "born": born }))?;
    }
    let first = system_tests::study::open_round(&cell, "Học tập Nghị quyết Đại hội XIV", "2026-11-12", None)?;
    for number in 0..MANY_ROUNDS {
        let title =
            format!("Học tập, quán triệt Nghị quyết số {number}-NQ/TW về một nội dung có tên dài như trong công văn");
        cell.call("rounds.save", json!({ "title": title, "from": "2026-11-02", "to": "2026-11-30" }))?;
        let task = json!({ "what": title, "deadline": "2026-11-20", "progress": "ongoing" });
        cell.call("register.save", json!({ "register": "assigned_task", "values": task }))?;
        let entry =
            json!({ "date": "2026-11-02", "channel": "oral", "purpose": title, "stage": "held", "listeners": 1000 });
        cell.call("register.save", json!({ "register": "propaganda", "values": entry }))?;
    }
    let study = first;
    let mut album = album("many")?;
    let window = Window::open(screen, &Place::new(folder, &cell.profile)).await?;
    walk::unlock(&window).await?;
    look_at_all(&window, &mut album, &pages::of_book()).await?;
    look_at_all(&window, &mut album, &pages::of_round(&study.round, &study.session)).await?;
    window.close().await?;
    album.judge()
}

/// The server does not answer.
async fn offline(folder: &Path, screen: &Screen) -> anyhow::Result<()> {
    let mut commune = tokio::task::block_in_place(|| Commune::begin(&folder.join("xa-mau")))?;
    let mut album = album("offline")?;
    commune.district.kill();
    let window = Window::open(screen, &Place::new(folder, &commune.cell.profile)).await?;
    walk::unlock(&window).await?;
    look_at_all(&window, &mut album, &pages::of_book()[..1]).await?;
    window.go("#/exchange").await?;
    window.at("page-exchange").await?;
    album.look(&window, "khong-co-mang").await?;
    window.close().await?;
    album.judge()
}

/// The disk can't be written to. Needs the right to mount.
async fn read_only(folder: &Path, screen: &Screen) -> anyhow::Result<()> {
    let cell = Cell::at(&folder.join("chi-doc"))?;
    cell.init(CELL_NAME, "Đảng ủy xã Bình Lư", SECRETARY, false)?;
    cell.call("members.save", json!({ "name": "Lò Thị Mẫu", "born": "1970" }))?;
    let mounted = Mounted::read_only(&cell.profile)?;
    let mut album = album("read-only")?;
    let window = Window::open(screen, &Place::new(folder, &cell.profile)).await?;
    walk::unlock(&window).await?;
    window.at("read-only-strip").await?;
    look_at_all(&window, &mut album, &pages::of_book()).await?;
    window.close().await?;
    drop(mounted);
    album.judge()
}
