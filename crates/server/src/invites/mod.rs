//! Invites: what a cell needs to find its superior's server and to be admitted once. Their format is defined in
//! `exchange::enrolment`, which the laptop uses too.

pub mod issue;

pub use crate::storage::invites::INVITE_LENGTH;
