//! How many of the addressed cells are covered by the figures of a round.

use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "CellState")]
pub enum State {
    Silent,
    Provisional,
    Final,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Coverage {
    pub cells: u32,
    pub sent: u32,
    #[serde(rename = "final")]
    pub closed: u32,
    pub provisional: u32,
    pub silent: u32,
    /// Cells from which word is overdue, whether or not they have sent something.
    pub overdue: u32,
}

impl Coverage {
    /// Counts cells by their state and by whether news from them is overdue.
    pub fn of(cells: impl IntoIterator<Item = (State, bool)>) -> Coverage {
        let mut coverage = Coverage::default();
        for (state, overdue) in cells {
            coverage.cells += 1;
            coverage.sent += u32::from(state != State::Silent);
            coverage.closed += u32::from(state == State::Final);
            coverage.provisional += u32::from(state == State::Provisional);
            coverage.silent += u32::from(state == State::Silent);
            coverage.overdue += u32::from(overdue);
        }
        coverage
    }
}
