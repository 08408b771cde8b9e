//! The age identity to which others seal data for this laptop. It is derived from the laptop's signing key and
//! stored nowhere.

use crate::Book;
use age::x25519::Identity;
use ed25519_dalek::SigningKey;

/// The identity of the laptop with this signing key.
pub fn identity(key: &SigningKey) -> Identity {
    exchange::seal::laptop(key)
}

/// The public half as it stands in records: `age1…`.
pub fn of(key: &SigningKey) -> String {
    exchange::seal::recipient_of(&identity(key))
}

impl Book {
    /// The recipient to which data for this laptop is sealed: `age1…`.
    pub fn recipient(&self) -> String {
        of(&self.device)
    }
}
