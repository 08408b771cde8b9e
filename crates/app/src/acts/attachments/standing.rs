//! The transfer state of each page: which of its pieces are on this laptop, and which the superior's server
//! holds.

use crate::messages::CallError;
use crate::messages::attachments::PageState;
use domain::Id;
use domain::attachments::Pieces;
use domain::catalogue::attachment;
use std::collections::{BTreeMap, HashMap};
use store::{Book, Row};

/// Hashes of the pieces on this laptop; true if the server said that it holds the piece.
pub(crate) type Held = HashMap<[u8; 32], bool>;

/// One file and the state of its pieces.
pub(crate) struct Piecewise {
    pub pieces: Pieces,
    /// Pieces that are not on this laptop.
    pub missing: Vec<u32>,
    /// Pieces that are on this laptop and not known to be on the server.
    pub unsent: Vec<u32>,
}

impl Piecewise {
    /// Returns `None` for a record that names no file.
    pub fn of(row: &Row, held: &Held) -> Option<Piecewise> {
        let pieces = store::pieces::pieces_of(row)?;
        let (mut missing, mut unsent) = (Vec::new(), Vec::new());
        for (place, hash) in (0..).zip(pieces.hashes()) {
            match held.get(hash) {
                None => missing.push(place),
                Some(false) => unsent.push(place),
                Some(true) => {}
            }
        }
        Some(Piecewise { pieces, missing, unsent })
    }

    pub fn state(&self) -> PageState {
        match (self.missing.is_empty(), self.unsent.is_empty()) {
            (false, _) => PageState::Elsewhere,
            (true, false) => PageState::Waiting,
            (true, true) => PageState::Sent,
        }
    }

    pub fn bytes_of(&self, places: &[u32]) -> u64 {
        places.iter().map(|place| self.pieces.length(*place)).sum()
    }
}

/// All files of the book that are not deleted.
pub(crate) fn all(book: &Book) -> Result<BTreeMap<Id, Piecewise>, CallError> {
    let held = store::pieces::held(book.connection())?;
    let rows = store::rows(book.connection(), book.own_book(), attachment::KIND)?;
    let standing = rows.iter().filter(|row| !row.flag(attachment::DELETED));
    Ok(standing.filter_map(|row| Some((row.id, Piecewise::of(row, &held)?))).collect())
}
