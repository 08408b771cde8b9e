//! Figures that were closed: over which changes, and what came after them.

use super::Reader;
use crate::{Error, Row, history, rows_by, rows_of_first};
use domain::Id;
use domain::catalogue::{essay, make_up, roll_call, round, session};
pub use domain::finalising::FinalCut;
use journal::{ChangeRef, Cut};
use sql::Sql;
use std::collections::BTreeSet;

/// None while a round's figures are open.
pub fn final_cut(round: &Row) -> Option<FinalCut> {
    round.parts(round::FINAL_CUT)
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
