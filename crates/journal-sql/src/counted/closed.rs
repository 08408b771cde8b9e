//! Figures that were closed: over which changes, and what came after them.

use super::Reader;
use crate::{Error, Row, history, rows_by, rows_of_first};
use domain::Id;
use domain::catalogue::{essay, make_up, roll_call, round, session};
use journal::{ChangeRef, Cut, Value};
use sql::Sql;
use std::collections::BTreeSet;

/// A round's figures as somebody closed them.
#[derive(Debug, Clone)]
pub struct FinalCut {
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

    /// None while a round's figures are open.
    pub fn of(round: &Row) -> Option<FinalCut> {
        FinalCut::read(round.list(round::FINAL_CUT))
    }

    /// The parts of a value as [`FinalCut::to_value`] makes it.
    pub fn read(parts: &[Value]) -> Option<FinalCut> {
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
}

/// Records a round's figures are counted from, with their kinds; of the round itself only the rule of essays counts.
pub fn counted_records(sql: &dyn Sql, book: Id, round: Id) -> Result<Vec<(u16, Id)>, Error> {
    let essays = Reader { sql, book, cut: None }.essays(round)?;
    let mut records: Vec<(u16, Id)> = essays.iter().map(|row| (essay::KIND, row.id)).collect();
    // Deleting a session is a late change too.
    for session in rows_by(sql, book, session::KIND, session::ROUND, round)? {
        for kind in [roll_call::KIND, make_up::KIND] {
            let rows = rows_of_first(sql, book, kind, session.id)?;
            records.extend(rows.iter().map(|row| (kind, row.id)));
        }
        records.push((session::KIND, session.id));
    }
    Ok(records)
}

/// Changes to a round's rows that its final figures do not cover. Closing and reopening are no such changes.
pub fn late_changes(sql: &dyn Sql, book: Id, round: Id, cut: &Cut) -> Result<BTreeSet<ChangeRef>, Error> {
    let records = counted_records(sql, book, round)?;
    let mut late: BTreeSet<_> = crate::late_changes(sql, book, cut, &records)?.into_iter().collect();
    // Who owes an essay is a field of the round itself, where the cut stands as well.
    let of_rule = history(sql, book, round::KIND, round)?.into_iter().filter(|entry| entry.field == round::ESSAY_RULE);
    late.extend(of_rule.map(|entry| entry.at).filter(|at| !cut.covers(*at)));
    Ok(late)
}

/// How many late changes nobody has said anything of yet.
pub fn late(sql: &dyn Sql, book: Id, round: Id, closed: &FinalCut) -> Result<u32, Error> {
    let late = late_changes(sql, book, round, &closed.cut)?;
    Ok(late.into_iter().filter(|at| !closed.left.covers(*at)).count() as u32)
}
