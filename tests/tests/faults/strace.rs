//! Runs an act under strace, which counts its system calls, kills it before one of them or makes one fail.

use crate::scene::{laptop, readable_state};
use anyhow::{Context, ensure};
use std::collections::{BTreeMap, HashMap};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Arc, LazyLock, Mutex};
use system_tests::act::Place;
use tempfile::TempDir;

const ACT: &str = env!("CARGO_BIN_EXE_sochibo-act");
const SIGKILL: i32 = 9;

/// Every system call that changes what is on a disk.
pub const WRITES: [&str; 12] = [
    "pwrite64",
    "write",
    "ftruncate",
    "link",
    "linkat",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "fsync",
    "fdatasync",
];

/// Whether to test every occurrence of a call instead of some.
pub fn densely() -> bool {
    std::env::var_os("SOCHIBO_SOAK").is_some()
}

/// The output of a run and how it ended.
pub struct Run {
    pub saved: usize,
    /// Codes of the refusals, in order.
    pub refused: Vec<String>,
    pub killed: bool,
}

/// `words` are the act and its options.
pub fn act(place: &Place, words: &[&str]) -> anyhow::Result<Run> {
    read(Command::new(ACT).arg(place.root()).args(words).output()?)
}

/// Runs the act under strace; `options` set what is traced and which faults are injected.
pub fn traced(place: &Place, words: &[&str], options: &[&str]) -> anyhow::Result<Run> {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq"]).args(options).arg("--").arg(ACT).arg(place.root()).args(words);
    let output = strace.output().context("strace does not start: `scripts/bootstrap test` installs it")?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    ensure!(
        !complaint.contains("PTRACE") && !complaint.contains("ptrace"),
        "strace may not trace here (in a container: --cap-add=SYS_PTRACE, or a seccomp profile that allows ptrace): {complaint}"
    );
    read(output)
}

fn read(output: Output) -> anyhow::Result<Run> {
    let said = String::from_utf8_lossy(&output.stdout);
    let killed = output.status.signal() == Some(SIGKILL);
    ensure!(
        killed || output.status.success(),
        "the act ended by itself with {}: {}{}",
        output.status,
        said,
        String::from_utf8_lossy(&output.stderr)
    );
    let refused =
        said.lines().filter_map(|line| line.strip_prefix("refused ")).filter_map(|line| line.split(' ').next());
    Ok(Run {
        saved: said.lines().filter(|line| *line == "saved").count(),
        refused: refused.map(str::to_owned).collect(),
        killed,
    })
}

/// An act without faults.
pub struct Whole {
    /// What is told after each number of steps: the first before the act began, the last at its end.
    pub states: Vec<String>,
    /// How often each system call is made.
    pub calls: Calls,
}

static KNOWN: LazyLock<Mutex<HashMap<String, Arc<Whole>>>> = LazyLock::new(Mutex::default);

pub fn whole(name: &str) -> anyhow::Result<Arc<Whole>> {
    let mut known = KNOWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(whole) = known.get(name) {
        return Ok(Arc::clone(whole));
    }
    let (_folder, place, run, calls) = traced_whole(name, &[])?;
    ensure!(run.saved > 0 && run.refused.is_empty(), "{name}: {} saved, refused {:?}", run.saved, run.refused);
    let mut states = Vec::new();
    for steps in 0..run.saved {
        let (_folder, place) = laptop(name);
        act(&place, &[name, "--steps", &steps.to_string()])?;
        // A damaged book can't be read until it is repaired; the error stands in for its content.
        states.push(readable_state(&place).unwrap_or_else(|error| format!("{error:#}")));
    }
    states.push(readable_state(&place)?);
    let whole = Arc::new(Whole { states, calls });
    known.insert(name.to_owned(), Arc::clone(&whole));
    Ok(whole)
}

type Calls = BTreeMap<&'static str, u32>;

/// How often an act with these options makes each system call.
pub fn calls(name: &str, options: &[&str]) -> anyhow::Result<Calls> {
    Ok(traced_whole(name, options)?.3)
}

fn traced_whole(name: &str, options: &[&str]) -> anyhow::Result<(TempDir, Place, Run, Calls)> {
    let (folder, place) = laptop(name);
    let log = folder.path().join("strace.log");
    let trace = format!("trace={}", WRITES.join(","));
    let run = traced(&place, &[&[name], options].concat(), &["-o", &log.to_string_lossy(), "-e", &trace])?;
    let calls = count(&log)?;
    Ok((folder, place, run, calls))
}

fn count(log: &Path) -> anyhow::Result<Calls> {
    let text = std::fs::read_to_string(log)?;
    let mut calls = BTreeMap::new();
    for line in text.lines() {
        let call = line.split_whitespace().nth(1).and_then(|rest| rest.split('(').next()).unwrap_or_default();
        if let Some(known) = WRITES.iter().find(|name| **name == call) {
            *calls.entry(*known).or_default() += 1;
        }
    }
    ensure!(!calls.is_empty(), "strace saw no write: {text}");
    Ok(calls)
}

/// The promise is broken: something that was reported as saved is missing, or something is there only in part.
#[derive(Debug)]
pub struct Broken(pub String);

impl std::fmt::Display for Broken {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Broken {}

/// Whether a check found a broken promise, and did not fail for another reason.
pub fn is_broken(mutant: &str, found: anyhow::Result<()>) -> bool {
    let Err(error) = found else { return false };
    println!("{mutant}: {error:#}");
    error.downcast_ref::<Broken>().is_some()
}

/// Checks that what is told is one of the states after at least the steps reported as saved.
pub fn all_or_nothing(whole: &Whole, saved: usize, place: &Place) -> anyhow::Result<()> {
    let now = readable_state(place).unwrap_or_else(|error| format!("{error:#}"));
    let allowed = &whole.states[saved.min(whole.states.len() - 1)..];
    if allowed.contains(&now) {
        return Ok(());
    }
    let difference = difference(allowed, &now);
    Err(Broken(format!("{saved} said to be saved; what is told now was told at no step: {difference}")).into())
}

/// The first line that differs from the first allowed state.
fn difference(allowed: &[String], now: &str) -> String {
    let nearest = allowed.first().map(String::as_str).unwrap_or_default();
    let line = now.lines().zip(nearest.lines()).find(|(now, then)| now != then);
    line.map_or_else(
        || now.chars().take(300).collect(),
        |(now, then)| format!("\n  now  {now:.1500}\n  then {then:.1500}"),
    )
}
