//! From records to figures: what `domain::totals` counts, read from the book as it stands or as it stood at a cut.

mod final_cut;
mod folk;

pub(crate) use final_cut::{
    FinalCut, asked_day, counted_records, final_cut, late, late_changes, local, person_name, read_final_cut,
};
pub(crate) use folk::{Folk, member_life};

use crate::messages::CallError;
use crate::reading;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{essay, make_up, roll_call, round, session};
use domain::dates::CivilDate;
use domain::essays::EssayForm;
use domain::roll_call::Status;
use domain::rounds::{EssayOwers, EssayRule};
use domain::sessions::SpeakerFrom;
use domain::totals::{EssayRow, MakeUpRow, MarkRow, NonMembers, RoundRows, SessionRow, Totals};
use journal::{Cut, Value};
use store::{Book, Row};

/// What the figures of a round are counted from. Deleted records are left out.
pub(crate) fn round_rows(
    book: &Book,
    round: &Row,
    as_of: NaiveDate,
    cut: Option<&Cut>,
) -> Result<RoundRows, CallError> {
    round_rows_among(book, &Folk::read(book, cut)?, round, as_of, cut)
}

/// As [`round_rows`], for whoever counts several rounds and reads the members once.
pub(crate) fn round_rows_among(
    book: &Book,
    folk: &Folk,
    round: &Row,
    as_of: NaiveDate,
    cut: Option<&Cut>,
) -> Result<RoundRows, CallError> {
    let sessions: Vec<SessionRow> = session_rows(book, round.id, cut)?.iter().filter_map(session_row).collect();
    let ids: Vec<Id> = sessions.iter().map(|session| session.id).collect();
    let (marks, make_ups) =
        (of_sessions(book, roll_call::KIND, &ids, cut)?, of_sessions(book, make_up::KIND, &ids, cut)?);
    Ok(RoundRows {
        round: round.id,
        as_of,
        essay_rule: match cut {
            Some(cut) => at_cut(book, round::KIND, cut)?
                .iter()
                .find(|row| row.id == round.id)
                .map(essay_rule)
                .unwrap_or_default(),
            None => essay_rule(round),
        },
        marks: marks.iter().filter_map(mark_row).collect(),
        make_ups: make_ups.iter().filter_map(make_up_row).collect(),
        essays: essay_rows(book, round.id, cut)?.iter().map(|row| essay_row(book, row)).collect(),
        members: folk.members.clone(),
        same_person: folk.same_person.clone(),
        sessions,
    })
}

pub(crate) fn round_totals(book: &Book, round: &Row, as_of: NaiveDate, cut: Option<&Cut>) -> Result<Totals, CallError> {
    Ok(domain::totals::totals(&round_rows(book, round, as_of, cut)?))
}

fn at_cut(book: &Book, kind: u16, cut: &Cut) -> Result<Vec<Row>, CallError> {
    Ok(store::rows_at(book.connection(), book.own_book(), kind, cut)?)
}

/// Sessions of a round that were not deleted, in the order they are held.
pub(crate) fn session_rows(book: &Book, round: Id, cut: Option<&Cut>) -> Result<Vec<Row>, CallError> {
    let mut rows = pointing_at(book, session::KIND, session::ROUND, round, cut)?;
    rows.retain(|row| !row.flag(session::DELETED));
    rows.sort_by(|a, b| session_order(a).cmp(&session_order(b)));
    Ok(rows)
}

fn session_order(row: &Row) -> (&str, &str, i64, Id) {
    (row.text(session::DATE), row.text(session::TIME), row.int(session::PART).unwrap_or(1), row.id)
}

pub(crate) fn essay_rows(book: &Book, round: Id, cut: Option<&Cut>) -> Result<Vec<Row>, CallError> {
    pointing_at(book, essay::KIND, essay::ROUND, round, cut)
}

