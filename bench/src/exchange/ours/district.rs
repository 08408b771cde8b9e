//! A real district server in a folder of its own.

use anyhow::{Context, bail};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use system_tests::district::{OFFICER, Officer, add_account};

pub struct District {
    dir: PathBuf,
    child: Child,
    pub address: SocketAddr,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    Plain,
    Tls,
}

impl District {
    /// Makes the folder of a server that does not run yet.
    pub fn init(dir: &Path) -> anyhow::Result<()> {
        let tree = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/units/lai-chau-since-2025-07.json");
        run(&["init", "--data", text(dir), "--committee-name", "Đảng ủy xã mẫu", "--tree", text(&tree)]).map(drop)
    }

    pub fn start(dir: &Path, protocol: Protocol) -> anyhow::Result<District> {
        District::init(dir)?;
        let mut serve = Command::new(program()?);
        serve.args(["serve", "--data", text(dir), "--listen", "127.0.0.1:0"]);
        if protocol == Protocol::Tls {
            serve.arg("--tls");
        }
        let mut child = serve.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().context("start sochibo-server")?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().context("no output")?).read_line(&mut line)?;
        let said: Value = serde_json::from_str(&line).context("the server's first line")?;
        let url = said["listening"].as_str().context("no address")?;
        let address = url.rsplit('/').next().unwrap_or_default().parse().context("the server's address")?;
        Ok(District { dir: dir.to_owned(), child, address })
    }

    /// Adds a cell below the committee. Returns its id.
    pub fn add_cell(&self, name: &str) -> anyhow::Result<String> {
        let (dir, above) = (text(&self.dir), "Đảng ủy xã mẫu");
        let added = run(&["unit", "add", "--data", dir, "--name", name, "--under", above, "--json"])?;
        added["id"].as_str().map(str::to_owned).context("no unit")
    }

    /// An officer at the console, with an account that is made when it is first asked for.
    pub fn officer(&self) -> anyhow::Result<Officer> {
        add_account(&self.dir, OFFICER, "officer")?;
        Officer::log_in(&self.address.to_string(), OFFICER)
    }

    /// An invite for one laptop of a cell, with the proxy's address as the server's.
    pub fn invite(&self, unit: &str, proxy: SocketAddr) -> anyhow::Result<PathBuf> {
        let dir = text(&self.dir);
        // The server never overwrites an existing file.
        let names = (1..).map(|number: u32| self.dir.join(format!("invite-{number}.json")));
        let out = names.into_iter().find(|path| !path.exists()).unwrap_or_default();
        let url = format!("http://{proxy}");
        let place = ["invite", "--data", dir, "--unit", unit, "--url", &url];
        run(&[&place[..], &["--auto-confirm", "--out", text(&out), "--json"]].concat())?;
        Ok(out)
    }

    /// The content hashes of all books that the server holds.
    pub fn content_hashes(&self) -> anyhow::Result<Vec<String>> {
        let server = self.database()?;
        let books: Vec<[u8; 16]> = server
            .prepare("SELECT DISTINCT book FROM chain")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let hex = |hash: [u8; 32]| hash.iter().map(|byte| format!("{byte:02x}")).collect();
        books.into_iter().map(|book| Ok(hex(journal_sql::content_hash(&server, domain::Id(book))?))).collect()
    }

    /// The number of rows in the server's tables.
    pub fn marks_and_essays(&self) -> anyhow::Result<usize> {
        let count = "SELECT (SELECT count(*) FROM roll_call) + (SELECT count(*) FROM essay_version)";
        Ok(self.database()?.query_row(count, [], |row| row.get(0))?)
    }

    fn database(&self) -> anyhow::Result<rusqlite::Connection> {
        rusqlite::Connection::open(self.dir.join("server.db")).context("open the server's file")
    }
}

impl Drop for District {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}

/// The server program, which `make bench` builds beside this one.
fn program() -> anyhow::Result<PathBuf> {
    let beside = std::env::current_exe()?.with_file_name("sochibo-server");
    if beside.exists() {
        Ok(beside)
    } else {
        bail!("{} is missing: build it with `cargo build --release -p server`", beside.display())
    }
}

fn run(arguments: &[&str]) -> anyhow::Result<Value> {
    let done = Command::new(program()?).args(arguments).output()?;
    if !done.status.success() {
        bail!("sochibo-server {}: {}", arguments.join(" "), String::from_utf8_lossy(&done.stderr));
    }
    Ok(serde_json::from_slice(&done.stdout).unwrap_or(Value::Null))
}
