//! Figures that were closed: over which changes, and what came after them.

use super::{day, essay_rows};
use crate::messages::CallError;
use chrono::{DateTime, Local, NaiveDate};
use domain::Id;
use domain::catalogue::{make_up, person, roll_call, round, session};
use journal::{Cut, Value};
use store::{Book, Row};

/// A round's figures as somebody closed them.
pub(crate) struct FinalCut {
    pub at_ms: u64,
    pub by: Id,
    pub cut: Cut,
    /// Why late changes were taken in, when they were.
    pub reason: Option<String>,
}

impl FinalCut {
    pub fn to_value(&self) -> Value {
        let reason = self.reason.as_ref().map_or(Value::Null, Value::text);
        Value::List(vec![Value::Int(self.at_ms as i64), Value::id(self.by), self.cut.to_value(), reason])
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
    match round.list(round::FINAL_CUT) {
        [at, by, chains, rest @ ..] => Some(FinalCut {
            at_ms: at.as_int().and_then(|at| u64::try_from(at).ok())?,
            by: by.as_id()?,
            cut: Cut::from_value(chains)?,
            reason: rest.first().and_then(Value::as_text).map(str::to_owned),
        }),
        _ => None,
    }
}

/// How many changes to a round's rows its final figures do not cover.
pub(crate) fn late(book: &Book, round: Id, cut: &Cut) -> Result<u32, CallError> {
    let (connection, own) = (book.connection(), book.own_book());
    let mut records: Vec<Id> = essay_rows(book, round, None)?.iter().map(|row| row.id).collect();
    // Deleting a session is a late change too.
    for session in store::rows_by(connection, own, session::KIND, session::ROUND, round)? {
        for kind in [roll_call::KIND, make_up::KIND] {
            records.extend(store::rows_of_first(connection, own, kind, session.id)?.iter().map(|row| row.id));
        }
        records.push(session.id);
    }
    let mut late: std::collections::BTreeSet<_> =
        store::late_changes(connection, own, cut, &records)?.into_iter().collect();
    // Who owes an essay is a field of the round itself, where the cut stands as well.
    let of_rule = store::history(connection, own, round)?.into_iter().filter(|entry| entry.field == round::ESSAY_RULE);
    late.extend(of_rule.map(|entry| entry.at).filter(|at| !cut.covers(*at)));
    Ok(late.len() as u32)
}

/// The day figures are asked for as of.
pub(crate) fn asked_day(text: Option<&str>, field: &str) -> Result<Option<NaiveDate>, CallError> {
    match text.filter(|text| !text.trim().is_empty()) {
        None => Ok(None),
        Some(text) => Ok(day(&crate::reading::day(text, field)?)),
    }
}
