//! Tools for tests of the whole: the built programs as processes, a district's server, a cell's laptop, control
//! of the window.
//! **Invariant:** uses only the interfaces that people use (command line, HTTP, keys and clicks), never one of
//! our crates.

pub mod act;
pub mod cell;
pub mod commune;
pub mod cut;
pub mod district;
pub mod http;
pub mod look;
#[cfg(target_os = "linux")]
pub mod memory;
pub mod mounted;
pub mod pages;
pub mod programs;
pub mod pss;
pub mod sample;
pub mod screen;
pub mod study;
pub mod walk;
pub mod window;
