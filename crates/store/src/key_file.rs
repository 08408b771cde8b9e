//! What a book records about the key file beside it.

use crate::{Error, settings};
use rusqlite::Connection;

/// Set in a book whose key file is of version 2 or later. A key file of version 1 beside such a book was put
/// there by somebody.
const KEY_FILE: &str = "key_file";

/// Whether the book records a key file of version 2 or later.
pub(crate) fn is_noted(connection: &Connection) -> Result<bool, Error> {
    Ok(settings::secret(connection, KEY_FILE)?.is_some())
}

pub(crate) fn note(connection: &Connection) -> Result<(), Error> {
    settings::put_secret(connection, KEY_FILE, &[2])
}
