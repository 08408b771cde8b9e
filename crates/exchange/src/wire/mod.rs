//! The format of a batch of segments: by columns, because a thousand roll-call marks differ only in a few of
//! them.

mod columns;
mod decode;
mod encode;
mod ids;

pub use columns::BadColumns;
pub use decode::decode_batch;
pub use encode::encode_batch;
