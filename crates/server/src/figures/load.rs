//! Reads what `domain::totals` counts from: the rows of one round in one book, as they stand or as
//! they stood at a cut.

use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{essay, make_up, member, roll_call, round, same_person, session};
use domain::dates::CivilDate;
use domain::members::{LeftKind, MemberLife, Period};
use domain::roll_call::Status;
use domain::rounds::EssayRule;
use domain::totals::{EssayRow, MakeUpRow, MarkRow, MemberRow, NonMembers, RoundRows, SamePerson, SessionRow};
use journal::{Cut, Value};
use journal_sql::{Error, Row};
use sql::Sql;

/// One book, now or at a cut.
#[derive(Clone, Copy)]
pub struct Book<'c> {
    pub connection: &'c dyn Sql,
    pub book: Id,
    pub at: Option<&'c Cut>,
}

impl Book<'_> {
    /// Every row of a kind, deleted ones left out.
    pub fn rows(&self, kind: u16, deleted: Option<u16>) -> Result<Vec<Row>, Error> {
        let rows = match self.at {
            None => journal_sql::rows(self.connection, self.book, kind)?,
            Some(cut) => journal_sql::rows_at(self.connection, self.book, kind, cut)?,
        };
        Ok(standing(rows, deleted))
    }

    fn pointing(&self, kind: u16, field: u16, to: Id, deleted: Option<u16>) -> Result<Vec<Row>, Error> {
        match self.at {
            None => Ok(standing(journal_sql::rows_by(self.connection, self.book, kind, field, to)?, deleted)),
            Some(_) => Ok(self.rows(kind, deleted)?.into_iter().filter(|row| row.id_ref(field) == Some(to)).collect()),
        }
    }

    /// Rows of a pair whose first part is one of these.
    fn of_sessions(&self, kind: u16, sessions: &[SessionRow]) -> Result<Vec<Row>, Error> {
        let ours = |row: &Row| row.pair.is_some_and(|(first, _)| sessions.iter().any(|session| session.id == first));
        match self.at {
            None => sessions.iter().try_fold(Vec::new(), |mut all, session| {
                all.extend(journal_sql::rows_of_first(self.connection, self.book, kind, session.id)?);
                Ok(all)
            }),
            Some(_) => Ok(self.rows(kind, None)?.into_iter().filter(ours).collect()),
        }
    }

    /// None when the round is not there. `member_of` says whose an essay is, where that can be read.
    pub fn round_rows(
        &self,
        id: Id,
        as_of: NaiveDate,
        member_of: &dyn Fn(&Row) -> Option<Id>,
    ) -> Result<Option<RoundRows>, Error> {
        let Some(found) = self.rows(round::KIND, Some(round::DELETED))?.into_iter().find(|row| row.id == id) else {
            return Ok(None);
        };
        let sessions = self.pointing(session::KIND, session::ROUND, id, Some(session::DELETED))?;
        let sessions: Vec<SessionRow> = sessions.iter().filter_map(session_row).collect();
        let members = self.rows(member::KIND, Some(member::DELETED))?;
        let same = self.rows(same_person::KIND, Some(same_person::DELETED))?;
        let essays = self.pointing(essay::KIND, essay::ROUND, id, None)?;
        Ok(Some(RoundRows {
            round: id,
            as_of,
            essay_rule: essay_rule(found.list(round::ESSAY_RULE)),
            members: members.iter().map(member_row).collect(),
            same_person: same.iter().filter_map(same_row).collect(),
            marks: self.of_sessions(roll_call::KIND, &sessions)?.iter().filter_map(mark_row).collect(),
            make_ups: self.of_sessions(make_up::KIND, &sessions)?.iter().filter_map(make_up_row).collect(),
            essays: essays.iter().map(|row| essay_row(row, member_of(row))).collect(),
            sessions,
        }))
    }
}

fn standing(rows: Vec<Row>, deleted: Option<u16>) -> Vec<Row> {
    rows.into_iter().filter(|row| !deleted.is_some_and(|field| row.flag(field))).collect()
}

fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

fn text_of(value: Option<&Value>) -> &str {
    value.and_then(Value::as_text).unwrap_or_default()
}

fn number_of(value: Option<&Value>) -> u32 {
    value.and_then(Value::as_int).and_then(|number| u32::try_from(number).ok()).unwrap_or(0)
}

fn ids(list: &[Value]) -> Vec<Id> {
    list.iter().filter_map(Value::as_id).collect()
}

/// A session without a date has not been planned far enough to be counted.
fn session_row(row: &Row) -> Option<SessionRow> {
    Some(SessionRow {
        id: row.id,
        date: day(row.text(session::DATE))?,
        part: row.int(session::PART).and_then(|part| u32::try_from(part).ok()).unwrap_or(1),
        speaker_from_superior: row.text(session::SPEAKER_FROM) == "superior",
        summoned: row.value(session::SUMMONED).and_then(Value::as_list).map(ids),
        non_members: row.list(session::NON_MEMBERS).iter().filter_map(Value::as_list).map(non_members).collect(),
        confirmed: row.value(session::CONFIRMED).is_some_and(Value::is_set),
    })
}

fn non_members(parts: &[Value]) -> NonMembers {
    NonMembers {
        group: text_of(parts.first()).to_owned(),
        invited: number_of(parts.get(1)),
        attended: number_of(parts.get(2)),
    }
}

fn member_row(row: &Row) -> MemberRow {
    let civil = |field| CivilDate::parse_optional(row.text(field)).ok().flatten();
    let left = row.list(member::LEFT);
    let life = MemberLife {
        joined: civil(member::JOINED),
        official: civil(member::OFFICIAL),
        exempt: period(row.list(member::EXEMPT)),
        away: period(row.list(member::AWAY)),
        left: text_of(left.first()).parse::<LeftKind>().ok().zip(day(text_of(left.get(1)))),
    };
    MemberRow { id: row.id, life }
}

fn period(parts: &[Value]) -> Option<Period> {
    Some(Period { from: day(text_of(parts.first()))?, until: day(text_of(parts.get(1))) })
}

fn same_row(row: &Row) -> Option<SamePerson> {
    Some(SamePerson { kept: row.id_ref(same_person::KEPT)?, merged: row.id_ref(same_person::MERGED)? })
}

/// A mark of a newer program says nothing here: unmarked.
fn mark_row(row: &Row) -> Option<MarkRow> {
    let (session, member) = row.pair?;
    let code = row.list(roll_call::MARK).first().and_then(Value::as_int);
    Some(MarkRow { session, member, status: code.and_then(Status::from_code).unwrap_or_default() })
}

fn make_up_row(row: &Row) -> Option<MakeUpRow> {
    let (session, member) = row.pair?;
    Some(MakeUpRow { session, member, on: day(text_of(row.list(make_up::DONE).first()))? })
}

fn essay_row(row: &Row, member: Option<Id>) -> EssayRow {
    EssayRow {
        id: row.id,
        member,
        exempt: row.text(essay::FORM) == "exempt",
        handed_in_on: day(row.text(essay::HANDED_IN)),
        grade: row.text(essay::GRADE).parse().ok(),
    }
}

fn essay_rule(parts: &[Value]) -> EssayRule {
    match text_of(parts.first()).parse() {
        Ok(owers) => EssayRule::new(owers, parts.get(1).and_then(Value::as_list).map(ids).unwrap_or_default()),
        Err(_) => EssayRule::default(),
    }
}
