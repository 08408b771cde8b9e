//! What an erasure names: the values that can be dropped, by their digests.

use crate::id::Id;
use crate::value::{FieldValue, Value};

/// A value younger than this is never erased, so that nobody can wipe out what the cell is working on.
pub const YOUNGEST_MS: u64 = 365 * 24 * 60 * 60 * 1000;

/// How many digests one erasure names at most. A change with so many fits into one batch of the exchange.
pub const MOST: usize = 4_000;

/// The values to erase of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErasedRecord {
    pub kind: u16,
    pub record: Id,
    pub digests: Vec<[u8; 32]>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ErasedRecords(pub Vec<ErasedRecord>);

impl ErasedRecords {
    pub fn values(&self) -> usize {
        self.0.iter().map(|record| record.digests.len()).sum()
    }

    /// The same, in parts that one erasure each can name.
    pub fn parts(self) -> Vec<ErasedRecords> {
        let mut parts: Vec<ErasedRecords> = Vec::new();
        let mut left = 0;
        for ErasedRecord { kind, record, digests } in self.0 {
            let mut rest = digests.as_slice();
            while !rest.is_empty() {
                if left == 0 {
                    parts.push(ErasedRecords::default());
                    left = MOST;
                }
                let (some, more) = rest.split_at(rest.len().min(left));
                if let Some(part) = parts.last_mut() {
                    part.0.push(ErasedRecord { kind, record, digests: some.to_vec() });
                }
                left -= some.len();
                rest = more;
            }
        }
        parts
    }
}

/// [[kind, record id, the digests one after another]…]
impl FieldValue for ErasedRecords {
    fn from_value(value: &Value) -> Option<ErasedRecords> {
        let record = |value: &Value| {
            let (digests, rest) = value.part(2).as_bytes()?.as_chunks::<32>();
            let kind = value.part(0).as_int().and_then(|kind| u16::try_from(kind).ok())?;
            rest.is_empty().then_some(())?;
            Some(ErasedRecord { kind, record: value.part(1).as_id()?, digests: digests.to_vec() })
        };
        value.as_list()?.iter().map(record).collect::<Option<_>>().map(ErasedRecords)
    }

    fn to_value(&self) -> Value {
        let record = |one: &ErasedRecord| {
            Value::List(vec![Value::Int(one.kind.into()), Value::id(one.record), Value::Bytes(one.digests.concat())])
        };
        if self.0.is_empty() { Value::Null } else { Value::List(self.0.iter().map(record).collect()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(counts: &[usize]) -> ErasedRecords {
        let record = |(place, count): (usize, &usize)| ErasedRecord {
            kind: 9,
            record: Id([u8::try_from(place).unwrap(); 16]),
            digests: (0..*count).map(|number| [u8::try_from(number % 251).unwrap(); 32]).collect(),
        };
        ErasedRecords(counts.iter().enumerate().map(record).collect())
    }

    #[test]
    fn it_reads_what_it_wrote_and_nothing_that_is_cut() {
        let some = records(&[3, 1]);
        assert_eq!(ErasedRecords::from_value(&some.to_value()), Some(some));
        assert_eq!(records(&[]).to_value(), Value::Null);
        let cut =
            Value::List(vec![Value::List(vec![Value::Int(9), Value::id(Id([1; 16])), Value::Bytes(vec![0; 33])])]);
        assert_eq!(ErasedRecords::from_value(&cut), None);
    }

    #[test]
    fn many_values_are_named_in_parts_and_none_is_left_out() {
        let parts = records(&[MOST - 1, 3, 0, MOST * 2]).parts();
        assert_eq!(parts.iter().map(ErasedRecords::values).sum::<usize>(), MOST * 3 + 2);
        assert!(parts.iter().all(|part| (1..=MOST).contains(&part.values())));
        assert_eq!(parts.len(), 4);
    }
}
