//! Signed changes of imaginary laptops: roll-calls of many sessions, one mark per change, some of them
//! corrected.

use crate::seed::Dice;
use anyhow::Context;
use domain::Id;
use domain::catalogue::{essay_version, roll_call};
use ed25519_dalek::SigningKey;
use journal::memory::MemoryChainStore;
use journal::{ChainStore, ChangeRef, Content, Op, Payload, Record, Segment, Set, Stamp, Value};

/// Members in each session.
const PEOPLE: usize = 100;
/// One in this many marks replaces an earlier one.
const AGAIN: usize = 10;
const BEGINS_MS: u64 = 1_773_318_600_000;

/// A laptop that writes and signs.
pub struct Author {
    chain_store: MemoryChainStore,
    public_key: [u8; 32],
    book: Id,
    dice: Dice,
    ms: u64,
    sent: u64,
    marked: Vec<(Record, ChangeRef)>,
}

impl Author {
    pub fn new(book: Id, seed: u64) -> Author {
        let mut dice = Dice::new(seed);
        let mut secret = [0; 32];
        secret.chunks_mut(8).for_each(|part| part.copy_from_slice(&dice.roll().to_le_bytes()));
        let key = SigningKey::from_bytes(&secret);
        let public_key = *key.verifying_key().as_bytes();
        Author {
            chain_store: MemoryChainStore::new(key),
            public_key,
            book,
            dice,
            ms: BEGINS_MS,
            sent: 0,
            marked: Vec::new(),
        }
    }

    pub fn public_key(&self) -> &[u8; 32] {
        &self.public_key
    }

    pub fn id(&mut self) -> Id {
        let (one, other) = (self.dice.roll().to_le_bytes(), self.dice.roll().to_le_bytes());
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&one);
        bytes[8..].copy_from_slice(&other);
        Id(bytes)
    }

    /// Writes `count` more marks.
    pub fn mark(&mut self, count: usize) {
        let people: Vec<Id> = (0..PEOPLE).map(|_| self.id()).collect();
        let mut session = self.id();
        for number in 0..count {
            if number % PEOPLE == 0 {
                session = self.id();
            }
            let fresh = Record::Pair(session, people[number % PEOPLE]);
            if self.dice.below(AGAIN) == 0 && !self.marked.is_empty() {
                let place = self.dice.below(self.marked.len());
                let (record, before) = self.marked[place];
                self.marked[place].1 = self.set(roll_call::KIND, record, vec![self.mark_value(vec![before])]);
            }
            let at = self.set(roll_call::KIND, fresh, vec![self.mark_value(vec![])]);
            self.marked.push((fresh, at));
        }
    }

    /// [status, point, bulk, reason]
    fn mark_value(&self, replaces: Vec<ChangeRef>) -> Set {
        let value = Value::List(vec![Value::Int(1), Value::Int(0), Value::flag(false), Value::Null]);
        Set { field: roll_call::MARK, content: Content::Plain(value), replaces }
    }

    /// Writes a version of an essay whose text is sealed already.
    pub fn essay(&mut self, sealed: &[u8]) {
        let (version, essay) = (self.id(), self.id());
        let payload = Payload { salt: self.id().0, value: Value::Bytes(sealed.to_vec()) };
        let sets = vec![
            Set { field: essay_version::ESSAY, content: Content::Plain(Value::id(essay)), replaces: vec![] },
            Set { field: essay_version::TEXT, content: payload.into_content(), replaces: vec![] },
        ];
        self.set(essay_version::KIND, Record::One(version), sets);
    }

    fn set(&mut self, kind: u16, record: Record, sets: Vec<Set>) -> ChangeRef {
        self.ms += 1 + self.dice.below(4_000) as u64;
        let (person, stamp) = (Id([7; 16]), Stamp { ms: self.ms, counter: 0 });
        self.chain_store.append(self.book, person, stamp, vec![Op { kind, record, sets }])
    }

    /// The changes written since the last call, in signed segments of about `bytes` on the wire.
    pub fn segments(&mut self, bytes: usize) -> anyhow::Result<Vec<Segment>> {
        let head = self.chain_store.heads(&[self.book])?.pop().context("nothing was written")?;
        let mut segments = Vec::new();
        while let Some(segment) = self.chain_store.segment_after(&head, self.sent, bytes).context("cut a segment")? {
            self.sent = segment.last();
            segments.push(segment);
        }
        Ok(segments)
    }
}

pub fn changes(segments: &[Segment]) -> u64 {
    segments.iter().map(|segment| segment.changes.len() as u64).sum()
}
