//! The first hour of SCREENS in the real window, with two power cuts; then pictures of all other pages.

use serde_json::{Value, json};
use std::path::Path;
use system_tests::district::{COMMITTEE, District};
use system_tests::look::Album;
use system_tests::programs::root;
use system_tests::screen::Screen;
use system_tests::study::{differences, issue_round, roster};
use system_tests::walk::{self, ESSAY};
use system_tests::window::{Place, Window};

#[tokio::test(flavor = "multi_thread")]
async fn the_first_hour() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let district = District::found(&folder.path().join("huyen"))?;
    let unit = district.add_cell(walk::CELL_NAME, walk::PERSON)?;
    let issued = issue_round(&district.log_in()?, "Học tập Nghị quyết Đại hội XIV", "2026-11-30")?;
    let screen = Screen::open()?;
    let place = Place::new(folder.path(), &folder.path().join("so"));
    let mut album = Album::begin(&root().join("out/window"))?;

    let window = Window::open(&screen, &place).await?;
    walk::make_book(&window, &mut album, COMMITTEE).await?;
    window.click("first-run-import").await?;
    let members = walk::import_list(&window, &mut album, &place, &roster("roster-messy.xlsx")).await?;
    assert!(members >= 25, "{members} members");
    let round = walk::open_round(&window, &mut album).await?;
    let session = walk::add_session(&window, &mut album).await?;
    let window = power_cut_in_roll_call(window, &screen, &place, &mut album, &session).await?;
    finish_roll_call(&window, &mut album, &session).await?;
    let window = power_cut_in_essay(window, &screen, &place, &mut album, &round).await?;

    let invite = folder.path().join("moi.json");
    district.invite(&unit, &invite, false)?;
    let words = walk::enrol(&window, &mut album, &place, &invite).await?;
    let officer = district.log_in()?;
    assert_eq!(officer.get("/enrolments")?["waiting"][0]["four_words"], json!(words));
    album.look(&window, "cho-doi-chieu").await?;
    assert_eq!(officer.confirm_all()?, 1);
    walk::exchange(&window).await?;
    album.look(&window, "gui-nhan-xong").await?;
    walk::tie_round(&window, &mut album, &round, &issued).await?;
    walk::exchange(&window).await?;

    window.go(&format!("#/rounds/{round}/totals")).await?;
    let line = officer.line(&issued, &unit)?;
    for figure in ["due", "present", "studied", "essays_due", "essays_received"] {
        assert_eq!(
            json!(walk::shown_figure(&window, figure).await?),
            line[figure],
            "{figure} in the window and on the console"
        );
    }
    album.look(&window, "tong-hop").await?;
    let totals = window.call("totals.round", json!({ "round": round })).await?;
    assert_eq!(differences(&totals, &line), Vec::<String>::new());
    other_pages(&window, &mut album, &round).await?;
    window.close().await?;
    album.judge()
}

/// Seven people are marked, then the power fails. All seven marks are there afterwards.
async fn power_cut_in_roll_call(
    window: Window,
    screen: &Screen,
    place: &Place,
    album: &mut Album,
    session: &str,
) -> anyhow::Result<Window> {
    walk::press_marks(&window, session, "1111111").await?;
    let before = walk::marked(&window, session, 7).await?;
    window.kill().await?;
    let window = Window::open(screen, place).await?;
    window.at("lock-passphrase").await?;
    album.look(&window, "khoa").await?;
    window.fill("lock-passphrase", "không phải mật khẩu").await?;
    window.click("lock-open").await?;
    window.says("page-lock", "Mật khẩu chưa đúng").await?;
    walk::unlock(&window).await?;
    album.look(&window, "trang-chu").await?;
    assert_eq!(walk::marks(&window, session).await?, before);
    window.go(&format!("#/roll-call/{session}")).await?;
    window.says("roll-broken-off", "Điểm danh đang dở").await?;
    album.look(&window, "diem-danh-dang-do").await?;
    Ok(window)
}

async fn finish_roll_call(window: &Window, album: &mut Album, session: &str) -> anyhow::Result<()> {
    // Eight more present, four absent with a reason, the others counted elsewhere: 15 of 19.
    walk::press_marks(window, session, &format!("11111111{}{}", "3456", "9".repeat(40))).await?;
    window.says("roll-counts", "15/19").await?;
    window.says("roll-counts", "78,95").await?;
    album.look(window, "diem-danh-xong").await?;
    window.click("roll-confirm").await?;
    window.at("roll-confirmed").await?;
    album.look(window, "da-xac-nhan").await
}

