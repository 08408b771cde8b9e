//! Workbooks that Excel encrypted with its own fixed password, [MS-OFFCRYPTO] 2.3.4. Excel does so when
//! somebody protects a workbook without a password for opening it, and opens such a file without asking.

mod agile;
mod standard;

use std::io::{Cursor, Read};

use aes::cipher::{Block, BlockCipherDecrypt, KeyInit};
use aes::{Aes128, Aes192, Aes256};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};

use crate::IntakeError;
use crate::limits::{MAX_FILE_BYTES, MAX_PART_BYTES, damaged};

/// The password from [MS-OFFCRYPTO] 2.4.2.3.
const DEFAULT_PASSWORD: &str = "VelvetSweatshop";
/// Excel uses 100.000; many more would take seconds.
const MAX_SPINS: u32 = 200_000;
const BLOCK: usize = 16;

/// The zip in an encrypted package; `None` if this OLE file is not one.
pub fn open(bytes: &[u8]) -> Result<Option<Vec<u8>>, IntakeError> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
    if !file.is_stream("/EncryptedPackage") {
        return Ok(None);
    }
    let mut read = |name: &str, limit: u64| -> Option<Vec<u8>> {
        let mut content = Vec::new();
        file.open_stream(name).ok()?.take(limit).read_to_end(&mut content).ok()?;
        Some(content)
    };
    let info = read("/EncryptionInfo", MAX_PART_BYTES).ok_or(IntakeError::Encrypted)?;
    let package = read("/EncryptedPackage", MAX_FILE_BYTES).ok_or(IntakeError::Encrypted)?;
    decrypt(&info, &package).map(Some).ok_or(IntakeError::Encrypted)
}

/// `None` if another password or an unknown encryption method was used.
fn decrypt(info: &[u8], package: &[u8]) -> Option<Vec<u8>> {
    let (major, minor) = (number(info, 0, 2)?, number(info, 2, 2)?);
    let (length, sealed) = package.split_at_checked(8)?;
    let mut plain = match (major, minor) {
        (4, 4) => agile::decrypt(info.get(8..)?, sealed)?,
        (2..=4, 2) => standard::decrypt(info.get(4..)?, sealed)?,
        _ => return None,
    };
    plain.truncate(usize::try_from(u64::from_le_bytes(length.try_into().ok()?)).ok()?);
    Some(plain)
}

fn password() -> Vec<u8> {
    DEFAULT_PASSWORD.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A little-endian number of `length` bytes (two or four).
fn number(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    let part = bytes.get(at..at + length)?;
    Some(part.iter().rev().fold(0, |n, byte| (n << 8) | u32::from(*byte)))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hash {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    fn of(self, parts: &[&[u8]]) -> Vec<u8> {
        fn digest<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
            parts.iter().fold(D::new(), |hash, part| hash.chain_update(part)).finalize().to_vec()
        }
        match self {
            Self::Sha1 => digest::<Sha1>(parts),
            Self::Sha256 => digest::<Sha256>(parts),
            Self::Sha384 => digest::<Sha384>(parts),
            Self::Sha512 => digest::<Sha512>(parts),
        }
    }

    /// The password hashed repeatedly, which makes guessing it slow.
    fn spun(self, salt: &[u8], spins: u32) -> Option<Vec<u8>> {
        if spins > MAX_SPINS {
            return None;
        }
        let first = self.of(&[salt, &password()]);
        Some((0..spins).fold(first, |hash, round| self.of(&[&round.to_le_bytes(), &hash])))
    }
}

/// AES with any of its three key lengths.
enum Aes {
    Short(Aes128),
    Middle(Aes192),
    Long(Aes256),
}

impl Aes {
    fn new(key: &[u8]) -> Option<Self> {
        match key.len() {
            16 => Aes128::new_from_slice(key).ok().map(Self::Short),
            24 => Aes192::new_from_slice(key).ok().map(Self::Middle),
            32 => Aes256::new_from_slice(key).ok().map(Self::Long),
            _ => None,
        }
    }

    fn block(&self, sealed: [u8; BLOCK]) -> [u8; BLOCK] {
        let mut block: Block<Aes128> = sealed.into();
        match self {
            Self::Short(aes) => aes.decrypt_block(&mut block),
            Self::Middle(aes) => aes.decrypt_block(&mut block),
            Self::Long(aes) => aes.decrypt_block(&mut block),
        }
        block.into()
    }

    /// Decrypts whole blocks; an incomplete one at the end of a truncated file is dropped. Without an
    /// initialisation vector it uses ECB mode, with one CBC mode.
    fn decrypt(&self, sealed: &[u8], vector: Option<[u8; BLOCK]>) -> Vec<u8> {
        let mut before = vector;
        let mut plain = Vec::with_capacity(sealed.len());
        for block in sealed.as_chunks::<BLOCK>().0 {
            let mut opened = self.block(*block);
            if let Some(vector) = before {
                opened.iter_mut().zip(vector).for_each(|(byte, mask)| *byte ^= mask);
                before = Some(*block);
            }
            plain.extend(opened);
        }
        plain
    }
}
