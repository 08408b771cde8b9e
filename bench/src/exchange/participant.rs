//! Whoever does the work: us or a peer, through the same proxy.

use super::work::Batch;
use crate::proxy::Proxy;
use std::time::Duration;

/// Which of a cell's laptops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The one everything is recorded on.
    Desk,
    /// One that had everything until it went away for a month.
    Away,
    /// One that has nothing yet.
    New,
}

/// How a try ended.
#[derive(Debug)]
pub enum Ended {
    Done,
    /// Not done; its own program goes again after this long.
    Again(Duration),
}

pub trait Participant: Send {
    fn name(&self) -> &'static str;

    fn proxy(&mut self) -> &mut Proxy;

    /// What a cell has before the marks and essays: sessions and rounds.
    fn prepare(&mut self, batch: &Batch) -> anyhow::Result<()>;

    /// Saves each mark and each essay on its own, on the desk's laptop.
    fn save(&mut self, batch: &Batch) -> anyhow::Result<()>;

    /// Makes a further laptop: `Away` has what the desk's has now.
    fn join(&mut self, who: Who) -> anyhow::Result<()>;

    /// One try at exchanging whatever is to be exchanged.
    fn exchange(&mut self, who: Who) -> anyhow::Result<Ended>;

    /// Whether that laptop and the server hold the same, and all of it: `items` marks and essays.
    fn agrees(&mut self, who: Who, items: usize) -> anyhow::Result<bool>;
}
