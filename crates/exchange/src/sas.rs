//! Short authentication strings: a few words that two people compare by voice, as in ZRTP or Matrix.
//!
//! Words that are only a hash of public keys can be attacked: whoever knows the words to be shown tries keys
//! until one fits. Here each side adds a random number, and one side commits to its own before it sees the
//! other's. Nobody can choose a number once that would help, so each comparison detects a man in the middle
//! except with a probability of one in 2⁴⁰.
//!
//! ```text
//! committing side               answering side
//!   commitment(nonce) ────────►
//!                     ◄────────  nonce
//!   nonce             ────────►  is it what was committed to?
//!         both: the words of everything said
//! ```
//!
//! Each side accepts only the first message of the other, because a second one would be a second guess.
//! Starting over needs a new random number and a person's click, and is possible only a few times
//! ([`ATTEMPTS`]).

use domain::Id;
use serde::{Deserialize, Serialize};

/// How many comparisons may be started for one invite, or for one further laptop of a cell. Each gives an
/// impostor one guess.
pub const ATTEMPTS: u32 = 3;

/// The random bytes that one side contributes.
pub type Nonce = [u8; 32];

/// The purpose of a comparison. A commitment made for one purpose is not valid for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A superior enrols a laptop: the laptop commits, the server answers.
    Enrolment = 1,
    /// A further laptop receives the cell's key: it commits, the laptop that holds the key answers.
    KeyHandover = 2,
}

/// One of the two sides, as the other knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Side<'a> {
    /// Ed25519
    pub key: &'a [u8; 32],
    /// The age recipient (`age1…`) to which data for this side is sealed.
    pub recipient: &'a str,
}

/// The books of a cell. The ids of the two sent to it depend on its superior and its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Books {
    pub own: Id,
    /// The book that the superior sends to all cells.
    pub to_all: Id,
    /// The book that the superior sends to this unit.
    pub to_unit: Id,
}

impl Books {
    pub fn of(own: Id, superior: Id, unit: Id) -> Books {
        use journal::chain::issued_book;
        Books { own, to_all: issued_book(superior, None), to_unit: issued_book(superior, Some(unit)) }
    }
}

/// Everything that the words authenticate besides the two random numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject<'a> {
    pub purpose: Purpose,
    pub books: Books,
    pub committing: Side<'a>,
    pub answering: Side<'a>,
}

/// BLAKE3 of everything the two people compare, both random numbers included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transcript([u8; 32]);

/// Binds the committing side to its random number without revealing it.
pub fn commitment(purpose: Purpose, key: &[u8; 32], nonce: &Nonce) -> [u8; 32] {
    let parts: [&[u8]; 4] = [b"sochibo words commitment v2", &[purpose as u8], key, nonce];
    *blake3::hash(&parts.concat()).as_bytes()
}

impl Subject<'_> {
    pub fn transcript(&self, committed: &Nonce, answered: &Nonce) -> Transcript {
        let length = |text: &str| u16::try_from(text.len()).unwrap_or(u16::MAX).to_be_bytes();
        let (one, other) = (self.committing, self.answering);
        let parts: [&[u8]; 13] = [
            b"sochibo compared words v2",
            &[self.purpose as u8],
            &self.books.own.0,
            &self.books.to_all.0,
            &self.books.to_unit.0,
            one.key,
            other.key,
            committed,
            answered,
            &length(one.recipient),
            one.recipient.as_bytes(),
            &length(other.recipient),
            other.recipient.as_bytes(),
        ];
        Transcript(*blake3::hash(&parts.concat()).as_bytes())
    }
}

impl Transcript {
    /// Four indexes into the word list: the first forty bits, ten at a time.
    pub fn words(&self) -> [u16; 4] {
        places(&self.0)
    }

    /// The first bits as a number. Tests compare fewer bits than people do, so that an impostor's success rate
    /// can be measured.
    pub fn first_bits(&self, bits: u32) -> u64 {
        u64::from_be_bytes(self.0[..8].try_into().unwrap_or_default()) >> (64 - bits.clamp(1, 64))
    }
}

/// Indexes into the word list, from 0: the first bits of a hash, ten at a time.
pub fn places<const COUNT: usize>(hash: &[u8; 32]) -> [u16; COUNT] {
    std::array::from_fn(|place| {
        (place * 10..(place + 1) * 10).fold(0, |word, bit| word << 1 | u16::from(hash[bit / 8] >> (7 - bit % 8) & 1))
    })
}

/// Twelve words, 120 bits of a hash over these parts. Used where three messages can't be exchanged, as by
/// stick; nobody can try that many.
pub fn long_words(parts: &[&[u8]]) -> [u16; 12] {
    places(blake3::hash(&parts.concat()).as_bytes())
}

/// The message does not belong to this comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("another number than was committed to")]
    NotCommitted,
    #[error("a second message where one was taken already")]
    Second,
}

/// The committing side of one comparison. It is stored until the comparison ends, so that one number never gets
/// two answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Committer {
    nonce: Nonce,
    answer: Option<Nonce>,
}

impl Committer {
    /// `nonce` must be random.
    pub fn begin(nonce: Nonce) -> Committer {
        Committer { nonce, answer: None }
    }

    pub fn commitment(&self, purpose: Purpose, key: &[u8; 32]) -> [u8; 32] {
        commitment(purpose, key, &self.nonce)
    }

    /// Accepts the other side's number: the first one, or the same one again if its delivery was not confirmed.
    ///
    /// # Errors
    /// `Second`: another number, sent by somebody who may have seen our number.
    pub fn accept_answer(&mut self, answer: Nonce) -> Result<Nonce, Refused> {
        if *self.answer.get_or_insert(answer) != answer {
            return Err(Refused::Second);
        }
        Ok(self.nonce)
    }

    /// `None` until the other side has answered.
    pub fn transcript(&self, subject: &Subject<'_>) -> Option<Transcript> {
        Some(subject.transcript(&self.nonce, self.answer.as_ref()?))
    }
}

/// The answering side of one comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answerer {
    commitment: [u8; 32],
    nonce: Nonce,
    opened: Option<Nonce>,
}

impl Answerer {
    /// `nonce` must be random and made after the commitment has arrived.
    pub fn answer(commitment: [u8; 32], nonce: Nonce) -> Answerer {
        Answerer { commitment, nonce, opened: None }
    }

    /// Restores a stored comparison.
    pub fn resume(commitment: [u8; 32], nonce: Nonce, opened: Option<Nonce>) -> Answerer {
        Answerer { commitment, nonce, opened }
    }

    pub fn commitment(&self) -> &[u8; 32] {
        &self.commitment
    }

    pub fn nonce(&self) -> &Nonce {
        &self.nonce
    }

    pub fn opened(&self) -> Option<&Nonce> {
        self.opened.as_ref()
    }

    /// # Errors
    /// `NotCommitted`: the number is not the one that was committed to.
    pub fn open(&mut self, purpose: Purpose, key: &[u8; 32], nonce: Nonce) -> Result<(), Refused> {
        if commitment(purpose, key, &nonce) != self.commitment {
            return Err(Refused::NotCommitted);
        }
        self.opened = Some(nonce);
        Ok(())
    }

    /// `None` until the other side has revealed its number.
    pub fn transcript(&self, subject: &Subject<'_>) -> Option<Transcript> {
        Some(subject.transcript(self.opened.as_ref()?, &self.nonce))
    }
}
