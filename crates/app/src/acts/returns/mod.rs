//! What the superior returned with a comment. The cell mends its own record and says so, or answers with a sentence; it never writes
//! the superior's record, and the superior never writes the cell's.

mod answer;
mod present;
mod standing;

pub use answer::answer;
pub(super) use answer::{mended_questions, with_mended};
pub(super) use standing::Standing;

use crate::figures;
use crate::messages::returns::{ReturnedThing, Returns};
use crate::messages::{CallError, Nothing};
use crate::naming::Names;
use crate::{AppSession, app_session};
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{return_answer as a, returned as r};
use domain::returns::{NextToAct, ReturnState};
use present::{Shown, shown};
use std::cmp::Reverse;
use store::Book;

/// What waits for the cell first, by the day by which it is to be mended; then what waits for the superior, the longest waiting
/// first; then what is done, the latest first.
pub fn list(app: &AppSession, _: Nothing) -> Result<Returns, CallError> {
    let today = app.today();
    app.with_book(|book| {
        let names = Names::to_choose(book)?;
        let mut all = Standing::all(book)?;
        all.sort_by_key(|one| {
            let by = one.row.text(r::BY).to_owned();
            match one.next() {
                NextToAct::Cell => (0, by.is_empty(), by, one.since_ms, Reverse(0), one.row.id),
                NextToAct::Superior => (1, false, String::new(), one.since_ms, Reverse(0), one.row.id),
                NextToAct::Nobody => (2, false, String::new(), 0, Reverse(one.since_ms), one.row.id),
            }
        });
        let line = |one: &Standing| line(book, &names, one, today);
        Ok(Returns { returns: all.iter().map(line).collect::<Result<_, _>>()? })
    })
}

fn line(book: &Book, names: &Names<'_>, one: &Standing, today: NaiveDate) -> Result<ReturnedThing, CallError> {
    let kind = one.target.described();
    let field = kind.and_then(|kind| kind.field(one.target.field));
    let Shown { title, present, question } = shown(book, names, one, today)?;
    let text = |field| one.row.text(field).to_owned();
    let answer = one.answer.as_ref().filter(|_| one.is_answered());
    Ok(ReturnedThing {
        id: one.row.id.to_string(),
        kind: kind.map_or("", |kind| kind.table).to_owned(),
        kind_vietnamese: kind.map_or("", |kind| kind.name.vietnamese).to_owned(),
        kind_english: kind.map_or("", |kind| kind.name.english).to_owned(),
        record: one.target.record.to_string(),
        title,
        field: field.map_or("", |field| field.column).to_owned(),
        field_vietnamese: field.map_or("", |field| field.label.vietnamese).to_owned(),
        field_english: field.map_or("", |field| field.label.english).to_owned(),
        part: one.target.part.clone(),
        question,
        number: one.number(),
        comment: text(r::COMMENT),
        by_day: text(r::BY),
        old: text(r::OLD),
        present,
        state: one.state,
        next: one.next(),
        former: one.former.clone(),
        since: app_session::moment(one.since_ms),
        late: one.waits_for_the_cell() && figures::day(one.row.text(r::BY)).is_some_and(|by| by < today),
        answer: answer.map(|row| row.text(a::ANSWER).to_owned()).unwrap_or_default(),
        missing: one.record.is_none(),
        withdrawn: text(r::WITHDRAWN),
    })
}

/// How much waits for the cell, and the first day by which.
pub(crate) fn to_answer(book: &Book) -> Result<(u32, String), CallError> {
    let mut open = Standing::all(book)?;
    open.retain(Standing::waits_for_the_cell);
    let first = open.iter().map(|one| one.row.text(r::BY)).filter(|day| !day.is_empty()).min().unwrap_or_default();
    Ok((u32::try_from(open.len()).unwrap_or(u32::MAX), first.to_owned()))
}

impl Standing {
    pub(super) fn waits_for_the_cell(&self) -> bool {
        self.next() == NextToAct::Cell
    }

    /// What the person at work has opened is noted under this id: each comment is news, and so is what was decided.
    pub(super) fn news(&self) -> Id {
        let mut what = [0; 16];
        what[..8].copy_from_slice(&self.number().to_be_bytes());
        what[8] = match self.state {
            ReturnState::Accepted => 1,
            ReturnState::Withdrawn => 2,
            ReturnState::Returned | ReturnState::Mended | ReturnState::Answered | ReturnState::Binned => 0,
        };
        Id::of_pair(r::KIND, self.row.id, Id(what))
    }
}
