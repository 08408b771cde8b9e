//! A page with a foreign script in it can neither leave the window nor name a file that nobody chose.

use serde_json::{Value, json};
use std::io::{ErrorKind, Read};
use std::net::TcpListener;
use std::time::Duration;
use system_tests::district::COMMITTEE;
use system_tests::screen::Screen;
use system_tests::study::{open_round, roster};
use system_tests::walk;
use system_tests::window::{Place, Window};

/// Ways in which a page can go to another address or send data there.
const WAYS: [&str; 6] = [
    "window.location.href = arguments[0];",
    "window.location.replace(arguments[0]);",
    "window.open(arguments[0]);",
    "const link = document.createElement('a'); link.href = arguments[0]; link.target = '_blank'; document.body.append(link); link.click();",
    "const refresh = document.createElement('meta'); refresh.httpEquiv = 'refresh'; refresh.content = '0; url=' + arguments[0]; document.head.append(refresh);",
    "const form = document.createElement('form'); form.action = arguments[0]; document.body.append(form); form.submit();",
];

/// The data received there. The web engine may open a connection before it asks whether navigation is allowed,
/// but never sends anything.
fn received(elsewhere: &TcpListener) -> anyhow::Result<Vec<u8>> {
    let mut said = Vec::new();
    loop {
        match elsewhere.accept() {
            Ok((mut stream, _)) => {
                stream.set_nonblocking(false)?;
                stream.set_read_timeout(Some(Duration::from_millis(500)))?;
                if let Err(error) = stream.read_to_end(&mut said) {
                    anyhow::ensure!(matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut), error);
                }
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(said),
            Err(error) => return Err(error.into()),
        }
    }
}

async fn invoke(window: &Window, command: &str, arguments: Value) -> anyhow::Result<Value> {
    let script = "const [command, given, done] = arguments;
        window.__TAURI_INTERNALS__.invoke(command, given).then((answer) => done({ answer }), (error) => done({ error }));";
    window.run_async(script, vec![json!(command), arguments]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_goes_nowhere_and_names_no_file_that_nobody_chose() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let cell = system_tests::cell::Cell::at(&folder.path().join("so"))?;
    cell.init("Chi bộ bản Thẳm", COMMITTEE, walk::PERSON, false)?;
    cell.run(&["members", "import", &roster("roster-clean.xlsx").to_string_lossy()])?;
    let round = open_round(&cell, "Học tập Nghị quyết", "2026-11-12", None)?.round;
    let (screen, place) = (Screen::open()?, Place::new(folder.path(), &cell.profile));
    let window = Window::open(&screen, &place).await?;
    walk::unlock(&window).await?;

    let elsewhere = TcpListener::bind("127.0.0.1:0")?;
    elsewhere.set_nonblocking(true)?;
    let address = format!("http://{}/?taken=along", elsewhere.local_addr()?);
    for way in WAYS {
        window.run(way, vec![json!(address)]).await?;
        // Two round trips through the page: an allowed navigation would have started before the second.
        window.call("members.list", json!({})).await?;
        let own = window.run("return window.location.protocol;", vec![]).await?;
        assert_eq!(own, "tauri:", "{way}");
        assert_eq!(received(&elsewhere)?, b"", "{way}");
    }

    let (target, chosen) = (folder.path().join("bashrc.docx"), folder.path().join("bao-cao.docx"));
    let report = |path: &std::path::Path| json!({ "request": { "round": round, "out": path } });
    let refused = invoke(&window, "papers_report", report(&target)).await?;
    assert_eq!(refused["error"]["code"], "path_not_chosen");
    assert!(!target.exists());
    place.will_pick(&chosen)?;
    let picked = invoke(&window, "pick_save_file", json!({ "suggested": "bao-cao.docx" })).await?;
    assert_eq!(picked["answer"], json!(chosen));
    let written = invoke(&window, "papers_report", report(&chosen)).await?;
    assert_eq!(written["answer"]["path"], json!(chosen));
    assert_eq!(invoke(&window, "papers_report", report(&target)).await?["error"]["code"], "path_not_chosen");
    window.close().await
}
