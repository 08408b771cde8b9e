//! The built programs: their paths, and running them.

use anyhow::{Context, ensure};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

pub const CELL: &str = "sochibo";
pub const SERVER: &str = "sochibo-server";
pub const WINDOW: &str = "sochibo-window";

/// The program is beside this one, or one folder up if this is a test.
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

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The output of a program, if it succeeded.
pub fn stdout_of(output: &Output) -> anyhow::Result<String> {
    let (out, complaint) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    ensure!(output.status.success(), "{}: {}", output.status, complaint.trim());
    Ok(out.into_owned())
}

/// Sends SIGKILL to one of our processes.
pub fn kill_9(process: u32) {
    // The process may have ended already.
    let _ = Command::new("kill").args(["-9", &process.to_string()]).stderr(Stdio::null()).status();
}

/// A process that is killed when this value is dropped.
pub struct Running(pub Child);

impl Running {
    /// Ends the process with SIGKILL, like a power cut.
    pub fn kill(&mut self) {
        // It may have ended already; in either case it is gone when `wait` returns.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}
