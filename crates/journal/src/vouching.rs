//! Which chains join the state of a book. A device record in a book that the superior sends names chains of the cell's book;
//! once one such record is held, every other chain of that book waits: kept and passed on, and no part of the state.

use crate::{ChainName, Op, Value};
use domain::Id;
use domain::catalogue::device;

/// What a device record vouches for. It is never taken back: what a revoked laptop wrote before stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouch {
    pub book: Id,
    pub chains: Vec<Id>,
}

impl Vouch {
    /// For the chain a laptop writes in its cell's book.
    pub fn of_device(device: Id, book: Id) -> Vouch {
        Vouch { book, chains: vec![ChainName::first(device, book).id()] }
    }

    /// Read from an op of a book; none where it vouches for nothing. A book does not vouch for its own chains.
    pub fn read(written_in: Id, op: &Op) -> Option<Vouch> {
        if op.kind != device::KIND || !op.is_well_named() {
            return None;
        }
        let set = op.sets.iter().find(|set| set.field == device::VOUCHES)?;
        Vouch::from_value(set.content.value()?).filter(|vouch| vouch.book != written_in)
    }

    pub fn to_value(&self) -> Value {
        Value::List(vec![Value::id(self.book), Value::List(self.chains.iter().copied().map(Value::id).collect())])
    }

    pub fn from_value(value: &Value) -> Option<Vouch> {
        let [book, chains, ..] = value.as_list()? else { return None };
        Some(Vouch { book: book.as_id()?, chains: chains.as_list()?.iter().filter_map(Value::as_id).collect() })
    }
}
