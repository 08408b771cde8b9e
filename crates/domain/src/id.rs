//! The ids of records.

use crate::hex;
use std::fmt;
use std::str::FromStr;

/// Sixteen bytes, written as 32 hex digits. Random for what a person creates; derived where two people must
/// arrive at the same record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Id(pub [u8; 16]);

impl Id {
    /// The id that everybody who knows both parts derives: a roll-call row is (session, member).
    pub fn of_pair(kind: u16, first: Id, second: Id) -> Id {
        let mut hasher = blake3::Hasher::new();
        hasher.update(b"sochibo pair v1");
        hasher.update(&kind.to_be_bytes());
        hasher.update(&first.0);
        hasher.update(&second.0);
        Id::first_half(hasher.finalize())
    }

    /// An id that only holders of `key` can derive: the id of an essay tells nobody else whose it is.
    pub fn keyed(key: &[u8; 32], first: Id, second: Id) -> Id {
        let mut hasher = blake3::Hasher::new_keyed(key);
        hasher.update(&first.0);
        hasher.update(&second.0);
        Id::first_half(hasher.finalize())
    }

    /// The first sixteen bytes of a hash.
    pub fn first_half(hash: blake3::Hash) -> Id {
        let mut id = [0; 16];
        id.copy_from_slice(&hash.as_bytes()[..16]);
        Id(id)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// The text is not 32 hex digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Id, NotAnId> {
        hex::decode(text).map(Id).ok_or(NotAnId)
    }
}

impl schemars::JsonSchema for Id {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string" })
    }
}

impl serde::Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Id {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Id, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
