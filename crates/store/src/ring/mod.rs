//! The cell's key ring, which seals essays, notes and reasons so that only the cell can read them.
//!
//! It has generations. The latest one seals; all can open. A generation that a revoked laptop held seals
//! nothing more.

mod generation;
mod holder;
pub(crate) mod keys;
mod opening;

pub use generation::{Generation, named};
pub(crate) use holder::Holder;

/// A recipient to which a text may be sealed in addition to the ring.
pub use age::x25519::Recipient;

use crate::Error;
use domain::Id;
use std::io::{Read, Write};
use zeroize::Zeroizing;

/// All generations that this laptop holds.
#[derive(Clone)]
pub struct Ring {
    /// Oldest first. Empty on a further laptop that has not been given the key yet.
    generations: Vec<Generation>,
    /// A later generation exists that this laptop was not given. Somebody revoked could read what it sealed
    /// now.
    superseded: bool,
}

impl Ring {
    /// The ring of a new book: only the first generation.
    pub fn generate() -> Ring {
        Ring { generations: vec![Generation::generate(0)], superseded: false }
    }

    /// The ring of a further laptop that was not given the key yet. It opens and seals nothing.
    pub fn none() -> Ring {
        Ring { generations: Vec::new(), superseded: false }
    }

    /// Parses what [`Ring::secret`] wrote.
    pub fn read(secret: &str) -> Result<Ring, Error> {
        let mut ring = Ring::none();
        for line in secret.lines() {
            let (order, secret) = line.split_once(' ').ok_or(Error::Damaged("key ring"))?;
            let order = order.parse().map_err(|_| Error::Damaged("key ring"))?;
            ring.add(Generation::read(order, secret)?);
        }
        Ok(ring)
    }

    /// One line for each generation: its order and its age identity. Only for the encrypted book.
    pub fn secret(&self) -> Zeroizing<String> {
        let mut lines = Zeroizing::new(String::new());
        for generation in &self.generations {
            lines.push_str(&format!("{} ", generation.order));
            lines.push_str(&generation.secret());
            lines.push('\n');
        }
        lines
    }

    /// Returns false if the generation was held already.
    pub(crate) fn add(&mut self, generation: Generation) -> bool {
        if self.held(generation.id).is_some() {
            return false;
        }
        self.generations.push(generation);
        self.generations.sort_by(Generation::age);
        true
    }

    /// Nothing sealed can be read yet.
    pub fn is_empty(&self) -> bool {
        self.generations.is_empty()
    }

    /// Whether this laptop can seal: it holds the latest generation.
    pub fn is_current(&self) -> bool {
        self.current().is_ok()
    }

    /// Twelve words to compare; every laptop that holds this cell's ring shows the same. Indexes into the word
    /// list.
    pub fn words(&self) -> Option<[u16; 12]> {
        let first = self.generations.first().filter(|first| first.order == 0)?;
        Some(exchange::sas::long_words(&[b"sochibo ring words v2", &first.id.0]))
    }

    /// The public half of the generation that seals: others seal to the cell with it (`age1…`).
    pub fn recipient(&self) -> Result<String, Error> {
        Ok(self.current()?.identity.to_public().to_string())
    }

    /// The generation that seals.
    pub(crate) fn current(&self) -> Result<&Generation, Error> {
        self.generations.last().filter(|_| !self.superseded).ok_or(Error::NoRing)
    }

    /// The latest generation held, even if there is a later one.
    pub(crate) fn last(&self) -> Option<&Generation> {
        self.generations.last()
    }

    /// Makes `next` the generation that seals.
    pub(crate) fn go_on_with(&mut self, next: Generation) {
        self.superseded = false;
        self.add(next);
    }

    pub(crate) fn held(&self, id: Id) -> Option<&Generation> {
        self.generations.iter().find(|generation| generation.id == id)
    }

    /// Oldest first.
    pub(crate) fn generations(&self) -> &[Generation] {
        &self.generations
    }

    /// Compresses a text and seals it with age to the latest generation.
    pub fn seal_text(&self, text: &str) -> Result<Vec<u8>, Error> {
        self.seal_text_for(text, &[])
    }

    /// Like `seal_text`, for further recipients as well.
    pub fn seal_text_for(&self, text: &str, also: &[Recipient]) -> Result<Vec<u8>, Error> {
        let ours = self.current()?.identity.to_public();
        let packed = sealing::pack(text).map_err(|_| Error::Sealed)?;
        seal(&packed, std::iter::once(&ours).chain(also))
    }

    pub fn open_text(&self, sealed: &[u8]) -> Result<String, Error> {
        let identities = self.generations.iter().rev().map(|generation| &generation.identity as &dyn age::Identity);
        let packed = self.given(|| open(sealed, identities))?;
        sealing::unpack(&packed).map_err(|_| Error::Sealed)
    }

    /// Seals a short value (a reason's code, a member's id) in as few bytes as possible.
    pub fn seal_small(&self, plain: &[u8]) -> Result<Vec<u8>, Error> {
        self.current()?.seal_small(plain)
    }

    pub fn open_small(&self, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        let opened = || self.generations.iter().rev().find_map(|one| one.open_small(sealed).ok()).ok_or(Error::Sealed);
        self.given(opened)
    }

    /// The id of an essay: the same on every laptop of the cell and under every generation, and to others it
    /// does not reveal whose essay it is.
    pub fn essay_id(&self, round: Id, member: Id) -> Result<Id, Error> {
        let first = self.generations.first().filter(|first| first.order == 0).ok_or(Error::NoRing)?;
        Ok(Id::keyed(&first.numbers, round, member))
    }

    fn given<T>(&self, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        if self.is_empty() { Err(Error::NoRing) } else { work() }
    }
}

