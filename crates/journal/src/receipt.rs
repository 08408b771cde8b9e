//! A receipt: a server's signed statement that it holds a chain up to a number, and since when.

use crate::{ChangeRef, Hash, Signature};
use domain::Id;
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};

/// Covers every change up to `upto` on its line. Receipts are kept and passed on like changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    pub server: Id,
    pub upto: ChangeRef,
    pub head: Hash,
    /// Milliseconds since 1970 UTC by the server's clock.
    pub at_ms: u64,
    pub signature: Signature,
}

impl Receipt {
    pub fn sign(key: &SigningKey, upto: ChangeRef, head: Hash, at_ms: u64) -> Receipt {
        let server = crate::chain::device_id(key.verifying_key().as_bytes());
        let signature = key.sign(&message(&upto, &head, at_ms)).to_bytes();
        Receipt { server, upto, head, at_ms, signature }
    }

    pub fn verify(&self, server_key: &[u8; 32]) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(&self.signature);
        VerifyingKey::from_bytes(server_key)
            .is_ok_and(|key| key.verify_strict(&message(&self.upto, &self.head, self.at_ms), &signature).is_ok())
    }

    /// Identifies a receipt among those of its chain. The xor of all marks tells whether two holders have the
    /// same receipts.
    pub fn mark(&self) -> u32 {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.server.0);
        hasher.update(&message(&self.upto, &self.head, self.at_ms));
        hasher.finalize().as_bytes()[..4].iter().fold(0, |mark, byte| mark << 8 | u32::from(*byte))
    }

    /// A code of eight hexadecimal digits, short enough to read over the phone.
    pub fn code(&self) -> String {
        let hash = blake3::hash(&self.signature);
        hash.as_bytes()[..4].iter().map(|byte| format!("{byte:02X}")).collect()
    }
}

fn message(upto: &ChangeRef, head: &Hash, at_ms: u64) -> Vec<u8> {
    let mut message = b"sochibo receipt v1".to_vec();
    message.extend_from_slice(&upto.chain.0);
    message.extend_from_slice(&upto.number.to_be_bytes());
    message.extend_from_slice(head);
    message.extend_from_slice(&at_ms.to_be_bytes());
    message
}
