//! Runs exchanges in the background while people work. It shows no errors; pages read them from the state of
//! the exchange.

use crate::places::Places;
use serde_json::json;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tauri::AppHandle;

/// The time without a save before an exchange starts, so that a roll-call is sent in one exchange and not once
/// per key.
const STILL: Duration = Duration::from_secs(3);
/// How often to check whether an exchange is due.
const LOOK: Duration = Duration::from_secs(5);
/// How often to run an exchange with nothing to send, because the superior may have sent something.
const FETCH: Duration = Duration::from_secs(600);
/// The shortest time between two progress reports to the pages.
const NEWS: Duration = Duration::from_millis(200);

/// Wakes the background threads when something changed.
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

    /// Blocks until something about the exchange has changed.
    fn exchange_changed(&self) {
        let waited = self.0.1.wait_while(self.rung(), |rung| !rung.exchange);
        waited.unwrap_or_else(PoisonError::into_inner).exchange = false;
    }

    /// Waits up to [`LOOK`], and then until nothing has been saved for [`STILL`].
    fn quiet(&self) {
        let rung = self.0.1.wait_timeout(self.rung(), LOOK).unwrap_or_else(PoisonError::into_inner).0;
        let mut last = rung.last;
        drop(rung);
        while let Some(left) = last.and_then(|last| STILL.checked_sub(last.elapsed())).filter(|left| !left.is_zero()) {
            std::thread::sleep(left);
            last = self.rung().last;
        }
    }
}

pub fn start(_: AppHandle, places: Arc<Places>) {
    let teller = Arc::clone(&places);
    std::thread::spawn(move || {
        loop {
            teller.bell.exchange_changed();
            teller.tell_exchange();
            std::thread::sleep(NEWS);
        }
    });
    std::thread::spawn(move || {
        let mut went: Option<Instant> = None;
        loop {
            places.bell.quiet();
            let app_session = places.app_session();
            let stale = went.is_some_and(|at| at.elapsed() >= FETCH);
            if app::acts::exchange::is_time_to_go(&app_session, stale) {
                let gone = app::call(&app_session, "exchange.now", json!({}));
                went = gone.is_ok().then(Instant::now);
            }
        }
    });
}
