//! What the program does with a stick: one thing at a time.

use crate::messages::CallError;
use crate::messages::stick::Doing;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What is being done with a stick, for as long as the program runs.
#[derive(Default)]
pub(crate) struct Hand(Mutex<Option<(Doing, u64, u64)>>);

impl Hand {
    pub(crate) fn held(&self) -> MutexGuard<'_, Option<(Doing, u64, u64)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One thing at a time.
    pub(crate) fn begin(&self, doing: Doing) -> Result<Busy<'_>, CallError> {
        let mut held = self.held();
        if held.is_some() {
            return Err(busy());
        }
        *held = Some((doing, 0, 0));
        Ok(Busy(self))
    }
}

/// Until it is dropped, however that comes about.
pub(crate) struct Busy<'h>(&'h Hand);

impl Busy<'_> {
    pub(crate) fn say(&self, doing: Doing, done: u64, total: u64) {
        *self.0.held() = Some((doing, done, total));
    }
}

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        *self.0.held() = None;
    }
}

fn busy() -> CallError {
    CallError::new("busy", "Đang ghi hoặc đọc USB. Chờ xong lần này.")
}
