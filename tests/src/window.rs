//! Controls the window: starts it through `tauri-driver`, clicks, types, reads and takes pictures.

use crate::programs::{Running, WINDOW, kill_9, program};
use crate::screen::Screen;
use anyhow::{Context, bail, ensure};
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, NewSessionError};
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// Longer than anything takes on a busy machine with two cores. A test that waits this long fails.
const PATIENCE: Duration = Duration::from_secs(40);
/// Key codes of WebDriver.
const CONTROL: char = '\u{E009}';
const RELEASE: char = '\u{E000}';
const DELETE: char = '\u{E017}';
pub const DOWN: char = '\u{E015}';
const LOOK_AGAIN: Duration = Duration::from_millis(60);

/// The folders and files with which the window is started.
pub struct Place {
    /// The folder of the book that it opens.
    pub profile: PathBuf,
    /// Replaces the person's data folder, so that "Tạo sổ mới" writes nothing outside.
    pub home: PathBuf,
    /// A file that contains the answer to the next file dialog.
    pub pick: PathBuf,
    /// A file that contains the answer to the next print dialog.
    pub print: PathBuf,
    /// Simulates a stick, which is plugged in once this folder exists.
    pub stick: PathBuf,
}

impl Place {
    pub fn new(folder: &Path, profile: &Path) -> Place {
        Place {
            profile: profile.to_owned(),
            home: folder.join("nha"),
            pick: folder.join("tra-loi-hop-thoai"),
            print: folder.join("tra-loi-may-in"),
            stick: folder.join("USB CHI BO"),
        }
    }

    /// Sets the printer on which the next pages are printed, and where it puts them if it writes files.
    pub fn will_print(&self, printer: &str, output: &Path) -> anyhow::Result<()> {
        Ok(std::fs::write(&self.print, format!("{printer}\nfile://{}", output.display()))?)
    }

    pub fn plug_in(&self) -> anyhow::Result<()> {
        Ok(std::fs::create_dir_all(&self.stick)?)
    }

    /// Files on the stick whose names begin with `beginning`.
    pub fn on_stick(&self, beginning: &str) -> anyhow::Result<Vec<PathBuf>> {
        let entries = std::fs::read_dir(&self.stick)?.collect::<Result<Vec<_>, _>>()?;
        let named = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(beginning));
        Ok(entries.into_iter().map(|entry| entry.path()).filter(named).collect())
    }

    /// Sets the answer to the next file dialogs.
    pub fn will_pick(&self, path: &Path) -> anyhow::Result<()> {
        Ok(std::fs::write(&self.pick, path.to_string_lossy().as_bytes())?)
    }
}

pub struct Window {
    client: Client,
    driver: Driver,
    /// The name of the window's own process.
    process_name: &'static str,
    clicks: AtomicU32,
    keys: AtomicU32,
}

/// tauri-driver and all processes it started: WebKit's driver, the window, and the window's helper processes.
struct Driver(Running);

impl Drop for Driver {
    fn drop(&mut self) {
        // Children first, because they would outlive a killed parent.
        descendants(self.0.0.id()).into_iter().rev().for_each(kill_9);
    }
}

impl Window {
    pub async fn open(screen: &Screen, place: &Place) -> anyhow::Result<Window> {
        Window::open_program(screen, place, WINDOW).await
    }

