//! How much goes at once.

use super::MOST_PIECES;

/// How many pieces go in one request. What one request holds is lost when the link is cut, so on a slow link it is
/// one piece; on a good one, as many as make a round trip not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestSize(usize);

/// A request that took less than this may be twice as large; more than four times this, half.
const BRISK_MS: u64 = 3_000;

impl Default for RequestSize {
    fn default() -> RequestSize {
        RequestSize(1)
    }
}

impl RequestSize {
    pub fn pieces(self) -> usize {
        self.0
    }

    pub fn round_trip(&mut self, ms: u64) {
        self.0 = match ms {
            0..BRISK_MS => (self.0 * 2).min(MOST_PIECES),
            ms if ms > BRISK_MS * 4 => (self.0 / 2).max(1),
            _ => self.0,
        };
    }

    /// The link stalled, or the server takes less.
    pub fn halve(&mut self) {
        self.0 = (self.0 / 2).max(1);
    }
}
