//! Pages in a package, as pieces after the text.

use super::known::Known;
use crate::acts::attachments::standing;
use crate::messages::CallError;
use crate::messages::stick::For;
use exchange::package::Frame;
use exchange::pieces::MOST_PIECES;
use journal::Hash;
use std::collections::{BTreeSet, VecDeque};
use store::Book;

/// The most bytes of pages in one package; the rest goes with the next.
const MOST_BYTES: u64 = 1_000_000_000;
/// The most hashes of missing pieces in one package and in one of its frames.
const MOST_WANTED: usize = 16_384;
const WANTED_A_FRAME: usize = 4_096;

/// The pieces to send, and the pages they belong to.
pub(super) struct Outgoing {
    pieces: VecDeque<Hash>,
    pub pages: u32,
    pub bytes: u64,
    /// Pages that have no room in this package.
    pub left: u32,
}

impl Outgoing {
    /// For the superior: the pieces that it is not known to hold. For other laptops: these, and the pieces they
    /// said they lack; all pieces if one of them is unknown.
    pub fn of(book: &Book, to: For, known: &Known) -> Result<Outgoing, CallError> {
        let everything = known.of_peers(book, to)?.is_some_and(|all| all.is_empty());
        let wanted = if to == For::Laptops { known.wanted() } else { BTreeSet::new() };
        let mut outgoing = Outgoing { pieces: VecDeque::new(), pages: 0, bytes: 0, left: 0 };
        let mut gone = BTreeSet::new();
        for file in standing::all(book)?.values() {
            let goes = |place: u32, hash: &Hash| {
                !file.missing.contains(&place) && (everything || file.unsent.contains(&place) || wanted.contains(hash))
            };
            let places: Vec<(u32, Hash)> =
                (0..).zip(file.pieces.hashes().iter().copied()).filter(|(place, hash)| goes(*place, hash)).collect();
            let bytes: u64 = places.iter().map(|(place, _)| file.pieces.length(*place)).sum();
            if places.is_empty() {
                continue;
            }
            if outgoing.bytes + bytes > MOST_BYTES {
                outgoing.left += 1;
                continue;
            }
            outgoing.pages += 1;
            outgoing.bytes += bytes;
            outgoing.pieces.extend(places.into_iter().map(|(_, hash)| hash).filter(|hash| gone.insert(*hash)));
        }
        Ok(outgoing)
    }

    /// The next few pieces as a frame; `None` at the end.
    pub fn next(&mut self, book: &Book) -> Result<Option<Frame>, CallError> {
        while !self.pieces.is_empty() {
            let mut pieces = Vec::new();
            for hash in self.pieces.drain(..self.pieces.len().min(MOST_PIECES)) {
                pieces.extend(store::pieces::get(book.connection(), &hash)?.map(Into::into));
            }
            if !pieces.is_empty() {
                return Ok(Some(Frame { pieces: Some(pieces), ..Frame::default() }));
            }
        }
        Ok(None)
    }
}

/// The pieces of the book's pages that this laptop lacks.
pub(super) fn wants(book: &Book) -> Result<Vec<Frame>, CallError> {
    let files = standing::all(book)?;
    let missing = files.values().flat_map(|file| file.missing.iter().filter_map(|place| file.pieces.hash(*place)));
    let missing: Vec<Hash> = missing.take(MOST_WANTED).copied().collect();
    let frame =
        |wants: &[Hash]| Frame { wants: Some(wants.iter().map(|hash| (*hash).into()).collect()), ..Frame::default() };
    Ok(missing.chunks(WANTED_A_FRAME).map(frame).collect())
}
