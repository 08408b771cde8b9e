//! What a page could not save before the book was locked. It is sealed, in a file beside the book, to a key
//! whose secret is inside the book, until somebody opens the book and decides about it.
//!
//! The public half can seal while the book is locked, and opens nothing.

pub use crate::outbox_key::OutboxKey;

use crate::book::Book;
use crate::{Context, Error, outbox_key, ring};
use files::{Known, Links};
use std::path::Path;
use zeroize::Zeroizing;

const FILE: &str = "outbox.sealed";
/// The largest packet in clear: many times the longest essay.
const LARGEST_PACKET: u64 = 8 * 1024 * 1024;
/// The largest file. A larger one was not written by this program.
const LARGEST_FILE: u64 = 256 * 1024 * 1024;

impl Book {
    /// The public half of the outbox key. A book made by an earlier version gets its secret here.
    pub fn outbox_key(&mut self) -> Result<OutboxKey, Error> {
        let identity = match outbox_key::identity(&self.connection)? {
            Some(identity) => identity,
            None => self.write_local(outbox_key::make)?,
        };
        Ok(OutboxKey::of(&identity))
    }

    /// Opens a packet. `Sealed` if it was sealed to another book's key.
    pub fn open_from_outbox(&self, packet: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        let identity = outbox_key::identity(&self.connection)?.ok_or(Error::Sealed)?;
        ring::open_at_most(packet, std::iter::once(&identity as &dyn age::Identity), LARGEST_PACKET)
    }
}

/// The packets stored beside a book, oldest first. From a truncated file, those before the cut.
pub fn kept(profile: &Path) -> Result<Vec<Vec<u8>>, Error> {
    let path = profile.join(FILE);
    if path.symlink_metadata().is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
        return Ok(Vec::new());
    }
    let bytes = files::read(&path, LARGEST_FILE, Links::Refuse).map_err(std::io::Error::from);
    Ok(packets(&bytes.context("read what was kept unsaved")?))
}

/// Replaces the stored packets with these; on the disk when this returns. Without packets the file is removed.
pub fn keep(profile: &Path, packets: &[Vec<u8>]) -> Result<(), Error> {
    let path = profile.join(FILE);
    if packets.is_empty() {
        return match files::remove(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(error).context("let go what was kept unsaved")
            }
            _ => Ok(()),
        };
    }
    let mut bytes = Vec::new();
    for packet in packets {
        bytes.extend((packet.len() as u32).to_be_bytes());
        bytes.extend(packet);
    }
    files::replace(&path, &bytes, Known::Own).context("keep what is unsaved")
}

fn packets(mut bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut packets = Vec::new();
    while let Some((length, rest)) = bytes.split_first_chunk::<4>() {
        let Some((packet, rest)) = rest.split_at_checked(u32::from_be_bytes(*length) as usize) else { break };
        packets.push(packet.to_vec());
        bytes = rest;
    }
    packets
}
