//! The list of rounds, each with its coverage. **Invariant:** the coverage of a line is that of the round's own
//! table, and the list costs a fixed number of queries plus one for each round that is not for all cells.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use domain::Id;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::coverage::{Coverage, State};
use super::read::{IssuedTexts, RoundDetail};
use super::silence::Silence;
use crate::clock::{Moment, day};
use crate::failure::Failure;
use crate::storage::rounds::{IssuedRound, IssuedRounds};
use crate::storage::totals::{RoundTotals, TotalState};
use crate::tree::{CELL, scope};

#[derive(Debug, Serialize, JsonSchema)]
pub struct RoundLine {
    pub id: Id,
    pub title: String,
    pub deadline: String,
    pub documents: Vec<String>,
    pub issued_at: String,
    /// The essays themselves are to be handed in.
    pub hand_in: bool,
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
    let cells = scope(sql, day(now))?.into_iter().filter(|unit| unit.level == CELL).map(|unit| unit.id).collect();
    let addressed = Addressed { cells, silence: Silence::read(sql, now)? };
    let line = |issued: IssuedRound| {
        let round = texts.of(sql, &issued)?;
        let totals = counted.get(&issued.id).map(Vec::as_slice).unwrap_or_default();
        let deadline = round.deadline.parse().ok();
        Ok(line(round, addressed.coverage(&issued, totals, deadline)))
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
        coverage,
    }
}

/// The cells that exist today, and when each was last heard from.
struct Addressed {
    cells: HashSet<Id>,
    silence: Silence,
}

impl Addressed {
    /// Covers the addressed cells that exist today, and any cell that has sent figures although it no longer
    /// exists.
    fn coverage(&self, issued: &IssuedRound, totals: &[TotalState], deadline: Option<NaiveDate>) -> Coverage {
        let sent: HashSet<Id> = totals.iter().map(|total| total.unit).collect();
        let silent = match issued.to_all {
            true => self.cells.difference(&sent).count(),
            false => issued.units.iter().filter(|unit| self.cells.contains(unit) && !sent.contains(unit)).count(),
        };
        let states = totals.iter().map(|total| match total.closed {
            true => (State::Final, false),
            false => (State::Provisional, self.silence.overdue(total.unit, issued.issued_at, deadline)),
        });
        Coverage::of(states.chain(std::iter::repeat_n((State::Silent, false), silent)))
    }
}
