//! When to try again: sooner at first, never in step with the other cells.

use std::time::Duration;

const FIRST: Duration = Duration::from_secs(5);
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// Doubles from five seconds to a quarter of an hour, each wait shortened by up to a third at random.
#[derive(Debug, Default)]
pub struct Backoff {
    failures: u32,
}

impl Backoff {
    pub fn succeeded(&mut self) {
        self.failures = 0;
    }

    /// How long to wait after one more failure. `chance` is any random number.
    pub fn failed(&mut self, chance: u32) -> Duration {
        let whole = FIRST.saturating_mul(1 << self.failures.min(16)).min(LONGEST);
        self.failures = self.failures.saturating_add(1);
        whole - whole.mul_f64(f64::from(chance) / f64::from(u32::MAX) / 3.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_a_quarter_of_an_hour_and_start_again_after_success() {
        let mut backoff = Backoff::default();
        let waits: Vec<_> = (0..12).map(|_| backoff.failed(0)).collect();
        assert_eq!(waits[0], FIRST);
        assert_eq!(waits[1], FIRST * 2);
        assert_eq!(waits[11], LONGEST);
        assert!(backoff.failed(u32::MAX) >= LONGEST.mul_f64(0.66));
        backoff.succeeded();
        assert_eq!(backoff.failed(0), FIRST);
    }
}
