//! The program behind `make run`: starts a district's server, makes ten cells with sample data, and opens the
//! window on one of them. Without a display it walks through the main job in the same window on a virtual
//! screen, and saves pictures and figures.

use anyhow::{Context, bail};
use serde_json::{Value, json};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use system_tests::cell::PASSPHRASE;
use system_tests::district::{OFFICER, OFFICER_PASSPHRASE};
use system_tests::look::Album;
use system_tests::programs::{self, Running, WINDOW, root};
use system_tests::sample::{self, CELLS, Sample};
use system_tests::screen::Screen;
use system_tests::walk;
use system_tests::window::{Place, Window};

/// The preferred address of the console; another port is used if it is taken.
const CONSOLE: &str = "127.0.0.1:8787";

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let folder = PathBuf::from(std::env::args_os().nth(1).context("sochibo-sample FOLDER")?);
    fs::create_dir_all(&folder)?;
    let lock = File::create(folder.join("dang-chay.lock"))?;
    if lock.try_lock().is_err() {
        bail!("the sample in {} is running already; close its window first", folder.display());
    }
    println!("\nĐang dựng dữ liệu mẫu: máy chủ cấp trên và {} chi bộ (khoảng một phút).", CELLS.len());
    println!("Building sample data: the committee's server and {} cells (about a minute).\n", CELLS.len());
    let data = folder.join("mau");
    let sample = tokio::task::block_in_place(|| {
        sample::build(&data, &free_or_any(), &CELLS.iter().collect::<Vec<_>>(), &|line| println!("  {line}"))
    })?;
    figures(&sample)?;
    explain(&sample);
    let seen =
        ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    if seen { open_window(&sample).await } else { walk_unseen(&folder, &sample).await }
}

fn free_or_any() -> String {
    let taken = std::net::TcpListener::bind(CONSOLE).is_err();
    if taken { "127.0.0.1:0".to_owned() } else { CONSOLE.to_owned() }
}

fn explain(sample: &Sample) {
    let cell = CELLS[0].name;
    println!(
        "
Cửa sổ / window      {cell} (Dữ liệu mẫu – sample data)
Mật khẩu / passphrase  {PASSPHRASE}
Cấp trên / console   {}/
Đăng nhập / login    {OFFICER}  ·  {OFFICER_PASSPHRASE}

Đi thử hai phút / a two-minute walk
  1. Mở sổ bằng mật khẩu trên.                                  Open the book with the passphrase above.
  2. Gửi nhận → bật “Tạm ngừng gửi nhận”.                       Exchange → pause it.
  3. Đợt học tập → Điểm danh → đánh dấu một người bằng phím 1.  Rounds → roll-call → mark someone with key 1.
  4. Gửi nhận nói: “Còn 1 buổi điểm danh chưa gửi…”             Exchange says what has not been sent.
  5. Tắt “Tạm ngừng”, bấm “Gửi nhận ngay”.                      Resume, and send.
  6. Ở trang của cấp trên, số của {cell} đổi theo.              The console shows the new figure.
",
        sample.district.url.trim_end_matches('/')
    );
}

/// Saves the district's figures as its server reports them.
fn figures(sample: &Sample) -> anyhow::Result<Value> {
    let officer = sample.district.log_in()?;
    let table = officer.get(&format!("/rounds/{}/table", sample.round))?;
    let out = root().join("out/run");
    fs::create_dir_all(&out)?;
    fs::write(out.join("so-lieu-cap-tren.json"), serde_json::to_vec_pretty(&table)?)?;
    let workbook = officer.ask("GET", &format!("/rounds/{}/table.xlsx", sample.round), &Value::Null)?;
    if workbook.status == 200 {
        fs::write(out.join("so-lieu-cap-tren.xlsx"), workbook.body)?;
    }
    fs::write(out.join("so-lieu-cap-tren.txt"), lines(&table))?;
    Ok(table)
}

fn lines(table: &Value) -> String {
    let coverage = &table["coverage"];
    let mut text = format!(
        "{}\n{}/{} chi bộ đã gửi; {} chi bộ chưa có số liệu\n\n",
        table["round"]["title"].as_str().unwrap_or_default(),
        coverage["sent"],
        coverage["cells"],
        coverage["silent"]
    );
    for row in table["rows"].as_array().into_iter().flatten() {
        let figure = |name: &str| row[name].as_u64().map_or_else(|| "–".to_owned(), |number| number.to_string());
        let (name, state) =
            (row["unit"]["name"].as_str().unwrap_or_default(), row["state"].as_str().unwrap_or_default());
        text.push_str(&format!(
            "{name:<32} {state:<12} phải học {:>3}  đã học {:>3}  học bổ sung {:>3}  còn nợ {:>3}  bài thu hoạch {:>3}\n",
            figure("due"), figure("studied"), figure("made_up"), figure("make_up_owed"), figure("essays_received"),
        ));
    }
    text
}

