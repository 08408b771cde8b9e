//! A sealed file as it travels: pieces of one size, each known by its hash before it comes.

/// Bytes of a piece: eight seconds at 64 kbit/s, the most a cut link costs.
pub const PIECE: usize = 64 * 1024;

/// The largest sealed file: a PDF as large as one may be, and its seal.
pub const LARGEST: u64 = 11_000_000;

/// The pieces of one sealed file: as many hashes as its size asks for.
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

    /// As a record holds them: the size in bytes and the hashes one after another. None when the two don't fit together.
    pub fn parse(size: i64, hashes: &[u8]) -> Option<Pieces> {
        let size = u64::try_from(size).ok().filter(|size| (1..=LARGEST).contains(size))?;
        let (whole, rest) = hashes.as_chunks::<32>();
        let fits = rest.is_empty() && whole.len() as u64 == size.div_ceil(PIECE as u64);
        fits.then(|| Pieces { size, hashes: whole.to_vec() })
    }

    /// As a record holds them.
    pub fn joined(&self) -> Vec<u8> {
        self.hashes.concat()
    }

    /// Bytes of the sealed file.
    pub fn size(&self) -> u64 {
        self.size
    }

    pub fn hashes(&self) -> &[[u8; 32]] {
        &self.hashes
    }

    pub fn hash(&self, place: u32) -> Option<&[u8; 32]> {
        self.hashes.get(place as usize)
    }

    /// Bytes of the piece at a place; all but the last are whole.
    pub fn length(&self, place: u32) -> u64 {
        self.size.saturating_sub(u64::from(place) * PIECE as u64).min(PIECE as u64)
    }

    /// Whether these bytes are the piece at that place.
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
