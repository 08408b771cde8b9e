//! Who asks a server, as the caller looked it up.

use journal::Id;

/// Who is asking: a laptop the committee has enrolled.
#[derive(Debug, Clone)]
pub struct Guest {
    pub public_key: [u8; 32],
    /// The cell's book: what it may write.
    pub own_book: Id,
    /// What the committee sends it.
    pub sent_books: Vec<Id>,
    /// Revoked: what it brings is kept for review, and it is sent nothing.
    pub revoked: bool,
}

impl Guest {
    /// Every book it takes part in.
    pub fn books(&self) -> Vec<Id> {
        std::iter::once(self.own_book).chain(self.sent_books.iter().copied()).collect()
    }
}
