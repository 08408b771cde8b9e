//! A book in which one essay is written, with a way to lock its database.

use anyhow::{Context, ensure};
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use system_tests::cell::Cell;
use system_tests::programs::Running;
use system_tests::walk;

/// A test that waits this long fails.
const PATIENCE: Duration = Duration::from_secs(60);
pub const NAME: &str = "Quẩy Canarytenriêng";

/// Makes a book with one member who owes an essay. Returns the path of the essay's page.
pub fn begin(cell: &Cell) -> anyhow::Result<String> {
    cell.init(walk::CELL_NAME, "Đảng ủy xã Bình Lư", walk::PERSON, false)?;
    let member = cell.call("members.save", json!({ "name": NAME, "born": "1979" }))?["id"].clone();
    let round = json!({ "title": "Học tập Chỉ thị 01", "from": "2026-11-02", "to": "2026-11-30", "essay_owers": "all_members" });
    let round = cell.call("rounds.save", round)?["id"].clone();
    let (round, member) = (round.as_str().context("a round")?, member.as_str().context("a member")?);
    Ok(format!("#/rounds/{round}/essays/{member}"))
}

/// Holds SQLite's write lock for good: every save is refused after its timeout.
pub fn hold_busy(profile: &Path) -> anyhow::Result<Running> {
    let script = "import fcntl, sys
index = open(sys.argv[1], 'r+b')
fcntl.lockf(index, fcntl.LOCK_EX, 1, 120)
print('held', flush=True)
sys.stdin.read()";
    let mut holder = Command::new("python3")
        .args(["-c", script])
        .arg(profile.join("book.db-shm"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("python3")?;
    let mut said = String::new();
    BufReader::new(holder.stdout.take().context("its output")?).read_line(&mut said)?;
    ensure!(said.trim() == "held", "the lock was not free: {said}");
    Ok(Running(holder))
}

/// Polls until the condition holds.
pub fn until(what: &str, is_so: impl Fn() -> anyhow::Result<bool>) -> anyhow::Result<()> {
    let began = Instant::now();
    while !is_so()? {
        ensure!(began.elapsed() < PATIENCE, "never came: {what}");
    }
    Ok(())
}
