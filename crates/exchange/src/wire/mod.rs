//! How segments are laid out in a batch: by columns, because a thousand roll-call marks differ in little.

mod columns;
mod decode;
mod encode;
mod ids;

pub use columns::BadColumns;
pub use decode::decode_batch;
pub use encode::encode_batch;
