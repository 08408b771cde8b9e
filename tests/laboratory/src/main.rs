//! The laboratory plays random histories of laptops, a server and everything that can go wrong between them,
//! each from one seed.
//! **Invariant:** one seed gives one history, to the byte; a failing seed is printed and becomes a test.

mod books;
mod check;
mod exchanges;
mod fault;
mod files;
mod ghosts;
mod history;
mod holder;
mod mutants;
mod random;
mod records;
mod seeds;
mod stick;
mod world;

use anyhow::{Result, ensure};
use clap::Parser;
use fault::Fault;
use files::InFiles;
use holder::InMemory;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// Plays histories and prints how often each fault occurred; then switches each mutant on and checks that it is
/// detected.
#[derive(Parser)]
struct Arguments {
    /// Histories in memory
    #[arg(long, default_value_t = 10_000)]
    histories: u64,
    /// The first seed
    #[arg(long, default_value_t = 0)]
    from: u64,
    /// Histories of the same kind on real files
    #[arg(long, default_value_t = 300)]
    files: u64,
    /// Play only this seed
    #[arg(long)]
    seed: Option<u64>,
    /// Skip the mutants
    #[arg(long)]
    no_mutants: bool,
}

#[derive(Default)]
struct Tally {
    fired: BTreeMap<Fault, u64>,
    conflicts: u64,
    requests: u64,
    failed: Vec<(u64, String)>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    if let Some(seed) = arguments.seed {
        println!("{:?}", history::play::<InMemory>(seed)?);
        println!("{:?}", history::play::<InFiles>(seed)?);
        return Ok(());
    }
    seeds::replay()?;
    let tally = play_many(arguments.from, arguments.histories, history::play::<InMemory>);
    report(&tally, arguments.histories);
    ensure!(tally.failed.is_empty(), "{} histories failed", tally.failed.len());
    for fault in Fault::ALL {
        let fired = tally.fired.get(&fault).copied().unwrap_or(0);
        ensure!(fired * 100 >= arguments.histories, "{fault:?} came up in {fired} histories only");
    }
    ensure!(tally.conflicts * 5 >= arguments.histories, "conflicts came up in {} histories only", tally.conflicts);
    let tally = play_many(arguments.from, arguments.files, in_both);
    println!("on real files: {} histories, {} requests", arguments.files, tally.requests);
    for (seed, error) in tally.failed.iter().take(20) {
        println!("seed {seed}: {error}");
    }
    ensure!(tally.failed.is_empty(), "{} histories on files failed", tally.failed.len());
    if !arguments.no_mutants {
        mutants::hunt()?;
    }
    Ok(())
}

/// Plays a history in files and again in memory, and checks that both end with the same book.
fn in_both(seed: u64) -> Result<history::Outcome> {
    let outcome = history::play::<InFiles>(seed)?;
    ensure!(history::play::<InMemory>(seed)?.content == outcome.content, "files and memory hold the same book");
    Ok(outcome)
}

type Play = fn(u64) -> Result<history::Outcome>;

fn play_many(from: u64, count: u64, play: Play) -> Tally {
    let next = AtomicU64::new(from);
    let tally = Mutex::new(Tally::default());
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= from + count {
                        break;
                    }
                    let played = play(seed);
                    let mut tally = tally.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    match played {
                        Ok(outcome) => {
                            tally.conflicts += u64::from(outcome.conflict);
                            tally.requests += outcome.requests as u64;
                            for fault in outcome.fired {
                                *tally.fired.entry(fault).or_default() += 1;
                            }
                        }
                        Err(error) => tally.failed.push((seed, format!("{error:#}"))),
                    }
                }
            });
        }
    });
    tally.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn report(tally: &Tally, histories: u64) {
    println!("{histories} histories, {} requests, conflicts in {}", tally.requests, tally.conflicts);
    for fault in Fault::ALL {
        println!("  {:>7} {fault:?}", tally.fired.get(&fault).copied().unwrap_or(0));
    }
    for (seed, error) in tally.failed.iter().take(20) {
        println!("seed {seed}: {error}");
    }
}
