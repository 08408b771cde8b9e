//! A district's server as a process, and an officer at its console.

use crate::http::{self, Answer};
use crate::programs::{self, Running, SERVER, command, root, stdout_of};
use anyhow::Context;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

pub const OFFICER: &str = "canbo";
pub const GRADER: &str = "chambai";
pub const OFFICER_PASSPHRASE: &str = "Bình Lư 2026 mẫu";
/// The committee of the stories: a commune from the trees in `data/units`.
pub const COMMITTEE: &str = "Đảng ủy xã Bình Lư";
const COMMITTEE_UNIT: &str = "3390";

/// A cell as the committee enters it.
pub struct NewCell<'a> {
    pub name: &'a str,
    pub contact: &'a str,
    pub phone: &'a str,
    pub expected: &'a str,
}

pub struct District {
    pub data: PathBuf,
    pub url: String,
    process: Running,
}

impl District {
    /// Makes the server's folder with both trees and an officer's account, and starts the server on a free
    /// loopback port.
    pub fn found(data: &Path) -> anyhow::Result<District> {
        Self::found_at(data, "127.0.0.1:0")
    }

    /// The same, on a given address.
    pub fn found_at(data: &Path, listen: &str) -> anyhow::Result<District> {
        settle(data)?;
        Self::open(data, listen)
    }

    /// The same, with TLS.
    pub fn found_with_tls(data: &Path) -> anyhow::Result<District> {
        settle(data)?;
        let (process, url) = serve(data, "127.0.0.1:0", &["--tls"])?;
        Ok(District { data: data.to_owned(), url, process: Running(process) })
    }

    /// Starts a server in an existing folder.
    pub fn open(data: &Path, listen: &str) -> anyhow::Result<District> {
        let (process, url) = serve(data, listen, &[])?;
        Ok(District { data: data.to_owned(), url, process: Running(process) })
    }

    /// `127.0.0.1:PORT`
    pub fn address(&self) -> &str {
        self.url.trim_start_matches("http://").trim_start_matches("https://").trim_end_matches('/')
    }

    pub fn process(&self) -> u32 {
        self.process.0.id()
    }

    /// Ends the server with SIGKILL, like a power cut.
    pub fn kill(&mut self) {
        self.process.kill();
    }

    /// Starts it again on the same address.
    pub fn restart(&mut self) -> anyhow::Result<()> {
        let (process, url) = serve(&self.data, self.address(), &[])?;
        (self.process, self.url) = (Running(process), url);
        Ok(())
    }

    fn verb(&self, words: &[&str]) -> anyhow::Result<Value> {
        let done = command(SERVER)?.args(words).arg("--json").arg("--data").arg(&self.data).output()?;
        Ok(serde_json::from_str(&stdout_of(&done).with_context(|| words.join(" "))?)?)
    }

    /// Adds a cell under the committee that sends every week. Returns its id.
    pub fn add_cell(&self, name: &str, contact: &str) -> anyhow::Result<String> {
        self.add(&NewCell { name, contact, phone: "0000 000 000", expected: "Mạng hằng tuần" })
    }

    pub fn add(&self, cell: &NewCell<'_>) -> anyhow::Result<String> {
        let made = self.verb(&[
            "unit",
            "add",
            "--name",
            cell.name,
            "--under",
            COMMITTEE_UNIT,
            "--expected-contact",
            cell.expected,
            "--contact-person",
            cell.contact,
            "--contact-phone",
            cell.phone,
        ])?;
        Ok(made["id"].as_str().context("the cell's id")?.to_owned())
    }

    /// An invite file for a laptop; with `auto_confirm` no officer has to compare the four words. Returns the
    /// code.
    pub fn invite(&self, unit: &str, out: &Path, auto_confirm: bool) -> anyhow::Result<String> {
        self.invite_by(&self.url, unit, out, auto_confirm)
    }

    /// The same, with another address of this server.
    pub fn invite_by(&self, url: &str, unit: &str, out: &Path, auto_confirm: bool) -> anyhow::Result<String> {
        let out = out.to_string_lossy();
        let mut words = vec!["invite", "--unit", unit, "--out", &out, "--url", url];
        if auto_confirm {
            words.push("--auto-confirm");
        }
        Ok(self.verb(&words)?["code"].as_str().context("the code")?.to_owned())
    }

    /// Adds an account that reads the essays cells hand in.
    pub fn add_grader(&self) -> anyhow::Result<()> {
        add_account(&self.data, GRADER, "grader")
    }

