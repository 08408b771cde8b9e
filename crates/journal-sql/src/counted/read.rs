//! Reads single rows as figures count them. Unreadable values are left out.

use crate::Row;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{essay, make_up, roll_call, round, session};
use domain::dates::CivilDate;
use domain::essays::EssayForm;
use domain::make_ups::MakeUp;
use domain::roll_call::SealedMark;
use domain::rounds::EssayRule;
use domain::sessions::SpeakerFrom;
use domain::totals::{EssayRow, MakeUpRow, MarkRow, SessionRow};
use journal::Value;

/// Parses a complete stored date.
pub fn day(text: &str) -> Option<NaiveDate> {
    CivilDate::parse(text).ok().and_then(CivilDate::day)
}

/// `None` if the session has no day: nobody can be due on it.
pub fn session_row(row: &Row) -> Option<SessionRow> {
    Some(SessionRow {
        id: row.id,
        date: day(row.text(session::DATE))?,
        part: row.int(session::PART).and_then(|part| u32::try_from(part).ok()).unwrap_or(1),
        speaker_from: row.text(session::SPEAKER_FROM).parse().unwrap_or(SpeakerFrom::Cell),
        points: row.lines(session::POINTS),
        summoned: row.parts(session::SUMMONED),
        non_members: row.parts(session::NON_MEMBERS).unwrap_or_default(),
        confirmed: row.value(session::CONFIRMED).is_some_and(Value::is_set),
    })
}

/// A mark that only a newer program can read counts as unmarked.
pub fn mark_row(row: &Row) -> Option<MarkRow> {
    let (session, member) = row.pair?;
    let status = row.parts::<SealedMark>(roll_call::MARK).unwrap_or_default().status;
    Some(MarkRow { session, member, status })
}

pub fn make_up_row(row: &Row) -> Option<MakeUpRow> {
    let (session, member) = row.pair?;
    let MakeUp { on, .. } = row.parts(make_up::DONE)?;
    Some(MakeUpRow { session, member, on })
}

pub fn essay_row(row: &Row, member: Option<Id>) -> EssayRow {
    EssayRow {
        id: row.id,
        member,
        exempt: row.text(essay::FORM) == EssayForm::Exempt.as_str(),
        handed_in_on: day(row.text(essay::HANDED_IN)),
        grade: row.text(essay::GRADE).parse().ok(),
    }
}

pub fn essay_rule(round: &Row) -> EssayRule {
    round.parts(round::ESSAY_RULE).unwrap_or_default()
}
