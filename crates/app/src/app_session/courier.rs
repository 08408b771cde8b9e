//! The exchange under way, and how the last one ended.

use crate::messages::attachments::{Moving, WhyWaiting};
use crate::messages::exchange::{ExchangeState, Progress};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What is under way, for as long as the program runs.
#[derive(Default)]
pub(crate) struct Courier {
    pub(crate) stop: AtomicBool,
    pub(crate) running: AtomicBool,
    last: Mutex<Last>,
    file_transfer: Mutex<FileTransfer>,
}

#[derive(Default, Clone)]
pub(crate) struct Last {
    pub state: Option<ExchangeState>,
    pub message: Option<String>,
    /// What to say while the server lets a request wait.
    pub silent: Option<String>,
    pub progress: Option<Progress>,
    pub retry_at_ms: Option<u64>,
    pub failures: u32,
    /// When it was last looked whether a comparison of words waits for something from the other laptop.
    pub compared_ms: Option<u64>,
}

impl Courier {
    pub(crate) fn last(&self) -> MutexGuard<'_, Last> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the plan, unless somebody is on it already.
    pub(crate) fn set_out(&self) -> bool {
        let free = !self.running.swap(true, Ordering::AcqRel);
        if free {
            self.stop.store(false, Ordering::Release);
        }
        free
    }

    pub(crate) fn come_home(&self) {
        self.running.store(false, Ordering::Release);
        let mut last = self.last();
        (last.progress, last.silent) = (None, None);
    }

    /// Nobody sets out by themselves before this moment.
    pub(crate) fn hold(&self, until_ms: u64) {
        let mut last = self.last();
        last.retry_at_ms = last.retry_at_ms.max(Some(until_ms));
    }

    /// Nothing holds pages back any more: the setting was changed, or a person asks.
    pub(crate) fn let_files_go(&self) {
        *self.file_transfer() = FileTransfer::default();
    }

    pub(crate) fn told_to_stop(&self) -> bool {
        self.stop.load(Ordering::Acquire)
    }

    pub(crate) fn file_transfer(&self) -> MutexGuard<'_, FileTransfer> {
        self.file_transfer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How things stand with the pages, for as long as the program runs.
#[derive(Default, Clone)]
pub(crate) struct FileTransfer {
    pub moving: Option<Moving>,
    pub why: Option<WhyWaiting>,
    /// The link was slow: not even along with text before this.
    pub not_before_ms: u64,
    /// Pages alone are no reason to go before this: what could be done about them was done.
    pub quiet_until_ms: u64,
}
