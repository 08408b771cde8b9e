//! Whether the superior has turned this laptop away. It is kept in the book: a program started anew would otherwise say
//! that everything was received.

use crate::messages::CallError;
use store::{Book, Connection, settings};

const REVOKED: &str = "revoked";

/// What the superior said last.
pub(crate) fn is_revoked(book: &Book) -> Result<bool, CallError> {
    Ok(settings::get(book.connection(), REVOKED)?.as_deref() == Some("1"))
}

/// Keeps what the superior said now.
pub(crate) fn note(book: &mut Book, revoked: bool) -> Result<(), CallError> {
    if is_revoked(book)? != revoked {
        book.write_local(|connection| settings::put(connection, REVOKED, if revoked { "1" } else { "0" }))?;
    }
    Ok(())
}

/// The laptop was let in anew.
pub(super) fn forget(connection: &Connection) -> Result<(), store::Error> {
    settings::put(connection, REVOKED, "0")
}