/// Opens the window on the person's own screen and waits until they close it.
async fn open_window(sample: &Sample) -> anyhow::Result<()> {
    println!("Đóng cửa sổ hoặc bấm Ctrl+C để dừng tất cả. Close the window or press Ctrl+C to stop everything.");
    let mut window = Running(programs::command(WINDOW)?.env("SOCHIBO_PROFILE", &sample.shown.profile).spawn()?);
    let closed = tokio::task::spawn_blocking(move || window.0.wait());
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        ended = closed => { ended??; }
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
    Ok(())
}

async fn walk_unseen(folder: &Path, sample: &Sample) -> anyhow::Result<()> {
    println!("Không có màn hình: cửa sổ được mở trên màn hình ảo và đi hết việc chính.");
    println!("No display: the same window opens on a virtual one and walks the main job.\n");
    let screen = Screen::open()?;
    let place = Place::new(folder, &sample.shown.profile);
    let mut album = Album::begin(&root().join("out/run/pictures"))?;
    let window = Window::open(&screen, &place).await?;
    let before = studied(sample)?;
    let ended = two_minutes(&window, &mut album, sample).await;
    if ended.is_err() {
        // A picture of the page says more than the error.
        let _ = album.look(&window, "dung-o-day").await;
    }
    ended?;
    window.close().await?;
    let after = studied(sample)?;
    figures(sample)?;
    println!(
        "Số đã học của {}: {before} → {after}. Ảnh: {}. Số liệu: {}",
        CELLS[0].name,
        album.folder().display(),
        root().join("out/run").display()
    );
    println!("Studied at that cell, as the console says: {before} → {after}. Pictures and figures are in out/run.");
    Ok(())
}

fn studied(sample: &Sample) -> anyhow::Result<u64> {
    let line = sample.district.log_in()?.line(&sample.round, &sample.shown.unit)?;
    line["studied"].as_u64().context("the console has no figure of the cell")
}

/// The walk that `explain` describes, and the pages around it.
async fn two_minutes(window: &Window, album: &mut Album, sample: &Sample) -> anyhow::Result<()> {
    let study = &sample.shown.study;
    window.at("sample-strip").await?;
    album.look(window, "khoa").await?;
    walk::unlock(window).await?;
    album.look(window, "trang-chu").await?;
    window.click("nav-members").await?;
    window.at("members-table-row").await?;
    album.look(window, "dang-vien").await?;
    walk::pause(window, true).await?;
    album.look(window, "tam-ngung").await?;
    window.go(&format!("#/roll-call/{}", study.session)).await?;
    window.at("roll-row").await?;
    album.look(window, "diem-danh-dang-do").await?;
    let marked = walk::marks(window, &study.session).await?.len();
    walk::press_marks(window, &study.session, "1").await?;
    walk::marked(window, &study.session, marked + 1).await?;
    album.look(window, "danh-dau-them-mot-nguoi").await?;
    window.go("#/exchange").await?;
    window.says("exchange-sentence", "1 buổi điểm danh").await?;
    album.look(window, "con-chua-gui").await?;
    walk::pause(window, false).await?;
    walk::exchange(window).await?;
    album.look(window, "da-gui").await?;
    for (tab, id, name) in
        [("sessions", "sessions", "buoi-hoc"), ("essays", "essays", "bai-thu-hoach"), ("totals", "totals", "tong-hop")]
    {
        window.go(&format!("#/rounds/{}/{tab}", study.round)).await?;
        window.at(id).await?;
        album.look(window, name).await?;
    }
    let line = sample.district.log_in()?.line(&sample.round, &sample.shown.unit)?;
    for figure in ["due", "present", "studied"] {
        let shown = walk::shown_figure(window, figure).await?;
        anyhow::ensure!(
            json!(shown) == line[figure],
            "{figure}: {shown} in the window, {} on the console",
            line[figure]
        );
    }
    window.click("sample-new-book").await?;
    window.at("first-run-new").await?;
    album.look(window, "tao-so-moi").await?;
    window.click("back-to-sample").await?;
    window.at("page-lock").await.map(drop)
}
