//! The messages between the book and its callers: the window, `sochibo` and the tests.
//!
//! Ids are 32 hex digits, dates `2026-03-12`, moments RFC 3339 in UTC. Shares are basis points (0–10 000, half
//! up) and absent when nobody was due.

pub mod attachments;
pub mod awareness;
pub mod backup;
pub mod calendar;
pub mod concerns;
pub mod conflicts;
pub mod documents;
pub mod essay_files;
pub mod essays;
pub mod exchange;
pub mod forms;
pub mod grading;
pub mod groups;
pub mod held;
pub mod home;
pub mod inspections;
pub mod issued;
pub mod keys;
pub mod make_ups;
pub mod materials;
pub mod meetings;
pub mod members;
pub mod national_app;
pub mod outbox;
pub mod papers;
pub mod phone;
pub mod printing;
pub mod profile;
pub mod programmes;
pub mod ratings;
pub mod registers;
pub mod retention;
pub mod returns;
pub mod roll_call;
pub mod rounds;
pub mod search;
pub mod sessions;
pub mod stick;
pub mod superior_forms;
pub mod templates;
mod thing;
pub mod totals;
pub mod undo;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declares a message with the derives that every request and answer has.
macro_rules! message {
    ($(#[$meta:meta])* pub struct $($rest:tt)*) => {
        #[derive(Debug, Clone, PartialEq, ::serde::Serialize, ::serde::Deserialize, ::schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        $(#[$meta])*
        pub struct $($rest)*
    };
    ($(#[$meta:meta])* pub enum $($rest:tt)*) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, ::serde::Serialize, ::serde::Deserialize, ::schemars::JsonSchema)]
        #[serde(rename_all = "snake_case")]
        $(#[$meta])*
        pub enum $($rest)*
    };
}
pub(crate) use message;

message! {
    /// A request without parameters.
    #[derive(Default)]
    pub struct Nothing {}
}

message! {
    /// Names one record.
    pub struct Which {
        pub id: String,
    }
}

/// What a change touched, so that a page fetches only that again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Touched {
    /// The record that was created or changed, when there is exactly one.
    pub id: Option<String>,
    /// Names the act for `undo.act`.
    pub undo: Option<String>,
    pub what: Vec<Tag>,
}

pub use domain::catalogue::Page as Tag;

/// The only form in which errors reach a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, thiserror::Error)]
#[error("{code}: {message}")]
pub struct CallError {
    /// Stable, for programs.
    pub code: String,
    /// A Vietnamese sentence that says what to do next.
    pub message: String,
    /// The field of the request that the error belongs to.
    pub field: Option<String>,
}
