//! The authors of changes, and the groups of authors that may write a kind or a field.

use crate::text_enum::text_enum;

text_enum! {
    /// A person of the cell. A book may be started by any of the three roles, because a small cell has no
    /// committee.
    pub enum Role {
        Secretary = "secretary", "Bí thư", "Secretary";
        DeputySecretary = "deputy_secretary", "Phó Bí thư", "Deputy secretary";
        CommitteeMember = "committee_member", "Chi ủy viên", "Committee member";
    }
}

impl Role {
    /// Secretary and deputy are responsible for the cell's figures and its book.
    pub const fn is_head(self) -> bool {
        matches!(self, Role::Secretary | Role::DeputySecretary)
    }
}

/// In whose name a change is made. Everybody writes only in the book of their own unit, and never in another's
/// record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Author {
    Cell(Role),
    /// An officer of the superior committee.
    Superior,
}

/// Who may write a kind, or a field of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writers {
    /// The three roles of the cell.
    Cell,
    /// Secretary and deputy.
    Heads,
    Superior,
    /// The three roles of the cell, and the officer.
    Both,
    /// Secretary, deputy and the officer.
    HeadsAndSuperior,
}

impl Writers {
    pub(crate) fn include(self, author: Author) -> bool {
        match (self, author) {
            (Writers::Cell, Author::Cell(_)) | (Writers::Superior, Author::Superior) | (Writers::Both, _) => true,
            (Writers::Heads | Writers::HeadsAndSuperior, Author::Cell(role)) => role.is_head(),
            (Writers::HeadsAndSuperior, Author::Superior) => true,
            (Writers::Cell | Writers::Heads, Author::Superior) | (Writers::Superior, Author::Cell(_)) => false,
        }
    }
}
