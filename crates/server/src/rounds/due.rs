//! From whom figures of a round are due, and from whom they are overdue. **Invariant:** the round's deadline decides
//! first, then the contact that was agreed with the cell; the list of rounds and the table of each ask here.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::Id;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::coverage::State;
use super::silence::Silence;
use crate::clock::{Moment, day};
use crate::storage::rounds::IssuedRound;
use crate::storage::tree::{Former, Tree, Unit};
use crate::tree::CELL;

/// Why word from a cell is overdue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Overdue {
    /// The round's deadline has passed, and the cell has sent nothing.
    Deadline,
    /// Nothing was heard for longer than the agreed contact explains.
    Contact,
}

/// What has to be known of all cells, whatever the number of rounds.
pub struct Due {
    cells: HashSet<Id>,
    former: HashMap<Id, Former>,
    pub silence: Silence,
    today: NaiveDate,
}

impl Due {
    /// `ours`: the units of our committee today. Makes four queries.
    pub fn read(sql: &dyn Sql, ours: &[Unit], now: Moment) -> sql::Result<Due> {
        Ok(Due {
            cells: ours.iter().filter(|unit| unit.level == CELL).map(|unit| unit.id).collect(),
            former: Tree(sql).former()?.into_iter().map(|former| (former.unit.id, former)).collect(),
            silence: Silence::read(sql, now)?,
            today: day(now),
        })
    }

    /// The day since which a cell is closed.
    pub fn closed_on(&self, unit: Id) -> Option<NaiveDate> {
        self.former.get(&unit).and_then(|former| former.closed_on).filter(|day| *day <= self.today)
    }

    /// Whether figures are due from an addressed cell that has sent none. A cell that was closed after the deadline
    /// had been silent in time, and stays in the count; one that was closed before owes nothing.
    pub fn is_asked(&self, unit: Id, deadline: Option<NaiveDate>) -> bool {
        if self.former.get(&unit).is_some_and(|former| former.removed) {
            return false;
        }
        match self.closed_on(unit) {
            Some(closed) => deadline.is_some_and(|deadline| closed > deadline),
            None => self.cells.contains(&unit),
        }
    }

    pub fn overdue(
        &self,
        issued: &IssuedRound,
        (unit, state): (Id, State),
        deadline: Option<NaiveDate>,
    ) -> Option<Overdue> {
        if issued.withdrawn.is_some() || state == State::Final || self.closed_on(unit).is_some() {
            return None;
        }
        if state == State::Silent && deadline.is_some_and(|deadline| self.today > deadline) {
            return Some(Overdue::Deadline);
        }
        self.silence.is_longer_than_agreed(unit, issued.issued_at).then_some(Overdue::Contact)
    }
}
