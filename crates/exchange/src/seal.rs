//! Seals a package to its reader as an age file, the outermost layer, and derives the keys for it. They are
//! derived from a device's signing key, so that nobody has a second key to keep, to lose or to copy.

use crate::package::BadPackage;
use age::secrecy::ExposeSecret;
use age::stream::{StreamReader, StreamWriter};
use age::x25519::{Identity, Recipient};
use age::{DecryptError, Decryptor, Encryptor};
use ed25519_dalek::SigningKey;
use std::io::{Chain, Cursor, Read, Take, Write};
use zeroize::Zeroizing;

/// The largest package file, in bytes. FAT limits a file to four GB, and a year of photographed pages takes
/// less than two.
pub const LARGEST_PACKAGE: u64 = 2_000_000_000;

const INTRO: &[u8] = b"age-encryption.org/";
/// Enough for a hundred and fifty readers.
const LARGEST_HEAD: u64 = 16 * 1024;

const LAPTOP: &str = "sochibo laptop recipient v1";
const SERVER: &str = "sochibo package recipient v1";
const SHEET: &str = "sochibo recovery recipient v1";
const KEY_FILE: &str = "sochibo recovery key file v2";
const PERSON: &str = "sochibo person recipient v1";

/// Opens what is sealed to a laptop. A new signing key gives a new identity.
pub fn laptop(key: &SigningKey) -> Identity {
    of_secret(LAPTOP, key.as_bytes())
}

/// Opens packages for the server that signs with this key.
pub fn server(key: &SigningKey) -> Identity {
    of_secret(SERVER, key.as_bytes())
}

/// Opens what is sealed to a recovery sheet, from the secret in its words.
pub fn sheet(secret: &[u8; 16]) -> Identity {
    of_secret(SHEET, secret)
}

/// Opens the key of the laptop's own database with its recovery sheet. It is separate from [`sheet`], whose
/// public half is in records.
pub fn key_file(secret: &[u8; 16]) -> Identity {
    of_secret(KEY_FILE, secret)
}

/// Opens what is sealed to one person of a cell on one laptop, from the seed that the person's passphrase opens.
pub fn person(seed: &[u8; 16]) -> Identity {
    of_secret(PERSON, seed)
}

/// The public half as it stands in records and requests: `age1…`.
pub fn recipient_of(identity: &Identity) -> String {
    identity.to_public().to_string()
}

/// The identity as the `age` program reads it: `AGE-SECRET-KEY-1…`
pub fn written(identity: &Identity) -> Zeroizing<String> {
    Zeroizing::new(identity.to_string().expose_secret().to_owned())
}

/// `None` if the text is not `age1…` with a valid checksum.
pub fn recipient(text: &str) -> Option<Recipient> {
    text.parse().ok()
}

fn of_secret(context: &str, secret: &[u8]) -> Identity {
    let secret = Zeroizing::new(blake3::derive_key(context, secret));
    let prefix = bech32::Hrp::parse_unchecked("age-secret-key-");
    let text = bech32::encode_upper::<bech32::Bech32>(prefix, secret.as_slice()).map(Zeroizing::new);
    text.ok().and_then(|text| text.parse().ok()).expect("any 32 bytes are an identity, and that is how age writes them")
}

/// Seals what is written to the result. Its `finish` must be called to write the last part, otherwise the file
/// is cut short.
pub fn to<W: Write>(readers: &[Recipient], out: W) -> Result<StreamWriter<W>, std::io::Error> {
    let readers = readers.iter().map(|reader| reader as &dyn age::Recipient);
    let sealing = Encryptor::with_recipients(readers).map_err(std::io::Error::other)?;
    sealing.wrap_output(out)
}

/// The reader that [`open`] returns: it verifies each sealed part of 64 KiB before it returns any of it.
pub type Opened<R> = StreamReader<Chain<Cursor<Vec<u8>>, Take<R>>>;

/// Opens the outer layer. Reads only the head; the rest is read on demand. Whatever the file claims, this takes
/// no more memory than a few parts, and reading ends after [`LARGEST_PACKAGE`].
pub fn open<R: Read>(mut from: R, identity: &Identity) -> Result<Opened<R>, BadPackage> {
    let mut head = Vec::new();
    from.by_ref().take(LARGEST_HEAD).read_to_end(&mut head).map_err(BadPackage::Read)?;
    if !head.starts_with(INTRO) {
        return Err(if head.is_empty() { BadPackage::Cut } else { BadPackage::NotOne });
    }
    // age would read, and keep in memory, a head that does not end for the whole length of the file.
    if !head.windows(4).any(|four| four == b"\n---") {
        return Err(if (head.len() as u64) < LARGEST_HEAD { BadPackage::Cut } else { BadPackage::NotOne });
    }
    let rest = from.take(LARGEST_PACKAGE);
    let sealed = Decryptor::new(Cursor::new(head).chain(rest)).map_err(bad)?;
    sealed.decrypt(std::iter::once(identity as &dyn age::Identity)).map_err(bad)
}

fn bad(error: DecryptError) -> BadPackage {
    match error {
        DecryptError::NoMatchingKeys => BadPackage::WrongRecipient,
        DecryptError::Io(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => BadPackage::Cut,
        DecryptError::Io(error) => BadPackage::Read(error),
        DecryptError::UnknownFormat => crate::message::BadMessage::Protocol.into(),
        _ => BadPackage::Signature,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_document_says_a_key_is_sealed_to() {
        let key = SigningKey::from_bytes(&[7; 32]);
        assert_eq!(recipient_of(&laptop(&key)), "age1d9rftzrklnzx5aep47kxg8jjs85l6kyw9pxw2jke35rem08lsfwsyql0qs");
        assert_eq!(recipient_of(&server(&key)), "age13yewz5g5j38duz9eswuvl8uk2zhy7etxzm82hr9q9ezudvhn8yds2xz54l");
    }

    #[test]
    fn a_sealed_file_opens_with_the_identity_it_was_sealed_to_alone() {
        let (ours, theirs) = (SigningKey::from_bytes(&[1; 32]), SigningKey::from_bytes(&[2; 32]));
        let to = recipient(&recipient_of(&laptop(&ours))).unwrap();
        let sealed = age::encrypt(&to, b"frames").unwrap();
        let again: Identity = written(&laptop(&ours)).parse().unwrap();
        assert_eq!(age::decrypt(&again, &sealed).unwrap(), b"frames");
        assert!(age::decrypt(&laptop(&theirs), &sealed).is_err());
        assert!(age::decrypt(&server(&ours), &sealed).is_err());
        assert!(recipient("age1qqqq").is_none());
    }
}
