//! October to December: the proof of a figure, the calendar of the year, its evidence and the ledger.

use super::{DUE, Year, rows_of};
use anyhow::ensure;
use serde_json::{Value, json};
use system_tests::window::Window;

/// "Prove 94.74 %": one click on the figure in the list of rounds opens the eighteen names of nineteen.
pub async fn october(year: &mut Year, window: &Window) -> anyhow::Result<()> {
    window.go("#/rounds").await?;
    window.says("rounds-table-row", "94,74").await?;
    window.take_effort();
    window.click("rounds-studied").await?;
    window.says("figure-rows-sum", "Cộng: 18").await?;
    ensure!(window.take_effort() == (1, 0), "one click opens the names");
    ensure!(rows_of(window, "figure-rows-table").await? == 18, "eighteen names");
    year.picture(window, "thang-10-chung-minh-94-74").await
}

/// The people of a meeting are one click from its list; a declared figure says why it does not open; the calendar holds the
/// year.
pub async fn november(year: &mut Year, window: &Window) -> anyhow::Result<()> {
    let save = async |register: &str, values: Value| {
        window.call("register.save", json!({ "register": register, "values": values })).await
    };
    let held = save("meeting", json!({ "date": "05/11/2026", "kind": "regular" })).await?;
    window.call("meetings.mark_rest_present", json!({ "id": held["id"] })).await?;
    window.go("#/meetings").await?;
    window.click("meetings-present").await?;
    window.at("meeting-people").await?;
    let people = "return document.querySelectorAll('[data-testid=meeting-person]').length;";
    ensure!(window.run(people, vec![]).await? == DUE, "the figure opens onto its people");
    year.picture(window, "thang-11-ai-du-sinh-hoat").await?;
    let declared = json!({
        "date": "31/12/2022", "what": "Đảng viên học tập trước khi có chương trình", "source": "Báo cáo năm 2022",
        "counted": "people", "count": "17",
    });
    save("declared_figure", declared).await?;
    window.go("#/registers/declared_figure").await?;
    window.says("not-opened", "không đếm từ sổ này").await?;
    window.go("#/calendar").await?;
    while !window.text("page-calendar").await?.contains("Lịch năm 2026") {
        window.click("calendar-before").await?;
    }
    window.says_css("[data-testid=dated-entry]", "12/03/2026").await?;
    window.says_css("[data-testid=dated-entry][data-late]", "Việc số 1").await?;
    year.picture(window, "thang-11-lich-cua-nam").await
}

/// The year's evidence beside each criterion, and the ledger printed.
pub async fn december(year: &mut Year, window: &Window) -> anyhow::Result<()> {
    let member = year.people[1].as_str().unwrap_or_default();
    window.go(&format!("#/ratings/{member}?period=2026&scheme=366-2025")).await?;
    window.says("page-rating", "dự đủ").await?;
    window.says("page-rating", "bài thu hoạch đã nộp, đánh giá Tốt").await?;
    window.says("page-rating", "Việc số 1: quá hạn, chưa xong").await?;
    year.picture(window, "thang-12-tu-lieu-cua-nam").await?;
    written(year, window, "rating-paper", "tu-lieu.docx").await?;
    window.go(&format!("#/rounds/{}/totals", year.round)).await?;
    written(year, window, "paper-ledger", "so-theo-doi.xlsx").await?;
    year.picture(window, "thang-12-so-theo-doi").await
}

async fn written(year: &Year, window: &Window, button: &str, name: &str) -> anyhow::Result<()> {
    let file = year.folder.path().join(name);
    year.place.will_pick(&file)?;
    window.click(button).await?;
    window.says_css("body", name).await?;
    ensure!(std::fs::metadata(&file)?.len() > 2_000, "{name} holds the year");
    Ok(())
}
