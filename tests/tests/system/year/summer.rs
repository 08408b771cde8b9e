//! July to September: late tasks, a deputy who sees no ratings, what is held on a member, and a laptop that dies.

use super::{Year, rows_of};
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use system_tests::cell::{Cell, PASSPHRASE};
use system_tests::commune::{CELL_NAME, SECRETARY, let_in};
use system_tests::district::COMMITTEE;
use system_tests::walk;
use system_tests::window::{Place, Window};

const SECOND: &str = "Vàng Thị Dế";
const SECONDS_PASSPHRASE: &str = "con suối trong xanh";
const SCHEME: &str = "366-2025";

/// At the interim review three tasks of the programme are late: on Home, and one click from the figure.
pub async fn july(year: &mut Year, window: &Window) -> anyhow::Result<()> {
    let save = async |register: &str, values: Value| {
        let saved = window.call("register.save", json!({ "register": register, "values": values })).await?;
        saved["id"].as_str().map(str::to_owned).context("an id")
    };
    let held = json!({
        "title": "Thực hiện Nghị quyết Đại hội XIV", "of": "cell", "issued": "01/04/2026", "interim": "05/07/2026",
        "interim_held": "05/07/2026", "interim_result": "Ba việc chậm, đã đôn đốc.",
    });
    let programme = save("programme", held).await?;
    for place in 0..4 {
        let mut task = json!({
            "what": format!("Việc số {place}"), "programme": programme, "lead": year.people[place], "deadline": "30/06/2026",
            "progress": "ongoing",
        });
        if place == 0 {
            task["progress"] = json!("done");
            task["finished"] = json!("20/06/2026");
        }
        save("assigned_task", task).await?;
    }
    window.go("#/").await?;
    for place in 1..4 {
        window.says_css("[data-testid=dated-entry][data-late]", &format!("Việc số {place}")).await?;
    }
    window.go("#/registers").await?;
    window.click("late-assigned_task").await?;
    window.at("register-only-late").await?;
    ensure!(rows_of(window, "register-table").await? == 3, "the figure opens onto the three late tasks");
    window.go(&format!("#/registers/programme/{programme}")).await?;
    window.says("tasks-late", "3").await?;
    window.click("tasks-late").await?;
    year.picture(window, "thang-07-ba-viec-cham").await
}

/// A deputy gets her own login and sees no ratings; a member asks what is held on him. Returns the secretary's own words.
pub async fn august(year: &mut Year, window: Window) -> anyhow::Result<(Window, String)> {
    rate(year, &window).await?;
    window.go("#/settings").await?;
    window.click("people-add").await?;
    window.fill("person-name", SECOND).await?;
    window.fill("person-passphrase", SECONDS_PASSPHRASE).await?;
    window.fill("person-passphrase-again", SECONDS_PASSPHRASE).await?;
    window.fill("own-passphrase", PASSPHRASE).await?;
    window.click("person-save").await?;
    window.says("people-list", SECOND).await?;
    let window = open_as(year, window, SECOND, SECONDS_PASSPHRASE).await?;
    sees_no_ratings(year, &window).await?;
    let window = open_as(year, window, SECRETARY, PASSPHRASE).await?;
    held(year, &window).await?;
    let words = window.call("people.own_words", json!({ "own_passphrase": PASSPHRASE })).await?;
    let words: Vec<&str> = words["words"].as_array().context("words")?.iter().filter_map(Value::as_str).collect();
    Ok((window, words.join(" ")))
}

async fn sees_no_ratings(year: &mut Year, window: &Window) -> anyhow::Result<()> {
    studied(year, window).await?;
    window.go("#/ratings?period=2026").await?;
    window.says("page-ratings", "chỉ người được cho phép mới xem").await?;
    let ratings = window.call("ratings.list", json!({ "period": "2026", "scheme": SCHEME })).await;
    ensure!(ratings.is_err_and(|refused| refused.to_string().contains("not_in_audience")), "she sees none");
    ensure!(!window.is_there("ratings-table").await, "she sees none");
    year.picture(window, "thang-08-pho-bi-thu-khong-thay-danh-gia").await
}

