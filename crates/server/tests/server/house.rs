//! A server of its own for each test, and the people who call it.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value;
use server::accounts::Role;
use server::clock::Clock;
use server::serve::{self, Running};
use server::state::{Server, Shared};
use tempfile::TempDir;
use tokio::runtime::Runtime;

pub const PASSPHRASE: &str = "mật khẩu để thử";
pub const HOUR: i64 = 3_600_000;

/// The database that a server uses.
#[derive(Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "each test program has one engine")]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A folder made by the program itself, and its database if that is not in the folder.
#[derive(Clone)]
pub struct Made {
    pub data: PathBuf,
    pub database: Option<String>,
}

pub struct House {
    pub server: Shared,
    pub address: SocketAddr,
    clock: Arc<AtomicI64>,
    steady: Arc<AtomicI64>,
    folder: TempDir,
    database: Option<String>,
    secure: bool,
    running: Option<Running>,
    runtime: Runtime,
}

impl House {
    /// The province's committee, both periods of its tree, one account for each role.
    pub fn open() -> House {
        House::with(false)
    }

    pub fn with_tls() -> House {
        House::with(true)
    }

    fn with(secure: bool) -> House {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        std::fs::create_dir(&data).unwrap();
        let made = made_once();
        for file in std::fs::read_dir(&made.data).unwrap() {
            let file = file.unwrap().path();
            std::fs::copy(&file, data.join(file.file_name().unwrap())).unwrap();
        }
        let database = made.database.as_deref().map(test_postgres::copy_of);
        House::of(folder, database, secure)
    }

    /// The same committee, set up again after everything was lost: other keys, an empty database, one account
    /// for each role.
    pub fn set_up_again() -> House {
        let folder = tempfile::tempdir().unwrap();
        let made = Made::new(folder.path().join("data"));
        prepare(&made, folder.path(), PROVINCE);
        House::of(folder, made.database, false)
    }

    /// The server of another committee: that of the commune with this code.
    pub fn of_commune(code: &str, name: &str) -> House {
        let folder = tempfile::tempdir().unwrap();
        let made = Made::new(folder.path().join("data"));
        prepare(&made, folder.path(), (code, name));
        House::of(folder, made.database, false)
    }

    fn of(folder: TempDir, database: Option<String>, secure: bool) -> House {
        let data = folder.path().join("data");
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis();
        let clock = Arc::new(AtomicI64::new(i64::try_from(now).unwrap()));
        let steady = Arc::new(AtomicI64::new(0));
        let hand = |told: &Arc<AtomicI64>| {
            let told = told.clone();
            Arc::new(move || told.load(Ordering::SeqCst))
        };
        let clock_of_test = Clock::new(hand(&clock), hand(&steady));
        let server = Server::open(&data, database.as_deref(), secure, clock_of_test).unwrap();
        let runtime = Runtime::new().unwrap();
        let running = runtime.block_on(serve::start(server.clone(), "127.0.0.1:0".parse().unwrap())).unwrap();
        let (address, running) = (running.address, Some(running));
        House { server, address, clock, steady, folder, database, secure, running, runtime }
    }

    /// Folder and database, for a separate process to serve from.
    pub fn made(&self) -> Made {
        Made { data: self.folder.path().join("data"), database: self.database.clone() }
    }

    /// Everything that a person who copies the server's folder and its database has.
    pub fn kept(&self) -> Vec<Vec<u8>> {
        let files = std::fs::read_dir(self.made().data).unwrap();
        let files = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
        files.chain(self.database.as_deref().map(test_postgres::dump)).collect()
    }

    /// Moves the clock forward.
    pub fn wait(&self, milliseconds: i64) {
        self.steady.fetch_add(milliseconds, Ordering::SeqCst);
        self.clock.fetch_add(milliseconds, Ordering::SeqCst);
    }

    /// Sets the clock and returns what it showed.
    pub fn set_clock(&self, to: i64) -> i64 {
        self.clock.swap(to, Ordering::SeqCst)
    }

    pub fn call(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<&Value>) -> Answer {
        let body = body.map(Value::to_string).unwrap_or_default();
        let mut all = headers.to_vec();
        if !body.is_empty() {
            all.push(("content-type", "application/json"));
        }
        self.send(method, path, &all, body.as_bytes())
    }

    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        if self.secure {
            let stream = crate::tls::connect(self, self.server.tls.pin());
            return talk(stream, method, path, headers, body);
        }
        let stream = TcpStream::connect(self.address).unwrap();
        talk(stream, method, path, headers, body)
    }

    pub fn login(&self, role: &str) -> Browser<'_> {
        let answer = self.try_login(role, PASSPHRASE);
        assert_eq!(answer.status, 200, "{answer:?}");
        Browser { house: self, cookie: answer.cookies() }
    }

    pub fn try_login(&self, name: &str, passphrase: &str) -> Answer {
        let asked = serde_json::json!({ "name": name, "passphrase": passphrase });
        self.call("POST", "/api/v1/login", &[("x-sochibo", "1")], Some(&asked))
    }

    /// A cell below a commune of today's tree.
    pub fn cell(&self, name: &str) -> String {
        let officer = self.login("officer");
        let units = officer.get("/api/v1/units").json();
        let commune = units["units"].as_array().unwrap().iter().find(|unit| unit["name"] == "Xã Bình Lư").unwrap();
        let asked = serde_json::json!({ "name": name, "level": "cell", "parent": commune["id"],
            "expected_contact": "USB hằng tháng", "contact_person": "Lò Thị Mẫu", "contact_phone": "0900 000 000" });
        officer.post("/api/v1/units", &asked).json()["id"].as_str().unwrap().to_owned()
    }
}

