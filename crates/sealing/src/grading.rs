//! The committee's grading key: what a cell seals to it, and who can open that.
//!
//! A value for the graders alone is four bytes that identify the key, followed by an age file. By the four
//! bytes a laptop can see, without opening anything, that an essay was handed in under a key that the committee
//! has since replaced.

use age::secrecy::ExposeSecret;
use age::x25519::{Identity, Recipient};
use zeroize::Zeroizing;

use crate::{Closed, unpack};

/// Length of the tag: the first bytes of BLAKE3 of the key's text.
const TAG: usize = 4;

/// The public half, as the committee publishes it (`age1…`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradingKey(Recipient);

impl GradingKey {
    /// `None` if the text is not an age recipient.
    pub fn parse(text: &str) -> Option<GradingKey> {
        text.trim().parse().ok().map(GradingKey)
    }

    /// The recipient to which an essay's text is sealed, in addition to the cell's own key.
    pub fn recipient(&self) -> &Recipient {
        &self.0
    }

    /// Identifies the key among those of one committee.
    pub fn tag(&self) -> [u8; TAG] {
        let hash = blake3::hash(self.0.to_string().as_bytes());
        let [a, b, c, d, ..] = *hash.as_bytes();
        [a, b, c, d]
    }

    pub fn sealed(&self, value: &[u8]) -> bool {
        value.starts_with(&self.tag())
    }

    /// Seals a short value to the graders alone.
    pub fn seal(&self, plain: &[u8]) -> Result<Vec<u8>, Closed> {
        Ok([&self.tag()[..], &age::encrypt(&self.0, plain).map_err(|_| Closed)?].concat())
    }
}

/// The secret half. It is stored only sealed to each grader.
#[derive(Clone)]
pub struct GradingIdentity(Identity);

impl GradingIdentity {
    pub fn generate() -> GradingIdentity {
        GradingIdentity(Identity::generate())
    }

    /// Parses what [`GradingIdentity::secret`] returned.
    pub fn read(secret: &str) -> Result<GradingIdentity, Closed> {
        secret.parse().map(GradingIdentity).map_err(|_| Closed)
    }

    pub fn secret(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    pub fn key(&self) -> GradingKey {
        GradingKey(self.0.to_public())
    }

    /// Opens what [`GradingKey::seal`] sealed.
    pub fn open(&self, value: &[u8]) -> Result<Vec<u8>, Closed> {
        let (tag, sealed) = value.split_first_chunk::<TAG>().ok_or(Closed)?;
        if *tag != self.key().tag() {
            return Err(Closed);
        }
        age::decrypt(&self.0, sealed).map_err(|_| Closed)
    }

    /// Opens an essay's text that was sealed to this key as well as to the cell's.
    pub fn open_text(&self, sealed: &[u8]) -> Result<String, Closed> {
        unpack(&age::decrypt(&self.0, sealed).map_err(|_| Closed)?)
    }
}

/// The author of an essay that was handed in: member id and full name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedBy {
    pub member: [u8; 16],
    pub name: String,
}

impl HandedBy {
    /// Sixteen bytes of id, then the name in UTF-8.
    pub fn write(&self) -> Vec<u8> {
        [&self.member[..], self.name.as_bytes()].concat()
    }

    pub fn read(bytes: &[u8]) -> Result<HandedBy, Closed> {
        let (member, name) = bytes.split_first_chunk::<16>().ok_or(Closed)?;
        let name = std::str::from_utf8(name).map_err(|_| Closed)?;
        Ok(HandedBy { member: *member, name: name.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_handed_in_is_read_by_the_graders_key_and_by_no_other() {
        let (key, other) = (GradingIdentity::generate(), GradingIdentity::generate());
        let by = HandedBy { member: [7; 16], name: "Lò Thị Mẫu".into() };
        let sealed = key.key().seal(&by.write()).unwrap();
        assert!(!sealed.windows(3).any(|three| three == "Lò".as_bytes()));
        assert_eq!(HandedBy::read(&key.open(&sealed).unwrap()).unwrap(), by);
        assert_eq!(other.open(&sealed), Err(Closed));
        assert!(key.key().sealed(&sealed) && !other.key().sealed(&sealed));
        assert_eq!(key.open(&sealed[..3]), Err(Closed));
    }

    #[test]
    fn a_key_reads_back_from_what_is_stated_and_from_what_is_kept() {
        let identity = GradingIdentity::read(&GradingIdentity::generate().secret()).unwrap();
        let stated = identity.key().recipient().to_string();
        assert_eq!(GradingKey::parse(&stated), Some(identity.key()));
        assert_eq!(GradingKey::parse("age1nothing"), None);
    }
}
