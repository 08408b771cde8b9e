//! Documents that the committee sends to cells without a round to study them in, and which cells have them.

pub mod issue;
pub mod list;
