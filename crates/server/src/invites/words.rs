//! The four words an officer and a secretary read to each other, so that both know there is no
//! third in between.

/// What the words are of: both keys, so that a laptop that met another server reads other words.
pub fn fingerprint(server_key: &[u8; 32], device_key: &[u8; 32]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"sochibo words v0");
    hasher.update(server_key);
    hasher.update(device_key);
    *hasher.finalize().as_bytes()
}

/// The same on laptop and server, forty bits of the fingerprint.
pub fn four_words(server_key: &[u8; 32], device_key: &[u8; 32]) -> [&'static str; 4] {
    domain::words::four_words(&fingerprint(server_key, device_key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_key_gives_other_words() {
        let ours = four_words(&[1; 32], &[2; 32]);
        assert_ne!(ours, four_words(&[1; 32], &[3; 32]));
        assert_ne!(ours, four_words(&[2; 32], &[1; 32]));
    }
}
