//! The window on a book that lies on a disk that can't be written to.

use serde_json::json;
use system_tests::cell::Cell;
use system_tests::commune::SECRETARY;
use system_tests::mounted::Mounted;
use system_tests::screen::Screen;
use system_tests::walk;
use system_tests::window::{Place, Window};

#[tokio::test(flavor = "multi_thread")]
async fn a_book_on_a_disk_that_cannot_be_written_opens_and_says_so() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let cell = Cell::at(&folder.path().join("chi-doc"))?;
    cell.init(walk::CELL_NAME, "Đảng ủy xã Bình Lư", SECRETARY, false)?;
    cell.call("members.save", json!({ "name": "Lò Thị Mẫu", "born": "1970" }))?;
    let _mounted = Mounted::read_only(&cell.profile)?;
    let screen = Screen::open()?;
    let window = Window::open(&screen, &Place::new(folder.path(), &cell.profile)).await?;
    walk::unlock(&window).await?;
    window.says("read-only-strip", "Chỉ xem được").await?;
    window.click("nav-members").await?;
    window.says_css("[data-testid=members-table-row]", "Lò Thị Mẫu").await?;
    window.close().await
}