/// One page with everything that the book holds on a member, to read and to print.
async fn held(year: &mut Year, window: &Window) -> anyhow::Result<()> {
    window.go(&format!("#/members/{}/held", year.people[3].as_str().unwrap_or_default())).await?;
    window.says("page-held", "Việc số 3").await?;
    window.says("page-held", "Điểm danh").await?;
    year.picture(window, "thang-08-so-giu-gi-ve-toi").await?;
    year.place.will_pick(&year.folder.path().join("so-giu-gi.docx"))?;
    window.click("held-paper").await?;
    window.says_css("body", "so-giu-gi.docx").await
}

async fn rate(year: &Year, window: &Window) -> anyhow::Result<()> {
    let member = year.people[0].as_str().context("a member")?;
    window.go(&format!("#/ratings/{member}?period=2026&scheme={SCHEME}")).await?;
    window.choose("rating-level", "good").await?;
    window.click("rating-save").await?;
    let rated = |list: &Value| list["decided"] == 1;
    walk::book_says(window, "ratings.list", json!({ "period": "2026", "scheme": SCHEME }), rated).await
}

/// Closes the book, and somebody opens it. The driver does not survive the lock, which ends the page's process.
async fn open_as(year: &Year, window: Window, name: &str, passphrase: &str) -> anyhow::Result<Window> {
    window.close().await?;
    let window = Window::open(&year.screen, &year.place).await?;
    window.at("page-lock").await?;
    let script = "const option = [...document.querySelectorAll('[data-testid=lock-person] option')]
        .find((each) => each.textContent.startsWith(arguments[0])); return option ? option.value : false;";
    let person = window.until("the person's name", script, vec![json!(name)]).await?;
    window.choose("lock-person", person.as_str().context("a person")?).await?;
    window.fill("lock-passphrase", passphrase).await?;
    window.click("lock-open").await?;
    window.says("person-at-work", name).await?;
    Ok(window)
}

async fn studied(year: &Year, window: &Window) -> anyhow::Result<()> {
    window.go(&format!("#/rounds/{}/totals", year.round)).await?;
    window.says("figure-studied", "18").await
}

/// The laptop dies. A borrowed one fetches the book from the server; the recovery sheet opens what is sealed.
pub async fn september(year: &mut Year, window: Window, own_words: &str) -> anyhow::Result<Window> {
    walk::exchange(&window).await?;
    window.kill().await?;
    std::fs::remove_dir_all(&year.cell.profile)?;
    let borrowed = Cell::at(&year.folder.path().join("so-muon"))?;
    borrowed.init(CELL_NAME, COMMITTEE, SECRETARY, false)?;
    let_in(&year.district, &year.unit, &borrowed)?;
    year.place = Place::new(year.folder.path(), &borrowed.profile);
    year.cell = borrowed;
    let window = Window::open(&year.screen, &year.place).await?;
    walk::unlock(&window).await?;
    window.go("#/exchange").await?;
    window.click("key-use-sheet").await?;
    window.fill("sheet-words", &year.sheet).await?;
    year.picture(&window, "thang-09-may-muon-phieu-khoi-phuc").await?;
    window.click("sheet-open").await?;
    window.gone("sheet-dialog").await?;
    window.gone("key-missing").await?;
    studied(year, &window).await?;
    window.go(&format!("#/rounds/{}/essays/{}", year.round, year.people[0].as_str().unwrap_or_default())).await?;
    ensure!(walk::essay_text(&window).await? == walk::ESSAY, "the essays are read again");
    year.picture(&window, "thang-09-lam-viec-lai").await?;
    window.call("people.take_own_words", json!({ "words": own_words })).await?;
    Ok(window)
}