fn pointing_at(book: &Book, kind: u16, field: u16, to: Id, cut: Option<&Cut>) -> Result<Vec<Row>, CallError> {
    match cut {
        None => Ok(store::rows_by(book.connection(), book.own_book(), kind, field, to)?),
        Some(cut) => Ok(at_cut(book, kind, cut)?.into_iter().filter(|row| row.id_ref(field) == Some(to)).collect()),
    }
}

/// Roll-call rows or make-ups of some sessions.
pub(crate) fn of_sessions(book: &Book, kind: u16, sessions: &[Id], cut: Option<&Cut>) -> Result<Vec<Row>, CallError> {
    match cut {
        None => {
            let mut rows = Vec::new();
            for &session in sessions {
                rows.extend(store::rows_of_first(book.connection(), book.own_book(), kind, session)?);
            }
            Ok(rows)
        }
        Some(cut) => {
            let of_them = |row: &Row| row.pair.is_some_and(|(first, _)| sessions.contains(&first));
            Ok(at_cut(book, kind, cut)?.into_iter().filter(of_them).collect())
        }
    }
}

/// None where the session has no day: nobody can be due on it.
pub(crate) fn session_row(row: &Row) -> Option<SessionRow> {
    let groups = row.list(session::NON_MEMBERS).iter().filter_map(non_members);
    Some(SessionRow {
        id: row.id,
        date: day(row.text(session::DATE))?,
        part: row.int(session::PART).and_then(|part| u32::try_from(part).ok()).unwrap_or(1),
        speaker_from_superior: row.text(session::SPEAKER_FROM) == SpeakerFrom::Superior.as_str(),
        summoned: row.value(session::SUMMONED).and_then(Value::as_list).map(reading::ids),
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

pub(crate) fn mark_row(row: &Row) -> Option<MarkRow> {
    let (session, member) = row.pair?;
    let status =
        row.list(roll_call::MARK).first().and_then(Value::as_int).and_then(Status::from_code).unwrap_or_default();
    Some(MarkRow { session, member, status })
}

pub(crate) fn make_up_row(row: &Row) -> Option<MakeUpRow> {
    let (session, member) = row.pair?;
    let on = row.list(make_up::DONE).first().and_then(Value::as_text).and_then(day)?;
    Some(MakeUpRow { session, member, on })
}

pub(crate) fn essay_row(book: &Book, row: &Row) -> EssayRow {
    EssayRow {
        id: row.id,
        member: essay_member(book, row),
        exempt: row.text(essay::FORM) == EssayForm::Exempt.as_str(),
        handed_in_on: day(row.text(essay::HANDED_IN)),
        grade: row.text(essay::GRADE).parse().ok(),
    }
}

/// Whose an essay is; none when another ring sealed it.
pub(crate) fn essay_member(book: &Book, row: &Row) -> Option<Id> {
    let opened = book.ring().open_small(row.bytes(essay::MEMBER)?).ok()?;
    opened.try_into().ok().map(Id)
}

pub(crate) fn essay_rule(round: &Row) -> EssayRule {
    let rule = round.list(round::ESSAY_RULE);
    let owers = rule.first().and_then(Value::as_text).and_then(|word| word.parse().ok()).unwrap_or(EssayOwers::Nobody);
    EssayRule::new(owers, rule.get(1).and_then(Value::as_list).map(reading::ids).unwrap_or_default())
}

/// A whole day as it is stored.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    CivilDate::parse(text).ok().and_then(CivilDate::day)
}

/// A round of ours that was not deleted.
pub(crate) fn own_round(book: &Book, id: Id, field: &str) -> Result<Row, CallError> {
    let row = reading::own_row(book, round::KIND, id, field)?;
    if row.flag(round::DELETED) { Err(CallError::not_found(field)) } else { Ok(row) }
}

/// A session that was not deleted, of a round that was not.
pub(crate) fn own_session(book: &Book, id: Id, field: &str) -> Result<Row, CallError> {
    let row = reading::own_row(book, session::KIND, id, field)?;
    if row.flag(session::DELETED) {
        return Err(CallError::not_found(field));
    }
    own_round(book, row.id_ref(session::ROUND).ok_or_else(|| CallError::not_found(field))?, field)?;
    Ok(row)
}
