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

/// What is corrected about the cell and about the people who keep its book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Correction {
    /// The cell's name and its superior's.
    Cell,
    /// A person's name; `own` if it is the name of the person at work.
    Name {
        own: bool,
    },
    Role,
    /// The secretary hands the book over to a successor.
    Handover,
}

/// Who may correct what is recorded of the cell and its people. The catalogue lets every role write these fields,
/// because any of them may begin a book; fewer may change what is recorded. Where nobody is left who may, whoever is next
/// may: a book begun with the wrong role, or a handover that a power cut broke off, can be put right.
pub fn may_correct(by: Role, what: Correction, heads: Heads) -> bool {
    match what {
        Correction::Name { own: true } => true,
        Correction::Cell | Correction::Name { own: false } | Correction::Role => by.is_head() || heads == Heads::None,
        Correction::Handover => match heads {
            Heads::Secretary => by == Role::Secretary,
            Heads::Deputy => by.is_head(),
            Heads::None => true,
        },
    }
}

/// The most responsible role among the people who open the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heads {
    Secretary,
    /// Deputies, and no secretary.
    Deputy,
    None,
}

impl Heads {
    pub fn of(roles: impl IntoIterator<Item = Role>) -> Heads {
        roles.into_iter().fold(Heads::None, |heads, role| match (heads, role) {
            (Heads::Secretary, _) | (_, Role::Secretary) => Heads::Secretary,
            (Heads::Deputy, _) | (_, Role::DeputySecretary) => Heads::Deputy,
            (Heads::None, Role::CommitteeMember) => Heads::None,
        })
    }
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
    fn heads_correct_the_cell_and_everybody_their_own_name() {
        let may = |by, what| may_correct(by, what, Heads::Secretary);
        for head in [Role::Secretary, Role::DeputySecretary] {
            assert!(may(head, Correction::Cell) && may(head, Correction::Role));
            assert!(may(head, Correction::Name { own: false }));
        }
        assert!(may(Role::CommitteeMember, Correction::Name { own: true }));
        for what in [Correction::Cell, Correction::Role, Correction::Name { own: false }, Correction::Handover] {
            assert!(!may(Role::CommitteeMember, what), "{what:?}");
        }
        assert!(may(Role::Secretary, Correction::Handover) && !may(Role::DeputySecretary, Correction::Handover));
    }

    #[test]
    fn a_book_begun_with_the_wrong_role_can_be_put_right() {
        assert!(may_correct(Role::CommitteeMember, Correction::Role, Heads::None));
        assert!(may_correct(Role::CommitteeMember, Correction::Cell, Heads::None));
        assert!(!may_correct(Role::CommitteeMember, Correction::Handover, Heads::Deputy));
        assert!(may_correct(Role::DeputySecretary, Correction::Handover, Heads::Deputy), "no secretary is left");
        assert_eq!(Heads::of([Role::CommitteeMember, Role::DeputySecretary]), Heads::Deputy);
        assert_eq!(Heads::of([Role::DeputySecretary, Role::Secretary]), Heads::Secretary);
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
