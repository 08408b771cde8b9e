//! Registers: lists that people add to, with the program's one list page and one form. A register is one file
//! here and three lines in this file (`cargo xtask tidy` checks that); everything else follows from its
//! description.

mod loudspeakers;
mod propaganda_log;

pub use loudspeakers::*;
pub use propaganda_log::*;

use super::Kind;

/// In the order in which they are shown.
pub(super) const KINDS: &[&Kind] = &[propaganda_log::KINDS[0], loudspeakers::KINDS[0]];
