//! A secretary's first hour at the window itself, click by click and key by key.

use crate::cell::PASSPHRASE;
use crate::look::Album;
use crate::window::{DOWN, Place, Window};
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use std::path::Path;

pub const CELL_NAME: &str = "Chi bộ bản Nà Hiềng";
pub const PERSON: &str = "Lò Thị Inh";
pub const ESSAY: &str = "Tôi nhận thức rõ việc giữ rừng đầu nguồn gắn với nước cho ruộng bậc thang của bản.";

/// Makes the book and confirms the recovery sheet by typing two of its words.
pub async fn make_book(window: &Window, album: &mut Album, superior: &str) -> anyhow::Result<()> {
    window.at("first-run-new").await?;
    album.look(window, "bat-dau").await?;
    window.click("first-run-new").await?;
    window.fill("first-run-cell", CELL_NAME).await?;
    window.fill("first-run-superior", superior).await?;
    window.fill("first-run-name", PERSON).await?;
    album.look(window, "ten-chi-bo").await?;
    window.click("first-run-next").await?;
    window.fill("first-run-passphrase", PASSPHRASE).await?;
    window.fill("first-run-passphrase-again", PASSPHRASE).await?;
    album.look(window, "dat-mat-khau").await?;
    window.click("first-run-create").await?;
    window.at("recovery-sheet").await?;
    album.look(window, "phieu-khoi-phuc").await?;
    prove_sheet(window).await?;
    window.at("first-run-end").await?;
    album.look(window, "so-da-mo").await
}

async fn prove_sheet(window: &Window) -> anyhow::Result<()> {
    let words = window.run("return [...document.querySelectorAll('[data-testid=\"recovery-word\"] b')].map((word) => word.textContent);", vec![]).await?;
    let asked = window.run("return [...document.querySelectorAll('[data-testid^=\"recovery-proof-\"]')].map((field) => field.dataset.testid);", vec![]).await?;
    let asked = asked.as_array().context("the places asked for")?;
    ensure!(asked.len() == 2, "two words are asked for, not {}", asked.len());
    for field in asked {
        let field = field.as_str().unwrap_or_default();
        let place: usize = field.trim_start_matches("recovery-proof-").parse()?;
        window.fill(field, words[place - 1].as_str().context("the word at its place")?).await?;
    }
    window.click("recovery-prove").await
}

/// Imports a list. Returns how many people were added.
pub async fn import_list(window: &Window, album: &mut Album, place: &Place, roster: &Path) -> anyhow::Result<usize> {
    window.go("#/members/import").await?;
    place.will_pick(roster)?;
    window.at("import-choose-file").await?;
    album.look(window, "nhap-chon-tep").await?;
    window.click("import-choose-file").await?;
    window.at("import-columns").await?;
    album.look(window, "nhap-ghep-cot").await?;
    window.click("import-to-preview").await?;
    window.at("import-counts").await?;
    album.look(window, "nhap-xem-truoc").await?;
    window.click("import-commit").await?;
    window.at("import-done").await?;
    album.look(window, "nhap-xong").await?;
    window.click("import-to-members").await?;
    window.find("[data-testid=\"members-table-row\"]").await?;
    album.look(window, "dang-vien").await?;
    let members = window.call("members.list", json!({})).await?;
    Ok(members["members"].as_array().map_or(0, Vec::len))
}

