//! Essays that a committee asked for are handed in at the real window, read by its grader, and taken back.

use anyhow::Context;
use serde_json::{Value, json};
use std::process::Command;
use system_tests::commune::Commune;
use system_tests::district::{COMMITTEE, GRADER, OFFICER_PASSPHRASE};
use system_tests::look::Album;
use system_tests::programs::root;
use system_tests::screen::Screen;
use system_tests::walk::{self, ESSAY};
use system_tests::window::{Place, Window};

#[tokio::test(flavor = "multi_thread")]
async fn an_essay_handed_in_is_read_by_the_grader_until_it_is_taken_back() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let commune = Commune::begin_with_grader(folder.path())?;
    let Commune { district, cell, study, .. } = &commune;
    let owing = cell.call("essays.list", json!({ "round": study.round }))?["rows"][0].clone();
    let essay = json!({ "round": study.round, "member": owing["member"] });
    let parts = json!({ "awareness": ESSAY, "self_review": "", "proposals": "" });
    cell.call("essays.draft", json!({ "round": study.round, "member": owing["member"], "parts": parts }))?;
    cell.call("essays.keep_version", essay)?;
    cell.run(&["exchange"])?;
    let grader = district.log_in_as_grader()?;
    let list = format!("/rounds/{}/units/{}/essays", commune.issued, commune.unit);
    assert_eq!(grader.get(&list)?["rows"], json!([]), "a draft stays at the cell");

    let (screen, place) = (Screen::open()?, Place::new(folder.path(), &cell.profile));
    let mut album = Album::begin(&root().join("out/hand-in"))?;
    let window = Window::open(&screen, &place).await?;
    walk::unlock(&window).await?;
    window.go("#/rounds").await?;
    window.says("rounds-table-row", "Nộp bài về cấp trên").await?;
    album.look(&window, "cac-dot").await?;
    window.go(&format!("#/rounds/{}/essays", study.round)).await?;
    window.says("essays-go-up", COMMITTEE).await?;
    album.look(&window, "bai-thu-hoach").await?;
    let member = owing["member"].as_str().context("a member")?;
    window.go(&format!("#/rounds/{}/essays/{member}", study.round)).await?;
    window.click("essay-hand-in").await?;
    window.says("essay-reads", "Người chấm bài của cấp trên đọc được họ tên người viết và cả bài").await?;
    album.look(&window, "ai-doc-duoc").await?;
    window.click("essay-reads-yes").await?;
    received(&window, &study.round, 1).await?;
    walk::exchange(&window).await?;

    let rows = grader.get(&list)?["rows"].clone();
    assert_eq!((rows.as_array().map(Vec::len), &rows[0]["name"]), (Some(1), &owing["name"]));
    let one = format!("{list}/{}", rows[0]["id"].as_str().context("its id")?);
    assert!(grader.get(&one)?.to_string().contains(ESSAY), "the grader reads it");
    assert_eq!(district.log_in()?.ask("GET", &one, &Value::Null)?.status, 403, "an officer who is no grader doesn't");

    grade_in_a_browser(&commune)?;
    walk::exchange(&window).await?;
    window.go(&format!("#/rounds/{}/essays", study.round)).await?;
    window.says("essay-superior-grade", "Cấp trên: Khá").await?;
    album.look(&window, "cap-tren-da-cham").await?;
    window.go(&format!("#/rounds/{}/essays/{member}", study.round)).await?;
    window.says("superior-remark", "Cần nêu việc làm cụ thể").await?;
    window.click("essay-hand-in").await?;
    album.look(&window, "bo-danh-dau").await?;
    window.click("essay-hand-in-yes").await?;
    received(&window, &study.round, 0).await?;
    walk::exchange(&window).await?;
    assert_eq!(grader.get(&list)?["rows"], json!([]), "taken back, it is listed no more");
    assert_eq!(grader.ask("GET", &one, &Value::Null)?.status, 404);
    album.look(&window, "cap-tren-da-mo-xem").await?;
    window.close().await?;
    album.judge()
}

/// The grader shares the essay out, grades it and sends the grade home, in the pages of the console.
fn grade_in_a_browser(commune: &Commune) -> anyhow::Result<()> {
    let ended = Command::new("node")
        .args(["--test", "e2e-console/grading.test.mjs"])
        .current_dir(root().join("ui"))
        .env("CONSOLE_URL", format!("{}/", commune.district.url.trim_end_matches('/')))
        .env("LOGIN", GRADER)
        .env("PASSPHRASE", OFFICER_PASSPHRASE)
        .env("ROUND", &commune.issued)
        .env("OUT", root().join("out/grading"))
        .output()?;
    let said = [ended.stdout, ended.stderr].concat();
    anyhow::ensure!(ended.status.success(), "{}", String::from_utf8_lossy(&said));
    Ok(())
}

async fn received(window: &Window, round: &str, how_many: u32) -> anyhow::Result<()> {
    walk::book_says(window, "essays.list", json!({ "round": round }), |lines| lines["received"] == how_many).await
}
