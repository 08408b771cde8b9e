//! The authors of changes, and the groups of authors that may write a kind or a field.

use crate::text_enum::text_enum;

text_enum! {
    /// A person of the cell. A book may be started by any of the first three roles, because a small cell has no
    /// committee. A server that speaks only version 1 of the protocol does not know the other two; see
    /// [`Role::protocol`].
    pub enum Role {
        Secretary = "secretary", "Bí thư", "Secretary";
        DeputySecretary = "deputy_secretary", "Phó Bí thư", "Deputy secretary";
        CommitteeMember = "committee_member", "Chi ủy viên", "Committee member";
        GradingMember = "grading_member", "Thành viên tổ đánh giá", "Member of the grading team";
        Reader = "reader", "Người đọc", "Reader";
    }
}

impl Role {
    /// Secretary and deputy are responsible for the cell's figures and its book.
    pub const fn is_head(self) -> bool {
        matches!(self, Role::Secretary | Role::DeputySecretary)
    }

    /// Whether the person keeps the book: records members, rounds, roll-calls and everything else that no other
    /// rule reserves.
    pub const fn keeps_the_book(self) -> bool {
        matches!(self, Role::Secretary | Role::DeputySecretary | Role::CommitteeMember)
    }

    /// The first version of the exchange protocol whose servers know the role. A server of an earlier version
    /// would take the person for a secretary.
    pub const fn protocol(self) -> u16 {
        if self.keeps_the_book() { 1 } else { 2 }
    }
}

/// In whose name a change is made. Everybody writes only in the book of their own unit, and never in another's
/// record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Author {
    Cell(Role),
    /// The first change of a laptop's chain, which records the cell, the people who open the book on that laptop,
    /// and their keys. Nobody can have recorded its author before.
    Founder,
    /// Somebody whom the book does not record, or whose role this version does not know.
    Unknown,
    /// An officer of the superior committee.
    Superior,
}

impl Author {
    /// Somebody with the stored form of a role.
    pub fn of_role(stored: &str) -> Author {
        stored.parse().map_or(Author::Unknown, Author::Cell)
    }
}

/// Who may write a kind, or a field of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writers {
    /// Those who keep the cell's book: secretary, deputy and members of the committee.
    Cell,
    /// Everybody of the cell, readers too.
    Everybody,
    /// Those who keep the book, and members of the grading team.
    Graders,
    /// Secretary and deputy.
    Heads,
    Superior,
    /// Those who keep the cell's book, and the officer.
    Both,
    /// Secretary, deputy and the officer.
    HeadsAndSuperior,
}

impl Writers {
    /// A founder writes only what books begin with; see [`crate::rights::right`].
    pub(crate) fn include(self, author: Author) -> bool {
        match (self, author) {
            (_, Author::Founder | Author::Unknown) => false,
            (Writers::Superior | Writers::Both | Writers::HeadsAndSuperior, Author::Superior) => true,
            (Writers::Cell | Writers::Everybody | Writers::Graders | Writers::Heads, Author::Superior) => false,
            (Writers::Superior, Author::Cell(_)) => false,
            (Writers::Everybody, Author::Cell(_)) => true,
            (Writers::Cell | Writers::Both, Author::Cell(role)) => role.keeps_the_book(),
            (Writers::Graders, Author::Cell(role)) => role.keeps_the_book() || role == Role::GradingMember,
            (Writers::Heads | Writers::HeadsAndSuperior, Author::Cell(role)) => role.is_head(),
        }
    }
}
