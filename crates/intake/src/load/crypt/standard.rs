//! The encryption of Excel 2007: AES in ECB mode, SHA-1 throughout, [MS-OFFCRYPTO] 2.3.4.5–9.

use super::{Aes, Hash, number};

const SPINS: u32 = 50_000;
const HASH_BYTES: usize = 20;

/// `info` begins with the flags, followed by the size of a header, that header, and the verifier.
pub fn decrypt(info: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let header_bytes = usize::try_from(number(info, 4, 4)?).ok()?;
    let header = info.get(8..)?.get(..header_bytes)?;
    let verifier = info.get(8 + header_bytes..)?;
    let salt = verifier.get(4..20)?;
    let key_bytes = match number(header, 8, 4)? {
        0x660e => 16,
        0x660f => 24,
        0x6610 => 32,
        _ => return None,
    };
    let spun = Hash::Sha1.spun(salt, SPINS)?;
    let aes = Aes::new(derived(&Hash::Sha1.of(&[&spun, &0_u32.to_le_bytes()])).get(..key_bytes)?)?;
    let expected = Hash::Sha1.of(&[&aes.decrypt(verifier.get(20..36)?, None)]);
    let found = aes.decrypt(verifier.get(40..72)?, None);
    (found.get(..HASH_BYTES)? == expected).then(|| aes.decrypt(sealed, None))
}

/// Derives 40 bytes from 20, like CryptDeriveKey.
fn derived(hash: &[u8]) -> Vec<u8> {
    let half = |filler: u8| {
        let mut block = [filler; 64];
        block.iter_mut().zip(hash).for_each(|(byte, own)| *byte ^= own);
        Hash::Sha1.of(&[&block])
    };
    [half(0x36), half(0x5c)].concat()
}
