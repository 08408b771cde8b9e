//! A hand on the window: starts it through `tauri-driver`, clicks, types, reads, looks.

use crate::programs::{Running, WINDOW, program};
use crate::screen::Screen;
use anyhow::{Context, bail, ensure};
use fantoccini::elements::Element;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Longer than anything on a busy machine with two cores takes; a test fails by it, never waits it out.
const PATIENCE: Duration = Duration::from_secs(40);
const LOOK_AGAIN: Duration = Duration::from_millis(60);

/// What the window is started with.
pub struct Place {
    /// The folder of the book it opens on.
    pub profile: PathBuf,
    /// Stands for the person's data folder, so that "Tạo sổ mới" makes nothing outside.
    pub home: PathBuf,
    /// The file whose line answers the next file dialog.
    pub pick: PathBuf,
}

impl Place {
    pub fn new(folder: &Path, profile: &Path) -> Place {
        Place { profile: profile.to_owned(), home: folder.join("nha"), pick: folder.join("tra-loi-hop-thoai") }
    }

    /// What the person would choose in the next dialogs.
    pub fn will_pick(&self, path: &Path) -> anyhow::Result<()> {
        Ok(std::fs::write(&self.pick, path.to_string_lossy().as_bytes())?)
    }
}

pub struct Window {
    client: Client,
    driver: Running,
}

