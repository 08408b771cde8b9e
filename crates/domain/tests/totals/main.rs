//! Counting a round: facts on rounds as cells hold them, and laws that hold for every round.
#![allow(clippy::unwrap_used)]

mod attendance;
mod denominators;
mod entered;
mod essays;
mod laws;
