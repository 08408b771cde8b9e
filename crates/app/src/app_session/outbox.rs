//! What the program holds of an outbox, whether the book is locked or open.

use std::sync::{Mutex, MutexGuard, PoisonError};
use store::Book;
use store::outbox::OutboxKey;

/// What the program knows of an outbox while the book is locked.
#[derive(Default)]
pub(crate) struct Outbox(Mutex<Known>);

#[derive(Default)]
pub(crate) struct Known {
    /// Since the book was last open.
    pub key: Option<OutboxKey>,
    /// Who was at work then.
    pub by: String,
    /// Sealed, and refused by the disk so far.
    pub unkept: Vec<Vec<u8>>,
}

impl Outbox {
    /// To be called whenever somebody has opened the book.
    pub(crate) fn learn(&self, book: &mut Book) {
        let mut known = self.known();
        // A full disk makes no key; then what waits can't be sealed, and stays with the page.
        known.key = book.outbox_key().ok().or(known.key.take());
        known.by.clone_from(&book.person().name);
    }

    pub(crate) fn holds_unkept(&self) -> bool {
        !self.known().unkept.is_empty()
    }

    pub(crate) fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
