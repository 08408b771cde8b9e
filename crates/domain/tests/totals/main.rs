//! Counting a round: examples of rounds as in real cells, and properties that hold for every round.
#![allow(clippy::unwrap_used)]

mod attendance;
mod denominators;
mod entered;
mod essays;
mod groups;
mod laws;
