//! April to June: the essays, the package on a stick, the make-ups that two laptops recorded.

use super::{Year, with};
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use system_tests::commune::{DEPUTY, SECRETARY};
use system_tests::walk::{self, ESSAY};
use system_tests::window::{DOWN, Window};

const TYPED: usize = 5;
const ON_PAPER: usize = 10;
const EXEMPT: usize = 3;
const HANDED_IN: usize = TYPED + ON_PAPER;

/// Five essays typed, of which two alike; ten on paper, three exempt, one owed. Grades 6, 6 and 3.
pub async fn april(year: &mut Year, window: &Window) -> anyhow::Result<()> {
    window.go(&format!("#/rounds/{}/essays", year.round)).await?;
    window.click("essay-rule-edit").await?;
    window.click("essay-owers-all_members").await?;
    window.click("essay-rule-save").await?;
    window.at("essay-open").await?;
    type_one(year, window, 0).await?;
    for place in 1..TYPED {
        let own = format!("Bài số {place} viết về việc riêng của nhà mình trong năm {}.", 2020 + place);
        let parts = json!({ "awareness": if place == 1 { ESSAY } else { &own }, "self_review": "", "proposals": "" });
        window.call("essays.draft", with(year.essay(place), json!({ "parts": parts }))).await?;
        hand_in(year, window, place).await?;
    }
    for place in HANDED_IN..HANDED_IN + EXEMPT {
        window.call("essays.set_form", with(year.essay(place), json!({ "form": "exempt" }))).await?;
    }
    on_paper(year, window).await?;
    alike(year, window).await?;
    grade(year, window).await
}

async fn type_one(year: &Year, window: &Window, place: usize) -> anyhow::Result<()> {
    window.go(&place_of(year, place)).await?;
    window.fill("essay-awareness", ESSAY).await?;
    window.says("essay-saved", "Đã lưu lúc").await?;
    hand_in(year, window, place).await
}

fn place_of(year: &Year, place: usize) -> String {
    format!("#/rounds/{}/essays/{}", year.round, year.people[place].as_str().unwrap_or_default())
}

async fn hand_in(year: &Year, window: &Window, place: usize) -> anyhow::Result<()> {
    let handed = json!({ "handed_in": true, "on": "20/04/2026" });
    window.call("essays.hand_in", with(year.essay(place), handed)).await.map(drop)
}

/// One key for each paper on the pile, below those who typed.
async fn on_paper(year: &Year, window: &Window) -> anyhow::Result<()> {
    window.go("#/").await?;
    window.at("page-home").await?;
    window.go(&format!("#/rounds/{}/essays", year.round)).await?;
    window.click("essays-on-paper").await?;
    window.fill("paper-on", "20/4/2026").await?;
    let down = DOWN.to_string().repeat(TYPED);
    window.keys("[data-testid=paper-grid]", &format!("{down}{}", "1".repeat(ON_PAPER))).await?;
    let received = |lines: &Value| lines["received"] == HANDED_IN;
    walk::book_says(window, "essays.list", json!({ "round": year.round }), received).await?;
    window.click("paper-done").await
}

/// The program points at what is alike, and concludes nothing.
async fn alike(year: &mut Year, window: &Window) -> anyhow::Result<()> {
    window.go(&place_of(year, 0)).await?;
    window.click("essay-alike").await?;
    window.click("alike-open").await?;
    window.at("alike-side").await?;
    let alike = window.call("grading.alike", year.essay(0)).await?;
    ensure!(alike["rows"][0]["member"] == year.people[1], "the other of the two is named: {alike}");
    ensure!(alike["rows"][0]["share"] == 10_000, "word for word: {alike}");
    year.picture(window, "thang-04-hai-bai-giong-nhau").await?;
    window.click("alike-close").await
}

async fn grade(year: &mut Year, window: &Window) -> anyhow::Result<()> {
    for place in 0..HANDED_IN {
        let grade = ["good", "fair", "average"][place / 6];
        window.call("essays.grade", with(year.essay(place), json!({ "grade": grade }))).await?;
    }
    window.go(&format!("#/rounds/{}/totals", year.round)).await?;
    for (figure, count) in
        [("grade_good", 6), ("grade_fair", 6), ("grade_average", 3), ("essays_exempt", 3), ("essays_owed", 1)]
    {
        window.says(&format!("figure-{figure}"), &count.to_string()).await?;
    }
    window.click("figure-essays_owed").await?;
    window.says("figure-rows-sum", "Cộng: 1").await?;
    year.picture(window, "thang-04-con-no-mot-bai").await
}

