//! The pieces that a package brings. A piece is stored if a record of its cell names it; they are stored a few
//! at a time, so that nobody waits long.

use std::collections::HashSet;
use std::sync::atomic::Ordering;

use ::exchange::message::Have;
use ::exchange::package::{BadPackage, Frame};
use journal::Hash;
use sql::Sql;

use super::{PackageFault, Reader, ended};
use crate::failure::Failure;
use crate::state::Server;
use crate::storage::laptops::Laptop;
use crate::storage::pieces::{Pieces, PiecesMut};
use crate::sync::materials::Readable;
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

/// The pieces that go with an answer: those that the package requested, as far as records of its cell name them, and those of
/// the committee's files whose records the laptop lacks, so that a file does not need a second journey.
pub struct Wanted {
    own: HashSet<Hash>,
    materials: Readable,
    hashes: Vec<Hash>,
}

impl Wanted {
    pub fn of(sql: &dyn Sql, laptop: &Laptop, wants: &[u8], have: &[Have]) -> Result<Wanted, Failure> {
        let own: HashSet<Hash> = named(sql, laptop.book)?;
        let materials = Readable::since(sql, laptop.unit, have)?;
        let asked = wants.chunks_exact(32).filter_map(|hash| hash.try_into().ok());
        let mut seen = HashSet::new();
        let hashes = asked.chain(materials.of_new_records()).filter(|hash| seen.insert(*hash)).collect();
        Ok(Wanted { own, materials, hashes })
    }

    pub fn hashes(&self) -> &[Hash] {
        &self.hashes
    }

    /// `None` if no record that the cell has names the piece, or it is not here.
    pub fn bytes(&self, sql: &dyn Sql, laptop: &Laptop, hash: &Hash) -> Result<Option<Vec<u8>>, Failure> {
        if self.own.contains(hash) {
            return Ok(Pieces(sql).bytes(laptop.book, hash)?);
        }
        self.materials.piece(sql, hash)
    }
}
