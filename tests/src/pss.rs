//! The memory of processes that share pages with each other.

use anyhow::Context;

/// Kilobytes of these processes together. A page that several processes map counts in parts, so that the sum is what would be
/// free without them.
pub fn kilobytes(processes: &[u32]) -> anyhow::Result<u64> {
    processes.iter().map(|process| of(*process)).sum()
}

fn of(process: u32) -> anyhow::Result<u64> {
    let path = format!("/proc/{process}/smaps_rollup");
    let text = std::fs::read_to_string(&path).with_context(|| path.clone())?;
    let line = text.lines().find_map(|line| line.strip_prefix("Pss:")).context(path)?;
    line.trim().trim_end_matches(" kB").parse().context("kilobytes")
}
