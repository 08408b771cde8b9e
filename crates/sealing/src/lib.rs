//! Seals on the laptops what the graders' server opens: texts compressed with a dictionary of Vietnamese prose,
//! files, and values for the committee's grading key.
//! **Invariant:** what was sealed once can be opened for ever: neither the dictionary nor the format of a
//! sealed value changes.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod file;
mod grading;
mod text;

pub use file::{open_file, seal_file};
pub use grading::{GradingIdentity, GradingKey, HandedBy};
pub use text::{LONGEST_TEXT, PARTS_BETWEEN, pack, unpack};

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("sealed to somebody else, or damaged")]
pub struct Closed;
