use super::MOST_PIECES;

/// How many pieces go into one request. If the link breaks, all pieces of the request are lost: so a slow link
/// gets one piece per request, a good one so many that the round trip hardly matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestSize(usize);

/// After a request faster than this the size doubles; after one slower than four times this it halves.
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

    /// The link stalled, or the server refused the size.
    pub fn halve(&mut self) {
        self.0 = (self.0 / 2).max(1);
    }
}
