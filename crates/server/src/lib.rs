//! The server of the superior committee: enrols laptops, takes part in exchanges, serves the console.
//! **Invariant:** what was receipted is on disk; a figure is shown only together with its coverage; no handler
//! touches the book outside one transaction.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod account_keys;
pub mod accounts;
pub mod admission;
pub mod attempts;
pub mod cli;
pub mod clock;
pub mod commune_report;
pub mod connection;
pub mod data_dir;
pub mod documents;
pub mod doors;
pub mod extract;
pub mod failure;
pub mod figures;
pub mod forms;
pub mod grading;
pub mod guests;
pub mod hashing;
pub mod health;
pub mod http;
pub mod inspections;
pub mod invites;
pub mod issued;
pub mod listener;
pub mod log;
pub mod materials;
pub mod proxies;
pub mod random;
pub mod rate_limiter;
pub mod reason;
pub mod registers;
pub mod returns;
pub mod review;
pub mod rounds;
pub mod second_factor;
pub mod serve;
pub mod state;
pub mod storage;
pub mod sync;
pub mod tree;
pub mod verify;

pub use domain::hex;
