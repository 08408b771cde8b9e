//! What the stories of the whole are told with: the built programs as processes, a district's server, a cell's laptop, a hand on the window.
//! **Invariant:** goes in by the doors people use (command line, HTTP, keys and clicks), never by a crate of ours.

pub mod act;
pub mod cell;
pub mod commune;
pub mod cut;
pub mod district;
pub mod http;
pub mod look;
#[cfg(target_os = "linux")]
pub mod memory;
pub mod programs;
pub mod sample;
pub mod screen;
pub mod study;
pub mod walk;
pub mod window;