/// Five weeks without a network: a package on a stick goes to the commune, and its receipt comes back.
pub async fn may(year: &mut Year, window: &Window) -> anyhow::Result<()> {
    walk::pause(window, true).await?;
    window.says("exchange-sentence", "chưa gửi").await?;
    year.picture(window, "thang-05-chua-gui").await?;
    year.place.plug_in()?;
    window.click("exchange-stick").await?;
    window.says("stick-planned", "1 buổi điểm danh").await?;
    window.click("stick-write").await?;
    window.says("stick-wrote", "Rút USB ra được rồi").await?;
    window.click("stick-done").await?;
    let package = year.place.on_stick("so-chi-bo-")?.pop().context("the package is on the stick")?;
    let answer = year.district.take_package(&package, year.folder.path())?;
    let name = answer.file_name().context("a name")?;
    std::fs::copy(&answer, year.place.stick.join(name))?;
    window.click("exchange-stick").await?;
    window.says("stick-file", "Trả lời của Đảng ủy xã Bình Lư").await?;
    window.click("stick-take").await?;
    window.says("stick-taken", "Không còn gì chờ gửi").await?;
    window.click("stick-done").await?;
    window.says("exchange-received", "1 buổi điểm danh").await?;
    year.picture(window, "thang-05-da-nhan").await
}

/// The other laptop recorded three make-ups at the commune, the secretary one of them otherwise: both are shown.
pub async fn june(year: &mut Year, window: &Window) -> anyhow::Result<()> {
    let absent = 15;
    year.district.restart()?;
    year.deputy.run(&["exchange"])?;
    for person in &year.people[absent..absent + 3] {
        let made_up =
            json!({ "session": year.session, "member": person, "on": "10/06/2026", "at_unit": "Đảng ủy xã Bình Lư" });
        year.deputy.call("make_ups.save", made_up)?;
    }
    year.deputy.run(&["exchange"])?;
    window.go(&format!("#/rounds/{}/make-ups", year.round)).await?;
    let member = year.people[absent].as_str().context("a member")?.to_owned();
    window.click_css(&format!("[data-testid=make-up-record][data-member=\"{member}\"]")).await?;
    window.click("make-up-at-unit").await?;
    window.fill("make-up-unit", "Chi bộ bản Thẳm").await?;
    window.fill("make-up-on", "12/6/2026").await?;
    window.click("make-up-save").await?;
    window.gone("make-up-form").await?;
    studied(year, window, 16).await?;
    walk::pause(window, false).await?;
    walk::exchange(window).await?;
    studied(year, window, 18).await?;
    window.says("share-studied", "94,74").await?;
    window.says("figure-present", "15").await?;
    year.picture(window, "thang-06-18-tren-19").await?;
    both_versions(year, window).await
}

async fn studied(year: &Year, window: &Window, how_many: u64) -> anyhow::Result<()> {
    let says = |totals: &Value| totals["studied"] == how_many;
    walk::book_says(window, "totals.round", json!({ "round": year.round }), says).await?;
    window.go(&format!("#/rounds/{}/totals", year.round)).await?;
    window.says("figure-studied", &how_many.to_string()).await
}

async fn both_versions(year: &mut Year, window: &Window) -> anyhow::Result<()> {
    window.go("#/cards").await?;
    for (who, value) in [(SECRETARY, "Chi bộ bản Thẳm"), (DEPUTY, "Đảng ủy xã Bình Lư")] {
        window.says_css("[data-testid=card-side]", who).await?;
        window.says_css("[data-testid=card-side]", value).await?;
    }
    year.picture(window, "thang-06-ca-hai-ban").await?;
    while window.is_there("card").await {
        let open = window.call("conflicts.list", json!({})).await?["open"].as_array().map_or(0, Vec::len);
        if open == 0 {
            break;
        }
        window.click_css(&format!("[data-testid=card] [aria-label$=\"{DEPUTY}\"]")).await?;
        walk::book_says(window, "conflicts.list", json!({}), |now| {
            now["open"].as_array().is_some_and(|left| left.len() < open)
        })
        .await?;
    }
    walk::book_says(window, "conflicts.list", json!({}), |now| now["open"] == json!([])).await
}
