//! The rows of a round from which figures are counted, as they stand now or stood at a cut. Laptop and server
//! share this code, so that both count the same.

mod affected;
mod closed;
mod people;
mod read;

pub use affected::affected;
pub use closed::{FinalCut, counted_records, final_cut, late, late_changes};
pub use people::{COUNTED_OF_A_MEMBER, member_life, member_row, people_of, same_person_row};
pub use read::{day, essay_row, essay_rule, make_up_row, mark_row, session_row};

use crate::{Context, Error, Past, Row};
use chrono::NaiveDate;
use domain::FieldValue;
use domain::Id;
use domain::catalogue::{essay, make_up, member, roll_call, round, same_person, session};
use domain::roll_call::SealedMark;
use domain::rounds::EssayRule;
use domain::totals::{MarkRow, MemberRow, RoundRows, SamePerson};
use journal::{Cut, Value};
use sql::{Sql, params};

#[derive(Clone, Copy)]
pub struct Reader<'s> {
    pub sql: &'s dyn Sql,
    pub book: Id,
    pub cut: Option<&'s Cut>,
}

impl Reader<'_> {
    pub fn rows(&self, kind: u16) -> Result<Vec<Row>, Error> {
        match self.cut {
            None => crate::rows(self.sql, self.book, kind),
            Some(cut) => crate::rows_at(self.sql, self.book, kind, cut),
        }
    }

    fn pointing_at(&self, kind: u16, field: u16, to: Id) -> Result<Vec<Row>, Error> {
        let Some(cut) = self.cut else { return crate::rows_by(self.sql, self.book, kind, field, to) };
        let ever = crate::rows::ever_pointing_at(self.sql, self.book, kind, field, to)?;
        let mut then = Past::of_rows(self.sql, self.book, kind, &ever)?.at(self.sql, cut)?;
        then.retain(|row| row.id_ref(field) == Some(to));
        Ok(then)
    }

    /// The round, deleted or not; `None` if it did not exist yet at the cut.
    pub fn round(&self, id: Id) -> Result<Option<Row>, Error> {
        match self.cut {
            None => crate::row(self.sql, self.book, round::KIND, id),
            Some(cut) => {
                let now: Vec<Row> = crate::row(self.sql, self.book, round::KIND, id)?.into_iter().collect();
                Ok(Past::of_rows(self.sql, self.book, round::KIND, &now)?.at(self.sql, cut)?.pop())
            }
        }
    }

    /// Sessions of a round that are not deleted, in the order in which they are held.
    pub fn sessions(&self, round: Id) -> Result<Vec<Row>, Error> {
        let mut rows = self.pointing_at(session::KIND, session::ROUND, round)?;
        rows.retain(|row| !row.flag(session::DELETED));
        rows.sort_by(|a, b| session_order(a).cmp(&session_order(b)));
        Ok(rows)
    }

    pub fn essays(&self, round: Id) -> Result<Vec<Row>, Error> {
        self.pointing_at(essay::KIND, essay::ROUND, round)
    }

    /// Roll-call rows or make-ups of these sessions.
    pub fn of_sessions(&self, kind: u16, sessions: &[Id]) -> Result<Vec<Row>, Error> {
        let mut now = Vec::new();
        for session in sessions {
            now.extend(crate::rows_of_first(self.sql, self.book, kind, *session)?);
        }
        match self.cut {
            None => Ok(now),
            Some(cut) => Past::of_rows(self.sql, self.book, kind, &now)?.at(self.sql, cut),
        }
    }

    /// The marks of some sessions.
    pub fn marks(&self, sessions: &[Id]) -> Result<Vec<MarkRow>, Error> {
        if self.cut.is_some() {
            return Ok(self.of_sessions(roll_call::KIND, sessions)?.iter().filter_map(mark_row).collect());
        }
        // This is read at each key of a roll-call, a hundred rows a session, so only the columns that count are read.
        let from = crate::rows::by_index(self.sql, "roll_call", "session");
        let of_session = format!("SELECT member, mark FROM {from} WHERE book = ?1 AND session = ?2");
        let mut marks = Vec::new();
        for session in sessions {
            let mark = |row: &sql::Row<'_>| {
                let (member, mark): (Id, Option<Vec<u8>>) = (row.get(0)?, row.get(1)?);
                let mark =
                    mark.and_then(|mark| SealedMark::from_value(&Value::decode(&mark).ok()?)).unwrap_or_default();
                Ok(MarkRow { session: *session, member, status: mark.status })
            };
            marks.extend(self.sql.rows(&of_session, params![self.book, session], mark).context("read marks")?);
        }
        Ok(marks)
    }

    /// All members who count, and which of them were entered twice.
    pub fn people(&self) -> Result<(Vec<MemberRow>, Vec<SamePerson>), Error> {
        Ok(people_of(&self.rows(member::KIND)?, &self.rows(same_person::KIND)?))
    }

    /// `member_of` returns the member an essay belongs to, or `None` if that can't be read.
    pub fn round_rows(
        &self,
        round: Id,
        as_of: NaiveDate,
        people: (Vec<MemberRow>, Vec<SamePerson>),
        member_of: &dyn Fn(&Row) -> Option<Id>,
    ) -> Result<RoundRows, Error> {
        let essays = self.essays(round)?.iter().map(|row| essay_row(row, member_of(row))).collect();
        let essay_rule = self.round(round)?.as_ref().map(essay_rule).unwrap_or_default();
        Ok(RoundRows { essays, essay_rule, ..self.study_rows(round, as_of, people)? })
    }

    /// What the figures of study are counted from: the same rows without essays.
    pub fn study_rows(
        &self,
        round: Id,
        as_of: NaiveDate,
        (members, same_person): (Vec<MemberRow>, Vec<SamePerson>),
    ) -> Result<RoundRows, Error> {
        let sessions: Vec<_> = self.sessions(round)?.iter().filter_map(session_row).collect();
        let ids: Vec<Id> = sessions.iter().map(|session| session.id).collect();
        Ok(RoundRows {
            round,
            as_of,
            essay_rule: EssayRule::default(),
            marks: self.marks(&ids)?,
            make_ups: self.of_sessions(make_up::KIND, &ids)?.iter().filter_map(make_up_row).collect(),
            essays: Vec::new(),
            members,
            same_person,
            sessions,
        })
    }
}

fn session_order(row: &Row) -> (&str, &str, i64, Id) {
    (row.text(session::DATE), row.text(session::TIME), row.int(session::PART).unwrap_or(1), row.id)
}