    /// Opens the window of another program; its name is a path from the build folder.
    pub async fn open_program(screen: &Screen, place: &Place, name: &'static str) -> anyhow::Result<Window> {
        let (port, native) = (free_port()?, free_port()?);
        let driver = Command::new("tauri-driver")
            .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
            .env("DISPLAY", &screen.display)
            .env("SOCHIBO_PROFILE", &place.profile)
            .env("SOCHIBO_PICK", &place.pick)
            .env("SOCHIBO_PRINT", &place.print)
            .env("SOCHIBO_STICK", &place.stick)
            .env("XDG_DATA_HOME", &place.home)
            // With it, a picture of the window would wait for a frame that is never drawn.
            .env_remove("WEBKIT_DISABLE_COMPOSITING_MODE")
            .env("NO_AT_BRIDGE", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("tauri-driver, which scripts/bootstrap installs")?;
        let driver = Driver(Running(driver));
        // tauri-driver passes commands on to WebKit's driver, which may start later.
        listening(native).await?;
        listening(port).await?;
        let client = session(port, name).await?;
        let process_name = name.rsplit('/').next().unwrap_or(name);
        Ok(Window { client, driver, process_name, clicks: AtomicU32::new(0), keys: AtomicU32::new(0) })
    }

    /// Closes the window normally.
    pub async fn close(self) -> anyhow::Result<()> {
        self.client.close().await.context("closing the window")
    }

    /// Ends the window's own process with SIGKILL, like a power cut.
    pub async fn kill(self) -> anyhow::Result<()> {
        let windows: Vec<u32> =
            descendants(self.driver.0.0.id()).into_iter().filter(|id| is_named(*id, self.process_name)).collect();
        ensure!(windows.len() == 1, "{} windows were there to kill", windows.len());
        windows.into_iter().for_each(kill_9);
        Ok(())
    }

    /// The window's own process and those it started, which render the page and access the network.
    pub fn processes(&self) -> anyhow::Result<Vec<u32>> {
        let all = descendants(self.driver.0.0.id());
        let window = all.into_iter().find(|id| is_named(*id, self.process_name)).context("no window")?;
        Ok(descendants(window))
    }

    /// Clicks and keys since the last time this was asked, as a person would count them.
    pub fn take_effort(&self) -> (u32, u32) {
        (self.clicks.swap(0, Ordering::Relaxed), self.keys.swap(0, Ordering::Relaxed))
    }

    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> anyhow::Result<Value> {
        held("script", || self.client.execute(script, arguments.clone())).await.with_context(|| first_line(script))
    }

    pub async fn run_async(&self, script: &str, arguments: Vec<Value>) -> anyhow::Result<Value> {
        held("script", || self.client.execute_async(script, arguments.clone()))
            .await
            .with_context(|| first_line(script))
    }

    pub async fn find(&self, css: &str) -> anyhow::Result<Element> {
        let began = Instant::now();
        loop {
            let tried = match self.client.find(Locator::Css(css)).await {
                Ok(element) => return Ok(element),
                Err(error) => error,
            };
            ensure!(began.elapsed() < PATIENCE, "no {css} on the page: {tried}\n{}", self.page_text().await);
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    pub async fn at(&self, id: &str) -> anyhow::Result<Element> {
        self.find(&css_of(id)).await
    }

    pub async fn is_there(&self, id: &str) -> bool {
        self.client.find(Locator::Css(&css_of(id))).await.is_ok()
    }

    /// Waits until the button can be clicked, then clicks it.
    pub async fn click(&self, id: &str) -> anyhow::Result<()> {
        self.click_css(&css_of(id)).await
    }

    pub async fn click_css(&self, css: &str) -> anyhow::Result<()> {
        let began = Instant::now();
        loop {
            let element = self.find(css).await?;
            let tried = match element.is_enabled().await {
                Ok(false) => "it is disabled".to_owned(),
                _ => match element.click().await {
                    Ok(()) => {
                        self.clicks.fetch_add(1, Ordering::Relaxed);
                        return Ok(());
                    }
                    Err(error) => error.to_string(),
                },
            };
            // The driver considers an element under the status bar visible; a person would scroll.
            let script = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' });";
            self.run(script, vec![json!(css)]).await?;
            ensure!(began.elapsed() < PATIENCE, "could not click {css}: {tried}\n{}", self.page_text().await);
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Types into a field, replacing its text.
    pub async fn fill(&self, id: &str, text: &str) -> anyhow::Result<()> {
        let standing = self.at(id).await?.prop("value").await?.unwrap_or_default();
        if !standing.is_empty() {
            self.keys(&css_of(id), &format!("{CONTROL}a{RELEASE}{DELETE}")).await?;
        }
        self.keys(&css_of(id), text).await
    }

    /// Chooses an option of a list by its value.
    pub async fn choose(&self, id: &str, value: &str) -> anyhow::Result<()> {
        held("choosing", async || {
            self.at(id).await.map_err(|error| CmdError::NotW3C(json!(error.to_string())))?.select_by_value(value).await
        })
        .await
    }

    /// Sends keys to an element, as a keyboard does.
    pub async fn keys(&self, css: &str, keys: &str) -> anyhow::Result<()> {
        let element = self.find(css).await?;
        self.keys.fetch_add(u32::try_from(keys.chars().count())?, Ordering::Relaxed);
        held("typing", || element.send_keys(keys)).await.with_context(|| format!("typing into {css}"))
    }

    /// Sends keys to an element of a list that has just been opened: the list may be drawn anew between finding the element
    /// and typing into it.
    pub async fn keys_in_list(&self, css: &str, keys: &str) -> anyhow::Result<()> {
        self.keys.fetch_add(u32::try_from(keys.chars().count())?, Ordering::Relaxed);
        for _ in 0..5 {
            match self.find(css).await?.send_keys(keys).await {
                Err(error) if error.to_string().contains("was not found") => tokio::time::sleep(LOOK_AGAIN).await,
                sent => return sent.with_context(|| format!("typing into {css}")),
            }
        }
        bail!("typing into {css}: it is drawn anew again and again")
    }

    pub async fn text(&self, id: &str) -> anyhow::Result<String> {
        let element = self.at(id).await?;
        held("reading", || element.text()).await
    }

    pub async fn screenshot(&self) -> anyhow::Result<Vec<u8>> {
        held("a picture", || self.client.screenshot()).await
    }

    pub async fn resize(&self, (width, height): (u32, u32)) -> anyhow::Result<()> {
        held("the window's size", || self.client.set_window_rect(0, 0, width, height)).await
    }

    /// Waits until the script returns a true value.
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

    /// Waits until there is no element with this id.
    pub async fn gone(&self, id: &str) -> anyhow::Result<()> {
        let script = "return document.querySelector(arguments[0]) === null;";
        self.until(&format!("the end of {id}"), script, vec![json!(css_of(id))]).await.map(drop)
    }

    /// Waits until the text of the element with this id contains `part`.
    pub async fn says(&self, id: &str, part: &str) -> anyhow::Result<()> {
        self.says_css(&css_of(id), part).await
    }

    /// Waits until the text of one of these elements contains `part`.
    pub async fn says_css(&self, css: &str, part: &str) -> anyhow::Result<()> {
        let script = "return [...document.querySelectorAll(arguments[0])].some((each) => each.textContent.includes(arguments[1]));";
        self.until(&format!("{css}: {part}"), script, vec![json!(css), json!(part)]).await.map(drop)
    }

    /// Opens a page by its path after the #, as its links do.
    pub async fn go(&self, place: &str) -> anyhow::Result<()> {
        self.run("window.location.hash = arguments[0];", vec![json!(place)]).await.map(drop)
    }

    /// Makes one of the book's calls through the page.
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
}

fn css_of(id: &str) -> String {
    format!("[data-testid=\"{id}\"]")
}

fn first_line(script: &str) -> String {
    script.chars().take(120).collect()
}

/// Sends a command to the window, with a time limit. tauri-driver sometimes drops one because WebKit's driver
/// closed an idle connection. The command was not carried out then and is sent again.
async fn held<T, W: Future<Output = Result<T, CmdError>>>(what: &str, command: impl Fn() -> W) -> anyhow::Result<T> {
    for _ in 0..3 {
        match tokio::time::timeout(PATIENCE, command())
            .await
            .with_context(|| format!("{what}: the window does not answer"))?
        {
            Err(CmdError::Lost(_) | CmdError::Failed(_) | CmdError::FailedC(_)) => tokio::time::sleep(LOOK_AGAIN).await,
            other => return other.with_context(|| what.to_owned()),
        }
    }
    bail!("{what}: the window is gone")
}

async fn session(port: u16, name: &str) -> anyhow::Result<Client> {
    let application = program(name)?;
    let mut wanted = Capabilities::new();
    wanted.insert("tauri:options".to_owned(), json!({ "application": application }));
    wanted.insert("webkitgtk:browserOptions".to_owned(), json!({ "binary": application }));
    let address = format!("http://127.0.0.1:{port}");
    for _ in 0..5 {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(wanted.clone());
        match tokio::time::timeout(PATIENCE, builder.connect(&address)).await.context("no session with the window")? {
            Err(NewSessionError::Lost(_) | NewSessionError::Failed(_) | NewSessionError::FailedC(_)) => {
                tokio::time::sleep(LOOK_AGAIN).await;
            }
            other => return other.context("no session with the window"),
        }
    }
    bail!("tauri-driver gives no session with the window")
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

/// All processes below this one.
fn descendants(root: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = std::fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let id: u32 = entry.file_name().to_str()?.parse().ok()?;
            let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
            let parent = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
            Some((id, parent))
        })
        .collect();
    let mut found = vec![root];
    let mut next = 0;
    while next < found.len() {
        let above = found[next];
        found.extend(parents.iter().filter(|(_, parent)| *parent == above).map(|(id, _)| *id));
        next += 1;
    }
    found
}

pub fn is_named(id: u32, name: &str) -> bool {
    let Some(path) = std::fs::read_link(format!("/proc/{id}/exe")).ok() else { return false };
    let file = path.file_name().map(|file| file.to_string_lossy().into_owned()).unwrap_or_default();
    // A program that was rebuilt meanwhile is shown as deleted.
    file.trim_end_matches(" (deleted)") == name
}
