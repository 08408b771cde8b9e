//! Registers: lists that people add to through the program's one list page and one form. A register is one file here and its
//! three lines in this one (`cargo xtask tidy` holds it to that); everything else follows from its description.

mod loudspeakers;
mod propaganda_log;

pub use loudspeakers::*;
pub use propaganda_log::*;

use super::Kind;

/// In the order people see them.
pub(super) const KINDS: &[&Kind] = &[propaganda_log::KINDS[0], loudspeakers::KINDS[0]];
