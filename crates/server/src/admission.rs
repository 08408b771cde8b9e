//! Admission control: a fixed number of laptops is served at a time, a fixed number waits, and every further
//! one is told to retry later.

use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{Semaphore, SemaphorePermit};

use crate::failure::Failure;

/// The number served at a time: each one holds its unpacked request and answer, and a thread.
const SERVED: usize = 32;
/// At seven milliseconds each, including the disk, the last one waiting is answered in about two seconds.
const WAITING: usize = 256;
/// The shortest delay before a retry, in seconds; retries are spread over a minute.
const SOONEST: u64 = 5;
const SPREAD: u64 = 56;

pub struct Admission {
    turns: Semaphore,
    waiting: AtomicUsize,
    most: usize,
}

impl Default for Admission {
    fn default() -> Admission {
        Admission::new(SERVED, WAITING)
    }
}

impl Admission {
    fn new(served: usize, most: usize) -> Admission {
        Admission { turns: Semaphore::new(served), waiting: AtomicUsize::new(0), most }
    }

    /// Waits for a turn, which lasts until it is dropped. Returns `Crowded` when too many already wait.
    pub async fn turn(&self) -> Result<SemaphorePermit<'_>, Failure> {
        if let Ok(turn) = self.turns.try_acquire() {
            return Ok(turn);
        }
        let _place = self.queue()?;
        self.turns.acquire().await.map_err(|_| Failure::Broken("stopping".into()))
    }

    fn queue(&self) -> Result<Place<'_>, Failure> {
        let place = Place(&self.waiting);
        if self.waiting.fetch_add(1, Ordering::AcqRel) < self.most {
            return Ok(place);
        }
        let mut dice = [0];
        getrandom::fill(&mut dice)?;
        Err(Failure::Crowded { seconds: SOONEST + u64::from(dice[0]) % SPREAD })
    }
}

/// A place among those that wait; it is freed when the waiting future is dropped.
struct Place<'l>(&'l AtomicUsize);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use axum::http::{StatusCode, header};
    use axum::response::IntoResponse;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    fn once<T>(future: std::pin::Pin<&mut impl Future<Output = T>>) -> Option<T> {
        match future.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(done) => Some(done),
            Poll::Pending => None,
        }
    }

    #[test]
    fn some_are_served_some_wait_and_the_rest_come_again() {
        let admission = Admission::new(1, 1);
        let served = once(pin!(admission.turn())).unwrap().unwrap();
        let mut waits = pin!(admission.turn());
        assert!(once(waits.as_mut()).is_none());
        let refused = once(pin!(admission.turn())).unwrap();
        assert!(matches!(refused, Err(Failure::Crowded { seconds: 5..=60 })));
        let answer = refused.unwrap_err().into_response();
        assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
        assert!(answer.headers().contains_key(header::RETRY_AFTER));
        drop(served);
        assert!(once(waits).unwrap().is_ok());
    }

    #[test]
    fn who_goes_away_while_waiting_leaves_room() {
        let admission = Admission::new(1, 1);
        let _served = once(pin!(admission.turn())).unwrap().unwrap();
        {
            let mut left = Box::pin(admission.turn());
            assert!(once(left.as_mut()).is_none());
        }
        assert!(once(pin!(admission.turn())).is_none());
    }
}
