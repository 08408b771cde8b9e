//! Backups of this session: one is written at a time, and what became of the last one that the program began itself.

use super::lock;
use crate::messages::backup::Refused;
use std::sync::{Mutex, MutexGuard};

#[derive(Default)]
pub(crate) struct Backups {
    /// Held while a backup is written, because all use one file on this laptop's own disk.
    writing: Mutex<()>,
    refused: Mutex<Option<Refused>>,
}

impl Backups {
    pub(crate) fn begin(&self) -> MutexGuard<'_, ()> {
        lock(&self.writing)
    }

    /// The stick that refused the last automatic backup; `None` since one succeeded.
    pub(crate) fn refused(&self) -> Option<Refused> {
        lock(&self.refused).clone()
    }

    pub(crate) fn refuse(&self, refused: Option<Refused>) {
        *lock(&self.refused) = refused;
    }
}
