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

/// Ops, sets and replaced changes in one batch.
pub const MOST_PARTS: usize = journal::bounds::MOST_PARTS;

/// Segments in one batch: one for each line that has something new.
pub const MOST_SEGMENTS: usize = journal::bounds::MOST_LINES_OF_BOOK;

/// Lines one side may say it has: of the cell's book, and of the two it is sent.
pub const MOST_HAVE: usize = 1_024;

/// Receipts in one message: a body holds no more.
pub const MOST_RECEIPTS: usize = 10_000;

/// Problems in one message: a few for each line.
pub const MOST_PROBLEMS: usize = 4 * MOST_HAVE;

/// Keys a server had before.
pub const MOST_FORMER: usize = 64;

/// Hashes of pieces in one frame.
pub const MOST_HASHES: usize = 16_384;

/// Lists and maps of indefinite length in one message: version 1 writes none.
pub const MOST_INDEFINITE: usize = 1_024;

/// Chains that may stand in a book when it is first brought to a server: a cell has a handful of laptops.
pub const MOST_FOUNDERS: usize = 256;

/// Answers in a row that may move nothing, before a laptop gives up for now.
pub const PATIENCE: u32 = 4;

/// A round trip quicker than this leaves room for a larger batch.
pub const LEISURELY_MS: u64 = 8_000;

/// One slower than this asks for a smaller one: on a bad link what is cut off is sent again.
pub const SLOW_MS: u64 = 20_000;
