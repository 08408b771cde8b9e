//! A real laptop: the window's calls on an encrypted book.

use anyhow::{Context, anyhow};
use app::messages::CallError;
use app::{AppSession, call};
use serde_json::{Value, json};
use std::path::Path;

const PASSPHRASE: &str = "nước suối đầu bản";

pub struct Laptop {
    app_session: AppSession,
}

impl Laptop {
    pub fn new(dir: &Path) -> anyhow::Result<Laptop> {
        let laptop = Laptop { app_session: AppSession::new(dir) };
        let book = json!({
            "cell_name": "Chi bộ đo", "superior_name": "Đảng ủy xã mẫu", "full_name": "Thào A Dế", "role": "secretary",
            "passphrase": PASSPHRASE, "sample": true,
        });
        laptop.call("profile.create", book)?;
        Ok(laptop)
    }

    pub fn call(&self, name: &str, request: Value) -> anyhow::Result<Value> {
        self.try_call(name, request).map_err(|error| anyhow!("{name}: {error}"))
    }

    pub fn try_call(&self, name: &str, request: Value) -> Result<Value, CallError> {
        call(&self.app_session, name, request)
    }

    /// Saves a record. Returns its id.
    pub fn save(&self, name: &str, request: Value) -> anyhow::Result<String> {
        let touched = self.call(name, request)?;
        touched["id"].as_str().map(str::to_owned).context("no id")
    }

    pub fn content_hash(&self) -> anyhow::Result<String> {
        Ok(self.call("book.verify", json!({}))?["content_hash"].as_str().context("no hash")?.to_owned())
    }

    /// When the program would retry after the failure, in milliseconds since 1970.
    pub fn retry_at_ms(&self) -> anyhow::Result<u64> {
        let state = self.call("exchange.state", json!({}))?;
        let at = state["retry_at"].as_str().context("nothing is to be tried again")?;
        Ok(chrono::DateTime::parse_from_rfc3339(at)?.timestamp_millis().max(0) as u64)
    }
}
