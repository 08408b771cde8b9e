//! Registers in the real window: filled in, killed half-way, resumed, pasted into and inspected.

use crate::essay_book::until;
use anyhow::Context;
use serde_json::{Value, json};
use system_tests::cell::Cell;
use system_tests::look::Album;
use system_tests::programs::root;
use system_tests::screen::Screen;
use system_tests::walk;
use system_tests::window::{Place, Window};

const PURPOSE: &str = "Tuyên truyền Chỉ thị về chuyển đổi số";
const CTRL_ENTER: &str = "\u{E009}\u{E007}";
const ENTER: &str = "\u{E007}";
const ESCAPE: &str = "\u{E00C}";

#[tokio::test(flavor = "multi_thread")]
async fn a_half_filled_form_outlives_a_kill_and_is_saved_found_and_added_up() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let cell = Cell::at(&folder.path().join("so"))?;
    cell.init(walk::CELL_NAME, "Đảng ủy xã Bình Lư", walk::PERSON, false)?;
    let mut album = Album::begin(&root().join("out/registers"))?;
    let (screen, place) = (Screen::open()?, Place::new(folder.path(), &cell.profile));

    let window = Window::open(&screen, &place).await?;
    walk::unlock(&window).await?;
    window.click("nav-registers").await?;
    window.at("page-registers").await?;
    album.look(&window, "cac-so").await?;
    window.click("register-propaganda").await?;
    window.at("empty-state").await?;
    album.look(&window, "so-con-trong").await?;
    window.click("record-add").await?;
    window.fill("record-date", "12/3/2026").await?;
    window.choose("record-channel", "village_meeting").await?;
    window.fill("record-purpose", PURPOSE).await?;
    // Nothing is in the register yet, but the form's own draft is on the disk.
    walk::book_says(&window, "forms.kept", json!({ "form": "propaganda/new" }), |kept| {
        kept["values"]["purpose"] == PURPOSE
    })
    .await?;
    window.kill().await?;
    // The ending program releases the book a moment later.
    until("a register with nothing in it", || Ok(rows(&cell).is_ok_and(|rows| rows.is_empty())))?;

    let window = Window::open(&screen, &place).await?;
    walk::unlock(&window).await?;
    window.go("#/registers/propaganda?open=new").await?;
    window.at("record-resumed").await?;
    window.keys("[data-testid=record-purpose]", ESCAPE).await?;
    window.at("record-leaving").await?;
    album.look(&window, "hoi-truoc-khi-bo").await?;
    window.click("record-stay").await?;
    window.keys("[data-testid=record-purpose]", CTRL_ENTER).await?;
    window.says_css("form", "Chưa ghi “Tình trạng”.").await?;
    album.look(&window, "thieu-tinh-trang").await?;
    window.choose("record-stage", "held").await?;
    window.fill("record-listeners", "1.040").await?;
    window.keys("[data-testid=record-listeners]", CTRL_ENTER).await?;
    window.gone("record-form").await?;
    window.says("register-sums", "Lượt người nghe: 1.040").await?;

    window.click("register-paste").await?;
    let pasted = "Ngày\tHình thức\tNội dung, mục đích\tTình trạng\tLượt người nghe\n\
                  20/03/2026\tLoa truyền thanh\tChỉ thị 01\tĐã làm\t60\n\
                  21/03/2026\tĐiện báo\tChỉ thị 01\tĐã làm\t5";
    paste(&window, "paste-text", pasted).await?;
    window.says("paste-counts", "2 dòng: 1 dòng thêm được, 1 dòng có chỗ sai.").await?;
    album.look(&window, "dan-tu-excel").await?;
    window.click("paste-add").await?;
    window.says("register-sums", "Lượt người nghe: 1.100").await?;
    album.look(&window, "so-tuyen-truyen").await?;
    window.fill("register-find", "hop ban").await?;
    window.says("register-sums", "Lượt người nghe: 1.040").await?;
    let one = "return document.querySelectorAll('[data-testid=register-table-row]').length === 1;";
    window.until("one row", one, vec![]).await?;
    window.keys("[data-testid=register-table-row]", ENTER).await?;
    window.at("record-form").await?;
    album.look(&window, "sua-mot-dong").await?;
    window.click("record-cancel").await?;
    window.gone("record-form").await?;
    window.click("registers-all").await?;
    window.says("register-propaganda", "2 lượt tuyên truyền").await?;
    doubt_and_calendar(&window, &mut album).await?;
    window.close().await?;
    until("both rows in the book", || Ok(rows(&cell).is_ok_and(|rows| rows.len() == 2)))?;
    album.judge()
}

/// A question is sealed, one with a member's name in it is asked about, and a late task stands on Home and in the calendar.
async fn doubt_and_calendar(window: &Window, album: &mut Album) -> anyhow::Result<()> {
    window.call("members.save", json!({ "name": "Lò Văn Đức", "born": "1970" })).await?;
    window.click("register-concern").await?;
    window.at("empty-state").await?;
    window.click("record-add").await?;
    window.fill("record-date", "12/3/2026").await?;
    window.fill("record-text", "Anh Lò Văn Đức hỏi bao giờ có điện").await?;
    window.choose("record-state", "open").await?;
    window.click("record-save").await?;
    window.says("record-doubt", "Sổ này không ghi ai hỏi").await?;
    album.look(window, "hoi-ten-nguoi").await?;
    window.click("record-even-so").await?;
    window.gone("record-form").await?;
    let task = json!({ "what": "Dọn kênh", "deadline": "12/3/2026", "progress": "ongoing" });
    window.call("register.save", json!({ "register": "assigned_task", "values": task })).await?;
    window.click("nav-home").await?;
    window.says("dated-entry", "Dọn kênh").await?;
    album.look(window, "den-han").await?;
    window.click("nav-calendar").await?;
    window.at("page-calendar").await?;
    album.look(window, "lich").await?;
    window.click("nav-registers").await?;
    window.says("late-assigned_task", "1 việc quá hạn").await?;
    album.look(window, "cac-so-co-dong").await
}

/// Sets the text as a paste does, with its tabs.
async fn paste(window: &Window, id: &str, text: &str) -> anyhow::Result<()> {
    let script = "const box = document.querySelector(`[data-testid=${arguments[0]}]`);
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(box, arguments[1]);
        box.dispatchEvent(new Event('input', { bubbles: true }));";
    window.at(id).await?;
    window.run(script, vec![json!(id), json!(text)]).await.map(drop)
}

fn rows(cell: &Cell) -> anyhow::Result<Vec<Value>> {
    let list = cell.call("register.list", json!({ "register": "propaganda" }))?;
    list["rows"].as_array().cloned().context("no rows")
}
