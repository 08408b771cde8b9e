//! How much is taken at once.

/// First batch: four seconds at 64 kbit/s, what a person waits before pulling the cable.
pub const FIRST_BATCH: usize = 32 * 1024;

/// However often the link breaks off, this much is tried: two seconds on the slowest that is put up with.
pub const SMALLEST_BATCH: usize = 2 * 1024;

/// A batch never grows past this.
pub const LARGEST_BATCH: usize = 256 * 1024;

/// A body as it comes over the wire. One essay may be larger than a batch.
pub const LARGEST_BODY: usize = 1024 * 1024;

/// A body unpacked.
pub const LARGEST_UNPACKED: usize = 8 * 1024 * 1024;

/// Changes in one batch.
pub const MOST_CHANGES: usize = 20_000;

/// Ops and sets in one batch.
pub const MOST_PARTS: usize = 200_000;

/// Chains that may stand in a book when it is first brought to a server: a cell has a handful of laptops.
pub const MOST_FOUNDERS: usize = 256;

/// Answers in a row that may move nothing, before a laptop gives up for now.
pub const PATIENCE: u32 = 4;

/// A round trip quicker than this leaves room for a larger batch.
pub const LEISURELY_MS: u64 = 8_000;

/// One slower than this asks for a smaller one: on a bad link what is cut off is sent again.
pub const SLOW_MS: u64 = 20_000;
