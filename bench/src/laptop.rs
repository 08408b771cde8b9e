//! A real laptop: the functions the window calls, over an encrypted book.

use anyhow::{Context, anyhow};
use app::{Desk, call};
use serde_json::{Value, json};
use std::path::Path;

pub struct Laptop {
    desk: Desk,
}

impl Laptop {
    pub fn new(dir: &Path) -> anyhow::Result<Laptop> {
        let laptop = Laptop { desk: Desk::new(dir) };
        let book = json!({
            "cell_name": "Chi bộ đo", "superior_name": "Đảng ủy xã mẫu", "full_name": "Thào A Dế", "role": "secretary",
            "passphrase": "nước suối đầu bản", "sample": true,
        });
        laptop.call("profile.create", book)?;
        Ok(laptop)
    }

    pub fn call(&self, name: &str, request: Value) -> anyhow::Result<Value> {
        call(&self.desk, name, request).map_err(|error| anyhow!("{name}: {error}"))
    }

    /// Saves a record and gives its id.
    pub fn save(&self, name: &str, request: Value) -> anyhow::Result<String> {
        let touched = self.call(name, request)?;
        touched["id"].as_str().map(str::to_owned).context("no id")
    }

    pub fn content_hash(&self) -> anyhow::Result<String> {
        Ok(self.call("book.verify", json!({}))?["content_hash"].as_str().context("no hash")?.to_owned())
    }
}
