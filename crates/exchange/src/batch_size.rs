//! Adapts how much a laptop sends and requests at once: more while answers arrive quickly, less when they are
//! slow or the link breaks.

use crate::limits::{FIRST_BATCH, LARGEST_BATCH, LEISURELY_MS, SLOW_MS, SMALLEST_BATCH};

#[derive(Debug, Clone)]
pub(crate) struct BatchSize {
    batch: usize,
    /// The batch doubles only up to here: half of what last failed. Beyond it the batch grows in small steps.
    familiar: usize,
    /// The server refused a larger batch.
    ceiling: usize,
    /// No round trip has succeeded since the link last broke.
    failing: bool,
}

impl Default for BatchSize {
    fn default() -> BatchSize {
        BatchSize { batch: FIRST_BATCH, familiar: LARGEST_BATCH, ceiling: LARGEST_BATCH, failing: false }
    }
}

impl BatchSize {
    /// The approximate size on the wire.
    pub fn bytes(&self) -> usize {
        self.batch
    }

    /// The link broke or stalled: what was being sent is sent again in batches half as large. Only the first of
    /// several failures in a row says how much was too much; the others say that the link is down.
    pub fn broke_off(&mut self) {
        self.batch = (self.batch / 2).max(SMALLEST_BATCH);
        if !self.failing {
            self.familiar = self.batch;
        }
        self.failing = true;
    }

    pub fn too_large(&mut self) {
        self.batch = (self.batch / 2).max(1);
        self.ceiling = self.batch;
    }

    /// A round trip took this long.
    pub fn round_trip(&mut self, ms: u64) {
        self.failing = false;
        if ms < LEISURELY_MS {
            if self.batch >= self.familiar {
                self.familiar = (self.familiar + self.familiar / 4).min(LARGEST_BATCH);
            }
            self.batch = (self.batch * 2).min(self.familiar).min(self.ceiling);
        } else if ms > SLOW_MS {
            self.batch = (self.batch / 2).max(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quick_link_soon_carries_the_largest_batches() {
        let mut size = BatchSize::default();
        (0..3).for_each(|_| size.round_trip(500));
        assert_eq!(size.bytes(), LARGEST_BATCH);
        size.round_trip(500);
        assert_eq!(size.bytes(), LARGEST_BATCH);
        size.round_trip(SLOW_MS + 1);
        assert_eq!(size.bytes(), LARGEST_BATCH / 2);
    }

    #[test]
    fn a_link_that_breaks_off_again_and_again_still_carries_good_batches() {
        let mut size = BatchSize::default();
        for _ in 0..20 {
            size.broke_off();
            (0..3).for_each(|_| size.round_trip(4_000));
        }
        assert!((FIRST_BATCH / 4..FIRST_BATCH * 2).contains(&size.bytes()), "{}", size.bytes());
    }

    #[test]
    fn what_did_not_get_through_is_come_back_to_by_and_by() {
        let mut size = BatchSize::default();
        (0..4).for_each(|_| size.broke_off());
        assert_eq!(size.bytes(), FIRST_BATCH / 16);
        (0..3).for_each(|_| size.round_trip(500));
        assert_eq!(size.bytes(), FIRST_BATCH / 2);
        size.round_trip(500);
        assert_eq!(size.bytes(), FIRST_BATCH / 2 + FIRST_BATCH / 8);
        (0..99).for_each(|_| size.broke_off());
        assert_eq!(size.bytes(), SMALLEST_BATCH);
    }

    #[test]
    fn what_the_server_does_not_take_is_not_offered_again() {
        let mut size = BatchSize::default();
        size.too_large();
        (0..9).for_each(|_| size.round_trip(500));
        assert_eq!(size.bytes(), FIRST_BATCH / 2);
    }
}
