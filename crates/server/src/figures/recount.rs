//! Keeps a cell's figures up to date with the changes that arrive from it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::round;
use domain::totals::{Totals, totals};
use journal_sql::TouchedField;
use journal_sql::counted::{self, FinalCut, Reader};
use sql::Sql;

use crate::clock::{Moment, day};
use crate::failure::Failure;
use crate::storage::books::Books;
use crate::storage::totals::{RoundTotal, RoundTotals, RoundTotalsMut};

/// A cell's own round that carries out one of ours.
pub struct CellRound {
    /// The cell's book.
    pub book: Id,
    pub own_round: Id,
    pub closed: Option<FinalCut>,
}

/// The cell's round that refers to ours. If there are several, a closed one takes precedence, then the first.
pub fn cell_round(sql: &dyn Sql, unit: Id, ours: Id) -> Result<Option<CellRound>, Failure> {
    let Some(cell) = Books(sql).of(unit)? else { return Ok(None) };
    let mut found: Vec<CellRound> = journal_sql::rows_by(sql, cell, round::KIND, round::PARENT_ROUND, ours)?
        .into_iter()
        .filter(|row| !row.flag(round::DELETED))
        .map(|row| CellRound { book: cell, own_round: row.id, closed: counted::final_cut(&row) })
        .collect();
    found.sort_by_key(|one| (one.closed.is_none(), one.own_round));
    Ok(found.into_iter().next())
}

impl CellRound {
    /// A reader of the cell's book for counting: at the cut, if the figures are closed.
    pub fn reader<'b>(&'b self, sql: &'b dyn Sql) -> Reader<'b> {
        Reader { sql, book: self.book, cut: self.closed.as_ref().map(|closed| &closed.cut) }
    }

    /// Final figures are those of the cut and of its day; provisional ones are those of today. `None`: the
    /// round is deleted.
    pub fn totals(&self, sql: &dyn Sql, today: NaiveDate) -> Result<Option<Totals>, Failure> {
        let as_of = self.closed.as_ref().map_or(today, |closed| day(moment(closed)));
        let reader = self.reader(sql);
        if reader.round(self.own_round)?.is_none_or(|row| row.flag(round::DELETED)) {
            return Ok(None);
        }
        // only the cell can read whose an essay is
        let rows = reader.round_rows(self.own_round, as_of, reader.people()?, &|_| None)?;
        Ok(Some(totals(&rows)))
    }
}

fn moment(closed: &FinalCut) -> Moment {
    Moment::try_from(closed.at_ms).unwrap_or(Moment::MAX)
}

/// Recounts one cell's figures in one of our rounds.
pub fn recount(sql: &dyn Sql, unit: Id, ours: Id, today: NaiveDate) -> Result<(), Failure> {
    let kept = RoundTotalsMut(sql);
    let Some(found) = cell_round(sql, unit, ours)? else { return Ok(kept.remove(ours, unit)?) };
    let Some(counted) = found.totals(sql, today)? else { return Ok(kept.remove(ours, unit)?) };
    let late = match &found.closed {
        Some(closed) => counted::late(sql, found.book, found.own_round, closed)?,
        None => 0,
    };
    kept.put(&RoundTotal {
        round: ours,
        unit,
        own_round: found.own_round,
        counts: counted.counts(),
        finalised_at: found.closed.as_ref().map(moment),
        late,
        as_of: counted.as_of,
    })?;
    Ok(())
}

/// Our rounds that a cell carries out, or has figures of.
pub fn rounds_of(sql: &dyn Sql, unit: Id) -> Result<BTreeSet<Id>, Failure> {
    let Some(cell) = Books(sql).of(unit)? else { return Ok(BTreeSet::new()) };
    let own = journal_sql::rows(sql, cell, round::KIND)?;
    let mut ours: BTreeSet<Id> = own.iter().filter_map(|row| row.id_ref(round::PARENT_ROUND)).collect();
    ours.extend(RoundTotals(sql).of_unit(unit)?.into_iter().map(|total| total.round));
    Ok(ours)
}

/// Recounts all figures of a cell. Returns the rounds whose figures were different.
pub fn recount_unit(sql: &dyn Sql, unit: Id, today: NaiveDate) -> Result<Vec<Id>, Failure> {
    let ours = rounds_of(sql, unit)?;
    let before = RoundTotals(sql).of_unit(unit)?;
    for round in &ours {
        recount(sql, unit, *round, today)?;
    }
    let after = RoundTotals(sql).of_unit(unit)?;
    let of = |totals: &[RoundTotal], round: Id| totals.iter().find(|total| total.round == round).cloned();
    Ok(ours.into_iter().filter(|round| differ(of(&before, *round), of(&after, *round))).collect())
}

/// Whether figures differ in more than the day they were counted for.
pub fn differ(before: Option<RoundTotal>, after: Option<RoundTotal>) -> bool {
    match (before, after) {
        (Some(before), Some(after)) => before.as_of == after.as_of && before != after,
        (before, after) => before.is_some() != after.is_some(),
    }
}

/// Recounts each of our rounds whose figures these fields of the cell's book can change.
pub fn recount_touched(sql: &dyn Sql, unit: Id, touched: &[TouchedField], today: NaiveDate) -> Result<(), Failure> {
    for ours in affected(sql, unit, touched)? {
        recount(sql, unit, ours, today)?;
    }
    Ok(())
}

/// Our rounds that the touched rounds of the cell carry out, or carried out when their figures were last
/// counted.
fn affected(sql: &dyn Sql, unit: Id, touched: &[TouchedField]) -> Result<BTreeSet<Id>, Failure> {
    let Some(cell) = Books(sql).of(unit)? else { return Ok(BTreeSet::new()) };
    let own_rounds = counted::affected(sql, cell, touched)?;
    let before = RoundTotals(sql).of_unit(unit)?.into_iter().filter(|total| own_rounds.contains(&total.own_round));
    let mut ours: BTreeSet<Id> = before.map(|total| total.round).collect();
    for own_round in own_rounds {
        let row = journal_sql::row(sql, cell, round::KIND, own_round)?;
        ours.extend(row.and_then(|row| row.id_ref(round::PARENT_ROUND)));
    }
    Ok(ours)
}
