//! Who may write what, according to the catalogue; the laptop, the server and tests share this code.

use crate::catalogue::kind as catalogued;

crate::text_enum::text_enum! {
    /// Somebody of the cell. Whoever starts a book may be any of the three: a small cell has no committee.
    pub enum Role {
        Secretary = "secretary", "Bí thư", "Secretary";
        DeputySecretary = "deputy_secretary", "Phó Bí thư", "Deputy secretary";
        CommitteeMember = "committee_member", "Chi ủy viên", "Committee member";
    }
}

/// The author of a change, each in the book of their own unit: nobody may write records of another unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Author {
    Cell(Role),
    /// An officer of the superior committee.
    Superior,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    Allowed,
    Refused,
    /// A kind or field of a newer program: kept and passed on, neither applied nor set aside.
    NotKnown,
}

/// Who may write a kind, or a field of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writers {
    /// The three roles of the cell.
    Cell,
    /// The secretary and the deputy.
    Heads,
    Superior,
    /// The three roles of the cell, and the officer.
    Both,
    /// The secretary, the deputy and the officer.
    HeadsAndSuperior,
}

impl Writers {
    fn include(self, author: Author) -> bool {
        match (self, author) {
            (Writers::Cell, Author::Cell(_)) | (Writers::Superior, Author::Superior) | (Writers::Both, _) => true,
            (Writers::Heads | Writers::HeadsAndSuperior, Author::Cell(role)) => role != Role::CommitteeMember,
            (Writers::HeadsAndSuperior, Author::Superior) => true,
            (Writers::Cell | Writers::Heads, Author::Superior) | (Writers::Superior, Author::Cell(_)) => false,
        }
    }
}

/// The author's right to one field, according to the catalogue.
pub fn right(author: Author, kind: u16, field: u16) -> Right {
    let Some((kind, field)) = catalogued(kind).and_then(|kind| Some((kind, kind.field(field)?))) else {
        return Right::NotKnown;
    };
    let writers = field.writers.unwrap_or(kind.writers);
    if writers.include(author) { Right::Allowed } else { Right::Refused }
}

/// Whether the author may write the field. False for what this version doesn't know; see [`Right::NotKnown`].
pub fn may_write(author: Author, kind: u16, field: u16) -> bool {
    right(author, kind, field) == Right::Allowed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{KINDS, Owner, essay, person, roll_call, round};

    const SECRETARY: Author = Author::Cell(Role::Secretary);
    const COMMITTEE_MEMBER: Author = Author::Cell(Role::CommitteeMember);

    #[test]
    fn nobody_writes_anothers_record() {
        for kind in KINDS {
            for field in kind.fields {
                let (cell, superior) = (
                    may_write(SECRETARY, kind.number, field.number),
                    may_write(Author::Superior, kind.number, field.number),
                );
                match kind.owner {
                    Owner::Cell => assert!(cell && !superior, "{}.{}", kind.table, field.column),
                    Owner::Superior => {
                        assert!(superior && !cell, "{}.{}", kind.table, field.column)
                    }
                    Owner::Either => assert!(cell || superior, "{}.{} would be nobody's", kind.table, field.column),
                }
            }
        }
    }

    #[test]
    fn a_committee_member_takes_the_roll_but_closes_no_figures() {
        assert!(may_write(COMMITTEE_MEMBER, roll_call::KIND, roll_call::MARK));
        assert!(may_write(COMMITTEE_MEMBER, round::KIND, round::TITLE));
        assert!(!may_write(COMMITTEE_MEMBER, round::KIND, round::FINAL_CUT));
        assert!(!may_write(COMMITTEE_MEMBER, round::KIND, round::CLOSED));
        assert!(!may_write(COMMITTEE_MEMBER, person::KIND, person::REMOVED));
        assert!(may_write(Author::Cell(Role::DeputySecretary), round::KIND, round::FINAL_CUT));
    }

    #[test]
    fn an_officer_opens_rounds_and_closes_no_cells_figures() {
        assert!(may_write(Author::Superior, round::KIND, round::DEADLINE));
        assert!(!may_write(Author::Superior, round::KIND, round::FINAL_CUT));
        assert!(!may_write(Author::Superior, essay::KIND, essay::GRADE));
    }

    #[test]
    fn what_a_newer_program_wrote_is_neither_allowed_nor_refused() {
        assert_eq!(right(SECRETARY, 999, 1), Right::NotKnown);
        assert_eq!(right(SECRETARY, round::KIND, 999), Right::NotKnown);
        assert!(!may_write(SECRETARY, 999, 1));
    }
}
