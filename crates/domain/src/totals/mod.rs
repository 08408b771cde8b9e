//! The figures of a round, computed by one pure function for the laptop and the server.
//!
//! **Invariant:** every figure consists of the rows it was counted from, nobody is counted twice in it, and the
//! order of the input changes nothing. Members and non-members have separate denominators.

mod attendance;
mod counts;
mod essays;
mod input;
mod people;
mod rows;
mod session;

pub use input::{EssayRow, MakeUpRow, MarkRow, MemberRow, NonMembers, RoundRows, SamePerson, SessionRow};
pub use people::People;
pub use rows::{Counts, Figure, Row, Rows};
pub use session::{SessionCounts, people_on_sheet, session_counts, session_counts_among};

use attendance::{Attendance, Book, Due, Outcome};
use chrono::NaiveDate;
use std::collections::BTreeMap;

use crate::essays::Grade;
use crate::id::Id;
use crate::language::fold;
use crate::sessions::SpeakerFrom;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    pub round: Id,
    pub as_of: NaiveDate,
    /// Must study at least one part of the round.
    pub due: Rows,
    /// Present in every part due.
    pub present: Rows,
    /// All parts marked, absent from at least one, and no absence without a reason.
    pub with_reason: Rows,
    /// Like `with_reason`, but at least one absence without a reason.
    pub without: Rows,
    /// Not marked in some part. Marks of days after `as_of` do not count.
    pub unmarked: Rows,
    /// Absent, and every missed part was made up by `as_of`.
    pub made_up: Rows,
    /// Present or made up.
    pub studied: Rows,
    /// Missed a part and has not made it up; may still be unmarked in another part.
    pub make_up_owed: Rows,
    pub exempt_present: Rows,
    pub exempt: Rows,
    pub counted_elsewhere: Rows,
    /// Held by `as_of`.
    pub sessions: Rows,
    pub sessions_by_superior: Rows,
    pub sessions_by_secretary: Rows,
    pub sessions_by_committee_member: Rows,
    /// The cell was left alone.
    pub sessions_by_cell: Rows,
    /// Attendances of members over all sessions held (lượt); a figure beside the people, never added to them.
    pub turns: Rows,
    /// The connection points of the sessions held, each once.
    pub points: Rows,
    pub sessions_unconfirmed: Rows,
    /// Planned for a day after `as_of`.
    pub sessions_ahead: Rows,
    /// Without names people can't be told apart, so over several parts these are attendances (lượt), see
    /// [`Totals::non_members_are_turns`].
    pub non_members_invited: Rows,
    pub non_members_attended: Rows,
    pub non_members_are_turns: bool,
    pub essays_due: Rows,
    pub essays_received: Rows,
    pub essays_exempt: Rows,
    pub essays_owed: Rows,
    pub grade_good: Rows,
    pub grade_fair: Rows,
    pub grade_average: Rows,
    pub grade_failed: Rows,
    /// Received, and without a grade yet.
    pub essays_not_graded: Rows,
}

/// Counts a round.
pub fn totals(rows: &RoundRows) -> Totals {
    let people = People::of(&rows.members, &rows.same_person);
    let mut totals = Totals { round: rows.round, as_of: rows.as_of, ..Totals::default() };
    totals.count_attendance(rows, &people);
    totals.count_sessions(rows);
    totals.count_turns(rows, &people);
    totals.count_essays(rows, &people);
    totals
}

fn groups(sessions: &[&SessionRow], count: fn(&NonMembers) -> u32) -> Rows {
    let row = |session: Id, group: &NonMembers| Row::Group { session, group: group.group.clone(), count: count(group) };
    Rows::of(sessions.iter().flat_map(|session| session.non_members.iter().map(move |group| row(session.id, group))))
}

