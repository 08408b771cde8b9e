//! The cell's key ring: what seals essays, notes and reasons so that only the cell reads them.

use crate::{Error, random};
use age::secrecy::ExposeSecret;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use domain::Id;
use std::io::Read;
use zeroize::Zeroizing;

/// Vietnamese prose, so that a single essay packs as if it were part of a library. Shipped, so it may never change.
const PROSE: &[u8] = include_bytes!("../../../data/prose/vi.dict");
const LEVEL: i32 = 19;

/// The longest text one essay may hold, unpacked.
pub const LONGEST_TEXT: usize = 512 * 1024;

/// One generation of the ring.
pub struct Ring {
    identity: age::x25519::Identity,
    small: Zeroizing<[u8; 32]>,
    numbers: Zeroizing<[u8; 32]>,
}

impl Ring {
    pub fn generate() -> Ring {
        Ring::of(age::x25519::Identity::generate())
    }

    fn of(identity: age::x25519::Identity) -> Ring {
        let secret = identity.to_string();
        let derive = |context| Zeroizing::new(blake3::derive_key(context, secret.expose_secret().as_bytes()));
        Ring {
            small: derive("sochibo ring small values v1"),
            numbers: derive("sochibo ring essay numbers v1"),
            identity,
        }
    }

    pub fn read(secret: &str) -> Result<Ring, Error> {
        secret.parse().map(Ring::of).map_err(|_| Error::Damaged("key ring"))
    }

    /// For the encrypted book and the recovery sheet only.
    pub fn secret(&self) -> Zeroizing<String> {
        Zeroizing::new(self.identity.to_string().expose_secret().to_owned())
    }

    /// Packs and seals a text with age to the ring's public key.
    pub fn seal_text(&self, text: &str) -> Result<Vec<u8>, Error> {
        let mut compressor = zstd::bulk::Compressor::with_dictionary(LEVEL, PROSE).map_err(|_| Error::Sealed)?;
        let packed = compressor.compress(text.as_bytes()).map_err(|_| Error::Sealed)?;
        age::encrypt(&self.identity.to_public(), &packed).map_err(|_| Error::Sealed)
    }

    pub fn open_text(&self, sealed: &[u8]) -> Result<String, Error> {
        let packed = age::decrypt(&self.identity, sealed).map_err(|_| Error::Sealed)?;
        let decoder = zstd::stream::Decoder::with_dictionary(packed.as_slice(), PROSE).map_err(|_| Error::Sealed)?;
        let mut text = String::new();
        decoder.take(LONGEST_TEXT as u64 + 1).read_to_string(&mut text).map_err(|_| Error::Sealed)?;
        if text.len() > LONGEST_TEXT { Err(Error::Sealed) } else { Ok(text) }
    }

    /// Seals a few bytes (a reason's code, a member's id) in as little room as can be: eight of salt, sixteen of tag.
    pub fn seal_small(&self, plain: &[u8]) -> Result<Vec<u8>, Error> {
        let salt = random::<8>()?;
        let sealed = self.small_cipher(&salt)?.encrypt(&Nonce::from([0; 12]), plain).map_err(|_| Error::Sealed)?;
        Ok([&salt[..], &sealed].concat())
    }

    pub fn open_small(&self, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        let (salt, sealed) = sealed.split_first_chunk::<8>().ok_or(Error::Sealed)?;
        self.small_cipher(salt)?.decrypt(&Nonce::from([0; 12]), sealed).map_err(|_| Error::Sealed)
    }

    /// A key for each salt, so the nonce can stay fixed.
    fn small_cipher(&self, salt: &[u8; 8]) -> Result<ChaCha20Poly1305, Error> {
        let key = blake3::keyed_hash(&self.small, salt);
        Ok(ChaCha20Poly1305::new(key.as_bytes().as_slice().try_into().map_err(|_| Error::Sealed)?))
    }

    /// The essay's number: the same on every laptop of the cell, telling nobody else whose it is.
    pub fn essay_id(&self, round: Id, member: Id) -> Id {
        Id::keyed(&self.numbers, round, member)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_ring_seals_no_other_opens() {
        let (ring, other) = (Ring::generate(), Ring::generate());
        let text = "Nhận thức sâu sắc hơn về nhiệm vụ của người đảng viên ở bản.".repeat(40);
        let sealed = ring.seal_text(&text).unwrap();
        assert_eq!(ring.open_text(&sealed).unwrap(), text);
        assert!(matches!(other.open_text(&sealed), Err(Error::Sealed)));
        let small = ring.seal_small(&[3]).unwrap();
        assert_eq!(ring.open_small(&small).unwrap(), [3]);
        assert!(other.open_small(&small).is_err());
        assert_eq!(small.len(), 8 + 1 + 16);
    }

    #[test]
    fn a_ring_reads_back_from_its_secret() {
        let ring = Ring::generate();
        let again = Ring::read(&ring.secret()).unwrap();
        assert_eq!(again.open_text(&ring.seal_text("đã đọc").unwrap()).unwrap(), "đã đọc");
        assert_eq!(ring.essay_id(Id([1; 16]), Id([2; 16])), again.essay_id(Id([1; 16]), Id([2; 16])));
    }
}