/// Adds a document and opens a round on it. Returns the round's id.
pub async fn open_round(window: &Window, album: &mut Album) -> anyhow::Result<String> {
    window.click("nav-documents").await?;
    window.click("documents-add").await?;
    window.click("document-secret-no").await?;
    window.fill("document-number", "01-CT/TW").await?;
    window.fill("document-issuer", "Ban Bí thư").await?;
    window.fill("document-date", "12/3/2026").await?;
    window.fill("document-summary", "Tổ chức học tập, quán triệt Nghị quyết Đại hội XIV của Đảng").await?;
    window.says("document-read-number", "Chỉ thị").await?;
    album.look(window, "them-van-ban").await?;
    window.click("document-save").await?;
    window.find("[data-testid=\"documents-table-row\"]").await?;
    album.look(window, "van-ban").await?;
    window.click("document-open-round").await?;
    window.fill("round-from", "2/11/2026").await?;
    window.fill("round-to", "30/11/2026").await?;
    album.look(window, "mo-dot").await?;
    window.click("round-save").await?;
    window.at("page-round").await?;
    window.at("plan").await?;
    album.look(window, "ke-hoach").await?;
    let here = window.run("return window.location.hash;", vec![]).await?;
    let id = here.as_str().and_then(|hash| hash.split('/').nth(2)).context("the round's place")?;
    Ok(id.to_owned())
}

/// Adds a session and opens its roll-call. Returns the session's id.
pub async fn add_session(window: &Window, album: &mut Album) -> anyhow::Result<String> {
    window.click("tab-sessions").await?;
    window.click("sessions-add").await?;
    window.fill("session-date", "12/11/2026").await?;
    window.fill("session-time", "19:30").await?;
    window.fill("session-place", "Nhà văn hóa bản").await?;
    window.fill("session-speaker", PERSON).await?;
    album.look(window, "them-buoi").await?;
    window.click("session-save").await?;
    window.at("session-roll-call").await?;
    album.look(window, "buoi-hoc").await?;
    let session = window.at("session-roll-call").await?.attr("data-id").await?.context("the session's id")?;
    window.click("session-roll-call").await?;
    window.find("[data-testid=\"roll-row\"]").await?;
    album.look(window, "diem-danh-chua-ai").await?;
    Ok(session)
}

/// Types digits down the list from the selected row: each unmarked row gets the next digit, marked rows are
/// skipped.
pub async fn press_marks(window: &Window, session: &str, digits: &str) -> anyhow::Result<()> {
    let sheet = window.call("roll_call.sheet", json!({ "id": session })).await?;
    let mut keys = String::from("\u{E011}");
    let mut digits = digits.chars();
    for row in sheet["rows"].as_array().context("rows")? {
        if row["mark"] != "unmarked" {
            keys.push(DOWN);
            continue;
        }
        let Some(digit) = digits.next() else { break };
        keys.push(digit);
    }
    window.keys("[data-testid=\"roll-grid\"]", &keys).await
}

/// The marked rows, according to the book.
pub async fn marks(window: &Window, session: &str) -> anyhow::Result<Vec<(String, String)>> {
    let sheet = window.call("roll_call.sheet", json!({ "id": session })).await?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rows = sheet["rows"].as_array().context("rows")?.iter().map(|row| (text(&row["member"]), text(&row["mark"])));
    Ok(rows.filter(|(_, mark)| mark != "unmarked" && mark != "exempt").collect())
}

