//! The books of a history, and who writes in them.

use domain::Id;

pub const CELL: Id = Id([1; 16]);
/// Whoever writes at the cell's laptops, and the officer.
pub const SECRETARY: Id = Id([7; 16]);
pub const OFFICER: Id = Id([8; 16]);
const COMMITTEE: Id = Id([2; 16]);

pub fn sent_books() -> [Id; 2] {
    [journal::chain::issued_book(COMMITTEE, None), journal::chain::issued_book(COMMITTEE, Some(CELL))]
}

pub fn books() -> [Id; 3] {
    [CELL, sent_books()[0], sent_books()[1]]
}
