//! What others seal to this laptop: derived from the key it signs with, stored nowhere.

use crate::Book;
use age::x25519::Identity;
use ed25519_dalek::SigningKey;

/// Opens what was sealed to the laptop that signs with this key.
pub fn identity(key: &SigningKey) -> Identity {
    exchange::seal::laptop(key)
}

/// The public half, as it stands in records: `age1…`
pub fn of(key: &SigningKey) -> String {
    exchange::seal::recipient_of(&identity(key))
}

impl Book {
    /// What is sealed to this laptop is sealed to: `age1…`
    pub fn recipient(&self) -> String {
        of(&self.device)
    }
}
