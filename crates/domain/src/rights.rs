//! Who may write what, according to the catalogue; the laptop, the server and tests share this code.

pub use crate::authors::{Author, Role, Writers};

use crate::catalogue::kind as catalogued;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    Allowed,
    Refused,
    /// A kind or field of a newer program: kept and passed on, neither applied nor set aside.
    NotKnown,
}

/// What the catalogue says about one field.
pub fn right(author: Author, kind: u16, field: u16) -> Right {
    let Some((kind, field)) = catalogued(kind).and_then(|kind| Some((kind, kind.field(field)?))) else {
        return Right::NotKnown;
    };
    let writers = field.writers.unwrap_or(kind.writers);
    if writers.include(author) { Right::Allowed } else { Right::Refused }
}

/// Whether the author may write the field. False for a field that this version does not know; see
/// [`Right::NotKnown`].
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