/// Each point once, however its name is spelled in the sessions.
fn points(sessions: &[&SessionRow]) -> Rows {
    let mut named: BTreeMap<String, &str> = BTreeMap::new();
    for name in sessions.iter().flat_map(|session| &session.points) {
        let first = named.entry(fold(name)).or_insert(name);
        *first = (*first).min(name);
    }
    Rows::of(named.into_values().map(|name| Row::Point(name.to_owned())))
}

fn over_several_parts(sessions: &[&SessionRow]) -> bool {
    let mut parts = sessions.iter().filter(|session| !session.non_members.is_empty()).map(|session| session.part);
    parts.next().is_some_and(|first| parts.any(|part| part != first))
}

impl Totals {
    fn count_attendance(&mut self, rows: &RoundRows, people: &People) {
        let book = Book::of(rows, people);
        let outcomes: Vec<(Id, Outcome)> =
            people.iter().map(|(person, life)| (person, book.outcome(person, life))).collect();
        let who = |wanted: &dyn Fn(&Outcome) -> bool| {
            Rows::of_members(outcomes.iter().filter(|(_, outcome)| wanted(outcome)).map(|(person, _)| *person))
        };
        let due_who =
            |wanted: &dyn Fn(&Due) -> bool| who(&|outcome| matches!(outcome, Outcome::Due(due) if wanted(due)));
        let is = |wanted| due_who(&|due| due.attendance == wanted);
        let made_up =
            |due: &Due| matches!(due.attendance, Attendance::WithReason | Attendance::Without) && due.all_made_up;
        self.due = due_who(&|_| true);
        self.present = is(Attendance::Present);
        self.with_reason = is(Attendance::WithReason);
        self.without = is(Attendance::Without);
        self.unmarked = is(Attendance::Unmarked);
        self.made_up = due_who(&made_up);
        self.studied = due_who(&|due| due.attendance == Attendance::Present || made_up(due));
        self.make_up_owed = due_who(&|due| due.missed && !due.all_made_up);
        self.exempt_present = who(&|outcome| *outcome == Outcome::ExemptPresent);
        self.exempt = who(&|outcome| *outcome == Outcome::Exempt);
        self.counted_elsewhere = who(&|outcome| *outcome == Outcome::CountedElsewhere);
    }

    fn count_sessions(&mut self, rows: &RoundRows) {
        let held: Vec<&SessionRow> = rows.sessions.iter().filter(|session| session.date <= rows.as_of).collect();
        let sessions = |wanted: fn(&SessionRow) -> bool| {
            Rows::of(held.iter().filter(|session| wanted(session)).map(|session| Row::Session(session.id)))
        };
        self.sessions = sessions(|_| true);
        self.sessions_by_superior = sessions(|session| session.speaker_from == SpeakerFrom::Superior);
        self.sessions_by_secretary = sessions(|session| session.speaker_from == SpeakerFrom::Secretary);
        self.sessions_by_committee_member = sessions(|session| session.speaker_from == SpeakerFrom::CommitteeMember);
        self.sessions_by_cell = sessions(|session| session.speaker_from == SpeakerFrom::Cell);
        self.points = points(&held);
        self.sessions_unconfirmed = sessions(|session| !session.confirmed);
        let ahead = rows.sessions.iter().filter(|session| session.date > rows.as_of);
        self.sessions_ahead = Rows::of(ahead.map(|session| Row::Session(session.id)));
        self.non_members_invited = groups(&held, |group| group.invited);
        self.non_members_attended = groups(&held, |group| group.attended);
        self.non_members_are_turns = over_several_parts(&held);
    }

    fn count_turns(&mut self, rows: &RoundRows, people: &People) {
        let held = rows.sessions.iter().filter(|session| session.date <= rows.as_of);
        let turns = held.map(|session| {
            let counts = session_counts_among(session, people, &rows.marks);
            Row::Turns { session: session.id, count: counts.present.count() + counts.exempt_present.count() }
        });
        self.turns = Rows::of(turns.filter(|row| row.adds() > 0));
    }

