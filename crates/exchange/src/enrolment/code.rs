//! The invite as a text short enough to be read out or typed. Needs nothing but `blake3`, so both ends can
//! share it.
//!
//! ```text
//! version 0 │ flags │ token 16 │ pin 16 when flag 1 │ address │ check 3
//! ```
//! in Crockford base32 (no I, L, O, U), in groups of five. Flags: 1 a pin follows, 2 `https`, 4 the address is
//! IPv4 (4 bytes, then the port in 2); otherwise it is the text after `://`. The check is the start of
//! BLAKE3("sochibo invite v1" ‖ all before it). The unit and the names are left out: the server sends them when
//! the token is used.
//!
//! The pin is cut to its first sixteen bytes: forging a certificate that matches them is as much work as
//! guessing the token.

use std::net::SocketAddrV4;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PINNED: u8 = 1;
const HTTPS: u8 = 2;
const IPV4: u8 = 4;
/// The longest address accepted.
const LONGEST_ADDRESS: usize = 253;

/// The contents of an invite code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteCode {
    /// `https://host:port` or `http://host:port`
    pub url: String,
    /// First sixteen bytes of the certificate's BLAKE3.
    pub pin: Option<[u8; 16]>,
    pub token: [u8; 16],
}

/// Why a text is not an invite code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotACode {
    #[error("a letter that no code has")]
    Letter,
    #[error("some letters are wrong or missing")]
    Check,
    #[error("made by a newer program")]
    Newer,
    #[error("not an invite")]
    Form,
}

impl InviteCode {
    /// `None` if the address is neither http nor https, or is too long.
    pub fn write(&self) -> Option<String> {
        let (https, address) = match self.url.trim_end_matches('/').split_once("://")? {
            ("https", address) => (HTTPS, address),
            ("http", address) => (0, address),
            _ => return None,
        };
        let ipv4: Option<SocketAddrV4> = address.parse().ok();
        let mut bytes = vec![0, https];
        bytes.extend(self.token);
        if let Some(pin) = self.pin {
            bytes[1] |= PINNED;
            bytes.extend(pin);
        }
        match ipv4 {
            Some(at) => {
                bytes[1] |= IPV4;
                bytes.extend(at.ip().octets());
                bytes.extend(at.port().to_be_bytes());
            }
            None if address.is_empty() || address.len() > LONGEST_ADDRESS => return None,
            None => bytes.extend(address.as_bytes()),
        }
        let check = check(&bytes);
        bytes.extend(check);
        Some(grouped(&bytes))
    }

    /// Case, spaces and dashes are ignored; O reads as 0, I and L as 1.
    pub fn read(text: &str) -> Result<InviteCode, NotACode> {
        let bytes = digits(text)?;
        let at = bytes.len().checked_sub(3).ok_or(NotACode::Form)?;
        let (said, given) = bytes.split_at(at);
        if check(said) != given {
            return Err(NotACode::Check);
        }
        let (head, rest) = said.split_at_checked(18).ok_or(NotACode::Form)?;
        if head[0] != 0 {
            return Err(NotACode::Newer);
        }
        let flags = head[1];
        let token = head[2..].try_into().map_err(|_| NotACode::Form)?;
        let (pin, address) = match flags & PINNED {
            0 => (None, rest),
            _ => rest.split_first_chunk::<16>().map(|(pin, rest)| (Some(*pin), rest)).ok_or(NotACode::Form)?,
        };
        let scheme = if flags & HTTPS == 0 { "http" } else { "https" };
        Ok(InviteCode { url: format!("{scheme}://{}", host(flags, address)?), pin, token })
    }
}

fn host(flags: u8, address: &[u8]) -> Result<String, NotACode> {
    if flags & IPV4 == 0 {
        let text = std::str::from_utf8(address).map_err(|_| NotACode::Form)?;
        let fits =
            !text.is_empty() && text.len() <= LONGEST_ADDRESS && text.bytes().all(|byte| byte.is_ascii_graphic());
        return if fits { Ok(text.into()) } else { Err(NotACode::Form) };
    }
    let [a, b, c, d, high, low] = *address else { return Err(NotACode::Form) };
    Ok(format!("{a}.{b}.{c}.{d}:{}", u16::from_be_bytes([high, low])))
}

fn check(bytes: &[u8]) -> [u8; 3] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"sochibo invite v1");
    hasher.update(bytes);
    let hash = hasher.finalize();
    let [a, b, c, ..] = *hash.as_bytes();
    [a, b, c]
}

fn grouped(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut held, mut bits, mut written) = (0u32, 0, 0);
    let mut push = |value: u32| {
        if written > 0 && written % 5 == 0 {
            text.push('-');
        }
        text.push(char::from(ALPHABET[(value & 31) as usize]));
        written += 1;
    };
    for byte in bytes {
        held = (held & 0xff) << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            push(held >> bits);
        }
    }
    if bits > 0 {
        push(held << (5 - bits));
    }
    text
}

fn digits(text: &str) -> Result<Vec<u8>, NotACode> {
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0u32, 0);
    for letter in text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-') {
        let plain = match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let value = ALPHABET.iter().position(|known| char::from(*known) == plain).ok_or(NotACode::Letter)?;
        held = (held & 0xff) << 5 | u32::try_from(value).unwrap_or(0);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
        if bytes.len() > 2 + 16 + 16 + LONGEST_ADDRESS + 3 {
            return Err(NotACode::Form);
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(url: &str, pin: Option<[u8; 16]>) -> InviteCode {
        InviteCode { url: url.into(), pin, token: *b"sixteen bytes !!" }
    }

    #[test]
    fn what_is_written_is_read_however_it_was_copied() {
        for (url, pin) in [
            ("http://127.0.0.1:8787", None),
            ("https://10.20.30.40:8443", Some([7; 16])),
            ("https://binhlu.example:8443", Some([0xff; 16])),
            ("https://[::1]:8443", None),
        ] {
            let said = code(url, pin);
            let text = said.write().unwrap();
            assert_eq!(InviteCode::read(&text).unwrap(), said);
            let copied = text.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            assert_eq!(InviteCode::read(&format!("  {copied}\n")).unwrap(), said);
        }
    }

    #[test]
    fn the_published_vector_stays() {
        let text = code("http://127.0.0.1:8787", None).write().unwrap();
        assert_eq!(text, "00276-TBREH-JPAVH-0C9WQ-8SBK4-0GJ2Z-R0000-J4MXV-D050");
    }

    #[test]
    fn one_wrong_letter_anywhere_is_noticed() {
        let text = code("https://10.20.30.40:8443", Some([7; 16])).write().unwrap();
        for place in text.char_indices().filter(|(_, letter)| *letter != '-').map(|(place, _)| place) {
            let other = if &text[place..=place] == "Z" { "Y" } else { "Z" };
            let mut wrong = text.clone();
            wrong.replace_range(place..=place, other);
            // The last character has unused bits, so another one may decode to the same bytes.
            if let Ok(read) = InviteCode::read(&wrong) {
                assert_eq!(read, InviteCode::read(&text).unwrap());
                assert_eq!(place, text.len() - 1);
            }
        }
    }

    #[test]
    fn anything_else_is_refused_without_a_panic() {
        for text in ["", "U", "chi bộ", "00000", &"Z".repeat(10_000)] {
            assert!(InviteCode::read(text).is_err());
        }
    }
}
