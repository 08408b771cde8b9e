//! A real district server in a folder of its own.

use anyhow::{Context, bail};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

pub struct District {
    dir: PathBuf,
    child: Child,
    pub address: SocketAddr,
}

impl District {
    pub fn start(dir: &Path) -> anyhow::Result<District> {
        let tree = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/units/lai-chau-since-2025-07.json");
        run(&["init", "--data", text(dir), "--committee-name", "Đảng ủy xã mẫu", "--tree", text(&tree)])?;
        let mut child = Command::new(program()?)
            .args(["serve", "--data", text(dir), "--listen", "127.0.0.1:0", "--json"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("start sochibo-server")?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().context("no output")?).read_line(&mut line)?;
        let said: Value = serde_json::from_str(&line).context("the server's first line")?;
        let url = said["listening"].as_str().context("no address")?;
        let address = url.trim_start_matches("http://").parse()?;
        Ok(District { dir: dir.to_owned(), child, address })
    }

    /// An invite for a new cell, naming the proxy as the server.
    pub fn invite(&self, proxy: SocketAddr) -> anyhow::Result<PathBuf> {
        let added = run(&[
            "unit",
            "add",
            "--data",
            text(&self.dir),
            "--name",
            "Chi bộ đo",
            "--under",
            "Đảng ủy xã mẫu",
            "--json",
        ])?;
        let unit = added["id"].as_str().context("no unit")?.to_owned();
        let out = self.dir.join("invite.json");
        let url = format!("http://{proxy}");
        run(&[
            "invite",
            "--data",
            text(&self.dir),
            "--unit",
            &unit,
            "--url",
            &url,
            "--auto-confirm",
            "--out",
            text(&out),
            "--json",
        ])?;
        Ok(out)
    }

    pub fn database(&self) -> PathBuf {
        self.dir.join("server.db")
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

/// Built beside this program: `make bench` sees to it.
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
