//! Codes of an authenticator program (RFC 6238: SHA-1, six digits, thirty seconds) and recovery codes.
//! **Invariant:** a code is accepted once; what is stored opens nothing without the server's own key, which is
//! not in the database.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use ed25519_dalek::SigningKey;
use hmac::{Hmac, Mac};
use sha1::Sha1;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::clock::Moment;
use crate::failure::Failure;
use crate::random;

/// 160 bits, the output length of SHA-1.
pub type Secret = Zeroizing<[u8; 20]>;

const STEP: Moment = 30_000;
/// A phone's clock may be one step off in either direction.
const DRIFT: i64 = 1;
const RECOVERY_CODES: usize = 10;
/// 60 bits in letters and digits that are not mistaken for each other.
const RECOVERY_LETTERS: usize = 12;
const NONCE: usize = 12;

pub fn new_secret() -> Result<Secret, Failure> {
    Ok(Zeroizing::new(random::bytes()?))
}

/// The step of a moment.
pub fn step(at: Moment) -> i64 {
    at.div_euclid(STEP)
}

/// The code of a step.
fn code(secret: &[u8; 20], step: i64) -> Option<u32> {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).ok()?;
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let offset = usize::from(hash.last()? & 0xf);
    let four: [u8; 4] = hash.get(offset..offset + 4)?.try_into().ok()?;
    Some((u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000)
}

/// The step that this code belongs to, if it is acceptable: near one of these moments, and later than the last
/// accepted step. A last step later than all of these moments was accepted under a wrong clock and is ignored.
pub fn accepted(secret: &[u8; 20], typed: &str, now: &[Moment], last: i64) -> Option<i64> {
    let digits: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let latest = now.iter().map(|at| step(*at)).max()? + DRIFT;
    let last = if last > latest { 0 } else { last };
    let near = now.iter().flat_map(|at| step(*at) - DRIFT..=step(*at) + DRIFT).filter(|step| *step > last);
    let fits = |step: &i64| {
        code(secret, *step).is_some_and(|code| format!("{code:06}").as_bytes().ct_eq(digits.as_bytes()).into())
    };
    near.filter(fits).max()
}

/// The link that an authenticator program reads, also in the QR code.
pub fn address(secret: &Secret, account: &str, committee: &str) -> String {
    let issuer = percent(&format!("Sổ Chi bộ {committee}"));
    format!("otpauth://totp/{issuer}:{}?secret={}&issuer={issuer}", percent(account), base32(secret.as_slice()))
}

/// The secret in groups of four letters, for typing where no camera reads the QR code.
pub fn spelled(secret: &Secret) -> String {
    grouped(&base32(secret.as_slice()))
}

/// A QR code as an SVG picture, black on white with the margin that readers need.
pub fn picture(text: &str) -> Result<String, Failure> {
    let qr = qrcodegen::QrCode::encode_text(text, qrcodegen::QrCodeEcc::Medium)
        .map_err(|_| Failure::Broken("an address too long for a QR code".into()))?;
    let dots = (0..qr.size()).flat_map(|y| (0..qr.size()).map(move |x| (x, y))).filter(|(x, y)| qr.get_module(*x, *y));
    let path: String = dots.map(|(x, y)| format!("M{},{}h1v1h-1z", x + 4, y + 4)).collect();
    let size = qr.size() + 8;
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
         <rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path d=\"{path}\"/></svg>"
    ))
}

/// Encrypts secrets with a key derived from the server's own.
pub struct Vault {
    sealing: Zeroizing<[u8; 32]>,
    hashing: Zeroizing<[u8; 32]>,
}

impl Vault {
    pub fn of(key: &SigningKey) -> Vault {
        let derived = |context| Zeroizing::new(blake3::derive_key(context, key.as_bytes()));
        Vault {
            sealing: derived("sochibo second factor secret v1"),
            hashing: derived("sochibo second factor recovery code v1"),
        }
    }

    /// Binds the secret to this account: in another account's row it can't be opened.
    pub fn seal(&self, secret: &Secret, account: &str) -> Result<Vec<u8>, Failure> {
        let nonce: [u8; NONCE] = random::bytes()?;
        let payload = Payload { msg: secret.as_slice(), aad: account.as_bytes() };
        let sealed = self.cipher().encrypt(&Nonce::from(nonce), payload);
        let sealed = sealed.map_err(|_| Failure::Broken("a second factor not sealed".into()))?;
        Ok([&nonce[..], &sealed].concat())
    }

