//! The transfer state of each file: which of its pieces are on this laptop, and which the superior's server
//! holds.

use crate::enrolment::received_books;
use crate::messages::CallError;
use crate::messages::attachments::PageState;
use domain::Id;
use domain::attachments::Pieces;
use domain::catalogue::{attachment, material};
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
    /// The superior sent it, so it is never offered to the superior.
    pub from_superior: bool,
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
        Some(Piecewise { pieces, missing, unsent, from_superior: false })
    }

    /// A file that the superior sent.
    pub fn of_material(row: &Row, held: &Held) -> Option<Piecewise> {
        let pieces = store::pieces::pieces_of_material(row)?;
        let places = (0..).zip(pieces.hashes());
        let missing = places.filter(|(_, hash)| !held.contains_key(*hash)).map(|(place, _)| place).collect();
        Some(Piecewise { pieces, missing, unsent: Vec::new(), from_superior: true })
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

/// The pages of the cell's own book that are not deleted.
pub(crate) fn pages(book: &Book) -> Result<BTreeMap<Id, Piecewise>, CallError> {
    let held = store::pieces::held(book.connection())?;
    let rows = store::rows(book.connection(), book.own_book(), attachment::KIND)?;
    let standing = rows.iter().filter(|row| !row.flag(attachment::DELETED));
    Ok(standing.filter_map(|row| Some((row.id, Piecewise::of(row, &held)?))).collect())
}

/// These pages, and the files that the superior sent and did not withdraw.
pub(crate) fn all(book: &Book) -> Result<BTreeMap<Id, Piecewise>, CallError> {
    let (held, mut files) = (store::pieces::held(book.connection())?, pages(book)?);
    for of in received_books(book)? {
        let rows = store::rows(book.connection(), of, material::KIND)?;
        let standing = rows.iter().filter(|row| !row.flag(material::WITHDRAWN));
        files.extend(standing.filter_map(|row| Some((row.id, Piecewise::of_material(row, &held)?))));
    }
    Ok(files)
}
