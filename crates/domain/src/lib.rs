//! What a cell keeps and the rules over it. **Invariant:** no I/O, no clock, no randomness: time and ids are passed in.

pub mod catalogue;
pub mod dates;
pub mod enrolment;
pub mod essays;
pub mod figures;
pub mod id;
pub mod language;
pub mod members;
pub mod roll_call;
pub mod rounds;
pub mod sessions;
mod text_enum;
pub mod totals;

pub use id::Id;
pub use text_enum::UnknownWord;
