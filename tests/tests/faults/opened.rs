//! A folder for a laptop, and its book opened.

use app::{AppSession, call};
use serde_json::json;
use std::path::Path;
use tempfile::TempDir;

/// In memory where there is room in memory: thousands of runs copy it.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("a folder of one's own")
}

pub fn open(app_session: &AppSession, passphrase: &str) -> Result<(), app::CallError> {
    let status = call(app_session, "profile.status", json!({}))?;
    let person = status["people"][0]["id"].clone();
    call(app_session, "profile.unlock", json!({ "person": person, "passphrase": passphrase })).map(drop)
}
