//! A second laptop of the same cell, at the real window: it receives the cell's key after four words were
//! compared, and two people who wrote concurrently find both texts in a conflict.

use anyhow::Context;
use serde_json::{Value, json};
use system_tests::cell::Cell;
use system_tests::commune::{Commune, DEPUTY, SECRETARY};
use system_tests::look::Album;
use system_tests::programs::root;
use system_tests::screen::Screen;
use system_tests::study::write_essays;
use system_tests::walk;
use system_tests::window::{Place, Window};

const ESSAY: &str = "Suối Nậm Mu chảy qua bản, giữ suối là việc của từng nhà.";

#[tokio::test(flavor = "multi_thread")]
async fn a_further_laptop_reads_the_cells_essays_once_four_words_were_compared() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let commune = Commune::begin(folder.path())?;
    write_essays(&commune.cell, &commune.study.round, 1, ESSAY)?;
    commune.cell.run(&["exchange"])?;
    let essay = json!({ "round": commune.study.round, "member": writer(&commune.cell, &commune.study.round)? });
    let laptop = commune.further_laptop(folder.path())?;
    assert_eq!(laptop.call("essays.list", json!({ "round": commune.study.round }))?["unread"], 1);
    assert!(!laptop.call("essays.open", essay.clone())?.to_string().contains(ESSAY));

    let (screen, place) = (Screen::open()?, Place::new(folder.path(), &commune.cell.profile));
    let mut album = Album::begin(&root().join("out/laptops"))?;
    let window = Window::open(&screen, &place).await?;
    walk::unlock(&window).await?;
    window.go("#/exchange").await?;
    window.click("exchange-now").await?;
    window.at("key-asked").await?;
    album.look(&window, "may-moi-xin-khoa").await?;
    window.click("key-compare").await?;
    until_both_show_words(&window, &laptop).await?;
    let words =
        "return [...document.querySelectorAll('[data-testid=words-to-compare] > *')].map((word) => word.textContent);";
    let shown = window.run(words, vec![]).await?;
    assert_eq!(shown, laptop.call("keys.state", json!({}))?["four_words"], "both laptops show the same words");
    assert_eq!(shown.as_array().map(Vec::len), Some(4));
    album.look(&window, "so-bon-tu").await?;
    laptop.call("keys.confirm", json!({ "words": shown }))?;
    window.click("key-give").await?;
    window.gone("key-asked").await?;
    album.look(&window, "da-giao-khoa").await?;
    until_it_holds_the_key(&window, &laptop).await?;
    assert!(laptop.call("essays.open", essay)?.to_string().contains(ESSAY), "it reads what the cell wrote");
    window.close().await?;
    album.judge()
}

/// The member whose essay was written.
fn writer(cell: &Cell, round: &str) -> anyhow::Result<Value> {
    let lines = cell.call("essays.list", json!({ "round": round }))?;
    let written = lines["rows"].as_array().context("rows")?.iter().find(|row| row["state"] == "handed_in");
    Ok(written.context("an essay that was handed in")?["member"].clone())
}

/// The window's answer and the other laptop's number are each transferred when their laptop exchanges next.
async fn until_both_show_words(window: &Window, laptop: &Cell) -> anyhow::Result<()> {
    for _ in 0..30 {
        window.click("exchange-now").await?;
        laptop.run(&["exchange"])?;
        let shown = window.call("keys.state", json!({})).await?["newcomers"][0]["comparing"] == "words";
        if shown && laptop.call("keys.state", json!({}))?["four_words"].is_array() {
            return window.at("words-to-compare").await.map(drop);
        }
    }
    anyhow::bail!("the words never came")
}

