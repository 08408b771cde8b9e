//! The key that the outbox is sealed to. Its secret is inside the book.

use crate::ring::{self, Recipient};
use crate::{Error, settings};
use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use rusqlite::Connection;
use zeroize::Zeroizing;

const SECRET: &str = "outbox";

/// Seals waiting input, whether or not the book is open.
#[derive(Clone)]
pub struct OutboxKey(Recipient);

impl OutboxKey {
    pub(crate) fn of(identity: &Identity) -> OutboxKey {
        OutboxKey(identity.to_public())
    }

    pub fn seal(&self, plain: &[u8]) -> Result<Vec<u8>, Error> {
        ring::seal(plain, std::iter::once(&self.0))
    }
}

/// The secret half; `None` in a book that an earlier version made.
pub(crate) fn identity(connection: &Connection) -> Result<Option<Identity>, Error> {
    let Some(secret) = settings::secret(connection, SECRET)?.map(Zeroizing::new) else { return Ok(None) };
    let secret = std::str::from_utf8(&secret).ok().and_then(|secret| secret.parse().ok());
    secret.map(Some).ok_or(Error::Damaged("book.db"))
}

pub(crate) fn make(connection: &Connection) -> Result<Identity, Error> {
    let identity = Identity::generate();
    settings::put_secret(connection, SECRET, identity.to_string().expose_secret().as_bytes())?;
    Ok(identity)
}