/// Makes an age file that each of these recipients can open.
pub(crate) fn seal<'r>(plain: &[u8], to: impl Iterator<Item = &'r Recipient>) -> Result<Vec<u8>, Error> {
    let to: Vec<_> = to.map(|recipient| recipient as &dyn age::Recipient).collect();
    let encryptor = age::Encryptor::with_recipients(to.into_iter()).map_err(|_| Error::Sealed)?;
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed).map_err(|_| Error::Sealed)?;
    writer.write_all(plain).map_err(|_| Error::Sealed)?;
    writer.finish().map_err(|_| Error::Sealed)?;
    Ok(sealed)
}

/// Opens an age file with whichever of these identities it was sealed to.
pub(crate) fn open<'i>(
    sealed: &[u8],
    identities: impl Iterator<Item = &'i dyn age::Identity>,
) -> Result<Zeroizing<Vec<u8>>, Error> {
    // A sealed text is at most as long as the uncompressed text; anything longer is not one of ours.
    open_at_most(sealed, identities, sealing::LONGEST_TEXT as u64 + 1)
}

pub(crate) fn open_at_most<'i>(
    sealed: &[u8],
    identities: impl Iterator<Item = &'i dyn age::Identity>,
    most: u64,
) -> Result<Zeroizing<Vec<u8>>, Error> {
    let decryptor = age::Decryptor::new_buffered(sealed).map_err(|_| Error::Sealed)?;
    let mut plain = Zeroizing::new(Vec::new());
    let reader = decryptor.decrypt(identities).map_err(|_| Error::Sealed)?;
    reader.take(most).read_to_end(&mut plain).map_err(|_| Error::Sealed)?;
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids() -> (Id, Id) {
        (Id([1; 16]), Id([2; 16]))
    }

    #[test]
    fn what_one_ring_seals_no_other_opens() {
        let (ring, other) = (Ring::generate(), Ring::generate());
        let text = "Nhận thức sâu sắc hơn về nhiệm vụ của người đảng viên ở bản.".repeat(40);
        let sealed = ring.seal_text(&text).unwrap();
        assert_eq!(ring.open_text(&sealed).unwrap(), text);
        assert!(matches!(other.open_text(&sealed), Err(Error::Sealed)));
        let small = ring.seal_small(&[3]).unwrap();
        assert_eq!(ring.open_small(&small).unwrap(), [3]);
        assert!(other.open_small(&small).is_err());
        assert_eq!(small.len(), 8 + 1 + 16);
    }

    #[test]
    fn a_ring_reads_back_from_its_secret() {
        let mut ring = Ring::generate();
        ring.add(Generation::generate(1));
        let again = Ring::read(&ring.secret()).unwrap();
        assert_eq!(again.open_text(&ring.seal_text("đã đọc").unwrap()).unwrap(), "đã đọc");
        let (round, member) = ids();
        assert_eq!(ring.essay_id(round, member).unwrap(), again.essay_id(round, member).unwrap());
        assert!(Ring::read(&Ring::none().secret()).unwrap().is_empty());
    }

    #[test]
    fn a_ring_turned_over_still_opens_what_it_sealed_before_and_numbers_essays_as_before() {
        let before = Ring::generate();
        let (text, small) = (before.seal_text("bài cũ").unwrap(), before.seal_small(b"reason").unwrap());
        let mut ring = before.clone();
        assert!(ring.add(Generation::generate(1)));
        assert_eq!(ring.open_text(&text).unwrap(), "bài cũ");
        assert_eq!(ring.open_small(&small).unwrap(), b"reason");
        let (round, member) = ids();
        assert_eq!(ring.essay_id(round, member).unwrap(), before.essay_id(round, member).unwrap());
        // A laptop that held only the first generation can't read anything sealed since.
        assert!(before.open_text(&ring.seal_text("bài mới").unwrap()).is_err());
        assert!(before.open_small(&ring.seal_small(b"m").unwrap()).is_err());
    }

    #[test]
    fn two_turned_over_at_once_end_in_the_same_one_on_every_laptop() {
        let first = Ring::generate();
        let (one, other) = (Generation::generate(1), Generation::generate(1));
        let (mut here, mut there) = (first.clone(), first);
        here.add(one.clone());
        here.add(other.clone());
        there.add(other.clone());
        there.add(one.clone());
        assert_eq!(here.current().unwrap().id, there.current().unwrap().id);
        assert_eq!(here.current().unwrap().id, one.id.max(other.id));
        assert!(!here.add(one), "held already");
    }

    #[test]
    fn a_further_recipient_opens_what_is_sealed_for_it_and_nothing_else() {
        let (ring, grader) = (Ring::generate(), Ring::generate());
        let recipient = grader.current().unwrap().identity.to_public();
        let handed_in = ring.seal_text_for("bài nộp", &[recipient]).unwrap();
        assert_eq!(grader.open_text(&handed_in).unwrap(), "bài nộp");
        assert_eq!(ring.open_text(&handed_in).unwrap(), "bài nộp");
        assert!(grader.open_text(&ring.seal_text("nháp").unwrap()).is_err());
    }

    #[test]
    fn a_laptop_without_the_key_says_so() {
        let (ring, other) = (Ring::none(), Ring::generate());
        assert!(matches!(ring.seal_text("chữ"), Err(Error::NoRing)));
        assert!(matches!(ring.seal_small(&[1]), Err(Error::NoRing)));
        assert!(matches!(ring.open_text(&other.seal_text("chữ").unwrap()), Err(Error::NoRing)));
        assert!(matches!(ring.open_small(&other.seal_small(&[1]).unwrap()), Err(Error::NoRing)));
        assert!(matches!(ring.essay_id(ids().0, ids().1), Err(Error::NoRing)));
    }
}
