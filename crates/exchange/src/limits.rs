//! Limits on the sizes of batches and messages.

/// The first batch, in bytes: four seconds at 64 kbit/s, as long as a person waits before pulling the cable.
pub const FIRST_BATCH: usize = 32 * 1024;

/// The smallest batch after a failure, however often the link breaks: two seconds on the slowest link
/// supported.
pub const SMALLEST_BATCH: usize = 2 * 1024;

/// A batch never grows beyond this.
pub const LARGEST_BATCH: usize = 256 * 1024;

/// The largest body as sent. A single essay may be larger than a batch.
pub const LARGEST_BODY: usize = 1024 * 1024;

/// The largest decompressed body.
pub const LARGEST_UNPACKED: usize = 8 * 1024 * 1024;

/// The most changes in one batch.
pub const MOST_CHANGES: usize = 20_000;

/// The most ops, sets and replaced changes in one batch.
pub const MOST_PARTS: usize = journal::bounds::MOST_PARTS;

/// The most segments in one batch: one for each line that has something new.
pub const MOST_SEGMENTS: usize = journal::bounds::MOST_LINES_OF_BOOK;

/// The most lines one side may claim: those of the cell's book and of the two books sent to it.
pub const MOST_HAVE: usize = 1_024;

/// The most receipts in one message: a body can't hold more.
pub const MOST_RECEIPTS: usize = 10_000;

/// The most problems in one message: a few for each line.
pub const MOST_PROBLEMS: usize = 4 * MOST_HAVE;

/// The most former keys of a server.
pub const MOST_FORMER: usize = 64;

/// The most hashes of pieces in one frame.
pub const MOST_HASHES: usize = 16_384;

/// The most lists and maps of indefinite length in one message. Version 1 writes none.
pub const MOST_INDEFINITE: usize = 1_024;

/// The most founders of a book. A cell has a handful of laptops.
pub const MOST_FOUNDERS: usize = 256;

/// How many answers in a row may bring no progress before a laptop gives up for now.
pub const PATIENCE: u32 = 4;

/// After a round trip faster than this the batch may grow.
pub const LEISURELY_MS: u64 = 8_000;

/// After a round trip slower than this the batch shrinks: on a bad link, what is cut off is sent again.
pub const SLOW_MS: u64 = 20_000;
