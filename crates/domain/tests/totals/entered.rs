//! Rounds entered for the tests.

use chrono::NaiveDate;
use domain::Id;
use domain::members::MemberLife;
use domain::roll_call::Status;
use domain::rounds::EssayRule;
use domain::sessions::SpeakerFrom;
use domain::totals::*;

pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

pub fn member(n: u8) -> Id {
    Id([n; 16])
}

pub fn session_id(n: u8) -> Id {
    Id([100 + n; 16])
}

pub fn session(n: u8, part: u32, date: NaiveDate) -> SessionRow {
    SessionRow {
        id: session_id(n),
        date,
        part,
        speaker_from: SpeakerFrom::Cell,
        points: vec![],
        summoned: None,
        non_members: vec![],
        confirmed: true,
    }
}

pub fn round(members: u8, sessions: Vec<SessionRow>) -> RoundRows {
    RoundRows {
        round: Id([255; 16]),
        as_of: day(12, 31),
        essay_rule: EssayRule::Nobody,
        sessions,
        members: (1..=members).map(|n| MemberRow { id: member(n), life: MemberLife::default() }).collect(),
        same_person: vec![],
        marks: vec![],
        make_ups: vec![],
        essays: vec![],
    }
}

/// Rows as a secretary would enter them.
pub trait Entered {
    fn mark(self, session: u8, members: impl IntoIterator<Item = u8>, status: Status) -> Self;
    fn made_up(self, session: u8, members: impl IntoIterator<Item = u8>, on: NaiveDate) -> Self;
    fn life(self, n: u8, life: MemberLife) -> Self;
}

impl Entered for RoundRows {
    fn mark(mut self, session: u8, members: impl IntoIterator<Item = u8>, status: Status) -> RoundRows {
        self.marks.extend(members.into_iter().map(|n| MarkRow {
            session: session_id(session),
            member: member(n),
            status,
        }));
        self
    }

    fn made_up(mut self, session: u8, members: impl IntoIterator<Item = u8>, on: NaiveDate) -> RoundRows {
        self.make_ups.extend(members.into_iter().map(|n| MakeUpRow {
            session: session_id(session),
            member: member(n),
            on,
        }));
        self
    }

    fn life(mut self, n: u8, life: MemberLife) -> RoundRows {
        self.members[usize::from(n) - 1].life = life;
        self
    }
}

pub fn members(rows: &Rows) -> Vec<u8> {
    rows.members().map(|id| id.0[0]).collect()
}
