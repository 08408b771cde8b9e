//! The table check. Once a week the laptop asks whether the same changes produce the same tables here and at
//! the superior. If they do not, both sides rebuild their tables; nothing is fetched, and nobody is asked which
//! side is right.

use super::sentences;
use crate::messages::CallError;
use exchange::Laptop;
use store::{Book, settings};

const COMPARED: &str = "tables_compared";
const EVERY_MS: u64 = 7 * 24 * 60 * 60 * 1000;

/// The part of the check that belongs to one sync run.
#[derive(Default)]
pub(super) struct TableCheck {
    made_anew: bool,
}

impl TableCheck {
    /// Requests a check if the last one was a week ago, or lies in the future because of a wrong clock.
    pub(super) fn begin(&self, book: &Book, laptop: &mut Laptop, now_ms: u64) -> Result<(), CallError> {
        let last: u64 = settings::get(book.connection(), COMPARED)?.and_then(|ms| ms.parse().ok()).unwrap_or_default();
        if last > now_ms || now_ms - last >= EVERY_MS {
            laptop.compare();
        }
        Ok(())
    }

    /// Handles the server's answer. Returns true if the check has to be repeated with the rebuilt tables.
    pub(super) fn handle_answer(
        &mut self,
        book: &mut Book,
        laptop: &mut Laptop,
        same_tables: Option<bool>,
        now_ms: u64,
    ) -> Result<bool, CallError> {
        if same_tables == Some(false) && !self.made_anew {
            book.rebuild()?;
            self.made_anew = true;
            laptop.compare();
            return Ok(true);
        }
        if same_tables.is_some() {
            book.write_local(|connection| settings::put(connection, COMPARED, &now_ms.to_string()))?;
        }
        if same_tables == Some(false) { Err(sentences::not_alike()) } else { Ok(false) }
    }
}
