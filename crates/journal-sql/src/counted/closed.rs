//! Closed figures: the cut they were closed over, and the changes that came later.

use super::Reader;
use crate::{Error, Row, history, rows_by, rows_of_first};
use domain::Id;
use domain::catalogue::{essay, make_up, roll_call, round, session};
pub use domain::finalising::FinalCut;
use journal::{ChangeRef, Cut};
use sql::Sql;
use std::collections::BTreeSet;

/// `None` while a round's figures are open.
pub fn final_cut(round: &Row) -> Option<FinalCut> {
    round.parts(round::FINAL_CUT)
}

/// The records from which a round's figures are counted, with their kinds. The round itself is left out, since
/// only its essay rule counts.
pub fn counted_records(sql: &dyn Sql, book: Id, round: Id) -> Result<Vec<(u16, Id)>, Error> {
    let essays = Reader { sql, book, cut: None }.essays(round)?;
    let mut records: Vec<(u16, Id)> = essays.iter().map(|row| (essay::KIND, row.id)).collect();
    // Deleted sessions are included: the deletion may be a late change.
    for session in rows_by(sql, book, session::KIND, session::ROUND, round)? {
        for kind in [roll_call::KIND, make_up::KIND] {
            let rows = rows_of_first(sql, book, kind, session.id)?;
            records.extend(rows.iter().map(|row| (kind, row.id)));
        }
        records.push((session::KIND, session.id));
    }
    Ok(records)
}

/// Changes to a round's rows that its final figures do not cover. Closing and reopening do not count as such.
pub fn late_changes(sql: &dyn Sql, book: Id, round: Id, cut: &Cut) -> Result<BTreeSet<ChangeRef>, Error> {
    let records = counted_records(sql, book, round)?;
    let mut late: BTreeSet<_> = crate::late_changes(sql, book, cut, &records)?.into_iter().collect();
    // The essay rule is a field of the round's own record, which also holds the cut; so only this field is
    // looked at.
    let of_rule = history(sql, book, round::KIND, round)?.into_iter().filter(|entry| entry.field == round::ESSAY_RULE);
    late.extend(of_rule.map(|entry| entry.at).filter(|at| !cut.covers(*at)));
    Ok(late)
}

/// How many late changes nobody has decided about yet.
pub fn late(sql: &dyn Sql, book: Id, round: Id, closed: &FinalCut) -> Result<u32, Error> {
    let late = late_changes(sql, book, round, &closed.cut)?;
    Ok(late.into_iter().filter(|at| !closed.left.covers(*at)).count() as u32)
}
