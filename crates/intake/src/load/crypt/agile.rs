//! The encryption of Excel 2010 and later: the method is described in XML, the data is in pieces of 4 KiB,
//! [MS-OFFCRYPTO] 2.3.4.10–15.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use quick_xml::events::{BytesStart, Event};

use super::super::package::attribute;
use super::{Aes, BLOCK, Hash};

const PIECE: usize = 4_096;
const FOR_VERIFIER: [u8; 8] = [0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79];
const FOR_VERIFIER_HASH: [u8; 8] = [0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e];
const FOR_KEY: [u8; 8] = [0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6];

/// The encryption parameters of one element.
struct Method {
    hash: Hash,
    salt: Vec<u8>,
    key_bytes: usize,
}

struct PasswordKey {
    method: Method,
    spins: u32,
    verifier: Vec<u8>,
    verifier_hash: Vec<u8>,
    key: Vec<u8>,
}

pub fn decrypt(description: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (data, lock) = read(description)?;
    let key = lock.open()?;
    let aes = Aes::new(key.get(..data.key_bytes)?)?;
    let mut plain = Vec::with_capacity(sealed.len());
    for (number, piece) in sealed.chunks(PIECE).enumerate() {
        let number = u32::try_from(number).ok()?.to_le_bytes();
        let vector = fitted(data.hash.of(&[&data.salt, &number]));
        plain.extend(aes.decrypt(piece, Some(vector)));
    }
    Some(plain)
}

impl PasswordKey {
    /// The key of the data, if the password is right.
    fn open(&self) -> Option<Vec<u8>> {
        let hash = self.method.hash;
        let spun = hash.spun(&self.method.salt, self.spins)?;
        let opened = |purpose: &[u8], sealed: &[u8]| {
            let mut key = hash.of(&[&spun, purpose]);
            key.resize(self.method.key_bytes, 0x36);
            Some(Aes::new(&key)?.decrypt(sealed, Some(fitted(self.method.salt.clone()))))
        };
        let expected = hash.of(&[&opened(&FOR_VERIFIER, &self.verifier)?]);
        let found = opened(&FOR_VERIFIER_HASH, &self.verifier_hash)?;
        (found.get(..expected.len())? == expected).then(|| opened(&FOR_KEY, &self.key))?
    }
}

/// Truncates or pads to one block.
fn fitted(bytes: Vec<u8>) -> [u8; BLOCK] {
    std::array::from_fn(|at| bytes.get(at).copied().unwrap_or(0x36))
}

fn read(description: &[u8]) -> Option<(Method, PasswordKey)> {
    let text = String::from_utf8_lossy(description);
    let mut reader = quick_xml::Reader::from_str(&text);
    let (mut data, mut lock) = (None, None);
    loop {
        match reader.read_event().ok()? {
            Event::Start(e) | Event::Empty(e) => match e.local_name().as_ref() {
                "keyData" => data = Some(method(&e)?),
                "encryptedKey" => lock = Some(password_key(&e)?),
                _ => {}
            },
            Event::Eof => return data.zip(lock),
            _ => {}
        }
    }
}

fn method(e: &BytesStart<'_>) -> Option<Method> {
    let hash = match attribute(e, "hashAlgorithm")?.replace('-', "").as_str() {
        "SHA1" => Hash::Sha1,
        "SHA256" => Hash::Sha256,
        "SHA384" => Hash::Sha384,
        "SHA512" => Hash::Sha512,
        _ => return None,
    };
    let usual = attribute(e, "cipherAlgorithm")? == "AES" && attribute(e, "cipherChaining")? == "ChainingModeCBC";
    let key_bits: usize = attribute(e, "keyBits")?.parse().ok()?;
    usual.then_some(Method { hash, salt: bytes(e, "saltValue")?, key_bytes: key_bits / 8 })
}

fn password_key(e: &BytesStart<'_>) -> Option<PasswordKey> {
    Some(PasswordKey {
        method: method(e)?,
        spins: attribute(e, "spinCount")?.parse().ok()?,
        verifier: bytes(e, "encryptedVerifierHashInput")?,
        verifier_hash: bytes(e, "encryptedVerifierHashValue")?,
        key: bytes(e, "encryptedKeyValue")?,
    })
}

fn bytes(e: &BytesStart<'_>, name: &str) -> Option<Vec<u8>> {
    STANDARD.decode(attribute(e, name)?.trim()).ok()
}
