//! What a cell records, and the rules for it. **Invariant:** no I/O, no clock, no randomness: time and ids are
//! passed in.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod attachments;
mod authors;
pub mod catalogue;
pub mod changes;
pub mod dates;
pub mod documents;
pub mod enrolment;
pub mod essays;
pub mod figures;
pub mod finalising;
pub mod hex;
pub mod id;
pub mod language;
pub mod make_ups;
pub mod members;
pub mod registers;
pub mod rights;
pub mod roll_call;
pub mod rounds;
pub mod sessions;
mod text_enum;
pub mod totals;
pub mod units;
pub mod value;
pub mod words;

pub use id::Id;
pub use text_enum::UnknownWord;
pub use value::{FieldValue, Value};
