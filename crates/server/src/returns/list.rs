//! What was returned to the cells: who acts next, since when, and what is there now beside what was there.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{Label, return_answer};
use domain::returns::{NextToAct, ReturnAnswer, ReturnFacts, ReturnState};
use journal_sql::Row;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::target::{Present, present};
use crate::clock::{Moment, day, rfc3339};
use crate::failure::Failure;
use crate::rounds::read::IssuedTexts;
use crate::storage::books::Books;
use crate::storage::reached::Reached;
use crate::storage::returns::{Decided, Returned, Returns};
use crate::storage::rounds::IssuedRounds;
use crate::storage::tree::Tree;

#[derive(Debug, Serialize, JsonSchema)]
pub struct ReturnLine {
    pub id: Id,
    pub unit: Id,
    pub unit_name: String,
    /// "round", or a register.
    pub kind: &'static str,
    pub kind_name: Option<Label>,
    /// In the cell's book.
    pub record: Id,
    /// Our round, if figures of it were returned.
    pub round: Option<Id>,
    pub round_title: String,
    /// The field's column; empty: the whole record.
    pub field: &'static str,
    pub field_name: Option<Label>,
    /// A figure of the round, a question of a form, or empty.
    pub part: String,
    /// What the question is called; empty for anything else.
    pub question: String,
    /// To be sent with what is decided, so that nobody decides about what somebody else has just returned again.
    pub number: i64,
    pub comment: String,
    pub by_day: String,
    /// What the officer saw who returned it.
    pub old: String,
    pub present: String,
    pub changed: bool,
    /// The cell's book here has no such record.
    pub missing: bool,
    pub state: ReturnState,
    pub next: NextToAct,
    pub since: String,
    /// The cell acts next, and the day is over.
    pub late: bool,
    /// The cell's sentence; empty if it gave none to the latest comment.
    pub answer: String,
    pub answered_at: Option<String>,
    /// When a laptop of the cell first said that it has what was told last. `None`: none has said so yet.
    pub received_at: Option<String>,
    pub opened_at: String,
    pub opened_by: String,
    pub returned_at: String,
    pub returned_by: String,
    pub decided_by: String,
    /// Why it was withdrawn.
    pub reason: String,
}

/// Those that wait for the committee come first, then those that wait for a cell, each the longest waiting first; what is
/// done comes last, the latest first.
pub fn list(sql: &dyn Sql, unit: Option<Id>, now: Moment) -> Result<Vec<ReturnLine>, Failure> {
    let returns = match unit {
        Some(unit) => Returns(sql).of_unit(unit)?,
        None => Returns(sql).all()?,
    };
    let lines = Lines::read(sql, now)?;
    let mut found = returns.into_iter().map(|one| lines.line(sql, one)).collect::<Result<Vec<_>, Failure>>()?;
    found.sort_by_key(|(since, line)| {
        let done = line.next == NextToAct::Nobody;
        let order = match line.next {
            NextToAct::Superior => 0,
            NextToAct::Cell => 1,
            NextToAct::Nobody => 2,
        };
        (order, (!done).then_some(*since), Reverse(*since), line.id)
    });
    Ok(found.into_iter().map(|(_, line)| line).collect())
}

/// What lines are made from, read once.
pub(super) struct Lines {
    names: HashMap<Id, String>,
    titles: HashMap<Id, String>,
    now: Moment,
}

/// The cell's answer to a return.
struct Answer {
    facts: ReturnAnswer,
    says: String,
    at: Moment,
}

impl Answer {
    fn of(sql: &dyn Sql, one: &Returned) -> Result<Option<Answer>, Failure> {
        let Some(book) = Books(sql).of(one.unit)? else { return Ok(None) };
        let answer = |row: Row| Answer {
            facts: ReturnAnswer::of(&row),
            says: row.text(return_answer::ANSWER).to_owned(),
            at: row.int(return_answer::AT).unwrap_or_default(),
        };
        let row = journal_sql::row(sql, book, return_answer::KIND, one.id)?;
        Ok(row.map(answer).filter(|answer| answer.facts.to == one.comment.number))
    }
}

