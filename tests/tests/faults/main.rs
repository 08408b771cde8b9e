//! A person's acts on a failing machine: killed before any write, the power cut at any sync, the disk full,
//! failing or read-only. What was reported as saved is there; anything else is completely there or completely
//! absent.
//! **Invariant:** a test fails if its fault did not occur, and on a machine where none can be injected.

mod disk;
mod enrolled;
mod growth;
mod kills;
mod mutants;
mod opened;
mod power;
mod refusals;
mod rooms;
mod scene;
mod strace;
