//! Carries out erasures once they need not wait any longer: after an exchange, or at once in a book without a superior.

use crate::AppSession;
use crate::app_session::tags;
use crate::messages::CallError;
use std::collections::BTreeSet;
use store::Book;

/// Carries out what need not wait any longer, and lets the pages fetch again what is gone.
pub(crate) fn obey(app: &AppSession, book: &mut Book) -> Result<(), CallError> {
    if book.obey_erasures()? == 0 {
        return Ok(());
    }
    let kinds: BTreeSet<u16> = book.erasures()?.iter().flat_map(|one| &one.records.0).map(|one| one.kind).collect();
    let changed: BTreeSet<_> = kinds.into_iter().flat_map(tags).collect();
    app.tell(&changed.into_iter().collect::<Vec<_>>());
    Ok(())
}
