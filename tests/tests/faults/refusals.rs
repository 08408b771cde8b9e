//! The disk refuses: a sync fails or there is no space; once, for a while, or permanently. The person is told
//! and may try again; then the act is done exactly once and really on the disk.

use crate::disk::{self, last_image};
use crate::opened::folder;
use crate::scene::{copy, laptop, readable_state};
use crate::strace::{Broken, Run, act, all_or_nothing, densely, is_broken, traced, whole};
use anyhow::{Context, ensure};
use std::fs;
use system_tests::act::Place;

/// The codes with which a person is told that a save did not reach the disk; each message says what happened
/// and that they may try again.
const SAID: [&str; 6] = ["not_saved", "disk_full", "file", "read_only", "stick_gone", "stick_full"];
/// At how many occurrences of a call it is made to fail, if not at all.
const SOME: u32 = 6;

/// A fault: which call fails, with which error, and when.
struct Fault<'a> {
    call: &'a str,
    error: &'a str,
    when: String,
}

/// A run, what it certainly leaves on the disk, and whether the fault occurred.
struct Outcome {
    _folder: tempfile::TempDir,
    place: Place,
    run: Run,
    struck: bool,
    left: disk::Image,
}

fn run(name: &str, tries: u32, fault: &Fault<'_>, options: &[&str]) -> anyhow::Result<Outcome> {
    let (laptop, place) = laptop(name);
    let (before, logs) = (folder(), folder());
    copy(laptop.path(), before.path())?;
    let log = logs.path().join("strace.log");
    let tries = tries.to_string();
    let words = [&[name, "--tries", &tries], options].concat();
    let inject = format!("inject={}:error={}:when={}", fault.call, fault.error, fault.when);
    let log_path = log.to_string_lossy().into_owned();
    let run = traced(
        &place,
        &words,
        &["-y", "-xx", "-s", disk::WHOLE_STRINGS, "-o", &log_path, "-e", disk::TRACED, "-e", &inject],
    )?;
    let log = fs::read_to_string(&log)?;
    let left = last_image(place.root(), before.path(), &log)?;
    Ok(Outcome { _folder: laptop, place, run, struck: log.contains("(INJECTED)"), left })
}

impl Outcome {
    fn on_disk(&self) -> anyhow::Result<String> {
        let after = folder();
        self.left.write(after.path())?;
        let place = Place(after.path().to_owned());
        fs::create_dir_all(place.stick())?;
        readable_state(&place).context("what the disk kept")
    }

    fn said_plainly(&self) -> anyhow::Result<()> {
        let unknown: Vec<_> = self.run.refused.iter().filter(|code| !SAID.contains(&code.as_str())).collect();
        ensure!(unknown.is_empty(), "said {unknown:?}");
        Ok(())
    }
}

/// The call fails for a while at some points of an act; tried again, the act is done exactly once.
fn passes(name: &str, call: &'static str, error: &str, how_long: u32, options: &[&str]) -> anyhow::Result<()> {
    let whole = whole(name)?;
    let times = whole.calls.get(call).copied().unwrap_or_default();
    let stride = if densely() { 1 } else { times.div_ceil(SOME).max(1) };
    for n in (1..=times).step_by(stride as usize) {
        let fault = Fault { call, error, when: format!("{n}..{}", n + how_long - 1) };
        let outcome = run(name, how_long + 2, &fault, options)?;
        let check = || {
            ensure!(outcome.struck, "the fault did not strike");
            outcome.said_plainly()?;
            all_or_nothing(&whole, outcome.run.saved, &outcome.place)?;
            ensure!(
                outcome.run.saved + 1 == whole.states.len(),
                "refused {:?} and not done after all",
                outcome.run.refused
            );
            let kept = outcome.on_disk()?;
            if whole.states.last() == Some(&kept) {
                Ok(())
            } else {
                Err(Broken("said to be saved and not on the disk".to_owned()).into())
            }
        };
        check().with_context(|| format!("{name}: {call} {n} of {times} fails with {error}, {how_long} times"))?;
    }
    Ok(())
}