/// Waits until the book itself agrees, whatever the page shows.
pub async fn book_says(
    window: &Window,
    call: &str,
    request: Value,
    agrees: impl Fn(&Value) -> bool,
) -> anyhow::Result<()> {
    let mut last = Value::Null;
    for _ in 0..400 {
        last = window.call(call, request.clone()).await?;
        if agrees(&last) {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    anyhow::bail!("{call} never said so; it says {last}")
}

/// Waits until this many people are marked, and returns them.
pub async fn marked(window: &Window, session: &str, how_many: usize) -> anyhow::Result<Vec<(String, String)>> {
    let waits = |sheet: &Value| {
        sheet["rows"].as_array().is_some_and(|rows| {
            rows.iter().filter(|row| row["mark"] != "unmarked" && row["mark"] != "exempt").count() >= how_many
        })
    };
    book_says(window, "roll_call.sheet", json!({ "id": session }), waits).await?;
    marks(window, session).await
}

/// Opens the existing book.
pub async fn unlock(window: &Window) -> anyhow::Result<()> {
    window.fill("lock-passphrase", PASSPHRASE).await?;
    window.click("lock-open").await?;
    window.at("page-home").await.map(drop)
}

/// Sets that everybody owes an essay, and opens the first one.
pub async fn begin_essay(window: &Window, album: &mut Album, round: &str) -> anyhow::Result<()> {
    window.go(&format!("#/rounds/{round}/essays")).await?;
    window.click("essay-rule-edit").await?;
    window.click("essay-owers-all_members").await?;
    window.fill("essay-questions", "Điều gì trong Nghị quyết gần nhất với việc của bản?").await?;
    album.look(window, "ai-viet-thu-hoach").await?;
    window.click("essay-rule-save").await?;
    window.at("essay-open").await?;
    album.look(window, "bai-thu-hoach").await?;
    window.click("essay-open").await?;
    window.at("essay-awareness").await.map(drop)
}

/// Types the essay and waits until the page reports it as saved.
pub async fn type_essay(window: &Window, album: &mut Album) -> anyhow::Result<()> {
    window.fill("essay-awareness", ESSAY).await?;
    window.says("essay-saved", "Đã lưu lúc").await?;
    album.look(window, "viet-bai").await
}

/// The text in the field of the first part.
pub async fn essay_text(window: &Window) -> anyhow::Result<String> {
    Ok(window.at("essay-awareness").await?.prop("value").await?.unwrap_or_default())
}

/// Joins the superior by an invite file. Returns the four words on the page.
pub async fn enrol(window: &Window, album: &mut Album, place: &Place, invite: &Path) -> anyhow::Result<Vec<String>> {
    window.click("nav-exchange").await?;
    window.at("page-exchange").await?;
    album.look(window, "gui-nhan-chua-noi").await?;
    window.click("exchange-enrol").await?;
    place.will_pick(invite)?;
    window.click("enrol-choose-file").await?;
    window.at("four-words").await?;
    album.look(window, "bon-tu").await?;
    let script = "return [...document.querySelector('[data-testid=\"four-words\"]').querySelectorAll('[data-testid=\"four-words-word\"]')].map((word) => word.textContent.replace(/^\\s*\\d+\\.?\\s*/, '').trim());";
    let words = window.run(script, vec![]).await?;
    window.click("enrol-done").await?;
    Ok(words.as_array().into_iter().flatten().filter_map(|word| word.as_str().map(str::to_owned)).collect())
}

/// Sets the switch "Tạm ngừng gửi nhận".
pub async fn pause(window: &Window, paused: bool) -> anyhow::Result<()> {
    window.go("#/exchange").await?;
    window.at("exchange-pause").await?;
    window.click_css("#exchange-pause").await?;
    book_says(window, "exchange.state", json!({}), |state| (state["state"] == "paused") == paused).await
}

/// Clicks "Gửi nhận ngay" and waits until nothing is left to send.
pub async fn exchange(window: &Window) -> anyhow::Result<()> {
    window.go("#/exchange").await?;
    window.click("exchange-now").await?;
    let at_rest = |state: &Value| {
        state["state"] == "idle" && state["waiting"] == json!([]) && !state["last_receipt_at"].is_null()
    };
    book_says(window, "exchange.state", json!({}), at_rest).await
}

/// Links a round that was opened offline to one that the superior has sent.
pub async fn tie_round(window: &Window, album: &mut Album, round: &str, issued: &str) -> anyhow::Result<()> {
    window.go(&format!("#/rounds/{round}")).await?;
    window.click("round-edit").await?;
    window.find(&format!("[data-testid=\"round-parent\"] option[value=\"{issued}\"]")).await?;
    window.choose("round-parent", issued).await?;
    album.look(window, "theo-dot-cua-cap-tren").await?;
    window.click("round-save").await?;
    book_says(window, "rounds.get", json!({ "id": round }), |round| round["parent_round"] == json!(issued)).await
}

/// The figure as shown on the page of totals.
pub async fn shown_figure(window: &Window, figure: &str) -> anyhow::Result<u64> {
    let text = window.text(&format!("figure-{figure}")).await?;
    text.trim().parse().with_context(|| format!("{figure} is shown as {text}"))
}
