//! What seals a package to its reader, outermost: age files, and the keys they are for. Those are derived from the key a
//! device signs with, so nobody has a second one to keep, to lose or to copy.

use age::secrecy::ExposeSecret;
use age::x25519::{Identity, Recipient};
use ed25519_dalek::SigningKey;
use zeroize::Zeroizing;

const LAPTOP: &str = "sochibo laptop recipient v1";
const SERVER: &str = "sochibo package recipient v1";

/// Opens what is sealed to a laptop. Another key, another identity.
pub fn laptop(key: &SigningKey) -> Identity {
    derived(LAPTOP, key)
}

/// Opens packages for the server that signs with this key.
pub fn server(key: &SigningKey) -> Identity {
    derived(SERVER, key)
}

/// As it stands in records and requests: `age1…`
pub fn recipient_of(identity: &Identity) -> String {
    identity.to_public().to_string()
}

/// The identity as the `age` program reads it: `AGE-SECRET-KEY-1…`
pub fn written(identity: &Identity) -> Zeroizing<String> {
    Zeroizing::new(identity.to_string().expose_secret().to_owned())
}

/// None: not `age1…` with a good check.
pub fn recipient(text: &str) -> Option<Recipient> {
    text.parse().ok()
}

fn derived(context: &str, key: &SigningKey) -> Identity {
    let secret = Zeroizing::new(blake3::derive_key(context, key.as_bytes()));
    let prefix = bech32::Hrp::parse_unchecked("age-secret-key-");
    let text = bech32::encode_upper::<bech32::Bech32>(prefix, secret.as_slice()).map(Zeroizing::new);
    text.ok().and_then(|text| text.parse().ok()).expect("any 32 bytes are an identity, and that is how age writes them")
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
