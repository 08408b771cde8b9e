//! The laptop that sends a request, as the server's database describes it.

use journal::Id;

/// The laptop that sends the request; the committee has enrolled it.
#[derive(Debug, Clone)]
pub struct Client {
    pub public_key: [u8; 32],
    /// The cell's book, which it may write.
    pub own_book: Id,
    /// The books that the committee sends it.
    pub sent_books: Vec<Id>,
    /// Revoked: what it brings is kept for review, and nothing is sent to it.
    pub revoked: bool,
}

impl Client {
    /// All books that it takes part in.
    pub fn books(&self) -> Vec<Id> {
        std::iter::once(self.own_book).chain(self.sent_books.iter().copied()).collect()
    }
}
