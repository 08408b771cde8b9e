//! Switches each mutant on in turn. If one survives two thousand histories, the laboratory would miss such a
//! bug too.

use crate::history;
use crate::holder::InMemory;
use anyhow::{Result, ensure};
use journal::mutant::{Mutant, activate};
use std::sync::Mutex;

const MOST: u64 = 2_000;

pub fn hunt() -> Result<()> {
    let waiting = Mutex::new(Mutant::ALL.to_vec());
    let alive = Mutex::new(Vec::new());
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(mutant) = held(&waiting).pop() {
                    activate(Some(mutant));
                    let died = (0..MOST).find_map(|seed| Some((seed, history::play::<InMemory>(seed).err()?)));
                    activate(None);
                    match died {
                        Some((seed, error)) => println!("{mutant:?} died of seed {seed}: {error:#}"),
                        None => held(&alive).push(mutant),
                    }
                }
            });
        }
    });
    let alive = held(&alive);
    ensure!(alive.is_empty(), "these mistakes would not be noticed: {alive:?}");
    println!("{} mutants, all dead within {MOST} histories", Mutant::ALL.len());
    Ok(())
}

fn held<T>(lock: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
