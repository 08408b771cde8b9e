//! Carries an exchange to the district server and back: HTTP with a pinned certificate, progress, retry.
//! **Invariant:** decides nothing about what is carried; a stall ends an attempt, never a time limit.

mod causes;
mod error;
mod http;
mod pin;
mod retry;

pub use error::LinkError;
pub use http::{Carried, HttpLink, Traffic};
pub use retry::Backoff;
