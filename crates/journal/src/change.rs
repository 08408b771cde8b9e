//! A change (what one act of a person wrote) and the bytes that are hashed for it.

use crate::value::BadValue;
use crate::{ChangeRef, Hash, Stamp, Value};
use domain::Id;
use minicbor::{Decoder, Encoder};

/// Sets fields of one or more records, atomically.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub person: Id,
    pub stamp: Stamp,
    pub ops: Vec<Op>,
    /// Parts added by a newer program, kept unchanged: (key ≥ 5, CBOR).
    pub extra: Vec<(u32, Vec<u8>)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Op {
    pub kind: u16,
    pub record: Record,
    pub sets: Vec<Set>,
}

/// Identifies a record: by an id of its own, or by the pair of records it connects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Record {
    One(Id),
    Pair(Id, Id),
}

impl Record {
    pub fn id(&self, kind: u16) -> Id {
        match *self {
            Record::One(id) => id,
            Record::Pair(first, second) => Id::of_pair(kind, first, second),
        }
    }
}

/// The key under which values are stored. The same id under two kinds is two records, even if a faulty program
/// meant one. The lines of a content hash are in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub record: Id,
    pub kind: u16,
    pub field: u16,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    pub field: u16,
    pub content: Content,
    /// The changes whose values of this field the person saw and replaced.
    pub replaces: Vec<ChangeRef>,
}

/// A value, or what remains of a droppable value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    Plain(Value),
    /// Only the digest is hashed. The payload is stored beside it, withheld, or erased.
    Salted {
        digest: Hash,
        payload: Option<Payload>,
    },
}

/// A droppable value, with the salt that prevents guessing the value from its digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload {
    pub salt: [u8; 16],
    pub value: Value,
}

impl Payload {
    pub fn digest(&self) -> Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.salt);
        hasher.update(&self.value.encode());
        *hasher.finalize().as_bytes()
    }

    pub fn into_content(self) -> Content {
        Content::Salted { digest: self.digest(), payload: Some(self) }
    }
}

impl Content {
    /// The value, unless it was withheld or erased.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Content::Plain(value) => Some(value),
            Content::Salted { payload, .. } => payload.as_ref().map(|payload| &payload.value),
        }
    }
}

/// The bytes are not a change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadChange {
    #[error("malformed change")]
    Malformed,
    #[error(transparent)]
    Value(#[from] BadValue),
}

impl From<minicbor::decode::Error> for BadChange {
    fn from(_: minicbor::decode::Error) -> Self {
        BadChange::Malformed
    }
}

const FIRST_EXTRA: u32 = 5;

impl Change {
    /// The deterministic CBOR that is hashed and stored: a map {0: hash before, 1: person, 2: ms, 3: counter,
    /// 4: ops, …}.
    pub fn canonical(&self, previous: &Hash) -> Vec<u8> {
        let mut out = Vec::with_capacity(160);
        self.write_head(&mut out, previous).expect("memory takes every byte");
        for op in &self.ops {
            op.write(&mut out).expect("memory takes every byte");
        }
        for (key, raw) in &self.extra {
            Encoder::new(&mut out).u32(*key).map(drop).expect("memory takes every byte");
            out.extend_from_slice(raw);
        }
        out
    }

    fn write_head(&self, out: &mut Vec<u8>, previous: &Hash) -> Written {
        let mut encoder = Encoder::new(out);
        encoder.map(5 + self.extra.len() as u64)?.u8(0)?.bytes(previous)?.u8(1)?.bytes(&self.person.0)?;
        encoder.u8(2)?.u64(self.stamp.ms)?.u8(3)?.u32(self.stamp.counter)?;
        encoder.u8(4)?.array(self.ops.len() as u64)?;
        Ok(())
    }

    pub fn hash(canonical: &[u8]) -> Hash {
        *blake3::hash(canonical).as_bytes()
    }

    /// Decodes canonical bytes. Droppable values come without their payloads.
    pub fn decode(canonical: &[u8]) -> Result<(Hash, Change), BadChange> {
        let mut decoder = Decoder::new(canonical);
        let entries = decoder.map()?.ok_or(BadChange::Malformed)?;
        let previous = key(&mut decoder, 0)?.bytes()?.try_into().map_err(|_| BadChange::Malformed)?;
        let person = read_id(key(&mut decoder, 1)?)?;
        let ms = key(&mut decoder, 2)?.u64()?;
        let counter = key(&mut decoder, 3)?.u32()?;
        let count = key(&mut decoder, 4)?.array()?.ok_or(BadChange::Malformed)?;
        let ops = (0..count).map(|_| Op::read(&mut decoder)).collect::<Result<_, _>>()?;
        let mut extra = Vec::new();
        for _ in 5..entries {
            let key = decoder.u32()?;
            if key < FIRST_EXTRA {
                return Err(BadChange::Malformed);
            }
            let start = decoder.position();
            decoder.skip()?;
            extra.push((key, canonical[start..decoder.position()].to_vec()));
        }
        if decoder.position() != canonical.len() {
            return Err(BadChange::Malformed);
        }
        Ok((previous, Change { person, stamp: Stamp { ms, counter }, ops, extra }))
    }

