//! Invites: what a cell needs to find its superior's server and be let in once. Their form is
//! `exchange::enrolment`'s, shared with the laptop.

pub mod issue;

/// Three days: long enough to carry a sheet to a village, short enough to be forgotten safely.
pub const INVITE_LENGTH: i64 = 72 * 3_600_000;
