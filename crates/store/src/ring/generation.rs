//! One generation of the ring: an age identity, and the keys derived from it.

use super::holder::Holder;
use crate::{Error, random};
use age::secrecy::ExposeSecret;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use domain::Id;
use domain::audiences::Audience;
use std::cmp::Ordering;
use zeroize::Zeroizing;

#[derive(Clone)]
pub struct Generation {
    /// Later generations have a greater order; the book's first has 0.
    pub(crate) order: i64,
    pub(crate) id: Id,
    pub(crate) identity: age::x25519::Identity,
    small: Zeroizing<[u8; 32]>,
    pub(super) numbers: Zeroizing<[u8; 32]>,
    proofs: Zeroizing<[u8; 32]>,
}

impl Generation {
    pub fn generate(order: i64) -> Generation {
        Generation::of(order, age::x25519::Identity::generate())
    }

    fn of(order: i64, identity: age::x25519::Identity) -> Generation {
        let secret = identity.to_string();
        let derive = |context| Zeroizing::new(blake3::derive_key(context, secret.expose_secret().as_bytes()));
        Generation {
            order,
            id: named(&identity.to_public()),
            small: derive("sochibo ring small values v1"),
            numbers: derive("sochibo ring essay numbers v1"),
            proofs: derive("sochibo ring proofs v1"),
            identity,
        }
    }

    pub fn read(order: i64, secret: &str) -> Result<Generation, Error> {
        secret.parse().map(|identity| Generation::of(order, identity)).map_err(|_| Error::Damaged("key ring"))
    }

    /// The secret, for storing in the encrypted book and for sealing to another holder.
    pub(crate) fn secret(&self) -> Zeroizing<String> {
        Zeroizing::new(self.identity.to_string().expose_secret().to_owned())
    }

    /// Everybody who holds this generation, as a holder of an earlier one.
    pub(crate) fn holder(&self) -> Holder {
        Holder::laptop(self.id, self.identity.to_public().to_string())
    }

    /// Proves that the author who gave this generation to a holder held it.
    pub(crate) fn proof(&self, to: &Holder) -> [u8; 16] {
        let mut hasher = blake3::Hasher::new_keyed(&self.proofs);
        hasher.update(&to.id.0).update(&self.order.to_be_bytes());
        hasher.update(&to.sheet_of.unwrap_or_default().0).update(to.recipient.as_bytes());
        Id::first_half(hasher.finalize()).0
    }

    /// Proves that whoever let a person belong to an audience, or no longer, held its key.
    pub(crate) fn proof_of_member(&self, audience: Audience, who: Id, admitted: bool) -> [u8; 16] {
        let mut hasher = blake3::Hasher::new_keyed(&self.proofs);
        hasher.update(b"sochibo audience member v1");
        hasher.update(&audience.id().0).update(&who.0).update(&[u8::from(admitted)]);
        Id::first_half(hasher.finalize()).0
    }

    /// Seals a short value: eight bytes of salt, the ciphertext, sixteen bytes of tag.
    pub(super) fn seal_small(&self, plain: &[u8]) -> Result<Vec<u8>, Error> {
        let salt = random::<8>()?;
        let sealed = self.small_cipher(&salt)?.encrypt(&Nonce::from([0; 12]), plain).map_err(|_| Error::Sealed)?;
        Ok([&salt[..], &sealed].concat())
    }

    pub(super) fn open_small(&self, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        let (salt, sealed) = sealed.split_first_chunk::<8>().ok_or(Error::Sealed)?;
        self.small_cipher(salt)?.decrypt(&Nonce::from([0; 12]), sealed).map_err(|_| Error::Sealed)
    }

    /// Each salt gives another key, so a fixed nonce is safe.
    fn small_cipher(&self, salt: &[u8; 8]) -> Result<ChaCha20Poly1305, Error> {
        let key = blake3::keyed_hash(&self.small, salt);
        Ok(ChaCha20Poly1305::new(key.as_bytes().as_slice().try_into().map_err(|_| Error::Sealed)?))
    }

    /// A total order that is the same on every laptop: if two laptops turn the ring over concurrently, both
    /// generations are kept, and one is the later.
    pub(super) fn age(&self, other: &Generation) -> Ordering {
        (self.order, self.id).cmp(&(other.order, other.id))
    }
}

/// The id of a generation is derived from its public key, so that whoever opens one can check that it is the
/// right one.
pub fn named(public: &age::x25519::Recipient) -> Id {
    let public = public.to_string();
    Id::first_half(blake3::hash(&[b"sochibo ring generation v1", public.as_bytes()].concat()))
}