impl Window {
    pub async fn open(screen: &Screen, place: &Place) -> anyhow::Result<Window> {
        let (port, native) = (free_port()?, free_port()?);
        let driver = Command::new("tauri-driver")
            .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
            .env("DISPLAY", &screen.display)
            .env("SOCHIBO_PROFILE", &place.profile)
            .env("SOCHIBO_PICK", &place.pick)
            .env("XDG_DATA_HOME", &place.home)
            // Compositing needs a graphics card.
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
            .env("NO_AT_BRIDGE", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("tauri-driver, which scripts/bootstrap installs")?;
        let driver = Running(driver);
        listening(port).await?;
        let client = session(port).await?;
        Ok(Window { client, driver })
    }

    /// Closes it as a person does, with nothing left half done.
    pub async fn close(self) -> anyhow::Result<()> {
        self.client.close().await.context("closing the window")
    }

    /// As a power cut ends it: SIGKILL to the window's own process.
    pub async fn kill(mut self) -> anyhow::Result<()> {
        let victims = descendants(self.driver.0.id()).into_iter().filter(|id| is_named(*id, WINDOW));
        let mut killed = 0;
        for id in victims {
            ensure!(Command::new("kill").args(["-9", &id.to_string()]).status()?.success(), "could not kill {id}");
            killed += 1;
        }
        ensure!(killed == 1, "{killed} windows were there to kill");
        self.driver.kill();
        Ok(())
    }

    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> anyhow::Result<Value> {
        self.client.execute(script, arguments).await.with_context(|| format!("script {script}"))
    }

    pub async fn run_async(&self, script: &str, arguments: Vec<Value>) -> anyhow::Result<Value> {
        self.client.execute_async(script, arguments).await.context("script")
    }

    pub async fn find(&self, css: &str) -> anyhow::Result<Element> {
        let waited = self.client.wait().at_most(PATIENCE).every(LOOK_AGAIN).for_element(Locator::Css(css)).await;
        match waited {
            Ok(element) => Ok(element),
            Err(error) => bail!("no {css} on the page: {error}\n{}", self.page_text().await),
        }
    }

    /// The element with this `data-testid`; where that is on a wrapper, the field in it.
    pub async fn at(&self, id: &str) -> anyhow::Result<Element> {
        self.find(&format!("[data-testid=\"{id}\"]")).await
    }

    pub async fn is_there(&self, id: &str) -> bool {
        self.client.find(Locator::Css(&format!("[data-testid=\"{id}\"]"))).await.is_ok()
    }

    /// Waits until the button can be pressed, then presses it.
    pub async fn click(&self, id: &str) -> anyhow::Result<()> {
        self.click_css(&format!("[data-testid=\"{id}\"]")).await
    }

    pub async fn click_css(&self, css: &str) -> anyhow::Result<()> {
        let began = Instant::now();
        loop {
            let tried = match self.find(css).await?.click().await {
                Ok(()) => return Ok(()),
                Err(error) => error,
            };
            ensure!(began.elapsed() < PATIENCE, "could not click {css}: {tried}\n{}", self.page_text().await);
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Clears the field and types into it.
    pub async fn fill(&self, id: &str, text: &str) -> anyhow::Result<()> {
        let field = self.at(id).await?;
        field.clear().await?;
        field.send_keys(text).await.with_context(|| format!("typing into {id}"))
    }

    /// Keys to whatever has the focus.
    pub async fn keys(&self, css: &str, keys: &str) -> anyhow::Result<()> {
        self.find(css).await?.send_keys(keys).await.with_context(|| format!("keys to {css}"))
    }

    pub async fn text(&self, id: &str) -> anyhow::Result<String> {
        Ok(self.at(id).await?.text().await?)
    }

    /// Waits until the page agrees.
    pub async fn until(&self, what: &str, script: &str, arguments: Vec<Value>) -> anyhow::Result<Value> {
        let began = Instant::now();
        loop {
            let value = self.run(script, arguments.clone()).await?;
            if value != Value::Null && value != Value::Bool(false) {
                return Ok(value);
            }
            ensure!(began.elapsed() < PATIENCE, "never came: {what}\n{}", self.page_text().await);
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Waits until the element with this id says something with `part` in it.
    pub async fn says(&self, id: &str, part: &str) -> anyhow::Result<()> {
        let script = "const e = document.querySelector(`[data-testid=\"${arguments[0]}\"]`); return !!e && e.textContent.includes(arguments[1]);";
        self.until(&format!("{id}: {part}"), script, vec![json!(id), json!(part)]).await.map(drop)
    }

    /// Goes to a page by its place after the #, as its links do.
    pub async fn go(&self, place: &str) -> anyhow::Result<()> {
        self.run("window.location.hash = arguments[0];", vec![json!(place)]).await.map(drop)
    }

    /// One function of the book, called by the page's own door.
    pub async fn call(&self, name: &str, request: Value) -> anyhow::Result<Value> {
        let script = "const [command, request, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(command, { request }).then((answer) => done({ answer }), (error) => done({ error }));";
        let told = self.run_async(script, vec![json!(name.replace('.', "_")), request]).await?;
        ensure!(told.get("error").is_none(), "{name}: {}", told["error"]);
        Ok(told["answer"].clone())
    }

    pub async fn page_text(&self) -> String {
        let text = self.client.execute("return document.body.innerText;", vec![]).await;
        text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_else(|| "(no page)".to_owned())
    }

    pub fn client(&self) -> &Client {
        &self.client
    }
}

async fn session(port: u16) -> anyhow::Result<Client> {
    let application = program(WINDOW)?;
    let mut wanted = Capabilities::new();
    wanted.insert("tauri:options".to_owned(), json!({ "application": application }));
    wanted.insert("webkitgtk:browserOptions".to_owned(), json!({ "binary": application }));
    let address = format!("http://127.0.0.1:{port}");
    let client = ClientBuilder::new(HttpConnector::new()).capabilities(wanted).connect(&address).await;
    client.context("no session with the window")
}

/// A port that was free a moment ago.
fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

async fn listening(port: u16) -> anyhow::Result<()> {
    let began = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        ensure!(began.elapsed() < PATIENCE, "tauri-driver does not listen");
        tokio::time::sleep(LOOK_AGAIN).await;
    }
    Ok(())
}

/// Every process below this one.
fn descendants(root: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = std::fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(|entry| {
        let id: u32 = entry.file_name().to_str()?.parse().ok()?;
        let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
        let parent = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
        Some((id, parent))
    }).collect();
    let mut found = vec![root];
    let mut next = 0;
    while next < found.len() {
        let above = found[next];
        found.extend(parents.iter().filter(|(_, parent)| *parent == above).map(|(id, _)| *id));
        next += 1;
    }
    found
}

fn is_named(id: u32, name: &str) -> bool {
    let program = std::fs::read_link(format!("/proc/{id}/exe")).ok();
    program.and_then(|path| path.file_name().map(|file| file == name)).unwrap_or_default()
}
