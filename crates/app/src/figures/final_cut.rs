//! Figures that were closed: over which changes, and what came after them.

use super::{day, essay_rows};
use crate::messages::CallError;
use chrono::{DateTime, Local, NaiveDate};
use domain::Id;
use domain::catalogue::{essay, make_up, person, roll_call, round, session};
use journal::{ChangeRef, Cut, Value};
use std::collections::BTreeSet;
use store::{Book, Row};

/// A round's figures as somebody closed them.
pub(crate) struct FinalCut {
    pub at_ms: u64,
    pub by: Id,
    pub cut: Cut,
    /// Why late changes were taken in, when they were.
    pub reason: Option<String>,
    /// Late changes somebody decided to leave out; they stay visible as late.
    pub left: Cut,
}

impl FinalCut {
    pub fn to_value(&self) -> Value {
        let reason = self.reason.as_ref().map_or(Value::Null, Value::text);
        let mut parts = vec![Value::Int(self.at_ms as i64), Value::id(self.by), self.cut.to_value(), reason];
        if self.left != Cut::default() {
            parts.push(self.left.to_value());
        }
        Value::List(parts)
    }

    /// The day the figures stand as of.
    pub fn day(&self) -> NaiveDate {
        local(self.at_ms).date_naive()
    }

    /// Who closed the figures, by name.
    pub fn by_name(&self, book: &Book) -> Result<String, CallError> {
        person_name(book, self.by)
    }
}

pub(crate) fn local(at_ms: u64) -> DateTime<Local> {
    DateTime::from_timestamp_millis(at_ms as i64).unwrap_or_default().with_timezone(&Local)
}

/// Someone who uses this book, by name.
pub(crate) fn person_name(book: &Book, id: Id) -> Result<String, CallError> {
    let row = store::row(book.connection(), book.own_book(), person::KIND, id)?;
    Ok(row.map(|row| row.text(person::NAME).to_owned()).unwrap_or_default())
}

/// None while a round's figures are open.
pub(crate) fn final_cut(round: &Row) -> Option<FinalCut> {
    read_final_cut(round.list(round::FINAL_CUT))
}

pub(crate) fn read_final_cut(parts: &[Value]) -> Option<FinalCut> {
    match parts {
        [at, by, chains, rest @ ..] => Some(FinalCut {
            at_ms: at.as_int().and_then(|at| u64::try_from(at).ok())?,
            by: by.as_id()?,
            cut: Cut::from_value(chains)?,
            reason: rest.first().and_then(Value::as_text).map(str::to_owned),
            left: rest.get(1).and_then(Cut::from_value).unwrap_or_default(),
        }),
        _ => None,
    }
}

/// Records a round's figures are counted from, with their kinds; of the round itself only the rule of essays counts.
pub(crate) fn counted_records(book: &Book, round: Id) -> Result<Vec<(u16, Id)>, CallError> {
    let (connection, own) = (book.connection(), book.own_book());
    let mut records: Vec<(u16, Id)> = essay_rows(book, round, None)?.iter().map(|row| (essay::KIND, row.id)).collect();
    // Deleting a session is a late change too.
    for session in store::rows_by(connection, own, session::KIND, session::ROUND, round)? {
        for kind in [roll_call::KIND, make_up::KIND] {
            let rows = store::rows_of_first(connection, own, kind, session.id)?;
            records.extend(rows.iter().map(|row| (kind, row.id)));
        }
        records.push((session::KIND, session.id));
    }
    Ok(records)
}

/// Changes to a round's rows that its final figures do not cover.
pub(crate) fn late_changes(book: &Book, round: Id, cut: &Cut) -> Result<BTreeSet<ChangeRef>, CallError> {
    let (connection, own) = (book.connection(), book.own_book());
    let records: Vec<Id> = counted_records(book, round)?.into_iter().map(|(_, id)| id).collect();
    let mut late: BTreeSet<_> = store::late_changes(connection, own, cut, &records)?.into_iter().collect();
    // Who owes an essay is a field of the round itself, where the cut stands as well.
    let of_rule = store::history(connection, own, round)?.into_iter().filter(|entry| entry.field == round::ESSAY_RULE);
    late.extend(of_rule.map(|entry| entry.at).filter(|at| !cut.covers(*at)));
    Ok(late)
}

/// How many late changes nobody has said anything of yet.
pub(crate) fn late(book: &Book, round: Id, closed: &FinalCut) -> Result<u32, CallError> {
    let late = late_changes(book, round, &closed.cut)?;
    Ok(late.into_iter().filter(|at| !closed.left.covers(*at)).count() as u32)
}

/// The day figures are asked for as of.
pub(crate) fn asked_day(text: Option<&str>, field: &str) -> Result<Option<NaiveDate>, CallError> {
    match text.filter(|text| !text.trim().is_empty()) {
        None => Ok(None),
        Some(text) => Ok(day(&crate::reading::day(text, field)?)),
    }
}
