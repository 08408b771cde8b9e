//! Seeds that failed once. They are played first in every run.

use crate::history;
use crate::holder::InMemory;
use anyhow::{Context, Result};

/// The seed and the fault it found.
const FOUND: &[(u64, &str)] = &[];

pub fn replay() -> Result<()> {
    for (seed, found) in FOUND {
        history::play::<InMemory>(*seed).with_context(|| format!("seed {seed}, which once found: {found}"))?;
    }
    Ok(())
}
