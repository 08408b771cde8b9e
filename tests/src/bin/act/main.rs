//! Performs one act of a person. Prints "saved" after each save and "refused CODE" when the book refused one,
//! for tests that kill the program or make its disk fail in the middle.

mod acts;
mod mutants;

use acts::Step;
use app::messages::CallError;
use app::{AppSession, call};
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;
use system_tests::act::{PASSPHRASE, Place};

/// The allocator of the programs that people use.
#[global_allocator]
static WIPED: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

struct Arguments {
    place: Place,
    act: String,
    /// How often a refused step is tried.
    tries: u32,
    /// Stop after this many steps.
    steps: usize,
    mutant: Option<String>,
}

fn main() -> anyhow::Result<()> {
    let arguments = arguments()?;
    let mut app_session = AppSession::new(&arguments.place.book());
    if acts::needs_open_book(&arguments.act) && !persist(arguments.tries, || open(&app_session)) {
        return Ok(());
    }
    if arguments.mutant.as_deref() == Some("no-sync") {
        mutants::sync_nothing(&app_session)?;
    }
    for step in acts::steps(&arguments.act)?.into_iter().take(arguments.steps) {
        let step = arguments.mutant.as_deref().and_then(|name| mutants::instead(name, &arguments.act)).unwrap_or(step);
        let done = persist(arguments.tries, || {
            step(&app_session, &arguments.place).inspect_err(|_| {
                if arguments.mutant.as_deref() == Some("opened-anew") {
                    mutants::open_anew(&mut app_session, &arguments.place);
                }
            })
        });
        if !done {
            return Ok(());
        }
        say("saved")?;
    }
    Ok(())
}

/// Tries until the work succeeds, but at most `tries` times; prints each refusal.
fn persist(tries: u32, mut work: impl FnMut() -> Result<(), CallError>) -> bool {
    for _ in 0..tries {
        match work() {
            Ok(()) => return true,
            Err(error) => {
                // If nobody reads the output, there is nothing else to do.
                let _ = say(&format!("refused {} {}", error.code, error.message));
            }
        }
    }
    false
}

fn open(app_session: &AppSession) -> Result<(), CallError> {
    open_with(app_session, PASSPHRASE)
}

fn open_with(app_session: &AppSession, passphrase: &str) -> Result<(), CallError> {
    let status = call(app_session, "profile.status", json!({}))?;
    let person = status["people"][0]["id"].clone();
    call(app_session, "profile.unlock", json!({ "person": person, "passphrase": passphrase })).map(drop)
}

/// Writes the line with one call, so that a test can count the calls. Tries twice, because the write that a
/// test makes fail may be this one.
fn say(line: &str) -> anyhow::Result<()> {
    let line = format!("{line}\n");
    let mut out = std::io::stdout().lock();
    Ok(out.write_all(line.as_bytes()).or_else(|_| out.write_all(line.as_bytes()))?)
}

fn arguments() -> anyhow::Result<Arguments> {
    let mut words = std::env::args().skip(1);
    let mut next = |what: &str| words.next().ok_or_else(|| anyhow::anyhow!("say the {what}"));
    let place = Place(PathBuf::from(next("folder")?));
    let mut arguments = Arguments { place, act: next("act")?, tries: 1, steps: usize::MAX, mutant: None };
    while let Ok(word) = next("rest") {
        match word.as_str() {
            "--tries" => arguments.tries = next("tries")?.parse()?,
            "--steps" => arguments.steps = next("steps")?.parse()?,
            "--mutant" => arguments.mutant = Some(next("mutant")?),
            other => anyhow::bail!("no such word: {other}"),
        }
    }
    Ok(arguments)
}

type BoxedStep = Box<Step>;
