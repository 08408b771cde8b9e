//! Who may write what, according to the catalogue; the laptop, the server and tests share this code.

pub use crate::authors::{Author, Role, Writers};

use crate::audiences::Audience;
use crate::catalogue::{cell, essay_grade, kind as catalogued, person, person_key, ring_key};
use crate::id::Id;

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
    let begins = author == Author::Founder && BEGINNINGS.contains(&kind.number);
    if begins || writers.include(author) { Right::Allowed } else { Right::Refused }
}

/// The kinds of the records that a book is created with.
pub const BEGINNINGS: [u16; 4] = [cell::KIND, person::KIND, ring_key::KIND, person_key::KIND];

/// [`right`], in a book whose people have these heads. Roles are written by heads; where nobody is left who is one,
/// those who keep the book may put that right.
pub fn right_among(heads: Heads, author: Author, kind: u16, field: u16) -> Right {
    let repairs = heads == Heads::None
        && kind == person::KIND
        && matches!(field, person::ROLE | person::REMOVED)
        && matches!(author, Author::Cell(role) if role.keeps_the_book());
    if repairs { Right::Allowed } else { right(author, kind, field) }
}

/// Whether a record may be written only by a person whom it names, and `by` is somebody else: nobody publishes a key, or
/// grades, in another's name.
pub fn is_another_persons(kind: u16, pair: Option<(Id, Id)>, by: Id) -> bool {
    let named = pair.map(|(first, second)| if kind == person_key::KIND { first } else { second });
    [person_key::KIND, essay_grade::KIND].contains(&kind) && named != Some(by)
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
        Correction::Cell | Correction::Name { own: false } | Correction::Role => {
            by.is_head() || heads == Heads::None && by.keeps_the_book()
        }
        Correction::Handover => match heads {
            Heads::Secretary => by == Role::Secretary,
            Heads::Deputy => by.is_head(),
            Heads::None => by.keeps_the_book(),
        },
    }
}

/// Whether somebody with this role may begin an audience and choose who belongs to it. The ratings are the secretary's,
/// or that of whoever is next where there is none.
pub fn may_lead(by: Role, audience: Audience, heads: Heads) -> bool {
    let as_for = match audience {
        Audience::Ratings => Correction::Handover,
        Audience::Grading => Correction::Role,
    };
    may_correct(by, as_for, heads)
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
            (Heads::None, _) => Heads::None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{KINDS, Owner, audience_key, essay, key_comparison, roll_call, round};

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
    fn a_reader_writes_nothing_but_keys_and_the_own_name() {
        let reader = Author::Cell(Role::Reader);
        for kind in KINDS {
            for field in kind.fields {
                let keys = [ring_key::KIND, person_key::KIND, audience_key::KIND, key_comparison::KIND];
                let own_name = (kind.number, field.number) == (person::KIND, person::NAME);
                let may = keys.contains(&kind.number) || own_name;
                assert_eq!(may_write(reader, kind.number, field.number), may, "{}.{}", kind.table, field.column);
            }
        }
    }

    #[test]
    fn a_member_of_the_grading_team_grades_and_records_nothing_else() {
        let grader = Author::Cell(Role::GradingMember);
        assert!(may_write(grader, essay::KIND, essay::GRADE));
        assert!(!may_write(grader, essay::KIND, essay::HANDED_IN));
        assert!(!may_write(grader, roll_call::KIND, roll_call::MARK));
        assert!(!may_write(grader, round::KIND, round::TITLE));
    }

    #[test]
    fn a_server_of_version_1_knows_only_those_who_keep_the_book() {
        for role in Role::ALL {
            assert_eq!(role.protocol() == 1, role.keeps_the_book(), "{role}");
        }
    }

    #[test]
    fn who_is_not_recorded_or_has_an_unknown_role_writes_nothing() {
        for kind in KINDS {
            for field in kind.fields {
                assert!(!may_write(Author::Unknown, kind.number, field.number), "{}.{}", kind.table, field.column);
            }
        }
        assert_eq!(Author::of_role("secretary_of_a_later_version"), Author::Unknown);
    }

    #[test]
    fn roles_are_written_by_heads_and_by_a_founding_change() {
        let role = |author| may_write(author, person::KIND, person::ROLE);
        assert!(role(SECRETARY) && role(Author::Cell(Role::DeputySecretary)) && role(Author::Founder));
        assert!(!role(COMMITTEE_MEMBER) && !role(Author::Cell(Role::Reader)));
        assert!(!may_write(Author::Founder, round::KIND, round::TITLE));
        let among = |heads| right_among(heads, COMMITTEE_MEMBER, person::KIND, person::ROLE);
        assert_eq!((among(Heads::Deputy), among(Heads::None)), (Right::Refused, Right::Allowed));
        let reader = right_among(Heads::None, Author::Cell(Role::Reader), person::KIND, person::ROLE);
        assert_eq!(reader, Right::Refused);
    }

    #[test]
    fn nobody_publishes_a_key_or_grades_in_anothers_name() {
        let (one, other) = (Id([1; 16]), Id([2; 16]));
        let anothers = |kind, pair, by| is_another_persons(kind, pair, by);
        assert!(
            anothers(person_key::KIND, Some((one, other)), other)
                && !anothers(person_key::KIND, Some((one, other)), one)
        );
        assert!(
            anothers(essay_grade::KIND, Some((one, other)), one)
                && !anothers(essay_grade::KIND, Some((one, other)), other)
        );
        assert!(anothers(person_key::KIND, None, other));
        assert!(!anothers(round::KIND, None, one));
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
    fn a_deputy_admits_nobody_to_the_ratings_while_there_is_a_secretary() {
        let leads = |role, heads| may_lead(role, Audience::Ratings, heads);
        assert!(leads(Role::Secretary, Heads::Secretary));
        assert!(!leads(Role::DeputySecretary, Heads::Secretary));
        assert!(leads(Role::DeputySecretary, Heads::Deputy), "no secretary is left");
        assert!(!leads(Role::Reader, Heads::None) && !leads(Role::GradingMember, Heads::None));
        assert!(may_lead(Role::DeputySecretary, Audience::Grading, Heads::Secretary));
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
