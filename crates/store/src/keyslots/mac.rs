//! The MAC that proves that the key file was written by a holder of the database key. It covers names, roles,
//! the sample flag and all slots.

use super::{BookKey, Keyslots};
use crate::Error;
use zeroize::Zeroizing;

const CONTEXT: &str = "sochibo key file mac v2";

pub(super) fn of(slots: &Keyslots, key: &BookKey) -> Result<String, Error> {
    tag(slots, key).map(|tag| tag.to_string())
}

pub(super) fn is_right(slots: &Keyslots, key: &BookKey) -> bool {
    let stated = slots.mac.as_deref().and_then(|text| blake3::Hash::from_hex(text).ok());
    // The comparison takes constant time.
    stated.zip(tag(slots, key).ok()).is_some_and(|(stated, right)| stated == right)
}

fn tag(slots: &Keyslots, key: &BookKey) -> Result<blake3::Hash, Error> {
    let bare = Keyslots { mac: None, ..slots.clone() };
    let under = Zeroizing::new(blake3::derive_key(CONTEXT, key.as_slice()));
    Ok(blake3::keyed_hash(&under, &bare.to_text()?))
}
