//! The rows from which a round's figures are counted. Whoever loads them leaves deleted records out.

use chrono::NaiveDate;

use crate::essays::Grade;
use crate::id::Id;
use crate::members::MemberLife;
use crate::roll_call::Status;
use crate::rounds::EssayRule;
pub use crate::sessions::NonMembers;
use crate::sessions::SpeakerFrom;

/// Everything recorded about one round.
#[derive(Debug, Clone, PartialEq)]
pub struct RoundRows {
    pub round: Id,
    /// The figures are as of the end of this day.
    pub as_of: NaiveDate,
    pub essay_rule: EssayRule,
    pub sessions: Vec<SessionRow>,
    /// Every member of the cell, whatever their standing.
    pub members: Vec<MemberRow>,
    pub same_person: Vec<SamePerson>,
    pub marks: Vec<MarkRow>,
    pub make_ups: Vec<MakeUpRow>,
    pub essays: Vec<EssayRow>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    pub id: Id,
    pub date: NaiveDate,
    /// Sessions of one part are parallel classes; a member must study each part.
    pub part: u32,
    pub speaker_from: SpeakerFrom,
    /// The connection points, by name.
    pub points: Vec<String>,
    /// `None` for everybody due.
    pub summoned: Option<Vec<Id>>,
    pub non_members: Vec<NonMembers>,
    pub confirmed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberRow {
    pub id: Id,
    pub life: MemberLife,
}

/// Two member entries of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SamePerson {
    pub kept: Id,
    pub merged: Id,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkRow {
    pub session: Id,
    pub member: Id,
    pub status: Status,
}

/// What was missed in `session` was studied on that day, at a session of the cell or elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MakeUpRow {
    pub session: Id,
    pub member: Id,
    pub on: NaiveDate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EssayRow {
    pub id: Id,
    /// `None` on the server, which can't tell whose an essay is.
    pub member: Option<Id>,
    /// Owes no essay in this round (form "Được miễn").
    pub exempt: bool,
    pub handed_in_on: Option<NaiveDate>,
    pub grade: Option<Grade>,
}
