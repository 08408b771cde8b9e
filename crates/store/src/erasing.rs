//! Erases values for good once it may be done, so that nothing of them is left in the book's file.

use crate::{Book, Context, Error, database, drafts, search};
use domain::erasure::YOUNGEST_MS;
use journal_sql::{Erasure, Obeyed, erasures, erasures_to_do};

impl Book {
    /// Every erasure of the book, carried out or not.
    pub fn erasures(&self) -> Result<Vec<Erasure>, Error> {
        Ok(erasures(&self.connection, self.own_book)?)
    }

    /// Whether erasures wait for a receipt of the superior's server: until then it may still set one aside.
    pub fn erases_when_receipted(&self) -> Result<bool, Error> {
        Ok(!journal_sql::vouched(&self.connection, self.own_book)?.is_empty())
    }

    /// Carries out the erasures that were not carried out yet and need not wait. Call it when an exchange has ended, not
    /// in the middle of one: the answer that sets an erasure aside may come after the one with its receipt. Returns how
    /// many values were dropped.
    pub fn obey_erasures(&mut self) -> Result<u64, Error> {
        let which = if self.erases_when_receipted()? { Obeyed::Receipted } else { Obeyed::All };
        let mut ready = erasures_to_do(&self.connection, self.own_book)?;
        ready.retain(|one| one.receipted || which == Obeyed::All);
        if ready.is_empty() {
            return Ok(0);
        }
        self.connection.pragma_update(None, "secure_delete", true).context("erase values")?;
        let dropped = self.transact(|own, chain_store, transaction| {
            let dropped = chain_store.obey_erasures(own, which)?;
            for one in &ready {
                let until = one.decided_ms.saturating_sub(YOUNGEST_MS);
                one.records.0.iter().try_for_each(|erased| drafts::remove_of(transaction, erased.record, until))?;
            }
            search::merge(transaction)?;
            Ok::<_, Error>(dropped)
        })?;
        // The log still has the pages as they were. While something else reads the book, it is emptied later.
        match database::empty_log(&self.connection) {
            Ok(()) | Err(Error::InUse) => {}
            Err(error) => return Err(error),
        }
        self.connection.pragma_update(None, "secure_delete", false).context("erase values")?;
        Ok(dropped)
    }
}
