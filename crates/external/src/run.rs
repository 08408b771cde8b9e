//! Runs a program within a time, and until it is stopped.

use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How often the program is looked at.
const STEP: Duration = Duration::from_millis(50);

/// Why a program gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    #[error("the program is not installed")]
    Absent,
    /// Tesseract without the data of the Vietnamese language.
    #[error("the program lacks the Vietnamese language")]
    NoVietnamese,
    #[error("the program took longer than it may")]
    TookTooLong,
    #[error("a person stopped the program")]
    Stopped,
    #[error("the program failed")]
    Failed,
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Lets another thread stop a program.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Allows programs to run again.
    pub fn clear(&self) {
        self.0.store(false, Ordering::Relaxed);
    }

    fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Runs a program with these bytes as its input, and returns at most `most` bytes of its output.
pub(crate) fn run(
    mut command: Command,
    input: Vec<u8>,
    most: u64,
    time: Duration,
    stop: &Stop,
) -> Result<Vec<u8>, RunError> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    of_its_own(&mut command);
    let mut child = command.spawn()?;
    let (to, from) = (child.stdin.take(), child.stdout.take());
    // Both ends have threads, because a program that waits to write reads no more.
    let writer = thread::spawn(move || to.map(|mut to| to.write_all(&input)));
    let reader = thread::spawn(move || {
        let mut output = Vec::new();
        from.map(|from| from.take(most).read_to_end(&mut output)).transpose().map(|_| output)
    });
    let ended = wait(&mut child, time, stop);
    if ended.is_err() {
        end(&mut child);
    }
    let succeeded = ended?;
    let _ = writer.join();
    let output = reader.join().map_err(|_| RunError::Failed)??;
    if succeeded { Ok(output) } else { Err(RunError::Failed) }
}

fn wait(child: &mut Child, time: Duration, stop: &Stop) -> Result<bool, RunError> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if stop.is_set() {
            return Err(RunError::Stopped);
        }
        if begun.elapsed() > time {
            return Err(RunError::TookTooLong);
        }
        thread::sleep(STEP);
    }
}

/// A group of its own, so that the programs that it starts end with it; and no window.
fn of_its_own(command: &mut Command) {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    #[cfg(windows)]
    {
        /// `CREATE_NO_WINDOW`
        const NO_WINDOW: u32 = 0x0800_0000;
        std::os::windows::process::CommandExt::creation_flags(command, NO_WINDOW);
    }
    let _ = command;
}

/// Ends the program and those that it started.
fn end(child: &mut Child) {
    #[cfg(unix)]
    if let Some(group) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    #[cfg(windows)]
    let _ = Command::new("taskkill").args(["/T", "/F", "/PID", &child.id().to_string()]).output();
    let _ = child.kill();
    let _ = child.wait();
}
