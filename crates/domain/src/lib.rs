//! What a cell keeps and the rules over it. **Invariant:** no I/O, no clock, no randomness: time and ids are passed in.

pub mod catalogue;
pub mod id;

pub use id::Id;
