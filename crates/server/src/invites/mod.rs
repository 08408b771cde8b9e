//! Invites: what a cell needs to find its superior's server and to be admitted once. Their format is defined in
//! `exchange::enrolment`, which the laptop uses too.

pub mod issue;

/// Three days: long enough to carry a sheet to a village, short enough that a forgotten one is harmless.
pub const INVITE_LENGTH: i64 = 72 * 3_600_000;
