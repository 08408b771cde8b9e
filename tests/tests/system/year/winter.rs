//! January to March: the list, the letter and its round, the roll-call with a power cut.

use super::{DUE, Year};
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use system_tests::study::roster;
use system_tests::walk;
use system_tests::window::Window;

/// The list comes in from a file in the old letters; again it adds nobody. Thirteen people move away.
pub async fn january(year: &mut Year) -> anyhow::Result<Window> {
    let window = Window::open(&year.screen, &year.place).await?;
    walk::unlock(&window).await?;
    read_list(year, &window).await?;
    window.says("import-counts", "thêm mới 32").await?;
    window.click("import-commit").await?;
    window.at("import-done").await?;
    read_list(year, &window).await?;
    window.says("import-counts", "thêm mới 0 · đã có 32").await?;
    window.says("import-preview", "Không có").await?;
    ensure!(!window.at("import-commit").await?.is_enabled().await?, "there is nobody to add");
    year.picture(&window, "thang-01-nhap-lai-khong-them-ai").await?;
    namesakes(year, &window).await?;
    leave_nineteen(year, &window).await?;
    Ok(window)
}

/// Two share a name; the day of birth tells them apart.
async fn namesakes(year: &mut Year, window: &Window) -> anyhow::Result<()> {
    window.go("#/members").await?;
    window.fill("members-find", "dang thanh uy").await?;
    window.says("page-members", "1973").await?;
    window.says("page-members", "2000").await?;
    let two = "return document.querySelectorAll('[data-testid=members-table-row]').length === 2;";
    window.until("the two namesakes", two, vec![]).await?;
    year.picture(window, "thang-01-hai-nguoi-trung-ten").await
}

/// Those who are exempt or joined this year are of another cell; five more move away in January.
async fn leave_nineteen(year: &mut Year, window: &Window) -> anyhow::Result<()> {
    let is_of_cell = |member: &&Value| {
        member["standing"] == "active" && member["joined"].as_str().is_some_and(|joined| joined < "2026")
    };
    let all = members(window).await?;
    for member in all.iter().filter(|member| !is_of_cell(member)) {
        window.call("members.delete", json!({ "id": member["id"] })).await?;
    }
    for member in all.iter().filter(is_of_cell).skip(DUE) {
        let moved = json!({ "id": member["id"], "standing": "transferred", "since": "20/01/2026" });
        window.call("members.change_standing", moved).await?;
    }
    year.people = members(window).await?.into_iter().map(|member| member["id"].clone()).collect();
    ensure!(year.people.len() == DUE, "{} people are left", year.people.len());
    Ok(())
}

async fn read_list(year: &Year, window: &Window) -> anyhow::Result<()> {
    window.go("#/").await?;
    window.at("page-home").await?;
    window.go("#/members/import").await?;
    year.place.will_pick(&roster("roster-tcvn3.xls"))?;
    window.click("import-choose-file").await?;
    window.at("import-text").await?;
    window.click("import-text-right").await?;
    window.at("import-columns").await?;
    window.click("import-to-preview").await?;
    window.at("import-counts").await.map(drop)
}

async fn members(window: &Window) -> anyhow::Result<Vec<Value>> {
    let list = window.call("members.list", json!({})).await?;
    list["members"].as_array().cloned().context("members")
}

/// A circular with the stamp is refused at its form; the letter is typed, and the plan of its round fills itself.
pub async fn february(year: &mut Year, window: &Window) -> anyhow::Result<()> {
    window.click("nav-documents").await?;
    window.click("documents-add").await?;
    window.click("document-secret-no").await?;
    window.fill("document-number", "05-TT/HU").await?;
    window.fill("document-issuer", "Huyện ủy Tam Đường").await?;
    window.fill("document-summary", "Độ mật: Mật").await?;
    window.click("document-save").await?;
    window.says("document-form", "sổ riêng").await?;
    year.picture(window, "thang-02-thong-tri-mat-bi-tu-choi").await?;
    window.fill("document-number", "01-CT/TW").await?;
    window.fill("document-issuer", "Ban Bí thư").await?;
    window.fill("document-date", "6/2/2026").await?;
    window.fill("document-summary", "Tổ chức học tập, quán triệt Nghị quyết Đại hội XIV của Đảng").await?;
    window.click("document-save").await?;
    window.click("document-open-round").await?;
    window.fill("round-from", "1/3/2026").await?;
    window.fill("round-to", "30/4/2026").await?;
    window.click("round-save").await?;
    window.at("plan").await?;
    let filled =
        "return [...document.querySelectorAll('[data-testid=plan] textarea')].every((part) => part.value.length > 10);";
    window.until("a plan that fills itself", filled, vec![]).await?;
    year.picture(window, "thang-02-ke-hoach-dien-san").await?;
    let here = window.run("return window.location.hash;", vec![]).await?;
    year.round = here.as_str().and_then(|hash| hash.split('/').nth(2)).context("the round's place")?.to_owned();
    Ok(())
}

/// Eight attend at the commune, seven at the village house. The power fails half-way, and every tick is there.
pub async fn march(year: &mut Year, window: Window) -> anyhow::Result<Window> {
    let session = add_session(year, &window).await?;
    year.session = session.clone();
    window.go(&format!("#/roll-call/{session}")).await?;
    window.find("[data-testid=\"roll-row\"]").await?;
    walk::press_marks(&window, &session, "2222222211").await?;
    let before = walk::marked(&window, &session, 10).await?;
    window.kill().await?;
    let window = Window::open(&year.screen, &year.place).await?;
    walk::unlock(&window).await?;
    ensure!(walk::marks(&window, &session).await? == before, "every tick is there");
    window.click_css("[data-testid=home-task][data-kind=roll_call_unfinished]").await?;
    window.says("roll-broken-off", "Điểm danh đang dở").await?;
    walk::press_marks(&window, &session, "111113456").await?;
    window.says("roll-counts", "15/19").await?;
    window.says("roll-counts", "78,95").await?;
    year.picture(&window, "thang-03-diem-danh").await?;
    window.click("roll-confirm").await?;
    window.at("roll-confirmed").await?;
    window.go("#/").await?;
    window.says_css("[data-testid=home-task][data-kind=make_up_owed]", "4").await?;
    Ok(window)
}

async fn add_session(year: &Year, window: &Window) -> anyhow::Result<String> {
    window.go(&format!("#/rounds/{}/sessions", year.round)).await?;
    window.click("sessions-add").await?;
    window.fill("session-date", "12/3/2026").await?;
    window.fill("session-time", "19:30").await?;
    window.fill("session-place", "Nhà văn hóa bản").await?;
    window.fill("session-speaker", walk::PERSON).await?;
    window.click("session-save").await?;
    let session = window.at("session-roll-call").await?.attr("data-id").await?.context("the session's id")?;
    let points = json!(["Nhà văn hóa bản", "Điểm cầu xã"]);
    window.call("sessions.save", json!({ "id": session, "form": "hybrid", "points": points })).await?;
    Ok(session)
}
