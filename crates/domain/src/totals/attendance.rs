//! The outcome of each person in a round: first for each part, then for the whole.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::input::{MarkRow, RoundRows, SessionRow};
use super::people::People;
use crate::id::Id;
use crate::members::{MemberLife, Standing};
use crate::roll_call::Status;

/// The outcome of one person in the whole round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Due(Due),
    ExemptPresent,
    Exempt,
    CountedElsewhere,
    /// Not yet joined, left, or not summoned to anything.
    NotConcerned,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Due {
    pub attendance: Attendance,
    pub missed: bool,
    /// All parts missed so far were made up.
    pub all_made_up: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attendance {
    Present,
    WithReason,
    Without,
    Unmarked,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PartOutcome {
    Present,
    Unmarked,
    Missed { without: bool, made_up: bool },
}

/// The rows of a round, indexed by person.
pub(super) struct Book<'a> {
    parts: BTreeMap<u32, Vec<&'a SessionRow>>,
    summoned: HashMap<Id, HashSet<Id>>,
    marks: HashMap<(Id, Id), Status>,
    made_up: HashSet<(Id, Id)>,
}

impl<'a> Book<'a> {
    pub fn of(rows: &'a RoundRows, people: &'a People) -> Book<'a> {
        let mut parts: BTreeMap<u32, Vec<&SessionRow>> = BTreeMap::new();
        for session in &rows.sessions {
            parts.entry(session.part).or_default().push(session);
        }
        let held: HashSet<Id> =
            rows.sessions.iter().filter(|session| session.date <= rows.as_of).map(|session| session.id).collect();
        let made_up = rows.make_ups.iter().filter(|row| row.on <= rows.as_of);
        Book {
            parts,
            summoned: rows
                .sessions
                .iter()
                .filter_map(|session| Some((session.id, summoned(session, people)?)))
                .collect(),
            marks: marks(rows.marks.iter().filter(|mark| held.contains(&mark.session)), people),
            made_up: made_up.filter_map(|row| Some((row.session, people.person(row.member)?))).collect(),
        }
    }

    pub fn outcome(&self, person: Id, life: &MemberLife) -> Outcome {
        let parts: Vec<PartOutcome> =
            self.parts.values().filter_map(|sessions| self.part(person, life, sessions)).collect();
        if parts.is_empty() {
            return self.not_due(person, life);
        }
        let any = |wanted: fn(&PartOutcome) -> bool| parts.iter().any(wanted);
        let missed = any(|part| matches!(part, PartOutcome::Missed { .. }));
        let attendance = if any(|part| *part == PartOutcome::Unmarked) {
            Attendance::Unmarked
        } else if any(|part| matches!(part, PartOutcome::Missed { without: true, .. })) {
            Attendance::Without
        } else if missed {
            Attendance::WithReason
        } else {
            Attendance::Present
        };
        let all_made_up = !any(|part| matches!(part, PartOutcome::Missed { made_up: false, .. }));
        Outcome::Due(Due { attendance, missed, all_made_up })
    }

    /// `None` if the person need not study the part. Not attending a class to which one wasn't summoned is not
    /// an absence, but whoever attends it has studied the part.
    fn part(&self, person: Id, life: &MemberLife, sessions: &[&SessionRow]) -> Option<PartOutcome> {
        let mut came: Option<NaiveDate> = None;
        let mut absences: Vec<(NaiveDate, Status)> = Vec::new();
        let (mut open, mut elsewhere) = (false, false);
        for session in sessions.iter().filter(|session| life.is_due_on(session.date)) {
            let status = self.status(session.id, person);
            let summoned = self.is_summoned(session.id, person);
            if status.is_present() {
                came = Some(came.map_or(session.date, |day| day.min(session.date)));
            } else if status.is_absent() && summoned {
                absences.push((session.date, status));
            } else if status == Status::CountedElsewhere {
                elsewhere = true;
            } else if summoned {
                open = true;
            }
        }
        // Present in a later class of the same part after missing an earlier one: studied, but absent first.
        absences.retain(|(day, _)| came.is_none_or(|came| *day < came));
        let without = absences.iter().any(|(_, status)| *status == Status::Without);
        match (came, absences.is_empty()) {
            (Some(_), true) => Some(PartOutcome::Present),
            (Some(_), false) => Some(PartOutcome::Missed { without, made_up: true }),
            (None, false) => {
                let made_up = sessions.iter().any(|session| self.made_up.contains(&(session.id, person)));
                Some(PartOutcome::Missed { without, made_up })
            }
            (None, true) => (open && !elsewhere).then_some(PartOutcome::Unmarked),
        }
    }

    fn not_due(&self, person: Id, life: &MemberLife) -> Outcome {
        let on_sheet = || self.parts.values().flatten().map(|session| (self.status(session.id, person), session));
        let standing = |wanted| move |(_, session): (Status, &&SessionRow)| life.standing_on(session.date) == wanted;
        if on_sheet().any(|(status, session)| status.is_present() && life.standing_on(session.date) == Standing::Exempt)
        {
            Outcome::ExemptPresent
        } else if on_sheet().any(|(status, _)| status == Status::CountedElsewhere)
            || on_sheet().any(standing(Standing::TemporarilyAway))
        {
            Outcome::CountedElsewhere
        } else if on_sheet().any(standing(Standing::Exempt)) {
            Outcome::Exempt
        } else {
            Outcome::NotConcerned
        }
    }

    fn status(&self, session: Id, person: Id) -> Status {
        self.marks.get(&(session, person)).copied().unwrap_or_default()
    }

    fn is_summoned(&self, session: Id, person: Id) -> bool {
        self.summoned.get(&session).is_none_or(|summoned| summoned.contains(&person))
    }
}

/// `None` if everybody due is summoned.
pub(super) fn summoned(session: &SessionRow, people: &People) -> Option<HashSet<Id>> {
    let named = session.summoned.as_ref()?;
    Some(named.iter().filter_map(|member| people.person(*member)).collect())
}

/// One mark for each person and session. If joined entries have two, presence wins over absence, and a reason
/// over none.
pub(super) fn marks<'m>(marks: impl Iterator<Item = &'m MarkRow>, people: &People) -> HashMap<(Id, Id), Status> {
    let rank = |status: Status| match status {
        Status::Unmarked => 0,
        Status::Without => 1,
        Status::WithReason => 2,
        Status::CountedElsewhere => 3,
        Status::ExemptPresent => 4,
        Status::PresentElsewhere => 5,
        Status::Present => 6,
    };
    let mut of_person = HashMap::new();
    for mark in marks {
        let Some(person) = people.person(mark.member) else {
            continue;
        };
        let status = of_person.entry((mark.session, person)).or_insert(mark.status);
        if rank(mark.status) > rank(*status) {
            *status = mark.status;
        }
    }
    of_person
}