    pub fn open(&self, sealed: &[u8], account: &str) -> Option<Secret> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: sealed, aad: account.as_bytes() };
        let plain = Zeroizing::new(self.cipher().decrypt(&Nonce::from(*nonce), payload).ok()?);
        Some(Zeroizing::new(plain.as_slice().try_into().ok()?))
    }

    /// New recovery codes, to be shown once.
    pub fn recovery_codes() -> Result<Vec<String>, Failure> {
        let one = |_| {
            let bytes: [u8; 8] = random::bytes()?;
            Ok(grouped(&base32(&bytes)[..RECOVERY_LETTERS]))
        };
        (0..RECOVERY_CODES).map(one).collect()
    }

    /// The stored form of a recovery code; `None` if the text is not one.
    pub fn recovery_hash(&self, typed: &str) -> Option<[u8; 32]> {
        let letters: String = typed
            .chars()
            .filter(|letter| letter.is_ascii_alphanumeric())
            .map(|letter| match letter.to_ascii_uppercase() {
                '0' => 'O',
                '1' => 'I',
                '8' => 'B',
                letter => letter,
            })
            .collect();
        (letters.len() == RECOVERY_LETTERS).then(|| *blake3::keyed_hash(&self.hashing, letters.as_bytes()).as_bytes())
    }

    fn cipher(&self) -> ChaCha20Poly1305 {
        ChaCha20Poly1305::new((&*self.sealing).into())
    }
}

/// RFC 4648, without padding.
fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bit = |place: usize| bytes.get(place / 8).is_some_and(|byte| byte >> (7 - place % 8) & 1 == 1);
    let letter = |at: usize| (0..5).fold(0, |number, next| number << 1 | usize::from(bit(at * 5 + next)));
    (0..(bytes.len() * 8).div_ceil(5)).map(|at| char::from(LETTERS[letter(at)])).collect()
}

fn grouped(letters: &str) -> String {
    let groups: Vec<&str> = (0..letters.len()).step_by(4).map(|at| &letters[at..letters.len().min(at + 4)]).collect();
    groups.join("-")
}

fn percent(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RFC: &[u8; 20] = b"12345678901234567890";

    #[test]
    fn codes_are_those_of_the_rfc() {
        // RFC 6238, appendix B, the last six of its eight digits
        for (seconds, expected) in
            [(59, 287_082), (1_111_111_109, 81_804), (1_234_567_890, 5_924), (20_000_000_000, 353_130)]
        {
            assert_eq!(code(RFC, step(seconds * 1_000)), Some(expected));
        }
        assert_eq!(
            (base32(b"foobar").as_str(), base32(RFC).as_str()),
            ("MZXW6YTBOI", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        );
    }

    #[test]
    fn a_code_is_taken_a_step_early_or_late_and_never_twice() {
        let at = 1_111_111_109_000;
        let typed = format!("{:06}", code(RFC, step(at)).unwrap());
        for (moment, fits) in
            [(at, true), (at + STEP, true), (at - STEP, true), (at + 2 * STEP, false), (at - 2 * STEP, false)]
        {
            assert_eq!(accepted(RFC, &typed, &[moment], 0).is_some(), fits, "{moment}");
        }
        assert_eq!(accepted(RFC, &typed, &[at], step(at)), None, "it was taken");
        assert_eq!(accepted(RFC, &format!("{} {}", &typed[..3], &typed[3..]), &[at], step(at) - 1), Some(step(at)));
        for typed in ["", "12345", "1234567", "abcdef", "-00001"] {
            assert_eq!(accepted(RFC, typed, &[at], 0), None);
        }
    }

    #[test]
    fn a_code_taken_in_2040_stands_in_no_later_ones_way() {
        let (now, of_2040) = (1_790_000_000_000, step(2_208_988_800_000));
        let typed = format!("{:06}", code(RFC, step(now)).unwrap());
        assert_eq!(accepted(RFC, &typed, &[now], of_2040), Some(step(now)));
    }

    #[test]
    fn a_sealed_secret_opens_for_its_account_and_its_server_only() {
        let (ours, other) =
            (Vault::of(&SigningKey::from_bytes(&[1; 32])), Vault::of(&SigningKey::from_bytes(&[2; 32])));
        let secret = new_secret().unwrap();
        let sealed = ours.seal(&secret, "officer").unwrap();
        assert_eq!(ours.open(&sealed, "officer").as_deref(), Some(&*secret));
        assert!(ours.open(&sealed, "admin").is_none() && other.open(&sealed, "officer").is_none());
        assert!(!sealed.windows(20).any(|part| part == secret.as_slice()));
    }

    #[test]
    fn a_recovery_code_is_read_however_it_is_typed() {
        let vault = Vault::of(&SigningKey::from_bytes(&[1; 32]));
        let codes = Vault::recovery_codes().unwrap();
        assert_eq!((codes.len(), codes[0].len()), (10, 14));
        let hash = vault.recovery_hash(&codes[0]).unwrap();
        assert_eq!(vault.recovery_hash(&codes[0].to_lowercase().replace('-', " ")), Some(hash));
        assert_ne!(vault.recovery_hash(&codes[1]), Some(hash));
        assert_eq!(vault.recovery_hash("123456"), None);
    }

    #[test]
    fn the_address_holds_the_secret_and_the_name_and_is_drawn() {
        let address = address(&Zeroizing::new(*RFC), "Lò Thị Mẫu", "Đảng ủy");
        assert!(address.starts_with("otpauth://totp/S%E1%BB%95%20Chi%20b%E1%BB%99%20"), "{address}");
        assert!(address.contains("?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer="));
        assert!(picture(&address).unwrap().starts_with("<svg"));
    }
}
