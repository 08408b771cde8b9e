//! The built programs: where they are, and running one to its end.

use anyhow::{Context, ensure};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

pub const CELL: &str = "sochibo";
pub const SERVER: &str = "sochibo-server";
pub const WINDOW: &str = "sochibo-window";

/// Beside this program, or one folder up when this is a test.
pub fn program(name: &str) -> anyhow::Result<PathBuf> {
    let here = std::env::current_exe().context("where this program is")?;
    let mut folder = here.parent().context("its folder")?;
    if folder.ends_with("deps") {
        folder = folder.parent().context("the build folder")?;
    }
    let path = folder.join(name);
    ensure!(path.is_file(), "{} is not built; `make test` builds it first", path.display());
    Ok(path)
}

pub fn command(name: &str) -> anyhow::Result<Command> {
    Ok(Command::new(program(name)?))
}

/// The root of the clone.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// What a program says when all went well.
pub fn said(output: &Output) -> anyhow::Result<String> {
    let (out, complaint) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    ensure!(output.status.success(), "{}: {}", output.status, complaint.trim());
    Ok(out.into_owned())
}

/// SIGKILL to a process of ours, by its number.
pub fn kill_9(process: u32) {
    // It may have ended by itself.
    let _ = Command::new("kill").args(["-9", &process.to_string()]).stderr(Stdio::null()).status();
}

/// A process that ends when this value does.
pub struct Running(pub Child);

impl Running {
    /// As a power cut ends it: SIGKILL, nothing written any more.
    pub fn kill(&mut self) {
        // It may have ended by itself; either way it is gone when `wait` returns.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}
