//! A hybrid logical clock: close to the laptop's own time, and never running backwards.

use crate::mutant::{Mutant, is_active};

/// How far another device's stamp may be ahead of this device's clock and still be adopted: ten minutes, in
/// milliseconds.
pub const FARTHEST_AHEAD_MS: u64 = 10 * 60 * 1000;

/// When a change was made, by the clock of its device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Stamp {
    /// Milliseconds since 1970 UTC.
    pub ms: u64,
    /// Orders changes made in the same millisecond.
    pub counter: u32,
}

/// Gives each change of a device a later stamp than the one before, even if the laptop's clock is set back.
#[derive(Debug, Clone, Copy, Default)]
pub struct HybridClock {
    last: Stamp,
}

impl HybridClock {
    pub fn resume(last: Stamp) -> Self {
        HybridClock { last }
    }

    pub fn tick(&mut self, now_ms: u64) -> Stamp {
        self.last = if now_ms > self.last.ms || is_active(Mutant::ClockRunsBack) {
            Stamp { ms: now_ms, counter: 0 }
        } else {
            Stamp { ms: self.last.ms, counter: self.last.counter + 1 }
        };
        self.last
    }

    /// Advances to another device's stamp, unless that is too far ahead to be believed.
    pub fn see(&mut self, other: Stamp, now_ms: u64) {
        let believed = other.ms <= now_ms.saturating_add(FARTHEST_AHEAD_MS) || is_active(Mutant::FutureAdopted);
        if other > self.last && believed {
            self.last = other;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_set_back_never_gives_an_earlier_stamp() {
        let mut clock = HybridClock::default();
        let before = clock.tick(1_000_000);
        assert!(clock.tick(5) > before);
    }

    #[test]
    fn a_stamp_from_2036_does_not_pull_a_laptop_along() {
        let mut clock = HybridClock::default();
        clock.tick(1_000_000);
        clock.see(Stamp { ms: 1_000_000 + FARTHEST_AHEAD_MS + 1, counter: 0 }, 1_000_000);
        assert_eq!(clock.tick(1_000_001).ms, 1_000_001);
        clock.see(Stamp { ms: 1_500_000, counter: 3 }, 1_000_001);
        assert!(clock.tick(1_000_002) > Stamp { ms: 1_500_000, counter: 3 });
    }
}
