//! A cell's laptop, operated through `sochibo`.

use crate::programs::{CELL, Running, command};
use anyhow::Context;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub const PASSPHRASE: &str = "mường than sớm mai";

/// A refusal of `sochibo`, read from stderr.
#[derive(Debug)]
pub struct Refused {
    pub code: String,
    pub message: String,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for Refused {}

#[derive(Clone)]
pub struct Cell {
    pub profile: PathBuf,
    passphrase_file: PathBuf,
    /// The HTTP proxy of the office where the laptop is.
    proxy: Option<String>,
}

impl Cell {
    /// The laptop whose book is, or will be, in `profile`.
    pub fn at(profile: &Path) -> anyhow::Result<Cell> {
        let passphrase_file = profile.with_extension("mat-khau");
        if let Some(folder) = profile.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&passphrase_file, PASSPHRASE)?;
        Ok(Cell { profile: profile.to_owned(), passphrase_file, proxy: None })
    }

    /// The same laptop in an office with this proxy.
    pub fn behind(&self, proxy: &str) -> Cell {
        Cell { proxy: Some(proxy.to_owned()), ..self.clone() }
    }

    /// Makes a book. Returns the words of its recovery sheet.
    pub fn init(&self, name: &str, superior: &str, person: &str, sample: bool) -> anyhow::Result<Vec<String>> {
        let mut words = vec!["init", "--cell", name, "--superior", superior, "--name", person];
        if sample {
            words.push("--sample");
        }
        let sheet = self.run(&words)?;
        Ok(sheet["words"]
            .as_array()
            .context("the sheet's words")?
            .iter()
            .filter_map(|word| word.as_str().map(str::to_owned))
            .collect())
    }

    pub fn command(&self, words: &[&str]) -> anyhow::Result<Command> {
        self.spoken(&[&["--json"], words].concat())
    }

    /// The command as a person types it; its output is sentences.
    pub fn spoken(&self, words: &[&str]) -> anyhow::Result<Command> {
        let mut command = command(CELL)?;
        match &self.proxy {
            Some(proxy) => command.env("HTTPS_PROXY", proxy),
            None => command.env_remove("HTTPS_PROXY").env_remove("https_proxy"),
        };
        command.arg("--profile").arg(&self.profile).arg("--passphrase-file").arg(&self.passphrase_file).args(words);
        Ok(command)
    }

    pub fn run(&self, words: &[&str]) -> anyhow::Result<Value> {
        let done = self.command(words)?.output()?;
        if done.status.success() {
            return serde_json::from_slice(&done.stdout).with_context(|| words.join(" "));
        }
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        let error: Value = serde_json::from_str(said.trim()).with_context(|| format!("{}: {said}", words.join(" ")))?;
        let text = |key: &str| error[key].as_str().unwrap_or_default().to_owned();
        Err(anyhow::Error::new(Refused { code: text("code"), message: text("message") }))
            .with_context(|| words.join(" "))
    }

    /// Makes one of the window's calls by name.
    pub fn call(&self, name: &str, request: Value) -> anyhow::Result<Value> {
        self.run(&["call", name, &request.to_string()])
    }

    /// Starts a call and leaves it running.
    pub fn begin(&self, words: &[&str]) -> anyhow::Result<Running> {
        Ok(Running(self.command(words)?.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?))
    }

    /// Makes or changes one record. Returns its id.
    pub fn save(&self, name: &str, request: Value) -> anyhow::Result<String> {
        let touched = self.call(name, request)?;
        Ok(touched["id"].as_str().with_context(|| format!("{name} gave no id"))?.to_owned())
    }

    pub fn members(&self) -> anyhow::Result<Vec<Value>> {
        Ok(self.run(&["members", "list"])?["members"].as_array().cloned().unwrap_or_default())
    }

    pub fn rows_of_roll_call(&self, session: &str) -> anyhow::Result<Vec<Value>> {
        Ok(self.call("roll_call.sheet", json!({ "id": session }))?["rows"].as_array().cloned().unwrap_or_default())
    }

    pub fn totals(&self, round: &str) -> anyhow::Result<Value> {
        self.run(&["totals", round])
    }
}

/// The refusal behind an error, if it is one.
pub fn refusal(error: &anyhow::Error) -> Option<&Refused> {
    error.downcast_ref::<Refused>()
}
