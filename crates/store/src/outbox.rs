//! What a page could not save before the book was locked: sealed to a key whose secret lies inside the book, in a file beside it,
//! until somebody opens the book and says what becomes of it.
//!
//! The public half seals while the book is locked as well, and opens nothing.

pub use crate::outbox_key::OutboxKey;

use crate::book::Book;
use crate::{Doing, Error, outbox_key, ring};
use files::{Known, Links};
use std::path::Path;
use zeroize::Zeroizing;

const FILE: &str = "outbox.sealed";
/// One packet in clear: the longest essay many times over.
const LARGEST_PACKET: u64 = 8 * 1024 * 1024;
/// The whole file. What is larger was not written here.
const LARGEST_FILE: u64 = 256 * 1024 * 1024;

impl Book {
    /// The public half. A book that an earlier version made gets its secret here.
    pub fn outbox_key(&mut self) -> Result<OutboxKey, Error> {
        let identity = match outbox_key::identity(&self.connection)? {
            Some(identity) => identity,
            None => self.write_local(outbox_key::make)?,
        };
        Ok(OutboxKey::of(&identity))
    }

    /// `Sealed` where it was sealed to another book's key.
    pub fn open_from_outbox(&self, packet: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        let identity = outbox_key::identity(&self.connection)?.ok_or(Error::Sealed)?;
        ring::open_at_most(packet, std::iter::once(&identity as &dyn age::Identity), LARGEST_PACKET)
    }
}

/// The packets kept beside a book, oldest first. A file that somebody cut gives those before the cut.
pub fn kept(profile: &Path) -> Result<Vec<Vec<u8>>, Error> {
    let path = profile.join(FILE);
    if path.symlink_metadata().is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
        return Ok(Vec::new());
    }
    let bytes = files::read(&path, LARGEST_FILE, Links::Refuse).map_err(std::io::Error::from);
    Ok(packets(&bytes.doing("read what was kept unsaved")?))
}

/// Keeps just these packets; on the disk when this returns. None at all: the file goes.
pub fn keep(profile: &Path, packets: &[Vec<u8>]) -> Result<(), Error> {
    let path = profile.join(FILE);
    if packets.is_empty() {
        return match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(error).doing("let go what was kept unsaved")
            }
            _ => Ok(()),
        };
    }
    let mut bytes = Vec::new();
    for packet in packets {
        bytes.extend((packet.len() as u32).to_be_bytes());
        bytes.extend(packet);
    }
    files::replace(&path, &bytes, Known::Own).doing("keep what is unsaved")
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
