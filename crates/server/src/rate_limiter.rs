//! The rate limiter for laptops and for guesses. It is kept in memory, so a restart clears it.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::clock::Moment;
use crate::failure::Failure;

const MINUTE: Moment = 60_000;
/// The most keys to remember; beyond that, counts are dropped so that memory stays bounded.
const KEYS: usize = 20_000;

#[derive(Debug, Default)]
pub struct RateLimiter(Mutex<HashMap<[u8; 32], (Moment, u32)>>);

impl RateLimiter {
    /// Counts one request under `key`; refuses it if there were `limit` in the minute that the first one
    /// started. The key is the laptop, not the address, because a whole commune shares one address.
    pub fn check(&self, key: &[u8; 32], limit: u32, now: Moment) -> Result<(), Failure> {
        self.seconds_left(key, limit, now).map_err(|seconds| Failure::TooSoon { seconds })
    }

    /// The error is the number of seconds to wait.
    fn seconds_left(&self, key: &[u8; 32], limit: u32, now: Moment) -> Result<(), u64> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() > KEYS {
            kept.retain(|_, (since, _)| now - *since < MINUTE);
        }
        if kept.len() > KEYS {
            kept.clear();
        }
        let (since, count) = kept.entry(*key).or_insert((now, 0));
        if now - *since >= MINUTE || now < *since {
            (*since, *count) = (now, 0);
        }
        *count += 1;
        if *count <= limit {
            return Ok(());
        }
        let left = (*since + MINUTE - now).max(1_000);
        Err(u64::try_from(left / 1_000).unwrap_or(60))
    }
}

/// One request's turn at the rate limiter. A transaction that conflicted with another is run again; its request
/// still counts once and gets the same answer each time.
#[derive(Debug, Default)]
pub struct Turn(OnceLock<Result<(), u64>>);

impl Turn {
    pub fn check(&self, limiter: &RateLimiter, key: &[u8; 32], limit: u32, now: Moment) -> Result<(), Failure> {
        let answer = self.0.get_or_init(|| limiter.seconds_left(key, limit, now));
        answer.map_err(|seconds| Failure::TooSoon { seconds })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_laptop_that_asks_too_often_waits_and_others_do_not() {
        let rate_limiter = RateLimiter::default();
        assert!((0..3).all(|_| rate_limiter.check(&[1; 32], 3, 1_000).is_ok()));
        assert!(matches!(rate_limiter.check(&[1; 32], 3, 31_000), Err(Failure::TooSoon { seconds: 30 })));
        assert!(rate_limiter.check(&[2; 32], 3, 31_000).is_ok());
        assert!(rate_limiter.check(&[1; 32], 3, 61_000).is_ok());
    }

    #[test]
    fn a_request_whose_work_is_run_again_counts_once() {
        let (rate_limiter, turn) = (RateLimiter::default(), Turn::default());
        assert!((0..5).all(|_| turn.check(&rate_limiter, &[1; 32], 2, 1_000).is_ok()));
        assert!(Turn::default().check(&rate_limiter, &[1; 32], 2, 1_000).is_ok(), "only one was counted before");
        assert!(Turn::default().check(&rate_limiter, &[1; 32], 2, 1_000).is_err());
    }
}