/// The window sends at its next scheduled exchange or when somebody clicks; the other laptop exchanges until
/// the key has arrived.
async fn until_it_holds_the_key(window: &Window, laptop: &Cell) -> anyhow::Result<()> {
    window.click("exchange-now").await?;
    for _ in 0..30 {
        laptop.run(&["exchange"])?;
        if laptop.call("keys.state", json!({}))?["holding"] == "holds" {
            return Ok(());
        }
    }
    anyhow::bail!("the key never came")
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_who_marked_at_once_find_a_conflict_and_may_think_again() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let mut commune = Commune::begin(folder.path())?;
    let deputy = commune.further_laptop(folder.path())?;
    commune.cell.run(&["exchange"])?;
    give_key(&commune.cell, &deputy)?;
    commune.cell.run(&["exchange"])?;
    deputy.run(&["exchange"])?;
    commune.district.kill();

    let session = commune.study.session.clone();
    let marked = commune.cell.rows_of_roll_call(&session)?[0].clone();
    let member = &marked["member"];
    deputy.call("roll_call.mark", json!({ "session": session, "member": member, "mark": "absent_far_away" }))?;
    deputy.call("members.save", json!({ "id": member, "note": "Số điện thoại mới." }))?;
    let (screen, place) = (Screen::open()?, Place::new(folder.path(), &commune.cell.profile));
    let mut album = Album::begin(&root().join("out/cards"))?;
    let window = Window::open(&screen, &place).await?;
    walk::unlock(&window).await?;
    window.go(&format!("#/roll-call/{session}")).await?;
    walk::press_marks(&window, &session, "1").await?;
    walk::marked(&window, &session, 1).await?;
    window.call("members.save", json!({ "id": member, "note": "Đi làm xa đến tháng 6" })).await?;

    take_from_stick(&window, &place, &deputy).await?;
    window.go("#/").await?;
    window.says("home-task", "2 chỗ").await?;
    album.look(&window, "trang-chu").await?;
    window.go("#/cards").await?;
    for (who, value) in [(SECRETARY, "Có mặt"), (DEPUTY, "Vắng có lý do: đi làm ăn xa")] {
        window.says_css(&format!("{MARK} [data-testid=card-side]"), who).await?;
        window.says_css(&format!("{MARK} [data-testid=card-side]"), value).await?;
    }
    album.look(&window, "can-chon").await?;
    window.click_css(&format!("{MARK} [aria-label$=\"{SECRETARY}\"]")).await?;
    mark_stands(&window, &session, member, "present").await?;
    window.click("card-reopen").await?;
    window.click_css(&format!("{MARK} [aria-label$=\"{DEPUTY}\"]")).await?;
    mark_stands(&window, &session, member, "absent_far_away").await?;

    window.click("card-keep-both").await?;
    window.at("cards-answered").await?;
    walk::book_says(&window, "conflicts.list", json!({}), |conflicts| conflicts["open"] == json!([])).await?;
    album.look(&window, "da-chon").await?;
    let members = window.call("members.list", json!({})).await?;
    let noted = members["members"].as_array().context("members")?.iter().find(|each| &each["id"] == member);
    let note = noted.and_then(|each| each["note"].as_str()).unwrap_or_default();
    assert!(note.contains("Số điện thoại mới") && note.contains("Đi làm xa đến tháng 6"), "{note}");
    window.close().await?;
    album.judge()
}

const MARK: &str = "[data-testid=card][aria-label^=\"Điểm danh\"]";

pub fn give_key(holder: &Cell, newcomer: &Cell) -> anyhow::Result<()> {
    let asking = || Ok::<_, anyhow::Error>(holder.call("keys.state", json!({}))?["newcomers"][0].clone());
    holder.call("keys.compare", json!({ "id": asking()?["id"] }))?;
    for laptop in [holder, newcomer, holder] {
        laptop.run(&["exchange"])?;
    }
    let compared = asking()?;
    newcomer.call("keys.confirm", json!({ "words": compared["four_words"] }))?;
    holder.call("keys.give", json!({ "id": compared["id"], "words": compared["four_words"] })).map(drop)
}

/// The other laptop's changes come on a stick; there is no network.
async fn take_from_stick(window: &Window, place: &Place, from: &Cell) -> anyhow::Result<()> {
    place.plug_in()?;
    from.call("stick.write", json!({ "to": "laptops", "folder": place.stick }))?;
    window.go("#/exchange").await?;
    window.click("exchange-stick").await?;
    window.click("stick-take").await?;
    window.at("stick-taken").await?;
    window.click("stick-done").await
}

/// Waits until a mark stands in the book.
async fn mark_stands(window: &Window, session: &str, member: &Value, mark: &str) -> anyhow::Result<()> {
    let stands = |sheet: &Value| {
        let mut rows = sheet["rows"].as_array().into_iter().flatten();
        rows.any(|row| &row["member"] == member && row["mark"] == mark)
    };
    walk::book_says(window, "roll_call.sheet", json!({ "id": session }), stands).await
}
