//! Registers: lists that people add to, with the program's one list page and one form. A register is one file
//! here and three lines in this file (`cargo xtask tidy` checks that), and how long it is kept stands in
//! `data/retention`; everything else follows from its description.

mod awareness;
mod awareness_results;
mod concerns;
mod concerns_sent;
mod declared_figures;
mod findings;
mod group_members;
mod groups;
mod guests;
mod handouts;
mod inspection_plans;
mod inspections;
mod loudspeakers;
mod papers_issued;
mod points;
mod programmes;
mod propaganda_log;
mod speaker_assignments;
mod speakers;
mod tasks;

pub use awareness::*;
pub use awareness_results::*;
pub use concerns::*;
pub use concerns_sent::*;
pub use declared_figures::*;
pub use findings::*;
pub use group_members::*;
pub use groups::*;
pub use guests::*;
pub use handouts::*;
pub use inspection_plans::*;
pub use inspections::*;
pub use loudspeakers::*;
pub use papers_issued::*;
pub use points::*;
pub use programmes::*;
pub use propaganda_log::*;
pub use speaker_assignments::*;
pub use speakers::*;
pub use tasks::*;

use super::Kind;
use super::register::in_order;

/// In the order in which they are shown.
pub(super) const KINDS: &[&Kind] = &[
    programmes::KINDS[0],
    tasks::KINDS[0],
    propaganda_log::KINDS[0],
    concerns::KINDS[0],
    concerns_sent::KINDS[0],
    awareness::KINDS[0],
    awareness::KINDS[1],
    awareness_results::KINDS[0],
    inspection_plans::KINDS[0],
    inspections::KINDS[0],
    findings::KINDS[0],
    speakers::KINDS[0],
    speaker_assignments::KINDS[0],
    papers_issued::KINDS[0],
    handouts::KINDS[0],
    guests::KINDS[0],
    points::KINDS[0],
    loudspeakers::KINDS[0],
    declared_figures::KINDS[0],
    groups::KINDS[0],
    group_members::KINDS[0],
];
