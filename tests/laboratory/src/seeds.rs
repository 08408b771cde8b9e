//! Seeds that once failed: played first, each time.

use crate::history;
use crate::holder::InMemory;
use anyhow::{Context, Result};

/// Seed, and what it found.
const FOUND: &[(u64, &str)] = &[];

pub fn replay() -> Result<()> {
    for (seed, found) in FOUND {
        history::play::<InMemory>(*seed).with_context(|| format!("seed {seed}, which once found: {found}"))?;
    }
    Ok(())
}
