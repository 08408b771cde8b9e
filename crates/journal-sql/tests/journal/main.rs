//! The journal in a database is the journal in memory, on every engine: same changes, same state, whatever the order they came in.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

mod binding;
mod bounds;
mod database;
mod everywhere;
mod kinds;
mod saves;
mod stories;
mod vouching;