    fn count_essays(&mut self, rows: &RoundRows, people: &People) {
        let mut essays = essays::essay_figures(rows, people, &self.due);
        let mut graded = |grade| essays.grades.remove(&grade).unwrap_or_default();
        self.grade_good = graded(Grade::Good);
        self.grade_fair = graded(Grade::Fair);
        self.grade_average = graded(Grade::Average);
        self.grade_failed = graded(Grade::Failed);
        self.essays_not_graded = essays.not_graded;
        self.essays_due = essays.due;
        self.essays_received = essays.received;
        self.essays_exempt = essays.exempt;
        self.essays_owed = essays.owed;
    }

    pub fn figure(&self, figure: Figure) -> &Rows {
        match figure {
            Figure::Due => &self.due,
            Figure::Present => &self.present,
            Figure::WithReason => &self.with_reason,
            Figure::Without => &self.without,
            Figure::Unmarked => &self.unmarked,
            Figure::MadeUp => &self.made_up,
            Figure::Studied => &self.studied,
            Figure::MakeUpOwed => &self.make_up_owed,
            Figure::ExemptPresent => &self.exempt_present,
            Figure::Exempt => &self.exempt,
            Figure::CountedElsewhere => &self.counted_elsewhere,
            Figure::Sessions => &self.sessions,
            Figure::SessionsBySuperior => &self.sessions_by_superior,
            Figure::SessionsBySecretary => &self.sessions_by_secretary,
            Figure::SessionsByCommitteeMember => &self.sessions_by_committee_member,
            Figure::SessionsByCell => &self.sessions_by_cell,
            Figure::Turns => &self.turns,
            Figure::Points => &self.points,
            Figure::SessionsUnconfirmed => &self.sessions_unconfirmed,
            Figure::SessionsAhead => &self.sessions_ahead,
            Figure::NonMembersInvited => &self.non_members_invited,
            Figure::NonMembersAttended => &self.non_members_attended,
            Figure::EssaysDue => &self.essays_due,
            Figure::EssaysReceived => &self.essays_received,
            Figure::EssaysExempt => &self.essays_exempt,
            Figure::EssaysOwed => &self.essays_owed,
            Figure::GradeGood => &self.grade_good,
            Figure::GradeFair => &self.grade_fair,
            Figure::GradeAverage => &self.grade_average,
            Figure::GradeFailed => &self.grade_failed,
            Figure::EssaysNotGraded => &self.essays_not_graded,
        }
    }

    pub fn counts(&self) -> Counts {
        let of = |figure| self.figure(figure).count();
        Counts {
            due: of(Figure::Due),
            present: of(Figure::Present),
            with_reason: of(Figure::WithReason),
            without: of(Figure::Without),
            unmarked: of(Figure::Unmarked),
            made_up: of(Figure::MadeUp),
            studied: of(Figure::Studied),
            make_up_owed: of(Figure::MakeUpOwed),
            exempt_present: of(Figure::ExemptPresent),
            sessions: of(Figure::Sessions),
            sessions_by_superior: of(Figure::SessionsBySuperior),
            sessions_by_secretary: of(Figure::SessionsBySecretary),
            sessions_by_committee_member: of(Figure::SessionsByCommitteeMember),
            sessions_by_cell: of(Figure::SessionsByCell),
            turns: of(Figure::Turns),
            points: of(Figure::Points),
            non_members_invited: of(Figure::NonMembersInvited),
            non_members_attended: of(Figure::NonMembersAttended),
            essays_due: of(Figure::EssaysDue),
            essays_received: of(Figure::EssaysReceived),
            essays_exempt: of(Figure::EssaysExempt),
            essays_owed: of(Figure::EssaysOwed),
            grade_good: of(Figure::GradeGood),
            grade_fair: of(Figure::GradeFair),
            grade_average: of(Figure::GradeAverage),
            grade_failed: of(Figure::GradeFailed),
        }
    }
}
