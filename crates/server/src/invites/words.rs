//! The four words an officer and a secretary read to each other, so that both know there is no
//! third in between.

/// One word a line, 1024 of them; the laptop ships the same list.
const WORDS: &str = include_str!("../../../../data/words/recovery-words.txt");

/// Places in the word list: the first forty bits of a hash over both keys.
pub fn indices(server_key: &[u8; 32], device_key: &[u8; 32]) -> [u16; 4] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"sochibo words v0");
    hasher.update(server_key);
    hasher.update(device_key);
    let hash = hasher.finalize();
    let bits = hash.as_bytes()[..5].iter().fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
    [30, 20, 10, 0].map(|shift| (bits >> shift & 0x3ff) as u16)
}

/// The words at those places.
pub fn words(indices: [u16; 4]) -> [&'static str; 4] {
    indices.map(|index| WORDS.lines().nth(usize::from(index)).unwrap_or("?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_1024_different_words() {
        let all: std::collections::HashSet<&str> = WORDS.lines().collect();
        assert_eq!((WORDS.lines().count(), all.len()), (1024, 1024));
        assert!(all.iter().all(|word| !word.trim().is_empty()));
    }

    #[test]
    fn another_key_gives_other_words() {
        let ours = indices(&[1; 32], &[2; 32]);
        assert_ne!(ours, indices(&[1; 32], &[3; 32]));
        assert_ne!(ours, indices(&[2; 32], &[1; 32]));
        assert!(ours.iter().all(|index| *index < 1024));
        assert!(words(ours).iter().all(|word| *word != "?"));
    }
}