    /// Takes a package from a stick at the server as an officer does, and writes the answer into `answers`.
    /// Returns its path.
    pub fn take_package(&self, package: &Path, answers: &Path) -> anyhow::Result<PathBuf> {
        let (package, answers) = (package.to_string_lossy(), answers.to_string_lossy());
        let taken = self.verb(&["package", "take", &package, "--answer", &answers])?;
        Ok(taken["answer"].as_str().with_context(|| format!("an answer: {taken}"))?.into())
    }

    pub fn log_in(&self) -> anyhow::Result<Officer> {
        Officer::log_in(self.address(), OFFICER)
    }

    pub fn log_in_as_grader(&self) -> anyhow::Result<Officer> {
        Officer::log_in(self.address(), GRADER)
    }
}

/// Makes the server's folder with both trees and an officer's account.
fn settle(data: &Path) -> anyhow::Result<()> {
    let tree = |name: &str| root().join("data/units").join(name);
    let made = command(SERVER)?
        .args(["init", "--committee-name", COMMITTEE, "--committee-unit", COMMITTEE_UNIT, "--data"])
        .arg(data)
        .arg("--tree")
        .arg(tree("lai-chau-before-2025-07.json"))
        .arg(tree("lai-chau-since-2025-07.json"))
        .output()?;
    stdout_of(&made).context("init")?;
    add_account(data, OFFICER, "officer")
}

/// Adds an account to a server's folder, with [`OFFICER_PASSPHRASE`].
pub fn add_account(data: &Path, name: &str, role: &str) -> anyhow::Result<()> {
    let passphrase = data.join("passphrase.txt");
    std::fs::write(&passphrase, OFFICER_PASSPHRASE)?;
    let account = command(SERVER)?
        .args(["account", "add", "--name", name, "--role", role, "--data"])
        .arg(data)
        .arg("--passphrase-file")
        .arg(&passphrase)
        .output()?;
    stdout_of(&account).context("account add")?;
    std::fs::remove_file(&passphrase)?;
    Ok(())
}

fn serve(data: &Path, listen: &str, more: &[&str]) -> anyhow::Result<(Child, String)> {
    let mut process = programs::command(SERVER)?
        .args(["serve", "--listen", listen, "--data"])
        .arg(data)
        .args(more)
        .env("RUST_LOG", "warn")
        .stdout(Stdio::piped())
        .spawn()?;
    let mut line = String::new();
    BufReader::new(process.stdout.take().context("its output")?).read_line(&mut line)?;
    let heard: Value = serde_json::from_str(&line).context("the server did not say that it listens")?;
    let url = heard["listening"].as_str().context("its address")?.to_owned();
    Ok((process, url))
}

/// Logged in at the console, using the same requests as its pages.
pub struct Officer {
    address: String,
    cookie: String,
}

impl Officer {
    pub fn log_in(address: &str, name: &str) -> anyhow::Result<Officer> {
        let body = json!({ "name": name, "passphrase": OFFICER_PASSPHRASE }).to_string();
        let headers = [("content-type", "application/json"), ("x-sochibo", "1")];
        let answer = http::ask(address, "POST", "/api/v1/login", &headers, body.as_bytes())?;
        let cookie = answer.header("set-cookie").and_then(|set| set.split(';').next()).map(str::to_owned);
        answer.json()?;
        Ok(Officer { address: address.to_owned(), cookie: cookie.context("no session")? })
    }

    pub fn ask(&self, method: &str, path: &str, body: &Value) -> anyhow::Result<Answer> {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let headers = [("content-type", "application/json"), ("x-sochibo", "1"), ("cookie", self.cookie.as_str())];
        http::ask(&self.address, method, &format!("/api/v1{path}"), &headers, body.as_bytes())
    }

    pub fn get(&self, path: &str) -> anyhow::Result<Value> {
        self.ask("GET", path, &Value::Null)?.json().with_context(|| path.to_owned())
    }

    pub fn post(&self, path: &str, body: &Value) -> anyhow::Result<Value> {
        self.ask("POST", path, body)?.json().with_context(|| path.to_owned())
    }

    /// Confirms every waiting laptop, as if the four words had been compared. Returns how many.
    pub fn confirm_all(&self) -> anyhow::Result<usize> {
        let waiting = self.get("/enrolments")?["waiting"].as_array().cloned().unwrap_or_default();
        for one in &waiting {
            let compared = json!({ "four_words": one["four_words"] });
            self.post(&format!("/enrolments/{}/confirm", one["id"].as_str().unwrap_or_default()), &compared)?;
        }
        Ok(waiting.len())
    }

    /// The line of one cell in the table of a round.
    pub fn line(&self, round: &str, unit: &str) -> anyhow::Result<Value> {
        let table = self.get(&format!("/rounds/{round}/table"))?;
        let rows = table["rows"].as_array().context("rows")?;
        rows.iter().find(|row| row["unit"]["id"] == unit).cloned().context("the cell is not in the table")
    }
}
