//! Limits on the size of a value and of a change. They are checked when a change is written, so that none is
//! written that could not be sent, and when one arrives from a peer, before memory is allocated for it. Changes
//! that are already stored are read whatever their size.

use crate::{Change, Content, Record, Value};
use domain::Id;
use std::collections::HashSet;

pub use domain::value::{MOST_ITEMS, MOST_VALUE_BYTES};

/// The most ops, sets and replaced changes, added together, in one change and in one batch.
pub const MOST_PARTS: usize = 200_000;

/// The most list items in all values of one change, and of one batch.
pub const MOST_ITEMS_TOGETHER: usize = 400_000;

/// The most changes that one value may replace. A field has at most one head per line of the book.
pub const MOST_REPLACED: usize = 4_096;

/// The most lines of one chain: enough for a laptop copied sixty times from one state.
pub const MOST_LINES_OF_CHAIN: usize = 64;

/// The most lines of all chains of one book: every laptop the unit ever had, and every copy of one.
pub const MOST_LINES_OF_BOOK: usize = 256;

/// The most bytes of one encoded change: it must fit into a decompressed body.
const MOST_CHANGE_BYTES: usize = 6 * 1024 * 1024;

/// The most bytes of one change that compression cannot reduce: it must fit into a compressed body.
const MOST_DENSE_BYTES: usize = 900 * 1024;

/// The change is too large to be sent to anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the change is too large to be sent")]
pub struct TooLarge;

/// Checks that every receiver will accept a change that is about to be written.
pub fn check(change: &Change) -> Result<(), TooLarge> {
    let (mut items, mut dense) = (0, 0);
    let mut parts = change.ops.len();
    let mut ids = HashSet::new();
    for op in &change.ops {
        parts += op.sets.len();
        match op.record {
            Record::One(id) => ids.extend([id]),
            Record::Pair(first, second) => ids.extend([first, second]),
        }
        for set in &op.sets {
            parts += set.replaces.len();
            dense += 4 * set.replaces.len() + dense_of(&set.content);
            let Measure { items: own, bytes } = set.content.value().map(Measure::of).unwrap_or_default();
            items += own;
            if own > MOST_ITEMS || bytes > MOST_VALUE_BYTES || set.replaces.len() > MOST_REPLACED {
                return Err(TooLarge);
            }
        }
    }
    dense += ids.len() * size_of::<Id>();
    let fits = parts <= MOST_PARTS
        && items <= MOST_ITEMS_TOGETHER
        && dense <= MOST_DENSE_BYTES
        && size(change) <= MOST_CHANGE_BYTES;
    if fits { Ok(()) } else { Err(TooLarge) }
}

/// The approximate size in bytes of a stored change, with the payloads that are stored beside it.
pub fn size(change: &Change) -> usize {
    let of_set = |set: &crate::Set| {
        let beside = if matches!(set.content, Content::Salted { .. }) { 48 } else { 0 };
        8 + beside + set.content.value().map_or(0, |value| Measure::of(value).bytes) + 28 * set.replaces.len()
    };
    let of_op = |op: &crate::Op| 40 + op.sets.iter().map(of_set).sum::<usize>();
    let extra: usize = change.extra.iter().map(|(_, raw)| 5 + raw.len()).sum();
    72 + change.ops.iter().map(of_op).sum::<usize>() + extra
}

/// The bytes left after compression: salts, digests and sealed bytes stay as long as they are; text shrinks to
/// a quarter at best.
fn dense_of(content: &Content) -> usize {
    match content {
        Content::Plain(value) => dense_value(value),
        Content::Salted { payload: Some(payload), .. } => 16 + dense_value(&payload.value),
        Content::Salted { payload: None, .. } => 32,
    }
}

fn dense_value(value: &Value) -> usize {
    match value {
        Value::Null => 0,
        // Small numbers are codes and counts that repeat and compress well; large ones are assumed not to
        // compress.
        Value::Int(number) => Some(int_bytes(*number)).filter(|bytes| *bytes > 3).unwrap_or_default(),
        Value::Text(text) => text.len() / 4,
        Value::Bytes(bytes) | Value::Unknown(bytes) => bytes.len(),
        Value::List(list) => list.iter().map(dense_value).sum(),
    }
}

#[derive(Default)]
struct Measure {
    items: usize,
    bytes: usize,
}

impl Measure {
    fn of(value: &Value) -> Measure {
        let mut measure = Measure::default();
        measure.add(value);
        measure
    }

    fn add(&mut self, value: &Value) {
        self.items += 1;
        self.bytes += match value {
            Value::Null => 1,
            Value::Int(number) => int_bytes(*number),
            Value::Text(text) => head_bytes(text.len()) + text.len(),
            Value::Bytes(bytes) => head_bytes(bytes.len()) + bytes.len(),
            Value::Unknown(raw) => raw.len(),
            Value::List(list) => {
                list.iter().for_each(|value| self.add(value));
                head_bytes(list.len())
            }
        };
    }
}

fn int_bytes(number: i64) -> usize {
    head_bytes(usize::try_from(if number < 0 { !number } else { number }).unwrap_or(usize::MAX))
}

/// The length of a CBOR head for this number.
fn head_bytes(number: usize) -> usize {
    match number {
        0..=23 => 1,
        24..=0xff => 2,
        0x100..=0xffff => 3,
        0x1_0000..=0xffff_ffff => 5,
        _ => 9,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Op, Set, Stamp};

    fn change(values: Vec<Value>) -> Change {
        let set = |value| Set { field: 1, content: Content::Plain(value), replaces: Vec::new() };
        let op = Op { kind: 1, record: Record::One(Id([1; 16])), sets: values.into_iter().map(set).collect() };
        Change { person: Id([2; 16]), stamp: Stamp::default(), ops: vec![op], extra: Vec::new() }
    }

    #[test]
    fn a_value_is_measured_as_it_is_encoded() {
        let list = Value::List(vec![Value::Int(-1), Value::Int(24), Value::Int(i64::MIN), Value::Text("é".repeat(40))]);
        let nested = Value::List(vec![list.clone(), Value::Bytes(vec![0; 300]), Value::Null]);
        for value in [list, nested, Value::Int(65_536), Value::List(vec![Value::Null; 300])] {
            assert_eq!(Measure::of(&value).bytes, value.encode().len(), "{value:?}");
        }
    }

    #[test]
    fn what_could_not_be_sent_is_not_written() {
        let zeros = |count| Value::List(vec![Value::Int(0); count]);
        assert_eq!(check(&change(vec![zeros(MOST_ITEMS - 1)])), Ok(()));
        assert_eq!(check(&change(vec![zeros(MOST_ITEMS)])), Err(TooLarge));
        assert_eq!(check(&change(vec![zeros(MOST_ITEMS - 1); 7])), Err(TooLarge), "too many items together");
        assert_eq!(check(&change(vec![Value::Bytes(vec![0; 512 * 1024])])), Ok(()), "the longest essay, sealed");
        assert_eq!(check(&change(vec![Value::Bytes(vec![0; 512 * 1024]); 2])), Err(TooLarge), "no body holds both");
        assert_eq!(check(&change(vec![Value::Text("a".repeat(MOST_VALUE_BYTES))])), Err(TooLarge));
        assert_eq!(check(&change(vec![Value::Null; MOST_PARTS])), Err(TooLarge));
    }
}
