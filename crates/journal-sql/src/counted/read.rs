//! One row each, as it is counted. What can't be read is left out.

use crate::Row;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{essay, make_up, roll_call, round, session};
use domain::dates::CivilDate;
use domain::essays::EssayForm;
use domain::roll_call::Status;
use domain::rounds::{EssayOwers, EssayRule};
use domain::sessions::SpeakerFrom;
use domain::totals::{EssayRow, MakeUpRow, MarkRow, NonMembers, SessionRow};
use journal::Value;

/// A whole day as it is stored.
pub fn day(text: &str) -> Option<NaiveDate> {
    CivilDate::parse(text).ok().and_then(CivilDate::day)
}

fn ids(values: &[Value]) -> Vec<Id> {
    values.iter().filter_map(Value::as_id).collect()
}

/// None where the session has no day: nobody can be due on it.
pub fn session_row(row: &Row) -> Option<SessionRow> {
    let groups = row.list(session::NON_MEMBERS).iter().filter_map(non_members);
    Some(SessionRow {
        id: row.id,
        date: day(row.text(session::DATE))?,
        part: row.int(session::PART).and_then(|part| u32::try_from(part).ok()).unwrap_or(1),
        speaker_from_superior: row.text(session::SPEAKER_FROM) == SpeakerFrom::Superior.as_str(),
        summoned: row.value(session::SUMMONED).and_then(Value::as_list).map(ids),
        non_members: groups.collect(),
        confirmed: row.value(session::CONFIRMED).is_some_and(Value::is_set),
    })
}

fn non_members(value: &Value) -> Option<NonMembers> {
    let count = |value: &Value| value.as_int().and_then(|count| u32::try_from(count).ok());
    match value.as_list()? {
        [group, invited, attended, ..] => Some(NonMembers {
            group: group.as_text()?.to_owned(),
            invited: count(invited)?,
            attended: count(attended)?,
        }),
        _ => None,
    }
}

/// A mark of a newer program says nothing here: unmarked.
pub fn mark_row(row: &Row) -> Option<MarkRow> {
    let (session, member) = row.pair?;
    let status =
        row.list(roll_call::MARK).first().and_then(Value::as_int).and_then(Status::from_code).unwrap_or_default();
    Some(MarkRow { session, member, status })
}

pub fn make_up_row(row: &Row) -> Option<MakeUpRow> {
    let (session, member) = row.pair?;
    let on = row.list(make_up::DONE).first().and_then(Value::as_text).and_then(day)?;
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
    let rule = round.list(round::ESSAY_RULE);
    let owers = rule.first().and_then(Value::as_text).and_then(|word| word.parse().ok()).unwrap_or(EssayOwers::Nobody);
    EssayRule::new(owers, rule.get(1).and_then(Value::as_list).map(ids).unwrap_or_default())
}