    /// Appends a part added by a newer program: one CBOR value under a key that is higher than all keys before
    /// it. Anything else is refused, because it would be hashed and stored but could never be decoded again.
    pub fn add_extra(&mut self, key: u32, raw: Vec<u8>) -> Result<(), BadChange> {
        let mut decoder = Decoder::new(&raw);
        decoder.skip()?;
        let follows = self.extra.last().is_none_or(|(last, _)| *last < key);
        if decoder.position() != raw.len() || key < FIRST_EXTRA || !follows {
            return Err(BadChange::Malformed);
        }
        self.extra.push((key, raw));
        Ok(())
    }

    /// All sets of the change, each with the op it belongs to.
    pub fn sets(&self) -> impl Iterator<Item = (&Op, &Set)> {
        self.ops.iter().flat_map(|op| op.sets.iter().map(move |set| (op, set)))
    }
}

impl Op {
    /// Whether the record is named the way its kind demands: by a pair, or by an id of its own. An op with a
    /// wrong name is kept and passed on but has no effect. For unknown kinds this can't be judged, so they
    /// pass.
    pub fn is_well_named(&self) -> bool {
        domain::catalogue::kind(self.kind)
            .is_none_or(|kind| kind.pair.is_some() == matches!(self.record, Record::Pair(..)))
    }

    /// The place where a field of this op's record is stored.
    pub fn place(&self, field: u16) -> Place {
        Place { record: self.record.id(self.kind), kind: self.kind, field }
    }
}

type Written = Result<(), minicbor::encode::Error<std::convert::Infallible>>;

impl Op {
    fn write(&self, out: &mut Vec<u8>) -> Written {
        let mut encoder = Encoder::new(&mut *out);
        encoder.array(3)?.u16(self.kind)?;
        match self.record {
            Record::One(id) => encoder.bytes(&id.0)?,
            Record::Pair(first, second) => encoder.array(2)?.bytes(&first.0)?.bytes(&second.0)?,
        };
        encoder.array(self.sets.len() as u64)?;
        self.sets.iter().try_for_each(|set| set.write(out))
    }

    fn read(decoder: &mut Decoder<'_>) -> Result<Op, BadChange> {
        expect_array(decoder, 3)?;
        let kind = decoder.u16()?;
        let record = if decoder.datatype()? == minicbor::data::Type::Array {
            expect_array(decoder, 2)?;
            Record::Pair(read_id(decoder)?, read_id(decoder)?)
        } else {
            Record::One(read_id(decoder)?)
        };
        let count = decoder.array()?.ok_or(BadChange::Malformed)?;
        let sets = (0..count).map(|_| Set::read(decoder)).collect::<Result<_, _>>()?;
        Ok(Op { kind, record, sets })
    }
}

impl Set {
    fn write(&self, out: &mut Vec<u8>) -> Written {
        let mut encoder = Encoder::new(&mut *out);
        encoder.array(3)?.u16(self.field)?.array(2)?;
        match &self.content {
            Content::Plain(value) => {
                encoder.u8(0)?;
                value.write(out);
            }
            Content::Salted { digest, .. } => {
                encoder.u8(1)?.bytes(digest)?;
            }
        }
        let mut encoder = Encoder::new(&mut *out);
        encoder.array(self.replaces.len() as u64)?;
        for replaced in &self.replaces {
            encoder.array(3)?.bytes(&replaced.chain.0)?.u64(replaced.number)?.bytes(&replaced.check)?;
        }
        Ok(())
    }

    fn read(decoder: &mut Decoder<'_>) -> Result<Set, BadChange> {
        expect_array(decoder, 3)?;
        let field = decoder.u16()?;
        expect_array(decoder, 2)?;
        let content = match decoder.u8()? {
            0 => Content::Plain(Value::read(decoder)?),
            1 => {
                let digest = decoder.bytes()?.try_into().map_err(|_| BadChange::Malformed)?;
                Content::Salted { digest, payload: None }
            }
            _ => return Err(BadChange::Malformed),
        };
        let count = decoder.array()?.ok_or(BadChange::Malformed)?;
        let replaces = (0..count)
            .map(|_| {
                expect_array(decoder, 3)?;
                let (chain, number) = (read_id(decoder)?, decoder.u64()?);
                let check = decoder.bytes()?.try_into().map_err(|_| BadChange::Malformed)?;
                Ok(ChangeRef { chain, number, check })
            })
            .collect::<Result<_, BadChange>>()?;
        Ok(Set { field, content, replaces })
    }
}

fn key<'d, 'b>(decoder: &'d mut Decoder<'b>, wanted: u32) -> Result<&'d mut Decoder<'b>, BadChange> {
    if decoder.u32()? == wanted { Ok(decoder) } else { Err(BadChange::Malformed) }
}

fn expect_array(decoder: &mut Decoder<'_>, length: u64) -> Result<(), BadChange> {
    if decoder.array()? == Some(length) { Ok(()) } else { Err(BadChange::Malformed) }
}

fn read_id(decoder: &mut Decoder<'_>) -> Result<Id, BadChange> {
    decoder.bytes()?.try_into().map(Id).map_err(|_| BadChange::Malformed)
}
