//! The rows that a merge writes: one typed write for each touched record.

use crate::{Hash, Place, Record, Value};
use domain::Id;
use domain::catalogue::{Field, Kind};

/// Columns of one record whose values changed.
#[derive(Debug, Clone)]
pub struct RowWrite {
    pub book: Id,
    pub kind: &'static Kind,
    pub record: Record,
    /// `None` for a value that was erased or withheld.
    pub columns: Vec<(&'static Field, Option<Value>)>,
}

/// Hashes the state of a book: equal on every device that merged the same set of changes.
/// Lines must be added in the order of their places.
pub struct ContentHasher(blake3::Hasher);

impl Default for ContentHasher {
    fn default() -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(b"sochibo content v1");
        ContentHasher(hasher)
    }
}

impl ContentHasher {
    pub fn line(&mut self, place: Place, heads: impl Iterator<Item = Hash>) {
        self.0.update(&place.record.0).update(&place.kind.to_be_bytes()).update(&place.field.to_be_bytes());
        for head in heads {
            self.0.update(&head);
        }
    }

    pub fn finish(self) -> Hash {
        *self.0.finalize().as_bytes()
    }
}