impl Lines {
    pub fn read(sql: &dyn Sql, now: Moment) -> Result<Lines, Failure> {
        let (mut titles, texts) = (HashMap::new(), IssuedTexts::read_all(sql)?);
        for round in IssuedRounds(sql).all()? {
            titles.insert(round.id, texts.of(sql, &round)?.title);
        }
        Ok(Lines { names: Tree(sql).latest_names()?, titles, now })
    }

    /// The line, and since when it is as it is.
    pub fn line(&self, sql: &dyn Sql, one: Returned) -> Result<(Moment, ReturnLine), Failure> {
        let now = present(sql, one.unit, &one.target, one.round)?;
        let answer = Answer::of(sql, &one)?;
        let decided = one.decision.as_ref().map(|decision| decision.decided);
        let state = ReturnState::of(&ReturnFacts {
            number: one.comment.number,
            accepted: decided == Some(Decided::Accepted),
            withdrawn: decided == Some(Decided::Withdrawn),
            binned: now.binned,
            answer: answer.as_ref().map(|answer| answer.facts),
        });
        let since = self.since(sql, &one, (state, answer.as_ref()))?;
        let received = Reached(sql).first_of_each(one.told.chain, one.told.number)?.remove(&one.unit);
        Ok((since, self.described(one, (now, answer, received), (state, since))))
    }

    /// A laptop's clock may be wrong: nothing waits since before it was returned, or since a time to come.
    fn since(
        &self,
        sql: &dyn Sql,
        one: &Returned,
        (state, answer): (ReturnState, Option<&Answer>),
    ) -> Result<Moment, Failure> {
        let returned = one.comment.at;
        let said = match state {
            ReturnState::Accepted | ReturnState::Withdrawn => {
                return Ok(one.decision.as_ref().map_or(returned, |decision| decision.at));
            }
            ReturnState::Returned => returned,
            ReturnState::Mended | ReturnState::Answered => answer.map_or(returned, |answer| answer.at),
            ReturnState::Binned => {
                let book = Books(sql).of(one.unit)?;
                let of = |book| journal_sql::last_change_of(sql, book, one.target.kind, one.target.record);
                let last = book.map(of).transpose()?.flatten();
                last.map_or(returned, |(stamp, _)| Moment::try_from(stamp.ms).unwrap_or(Moment::MAX))
            }
        };
        Ok(said.min(self.now).max(returned))
    }

    fn described(
        &self,
        one: Returned,
        (now, answer, received): (Present, Option<Answer>, Option<Moment>),
        (state, since): (ReturnState, Moment),
    ) -> ReturnLine {
        let kind = one.target.described();
        let field = kind.and_then(|kind| kind.field(one.target.field));
        let by: Option<NaiveDate> = one.comment.by_day.parse().ok();
        let next = state.next();
        let decision = one.decision.as_ref();
        ReturnLine {
            id: one.id,
            unit: one.unit,
            unit_name: self.names.get(&one.unit).cloned().unwrap_or_default(),
            kind: kind.map_or("", |kind| kind.table),
            kind_name: kind.map(|kind| kind.name),
            record: one.target.record,
            round_title: one.round.and_then(|round| self.titles.get(&round)).cloned().unwrap_or_default(),
            round: one.round,
            field: field.map_or("", |field| field.column),
            field_name: field.map(|field| field.label),
            part: one.target.part,
            question: now.question,
            number: one.comment.number,
            changed: now.shown != one.comment.old,
            present: now.shown,
            missing: now.missing,
            state,
            next,
            since: rfc3339(since),
            late: next == NextToAct::Cell && by.is_some_and(|by| by < day(self.now)),
            answered_at: answer.as_ref().map(|answer| rfc3339(answer.at)),
            answer: answer.map(|answer| answer.says).unwrap_or_default(),
            received_at: received.map(rfc3339),
            opened_at: rfc3339(one.opened_at),
            opened_by: one.opened_by,
            returned_at: rfc3339(one.comment.at),
            returned_by: one.comment.officer,
            comment: one.comment.comment,
            by_day: one.comment.by_day,
            old: one.comment.old,
            decided_by: decision.map(|decision| decision.by.clone()).unwrap_or_default(),
            reason: decision.map(|decision| decision.reason.clone()).unwrap_or_default(),
        }
    }
}
