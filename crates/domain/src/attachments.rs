//! A sealed file as it is transferred: in pieces of equal size, whose hashes are known before they arrive.

/// Bytes of a piece: eight seconds at 64 kbit/s, which is the most that an interruption costs.
pub const PIECE: usize = 64 * 1024;

/// The largest sealed file, in bytes: the largest PDF allowed, and its seal.
pub const LARGEST: u64 = 11_000_000;

/// The pieces of one sealed file; the number of hashes follows from the size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pieces {
    size: u64,
    hashes: Vec<[u8; 32]>,
}

impl Pieces {
    pub fn of(sealed: &[u8]) -> Pieces {
        let hashes = sealed.chunks(PIECE).map(|piece| *blake3::hash(piece).as_bytes()).collect();
        Pieces { size: sealed.len() as u64, hashes }
    }

    /// Parses the form stored in a record: the size in bytes and the concatenated hashes. `None` if the two
    /// don't match.
    pub fn parse(size: i64, hashes: &[u8]) -> Option<Pieces> {
        let size = u64::try_from(size).ok().filter(|size| (1..=LARGEST).contains(size))?;
        let (whole, rest) = hashes.as_chunks::<32>();
        let fits = rest.is_empty() && whole.len() as u64 == size.div_ceil(PIECE as u64);
        fits.then(|| Pieces { size, hashes: whole.to_vec() })
    }

    /// The concatenated hashes, as stored in a record.
    pub fn joined(&self) -> Vec<u8> {
        self.hashes.concat()
    }

    /// Size of the sealed file in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    pub fn hashes(&self) -> &[[u8; 32]] {
        &self.hashes
    }

    pub fn hash(&self, place: u32) -> Option<&[u8; 32]> {
        self.hashes.get(place as usize)
    }

    /// Bytes of the piece at an index; all pieces but the last are full.
    pub fn length(&self, place: u32) -> u64 {
        self.size.saturating_sub(u64::from(place) * PIECE as u64).min(PIECE as u64)
    }

    /// Whether these bytes are the piece at that index.
    pub fn fits(&self, place: u32, bytes: &[u8]) -> bool {
        self.hash(place).is_some_and(|hash| blake3::hash(bytes).as_bytes() == hash)
            && bytes.len() as u64 == self.length(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_cut_into_pieces_that_are_known_again() {
        let sealed: Vec<u8> = (0..PIECE * 2 + 100).map(|place| (place % 251) as u8).collect();
        let pieces = Pieces::of(&sealed);
        let again = Pieces::parse(sealed.len() as i64, &pieces.joined()).expect("what was written is read");
        assert_eq!(again, pieces);
        assert_eq!((0..4).map(|place| again.length(place)).collect::<Vec<_>>(), [65_536, 65_536, 100, 0]);
        for (place, piece) in (0..).zip(sealed.chunks(PIECE)) {
            assert!(again.fits(place, piece));
            assert!(!again.fits(place + 1, piece));
            assert!(!again.fits(place, &piece[1..]));
        }
    }

    #[test]
    fn a_size_that_does_not_go_with_the_hashes_is_no_file() {
        let hashes = [7; 64];
        assert!(Pieces::parse(PIECE as i64 + 1, &hashes).is_some());
        for size in [0, -1, PIECE as i64, 2 * PIECE as i64 + 1, i64::MAX] {
            assert_eq!(Pieces::parse(size, &hashes), None, "{size}");
        }
        assert_eq!(Pieces::parse(PIECE as i64 + 1, &hashes[..63]), None);
    }
}
