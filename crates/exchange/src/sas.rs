//! Short authentication strings: a few words that two people compare by voice, as in ZRTP or Matrix.
//!
//! Words taken from a hash of public keys can be ground: whoever knows the words to be shown tries keys until one
//! fits. Here each side adds a random number, and one side commits to its own before it sees the other's. Nobody can choose a
//! number once it would help, so whoever stands between the two is found out by each comparison but one in 2⁴⁰.
//!
//! ```text
//! committing side               answering side
//!   commitment(nonce) ────────►
//!                     ◄────────  nonce
//!   nonce             ────────►  is it what was committed to?
//!         both: the words of everything said
//! ```
//!
//! Each side takes the first message of the other and no second one: a second would be a second guess. Whoever starts anew
//! begins with a new number, by a person's press, and a few times only ([`ATTEMPTS`]).

use domain::Id;
use serde::{Deserialize, Serialize};

/// Comparisons that may be begun for one invite, or for one further laptop of a cell: each is one guess for an impostor.
pub const ATTEMPTS: u32 = 3;

/// Random bytes that one side contributes.
pub type Nonce = [u8; 32];

/// What is being compared: a commitment made for one purpose is none for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A laptop is let in by its superior: the laptop commits, the server answers.
    Enrolment = 1,
    /// A further laptop is given the cell's key: it commits, the laptop that holds the key answers.
    KeyHandover = 2,
}

/// One of the two, as it is known to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Side<'a> {
    /// Ed25519
    pub key: &'a [u8; 32],
    /// What is sealed to it is sealed to: `age1…`
    pub recipient: &'a str,
}

/// The books of a cell. The two sent to it name its superior and its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Books {
    pub own: Id,
    /// What the superior sends to all.
    pub to_all: Id,
    /// What it sends to this unit.
    pub to_unit: Id,
}

impl Books {
    pub fn of(own: Id, superior: Id, unit: Id) -> Books {
        use journal::chain::issued_book;
        Books { own, to_all: issued_book(superior, None), to_unit: issued_book(superior, Some(unit)) }
    }
}

/// Everything the words vouch for besides the two random numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject<'a> {
    pub purpose: Purpose,
    pub books: Books,
    pub committing: Side<'a>,
    pub answering: Side<'a>,
}

/// BLAKE3 of everything two people compare, both random numbers included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transcript([u8; 32]);

/// What binds the committing side to its random number without showing it.
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
    /// Four places in the word list: the first forty bits, ten at a time.
    pub fn words(&self) -> [u16; 4] {
        places(&self.0)
    }

    /// The first bits, as a number; the tests compare fewer than people do, so that an impostor's luck can be counted.
    pub fn first_bits(&self, bits: u32) -> u64 {
        u64::from_be_bytes(self.0[..8].try_into().unwrap_or_default()) >> (64 - bits.clamp(1, 64))
    }
}

/// Places in the word list, from 0: the first bits of a hash, ten at a time.
pub fn places<const COUNT: usize>(hash: &[u8; 32]) -> [u16; COUNT] {
    std::array::from_fn(|place| {
        (place * 10..(place + 1) * 10).fold(0, |word, bit| word << 1 | u16::from(hash[bit / 8] >> (7 - bit % 8) & 1))
    })
}

/// Twelve words, 120 bits of a hash over these: where three messages can't be carried, as by stick, nobody can grind so many.
pub fn long_words(parts: &[&[u8]]) -> [u16; 12] {
    places(blake3::hash(&parts.concat()).as_bytes())
}

/// What the other side sent does not belong to this comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("another number than was committed to")]
    NotCommitted,
    #[error("a second message where one was taken already")]
    Second,
}

/// The committing side of one comparison. Kept until it ends: the same number is never used for two answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Committer {
    nonce: Nonce,
    answer: Option<Nonce>,
}

impl Committer {
    /// With a number that nobody can guess.
    pub fn begin(nonce: Nonce) -> Committer {
        Committer { nonce, answer: None }
    }

    pub fn commitment(&self, purpose: Purpose, key: &[u8; 32]) -> [u8; 32] {
        commitment(purpose, key, &self.nonce)
    }

    /// Takes the other side's number: the first one, and that one again where its delivery was not heard of.
    ///
    /// # Errors
    /// `Second`: whoever answers again may have seen our number.
    pub fn hear(&mut self, answer: Nonce) -> Result<Nonce, Refused> {
        if *self.answer.get_or_insert(answer) != answer {
            return Err(Refused::Second);
        }
        Ok(self.nonce)
    }

    /// Once the other side has answered.
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
    /// `nonce` must be made after the commitment has arrived, and be guessed by nobody.
    pub fn answer(commitment: [u8; 32], nonce: Nonce) -> Answerer {
        Answerer { commitment, nonce, opened: None }
    }

    /// As it was kept.
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

    /// Once the other side has opened its number.
    pub fn transcript(&self, subject: &Subject<'_>) -> Option<Transcript> {
        Some(subject.transcript(self.opened.as_ref()?, &self.nonce))
    }
}