/// The call fails permanently from some point on. Nothing unsaved is reported as saved, and on a sound disk the
/// act then works as usual.
fn stays(name: &str, call: &'static str, error: &str) -> anyhow::Result<()> {
    let whole = whole(name)?;
    let times = whole.calls.get(call).copied().unwrap_or_default();
    let stride = if densely() { 1 } else { times.div_ceil(SOME / 2).max(1) };
    for n in (1..=times).step_by(stride as usize) {
        let fault = Fault { call, error, when: format!("{n}+") };
        let outcome = run(name, 2, &fault, &[])?;
        let check = || {
            ensure!(outcome.struck, "the fault did not strike");
            outcome.said_plainly()?;
            all_or_nothing(&whole, outcome.run.saved, &outcome.place)?;
            if readable_state(&outcome.place).ok().as_ref() == whole.states.first() {
                act(&outcome.place, &[name])?;
                ensure!(
                    whole.states.last() == Some(&readable_state(&outcome.place)?),
                    "not done on a sound disk either"
                );
            }
            Ok(())
        };
        check().with_context(|| format!("{name}: {call} fails with {error} from {n} of {times} on"))?;
    }
    Ok(())
}

/// Whether a mutant of an act is detected when syncs fail for a while.
pub fn notices(name: &str, mutant: &str) -> bool {
    let found = ["fsync", "fdatasync"].iter().try_for_each(|call| passes(name, call, "EIO", 4, &["--mutant", mutant]));
    is_broken(mutant, found)
}

/// Acts that make a new database key.
const KEY_ACTS: [&str; 4] = ["passphrase", "new-sheet", "remove-person", "upgrade-keys"];

const ACTS: [&str; 12] = [
    "start",
    "add-member",
    "import",
    "mark-many",
    "draft",
    "keep-version",
    "finalise",
    "back-up",
    "restore",
    "join",
    "write-stick",
    "take-answer",
];

#[test]
fn a_sync_that_fails_is_said_and_the_next_save_is_really_on_the_disk() -> anyhow::Result<()> {
    let mut struck = 0;
    for name in ACTS {
        for call in ["fsync", "fdatasync"] {
            struck += whole(name)?.calls.get(call).copied().unwrap_or_default();
            for how_long in [1, 3] {
                passes(name, call, "EIO", how_long, &[])?;
            }
        }
    }
    ensure!(struck > 30, "the acts sync {struck} times");
    Ok(())
}

#[test]
fn a_disk_that_fails_for_good_is_never_said_to_have_saved() -> anyhow::Result<()> {
    ACTS.iter().try_for_each(|name| ["fsync", "fdatasync"].iter().try_for_each(|call| stays(name, call, "EIO")))
}

#[test]
fn a_sync_or_a_change_of_names_that_fails_leaves_the_keys_of_before_or_the_new_ones() -> anyhow::Result<()> {
    for name in KEY_ACTS {
        for call in ["fsync", "fdatasync", "rename", "linkat", "unlink"] {
            passes(name, call, "EIO", 1, &[])?;
        }
        passes(name, "fsync", "EIO", 3, &[])?;
        stays(name, "fsync", "EIO")?;
    }
    Ok(())
}

#[test]
fn a_disk_that_fills_up_while_a_key_is_made_leaves_the_keys_of_before_or_the_new_ones() -> anyhow::Result<()> {
    for name in KEY_ACTS {
        for call in ["pwrite64", "write"] {
            passes(name, call, "ENOSPC", 1, &[])?;
        }
        stays(name, "pwrite64", "ENOSPC")?;
    }
    Ok(())
}

#[test]
fn a_full_disk_is_said_and_once_there_is_room_the_save_is_done() -> anyhow::Result<()> {
    for name in ACTS {
        for call in ["pwrite64", "write"] {
            passes(name, call, "ENOSPC", 1, &[])?;
        }
    }
    Ok(())
}

#[test]
fn a_disk_that_stays_full_is_never_said_to_have_saved() -> anyhow::Result<()> {
    ["add-member", "draft", "back-up"].iter().try_for_each(|name| stays(name, "pwrite64", "ENOSPC"))
}
