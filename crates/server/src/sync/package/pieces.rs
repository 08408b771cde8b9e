//! The pieces that a package brings. A piece is stored if a record of its cell names it; they are stored a few
//! at a time, so that nobody waits long.

use std::collections::HashSet;
use std::sync::atomic::Ordering;

use ::exchange::package::{BadPackage, Frame};
use journal::Hash;
use sql::Sql;

use super::{PackageFault, Reader, ended};
use crate::failure::Failure;
use crate::state::Server;
use crate::storage::laptops::Laptop;
use crate::storage::pieces::{Pieces, PiecesMut};
use crate::sync::pieces::named;

#[derive(Default)]
pub struct Kept {
    /// The pieces that were brought and are stored here now.
    pub held: Vec<Hash>,
    pub new: usize,
}

/// Continues from the first frame with pieces to the end of the package.
pub fn keep(
    server: &Server,
    laptop: &Laptop,
    mut reader: Reader<'_>,
    first: Frame,
    hash: &Hash,
) -> Result<Kept, Failure> {
    let named = server.storage.read(|sql| named(sql, laptop.book))?;
    let mut kept = Kept::default();
    let mut next = Some(first);
    while let Some(frame) = next {
        if frame.batch.is_some() || frame.receipts.is_some() {
            return Err(PackageFault::Damaged.into());
        }
        let pieces: Vec<(Hash, &[u8])> = frame
            .pieces
            .iter()
            .flatten()
            .map(|bytes| (*blake3::hash(bytes).as_bytes(), &bytes[..]))
            .filter(|(hash, _)| named.contains(hash))
            .collect();
        let write = |sql: &dyn Sql| put(server, sql, laptop, &pieces);
        let (held, new) = server.storage.write_for(laptop.unit, write)?;
        kept.held.extend(held);
        kept.new += new;
        next = reader.frame().map_err(|bad: BadPackage| Failure::from(bad))?;
    }
    ended(reader, &laptop.public_key, hash)?;
    Ok(kept)
}

/// Returns the hashes of the pieces that are stored afterwards, and how many of them are new.
fn put(
    server: &Server,
    sql: &dyn Sql,
    laptop: &Laptop,
    pieces: &[(Hash, &[u8])],
) -> Result<(Vec<Hash>, usize), Failure> {
    let most = server.file_room.load(Ordering::Relaxed);
    let mut room = most.saturating_sub(Pieces(sql).size(laptop.book)?);
    let (mut held, mut new) = (Vec::new(), 0);
    for (hash, bytes) in pieces {
        if !Pieces(sql).holds(laptop.book, hash)? {
            let Some(left) = room.checked_sub(bytes.len() as u64) else { continue };
            PiecesMut(sql).keep(laptop.book, hash, bytes)?;
            room = left;
            new += 1;
        }
        held.push(*hash);
    }
    Ok((held, new))
}

/// The hashes that a package requests, limited to those that records of its cell name.
pub fn wanted(sql: &dyn Sql, laptop: &Laptop, wants: &[u8]) -> Result<Vec<Hash>, Failure> {
    let named: HashSet<Hash> = named(sql, laptop.book)?;
    let asked = wants.chunks_exact(32).filter_map(|hash| hash.try_into().ok());
    Ok(asked.filter(|hash| named.contains(hash)).collect())
}