/// After a power cut in the middle of a word, what the page had reported as saved is there.
async fn power_cut_in_essay(
    window: Window,
    screen: &Screen,
    place: &Place,
    album: &mut Album,
    round: &str,
) -> anyhow::Result<Window> {
    walk::begin_essay(&window, album, round).await?;
    walk::type_essay(&window, album).await?;
    let member = window.run("return window.location.hash.split('/').pop();", vec![]).await?;
    window.keys("[data-testid=\"essay-awareness\"]", " Việc này còn").await?;
    window.kill().await?;
    let window = Window::open(screen, place).await?;
    window.at("lock-passphrase").await?;
    walk::unlock(&window).await?;
    window.go(&format!("#/rounds/{round}/essays/{}", member.as_str().unwrap_or_default())).await?;
    let text = walk::essay_text(&window).await?;
    assert!(text.starts_with(ESSAY), "what was said to be saved is there: {text}");
    window.click("essay-hand-in").await?;
    walk::book_says(&window, "essays.list", json!({ "round": round }), |lines| lines["received"] == 1).await?;
    Ok(window)
}

/// The pages that the walk did not visit.
async fn other_pages(window: &Window, album: &mut Album, round: &str) -> anyhow::Result<()> {
    let pages = [
        ("#/", "page-home", "trang-chu-cuoi"),
        ("#/rounds", "page-rounds", "cac-dot"),
        (&format!("#/rounds/{round}/roll-call"), "roll-calls", "cac-diem-danh"),
        (&format!("#/rounds/{round}/make-ups"), "make-ups", "hoc-bo-sung"),
        ("#/settings", "page-settings", "cai-dat"),
        ("#/settings/bin", "page-bin", "thung-rac"),
        ("#/cards", "page-cards", "can-chon"),
    ];
    for (place, id, name) in pages {
        window.go(place).await?;
        window.at(id).await?;
        album.look(window, name).await?;
    }
    window.click("search-open").await?;
    window.fill("search-text", "mua thi").await?;
    window.at("search-hit").await?;
    album.look(window, "tim").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_reaches_nothing_but_what_its_capability_names() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let screen = Screen::open()?;
    let window = Window::open(&screen, &Place::new(folder.path(), &folder.path().join("so"))).await?;
    window.at("first-run-new").await?;
    for command in
        ["plugin:fs|read_file", "plugin:shell|execute", "plugin:dialog|open", "plugin:window|close", "no_such_command"]
    {
        let script = "const [command, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(command, {}).then(() => done('allowed'), () => done('refused'));";
        assert_eq!(window.run_async(script, vec![json!(command)]).await?, "refused", "{command}");
    }
    // The page's policy: no script from a string, no outside address.
    let script = "const done = arguments[arguments.length - 1];
        const heard = [];
        document.addEventListener('securitypolicyviolation', (event) => heard.push(event.effectiveDirective));
        const script = document.createElement('script');
        script.src = 'data:text/javascript,window.foreign=1';
        document.body.append(script);
        fetch('http://127.0.0.1:9/').catch(() => null).then(() => setTimeout(() => done({ heard, foreign: window.foreign ?? null }), 300));";
    let told = window.run_async(script, vec![]).await?;
    assert_eq!(told["foreign"], Value::Null);
    let heard = told["heard"].to_string();
    assert!(heard.contains("script-src") && heard.contains("connect-src"), "{heard}");
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_program_on_one_book_shows_the_first() -> anyhow::Result<()> {
    if std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_none() {
        anyhow::bail!("this test needs a session bus: `make test` runs it under dbus-run-session");
    }
    let folder = tempfile::tempdir()?;
    let screen = Screen::open()?;
    let place = Place::new(folder.path(), &folder.path().join("so"));
    let window = Window::open(&screen, &place).await?;
    window.at("first-run-new").await?;
    let mut second = start_by_hand(&screen, &place.profile)?;
    let ended = second.wait()?;
    assert!(ended.success(), "the second ends quietly: {ended}");
    window.at("first-run-new").await?;
    window.close().await
}

fn start_by_hand(screen: &Screen, profile: &Path) -> anyhow::Result<std::process::Child> {
    let mut command = system_tests::programs::command(system_tests::programs::WINDOW)?;
    Ok(command.env("DISPLAY", &screen.display).env("SOCHIBO_PROFILE", profile).spawn()?)
}
