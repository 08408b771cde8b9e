//! Searches the memory of a process, as a debugger can.

use anyhow::{Context, ensure};
use memchr::memmem;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};

/// How much is read at a time: a browser process maps more than the machine's memory.
const PIECE: u64 = 4 << 20;

const PAGE: u64 = 4096;

/// A byte sequence that is searched for.
pub struct Canary {
    pub what: &'static str,
    bytes: Vec<u8>,
}

pub fn canary(what: &'static str, bytes: impl AsRef<[u8]>) -> Canary {
    Canary { what, bytes: bytes.as_ref().to_vec() }
}

/// The text as a page's engine stores it.
pub fn in_utf16(what: &'static str, text: &str) -> Canary {
    canary(what, text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>())
}

/// Returns the canaries found anywhere in the memory that the process can write to.
pub fn left(process: u32, canaries: &[Canary]) -> anyhow::Result<Vec<&'static str>> {
    let maps = fs::read_to_string(format!("/proc/{process}/maps"))?;
    let mut memory = File::open(format!("/proc/{process}/mem"))?;
    let mut pages = File::open(format!("/proc/{process}/pagemap"))?;
    let longest = canaries.iter().map(|canary| canary.bytes.len()).max().unwrap_or_default();
    let mut found = Vec::new();
    let mut searched = 0;
    for line in maps.lines().filter(|line| line.contains(" rw")) {
        let (from, to) = line.split(' ').next().and_then(|range| range.split_once('-')).context("a range")?;
        let (mut from, to) = (u64::from_str_radix(from, 16)?, u64::from_str_radix(to, 16)?);
        let mut bytes = Vec::new();
        while from < to {
            let piece = PIECE.min(to - from);
            if !is_there(&mut pages, from, piece)? {
                bytes.clear();
                from += piece;
                continue;
            }
            // A canary across two pieces is found with the second.
            bytes.drain(..bytes.len().saturating_sub(longest));
            let kept = bytes.len();
            bytes.resize(kept + usize::try_from(piece)?, 0);
            memory.seek(SeekFrom::Start(from))?;
            // Unreadable mappings hold nothing of the program.
            if memory.read_exact(&mut bytes[kept..]).is_ok() {
                searched += piece;
                found.extend(canaries.iter().filter(|canary| holds(&bytes, canary)).map(|canary| canary.what));
            }
            from += piece;
        }
    }
    ensure!(searched > 100_000, "only {searched} bytes were searched");
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Whether any page of the piece was ever used: an engine reserves gigabytes that it never writes.
fn is_there(pages: &mut File, from: u64, piece: u64) -> anyhow::Result<bool> {
    let mut entries = vec![0; usize::try_from(piece.div_ceil(PAGE) * 8)?];
    pages.seek(SeekFrom::Start(from / PAGE * 8))?;
    pages.read_exact(&mut entries)?;
    // Present or swapped out: the two highest bits.
    Ok(entries.chunks_exact(8).any(|entry| entry[7] & 0xC0 != 0))
}

fn holds(bytes: &[u8], canary: &Canary) -> bool {
    memmem::find(bytes, &canary.bytes).is_some()
}
