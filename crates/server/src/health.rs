//! Whether the server can do its work, as it was when it was last looked at.

use std::sync::Mutex;
use std::sync::PoisonError;

use tokio::time::{Duration, Instant};

/// More frequent requests get the last answer again, because strangers may ask too.
const FRESH: Duration = Duration::from_secs(2);
/// When it was last looked at, and whether all was well.
#[derive(Default)]
pub struct Health(Mutex<Option<(Instant, bool)>>);

impl Health {
    pub fn known(&self) -> Option<bool> {
        let last = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.filter(|(at, _)| at.elapsed() < FRESH).map(|(_, well)| well)
    }

    pub fn note(&self, well: bool) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), well));
    }
}
