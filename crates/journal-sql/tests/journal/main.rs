//! On every engine, the journal in a database reaches the same state as the journal in memory from the same
//! changes, whatever the order in which they arrived.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

mod binding;
mod bounds;
mod database;
mod erasing;
mod everywhere;
mod kinds;
mod saves;
mod stories;
mod texts;
mod vouching;