impl House {
    /// Ends the server in this process, so that a separate process can take its place.
    pub fn close(&mut self) {
        if let Some(running) = self.running.take() {
            self.runtime.block_on(running.stop()).unwrap();
        }
    }

    /// The clock itself, for laptops that go by it.
    pub fn clock(&self) -> Arc<AtomicI64> {
        Arc::clone(&self.clock)
    }

    pub fn now(&self) -> i64 {
        self.clock.load(Ordering::SeqCst)
    }
}

impl Drop for House {
    fn drop(&mut self) {
        self.close();
    }
}

/// A person who is logged in to the console.
pub struct Browser<'h> {
    pub house: &'h House,
    pub cookie: String,
}

impl Browser<'_> {
    pub fn get(&self, path: &str) -> Answer {
        self.house.call("GET", path, &[("cookie", &self.cookie)], None)
    }

    pub fn post(&self, path: &str, body: &Value) -> Answer {
        self.ask("POST", path, Some(body))
    }

    /// Reads the words beside a waiting laptop, and admits it.
    pub fn let_in(&self, device: &str) {
        let waiting = self.get("/api/v1/enrolments").json()["waiting"].clone();
        let one = waiting.as_array().unwrap().iter().find(|one| one["id"] == device).expect("the laptop waits");
        let compared = serde_json::json!({ "four_words": one["four_words"] });
        self.post(&format!("/api/v1/enrolments/{device}/confirm"), &compared).json();
    }

    pub fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Answer {
        self.house.call(method, path, &[("cookie", &self.cookie), ("x-sochibo", "1")], body)
    }
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HashMap<String, String>,
    /// Each `Set-Cookie` header as received.
    pub set_cookies: Vec<String>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        assert_eq!(self.status, 200, "{}", self.text());
        self.value()
    }

    pub fn value(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("not JSON: {}", self.text()))
    }

    /// What a browser sends back.
    pub fn cookies(&self) -> String {
        let pairs: Vec<&str> = self.set_cookies.iter().map(|set| set.split(';').next().unwrap()).collect();
        pairs.join("; ")
    }

    pub fn code(&self) -> String {
        self.value()["code"].as_str().unwrap_or_default().to_owned()
    }

    pub fn text(&self) -> String {
        format!("{} {}", self.status, String::from_utf8_lossy(&self.body))
    }
}

/// One request over a connection of its own.
pub fn talk(mut stream: impl Read + Write, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    let mut head =
        format!("{method} {path} HTTP/1.1\r\nhost: test\r\nconnection: close\r\ncontent-length: {}\r\n", body.len());
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    stream.write_all(format!("{head}\r\n").as_bytes()).unwrap();
    // a server that refuses early closes the connection before everything is written
    let _ = stream.write_all(body);
    let mut raw = Vec::new();
    let mut piece = [0; 16_384];
    while let Ok(read @ 1..) = stream.read(&mut piece) {
        raw.extend_from_slice(&piece[..read]);
    }
    let end = raw.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer");
    let head = String::from_utf8(raw[..end].to_vec()).unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers: Vec<_> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let set_cookies = headers.iter().filter(|(name, _)| name == "set-cookie").map(|(_, value)| value.clone()).collect();
    Answer { status, headers: headers.into_iter().collect(), set_cookies, body: raw[end + 4..].to_vec() }
}

/// Every house starts with a copy of this.
fn made_once() -> &'static Made {
    static MADE: OnceLock<(TempDir, Made)> = OnceLock::new();
    let (_, made) = MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let made = Made::new(folder.path().join("data"));
        prepare(&made, folder.path(), PROVINCE);
        (folder, made)
    });
    made
}

/// The code of the unit that the committee of most tests leads, and its name.
const PROVINCE: (&str, &str) = ("12", "Tỉnh ủy Lai Châu");

/// A committee with one account for each role.
fn prepare(made: &Made, folder: &Path, committee: (&str, &str)) {
    init_as(made, committee);
    let secret = folder.join("passphrase");
    std::fs::write(&secret, format!("{PASSPHRASE}\n")).unwrap();
    for role in Role::ALL {
        let (role, secret) = (role.as_str(), secret.to_str().unwrap());
        let add = ["account", "add", "--name", role, "--role", role, "--passphrase-file", secret];
        json_output(sochibo_server(made, &add));
    }
}

impl Made {
    /// A folder that does not exist yet; a database that exists and is empty.
    pub fn new(data: PathBuf) -> Made {
        Made { data, database: (crate::ENGINE == Engine::Postgres).then(test_postgres::database) }
    }

    /// The program with the arguments for its folder and database.
    pub fn program(&self) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_sochibo-server"));
        program.env("SOCHIBO_SERVER_DATA", &self.data).env_remove("DATABASE_URL");
        program.envs(self.database.iter().map(|address| ("DATABASE_URL", address)));
        program
    }
}

pub fn init(made: &Made) -> Value {
    init_as(made, PROVINCE)
}

fn init_as(made: &Made, (unit, name): (&str, &str)) -> Value {
    let units = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/units");
    let (before, since) = (units.join("lai-chau-before-2025-07.json"), units.join("lai-chau-since-2025-07.json"));
    json_output(sochibo_server(
        made,
        &[
            "init",
            "--committee-unit",
            unit,
            "--committee-name",
            name,
            "--tree",
            before.to_str().unwrap(),
            since.to_str().unwrap(),
        ],
    ))
}

/// Runs the program until it ends.
pub fn sochibo_server(made: &Made, line: &[&str]) -> Output {
    made.program().args(line).arg("--json").output().unwrap()
}

pub fn json_output(output: Output) -> Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}
