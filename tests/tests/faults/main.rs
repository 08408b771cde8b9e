//! A person's acts on a machine that fails: killed before any write, its power cut at any sync, its disk full, failing or
//! only to be read. What was said to be saved is there; anything else is wholly there or wholly absent.
//! **Invariant:** a fault that did not strike fails its test, and so does a machine on which none can be made to strike.

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
