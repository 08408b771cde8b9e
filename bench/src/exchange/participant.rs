//! Our program or a peer's, doing the work through the same proxy.

use super::work::{Batch, Work};
use crate::proxy::Proxy;
use std::time::Duration;

/// One of a cell's laptops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The laptop on which everything is recorded.
    Desk,
    /// The laptop that had everything until it went away for a month.
    Away,
    /// A laptop that has nothing yet.
    New,
}

/// The result of one attempt.
#[derive(Debug)]
pub enum Ended {
    Done,
    /// Not completed; the program itself would retry after this long.
    Again(Duration),
}

pub trait Participant: Send {
    fn name(&self) -> &'static str;

    fn proxy(&mut self) -> &mut Proxy;

    /// Whether this program can do that work.
    fn does(&self, work: Work) -> bool;

    /// Has the committee issue a form to the cell.
    fn issue_form(&mut self) -> anyhow::Result<()>;

    /// Fills in the form that came, and sends it by the press.
    fn answer_form(&mut self) -> anyhow::Result<()>;

    /// Records what a cell has before the marks and essays: sessions and rounds.
    fn prepare(&mut self, batch: &Batch) -> anyhow::Result<()>;

    /// Saves each mark and each essay separately, on the desk's laptop.
    fn save(&mut self, batch: &Batch) -> anyhow::Result<()>;

    /// Adds a further laptop. `Away` receives what the desk's laptop has now.
    fn join(&mut self, who: Who) -> anyhow::Result<()>;

    /// Makes one attempt to exchange everything.
    fn exchange(&mut self, who: Who) -> anyhow::Result<Ended>;

    /// Whether that laptop and the server hold the same `items` marks and essays.
    fn agrees(&mut self, who: Who, items: usize) -> anyhow::Result<bool>;
}
