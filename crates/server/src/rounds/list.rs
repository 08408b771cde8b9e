//! The list of rounds, each with its coverage. **Invariant:** the coverage of a line is that of the round's own
//! table, and the list costs a fixed number of queries plus one for each round that is not for all cells.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use domain::Id;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::coverage::{Coverage, State};
use super::due::Due;
use super::read::{IssuedTexts, RoundDetail};
use crate::clock::{Moment, day};
use crate::failure::Failure;
use crate::storage::rounds::{IssuedRound, IssuedRounds};
use crate::storage::totals::{RoundTotals, TotalState};
use crate::tree::scope;

#[derive(Debug, Serialize, JsonSchema)]
pub struct RoundLine {
    pub id: Id,
    pub title: String,
    pub deadline: String,
    pub documents: Vec<String>,
    pub issued_at: String,
    /// The essays themselves are to be handed in.
    pub hand_in: bool,
    pub withdrawn: bool,
    #[serde(flatten)]
    pub coverage: Coverage,
}

/// All rounds that this committee issued, latest first.
pub fn list(sql: &dyn Sql, now: Moment) -> Result<Vec<RoundLine>, Failure> {
    let issued = IssuedRounds(sql).all()?;
    if issued.is_empty() {
        return Ok(Vec::new());
    }
    let texts = IssuedTexts::read_all(sql)?;
    let mut counted: BTreeMap<Id, Vec<TotalState>> = BTreeMap::new();
    for total in RoundTotals(sql).states()? {
        counted.entry(total.round).or_default().push(total);
    }
    let due = Due::read(sql, &scope(sql, day(now))?, now)?;
    let line = |issued: IssuedRound| {
        let round = texts.of(sql, &issued)?;
        let totals = counted.get(&issued.id).map(Vec::as_slice).unwrap_or_default();
        let deadline = round.deadline.parse().ok();
        let coverage = coverage(&due, &issued, totals, deadline);
        Ok(line(round, coverage))
    };
    issued.into_iter().map(line).collect()
}

fn line(round: RoundDetail, coverage: Coverage) -> RoundLine {
    RoundLine {
        id: round.id,
        title: round.title,
        deadline: round.deadline,
        documents: round.documents.into_iter().map(|document| document.label).collect(),
        issued_at: round.issued_at,
        hand_in: round.hand_in,
        withdrawn: round.withdrawn.is_some(),
        coverage,
    }
}

/// The addressed cells that figures are due from, and any cell that has sent figures.
fn coverage(due: &Due, issued: &IssuedRound, totals: &[TotalState], deadline: Option<NaiveDate>) -> Coverage {
    let sent: HashSet<Id> = totals.iter().map(|total| total.unit).collect();
    let silent = issued.units.iter().filter(|unit| !sent.contains(unit) && due.is_asked(**unit, deadline));
    let silent = silent.map(|unit| (*unit, State::Silent));
    let state = |total: &TotalState| if total.closed { State::Final } else { State::Provisional };
    let states = totals.iter().map(|total| (total.unit, state(total))).chain(silent);
    Coverage::of(states.map(|(unit, state)| (state, due.overdue(issued, (unit, state), deadline).is_some())))
}
