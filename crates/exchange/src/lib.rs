//! The protocol: messages, limits, and both ends as functions over a chain store.
//! **Invariant:** no I/O, no clock: bytes and the time are passed in. If this code and `docs/protocol.md`
//! differ, the document is right.

mod batch_size;
mod bounded;
mod client;
pub mod decoded_request;
pub mod enrolment;
mod gaps;
pub mod laptop;
pub mod limits;
pub mod message;
pub mod package;
pub mod pieces;
pub mod sas;
pub mod seal;
pub mod server;
pub mod stick;
pub mod wire;

pub use client::Client;
pub use laptop::{Laptop, Progress, Refused};
pub use message::{Answer, BadMessage, PROTOCOL, Problem, Request};
pub use server::{Arrival, Judge, Server};
