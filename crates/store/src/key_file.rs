//! What a book knows of the key file beside it.

use crate::{Error, settings};
use rusqlite::Connection;

/// In a book whose key file is of version 2 or later: one of version 1 beside it was put there by somebody.
const KEY_FILE: &str = "key_file";

/// Whether the book knows of a key file of version 2 or later.
pub(crate) fn is_noted(connection: &Connection) -> Result<bool, Error> {
    Ok(settings::secret(connection, KEY_FILE)?.is_some())
}

pub(crate) fn note(connection: &Connection) -> Result<(), Error> {
    settings::put_secret(connection, KEY_FILE, &[2])
}
