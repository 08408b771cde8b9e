//! What a cell records, and the rules for it. **Invariant:** no I/O, no clock, no randomness: time and ids are
//! passed in.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod attachments;
pub mod audiences;
mod authors;
pub mod awareness;
pub mod catalogue;
pub mod changes;
pub mod dates;
pub mod documents;
pub mod enrolment;
pub mod erasure;
pub mod essays;
pub mod figures;
pub mod finalising;
pub mod grading;
pub mod groups;
pub mod hex;
pub mod id;
pub mod inspections;
pub mod issued;
pub mod language;
pub mod make_ups;
pub mod materials;
pub mod meetings;
pub mod members;
pub mod numbering;
pub mod programmes;
pub mod ratings;
pub mod registers;
pub mod retention;
pub mod returns;
pub mod rights;
pub mod roll_call;
pub mod rounds;
pub mod sessions;
pub mod superior_forms;
mod text_enum;
pub mod totals;
pub mod units;
pub mod value;
pub mod words;

pub use id::Id;
pub use text_enum::UnknownWord;
pub use value::{FieldValue, Value};
