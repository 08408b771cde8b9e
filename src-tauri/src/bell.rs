//! What tells the courier that something changed.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long saves must have been still: a roll-call is one trip, not one for each key.
const STILL: Duration = Duration::from_secs(3);
/// How often to ask whether it is time to go.
const LOOK: Duration = Duration::from_secs(5);

/// Rung at each change.
#[derive(Clone, Default)]
pub struct Bell(Arc<(Mutex<Rung>, Condvar)>);

#[derive(Default)]
struct Rung {
    exchange: bool,
    last: Option<Instant>,
}

impl Bell {
    pub fn ring(&self, exchange: bool) {
        let mut rung = self.rung();
        rung.exchange |= exchange;
        rung.last = Some(Instant::now());
        self.0.1.notify_all();
    }

    fn rung(&self) -> MutexGuard<'_, Rung> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until something about the exchange changed.
    pub fn exchange_changed(&self) {
        let waited = self.0.1.wait_while(self.rung(), |rung| !rung.exchange);
        waited.unwrap_or_else(PoisonError::into_inner).exchange = false;
    }

    /// Waits for a while, and on until nobody has saved anything for a moment.
    pub fn quiet(&self) {
        let rung = self.0.1.wait_timeout(self.rung(), LOOK).unwrap_or_else(PoisonError::into_inner).0;
        let mut last = rung.last;
        drop(rung);
        while let Some(left) = last.and_then(|last| STILL.checked_sub(last.elapsed())).filter(|left| !left.is_zero()) {
            std::thread::sleep(left);
            last = self.rung().last;
        }
    }
}
