//! Invites: what a cell needs to find its superior's server and be let in once. Their form is
//! `exchange::enrolment`'s, shared with the laptop.

pub mod issue;

pub use crate::storage::invites::INVITE_LENGTH;
