//! Whether the superior has revoked this laptop. It is stored in the book; otherwise the program would claim
//! after a restart that everything was received.

use crate::messages::CallError;
use store::{Book, Connection, settings};

const REVOKED: &str = "revoked";

/// What the superior said last.
pub(crate) fn is_revoked(book: &Book) -> Result<bool, CallError> {
    Ok(settings::get(book.connection(), REVOKED)?.as_deref() == Some("1"))
}

/// Stores what the superior said now.
pub(crate) fn note(book: &mut Book, revoked: bool) -> Result<(), CallError> {
    if is_revoked(book)? != revoked {
        book.write_local(|connection| settings::put(connection, REVOKED, if revoked { "1" } else { "0" }))?;
    }
    Ok(())
}

/// Clears it, because the laptop was enrolled again.
pub(super) fn forget(connection: &Connection) -> Result<(), store::Error> {
    settings::put(connection, REVOKED, "0")
}
