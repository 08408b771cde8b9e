//! Those who write, and the groups of them that a kind or a field is left to.

use crate::text_enum::text_enum;

text_enum! {
    /// Somebody of the cell. Whoever starts a book may be any of the three: a small cell has no committee.
    pub enum Role {
        Secretary = "secretary", "Bí thư", "Secretary";
        DeputySecretary = "deputy_secretary", "Phó Bí thư", "Deputy secretary";
        CommitteeMember = "committee_member", "Chi ủy viên", "Committee member";
    }
}

/// Whoever a change is signed for, each in the book of their own unit: nobody writes another's record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Author {
    Cell(Role),
    /// An officer of the superior committee.
    Superior,
}

/// Who may write a kind, or a field of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writers {
    /// The three of the cell.
    Cell,
    /// Secretary and deputy.
    Heads,
    Superior,
    /// The three of the cell and the officer.
    Both,
    /// Secretary, deputy and the officer.
    HeadsAndSuperior,
}

impl Writers {
    pub(crate) fn include(self, author: Author) -> bool {
        match (self, author) {
            (Writers::Cell, Author::Cell(_)) | (Writers::Superior, Author::Superior) | (Writers::Both, _) => true,
            (Writers::Heads | Writers::HeadsAndSuperior, Author::Cell(role)) => role != Role::CommitteeMember,
            (Writers::HeadsAndSuperior, Author::Superior) => true,
            (Writers::Cell | Writers::Heads, Author::Superior) | (Writers::Superior, Author::Cell(_)) => false,
        }
    }
}
