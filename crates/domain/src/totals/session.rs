//! The live figures above one session's roll-call.

use super::attendance::{marks, summoned};
use super::input::{MarkRow, MemberRow, SamePerson, SessionRow};
use super::people::People;
use super::rows::Rows;
use crate::figures::share;
use crate::id::Id;
use crate::members::{MemberLife, Standing};
use crate::roll_call::Status;

/// The figures of one session's sheet, with members under the ids by which they are counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionCounts {
    pub due: Rows,
    pub present: Rows,
    pub with_reason: Rows,
    pub without: Rows,
    pub unmarked: Rows,
    /// Exempt but present; not part of the share.
    pub exempt_present: Rows,
    /// On the sheet but not in the denominator: exempt (including those present) and counted elsewhere.
    pub not_due: Rows,
}

impl SessionCounts {
    /// The share of those due who are present, in basis points; `None` if nobody is due.
    pub fn share(&self) -> Option<u32> {
        share(self.present.count().into(), self.due.count().into())
    }

    /// Whether anybody's attendance or absence is marked.
    pub fn has_marks(&self) -> bool {
        self.unmarked.count() < self.due.count() || !self.exempt_present.is_zero()
    }

    /// Whether everybody due is marked, so that the roll-call can be confirmed.
    pub fn can_be_confirmed(&self) -> bool {
        self.unmarked.is_zero()
    }
}

/// Counts one sheet. Marks of other sessions are ignored.
pub fn session_counts(
    session: &SessionRow,
    members: &[MemberRow],
    same_person: &[SamePerson],
    rows: &[MarkRow],
) -> SessionCounts {
    session_counts_among(session, &People::of(members, same_person), rows)
}

/// The same, for callers that already know who is who among the members.
pub fn session_counts_among(session: &SessionRow, people: &People, rows: &[MarkRow]) -> SessionCounts {
    let (mut due, mut not_due, mut exempt_present) = (Vec::new(), Vec::new(), Vec::new());
    for (person, life, status) in on_sheet(session, people, rows) {
        if life.is_due_on(session.date) && status != Status::CountedElsewhere {
            due.push((person, status));
        } else {
            not_due.push(person);
            if status.is_present() && life.standing_on(session.date) == Standing::Exempt {
                exempt_present.push(person);
            }
        }
    }
    let due_who = |wanted: fn(Status) -> bool| {
        Rows::of_members(due.iter().filter(|(_, status)| wanted(*status)).map(|(person, _)| *person))
    };
    SessionCounts {
        due: due_who(|_| true),
        present: due_who(Status::is_present),
        with_reason: due_who(|status| status == Status::WithReason),
        without: due_who(|status| status == Status::Without),
        unmarked: due_who(|status| status == Status::Unmarked),
        exempt_present: Rows::of_members(exempt_present),
        not_due: Rows::of_members(not_due),
    }
}

/// The people on a session's sheet: of the cell on that day, and summoned or marked as present.
pub fn people_on_sheet(
    session: &SessionRow,
    members: &[MemberRow],
    same_person: &[SamePerson],
    rows: &[MarkRow],
) -> Vec<Id> {
    on_sheet(session, &People::of(members, same_person), rows).into_iter().map(|(person, _, _)| person).collect()
}

fn on_sheet<'p>(session: &SessionRow, people: &'p People, rows: &[MarkRow]) -> Vec<(Id, &'p MemberLife, Status)> {
    let summoned = summoned(session, people);
    let statuses = marks(rows.iter().filter(|mark| mark.session == session.id), people);
    let row = |(person, life)| (person, life, statuses.get(&(session.id, person)).copied().unwrap_or_default());
    let stands = |(person, life, status): &(Id, &MemberLife, Status)| {
        life.is_of_the_cell_on(session.date)
            && (summoned.as_ref().is_none_or(|summoned| summoned.contains(person)) || status.is_present())
    };
    people.iter().map(row).filter(stands).collect()
}
