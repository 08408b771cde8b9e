//! When to retry: soon at first, and never at the same time as all other cells.

use std::time::Duration;

const FIRST: Duration = Duration::from_secs(5);
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// The wait doubles from five seconds to a quarter of an hour, each shortened by up to a third at random.
pub struct Backoff;

impl Backoff {
    /// The wait after `failures` failures before the last one. `chance` is a random number.
    pub fn after(failures: u32, chance: u32) -> Duration {
        let whole = FIRST.saturating_mul(1 << failures.min(16)).min(LONGEST);
        whole - whole.mul_f64(f64::from(chance) / f64::from(u32::MAX) / 3.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_from_five_seconds_to_a_quarter_of_an_hour() {
        let waits: Vec<_> = (0..12).map(|failures| Backoff::after(failures, 0)).collect();
        assert_eq!(waits[0], FIRST);
        assert_eq!(waits[1], FIRST * 2);
        assert_eq!(waits[11], LONGEST);
        assert_eq!(Backoff::after(u32::MAX, 0), LONGEST);
    }

    #[test]
    fn chance_shortens_a_wait_by_a_third_at_most() {
        assert!(Backoff::after(11, u32::MAX) >= LONGEST.mul_f64(0.66));
    }
}
