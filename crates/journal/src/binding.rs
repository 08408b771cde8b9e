//! Which people a chain may name. Once the superior's device records say who uses a laptop of a cell, a change of its book that
//! names somebody else waits: it is kept and passed on, and is no part of the state until that person is bound to its chain.
//!
//! A person is bound to a chain by the superior's device record; by their own record, written in that chain, when their id was
//! made there; or by their record when a change of another chain, itself part of the state, names the device. A binding is never
//! taken back: which ones stand depends on the changes alone and not on their order.

use crate::{ChainName, Op, Value};
use domain::Id;
use domain::catalogue::person;
use std::collections::BTreeSet;

/// A person that changes of a chain may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Binding {
    pub chain: Id,
    pub person: Id,
}

/// The id of a person first written down at this device: nobody makes the same id at another.
pub fn person_id(device: Id, seed: &[u8; 16]) -> Id {
    let parts = [b"sochibo person v1".as_slice(), &device.0, seed];
    Id::first_half(blake3::hash(&parts.concat()))
}

impl Binding {
    /// The first chain of a device in a book, which is the only one a laptop has.
    pub fn of_device(device: Id, book: Id, person: Id) -> Binding {
        Binding { chain: ChainName::first(device, book).id(), person }
    }

    /// Somebody whose id was made at the device that writes this op: true whoever says it.
    pub fn made_here(written_in: &ChainName, op: &Op) -> Option<Binding> {
        let seed = value(op, person::SEED)?.as_bytes()?.try_into().ok()?;
        let who = op.record.id(op.kind);
        let made_here = person_id(written_in.device, seed) == who;
        made_here.then(|| Binding::of_device(written_in.device, written_in.book, who))
    }

    /// Other devices that this op lets name the person it speaks of. No laptop lets itself write in somebody's name.
    pub fn granted(written_in: &ChainName, op: &Op) -> Vec<Binding> {
        let named = value(op, person::DEVICES).and_then(Value::as_list).unwrap_or_default();
        let others = named.iter().filter_map(Value::as_id).filter(|device| *device != written_in.device);
        others.map(|device| Binding::of_device(device, written_in.book, op.record.id(op.kind))).collect()
    }

    pub(crate) fn to_value(self) -> Value {
        Value::List(vec![Value::id(self.chain), Value::id(self.person)])
    }

    pub(crate) fn from_value(value: &Value) -> Option<Binding> {
        let [chain, person, ..] = value.as_list()? else { return None };
        Some(Binding { chain: chain.as_id()?, person: person.as_id()? })
    }
}

/// A field of a person's record.
fn value(op: &Op, field: u16) -> Option<&Value> {
    let is_person = op.kind == person::KIND && op.is_well_named();
    op.sets.iter().find(|set| is_person && set.field == field)?.content.value()
}

/// What one change says of others, with the chain and the person it is by; the same twice where an id was made in the chain.
#[derive(Debug, Clone, Copy)]
pub struct Claim {
    pub by: Binding,
    pub says: Binding,
}

/// Every binding that follows from those that stand, where `counts` says of what a change claims whether it is obeyed.
pub fn closure(
    standing: &BTreeSet<Binding>,
    claims: &[Claim],
    counts: impl Fn(&BTreeSet<Binding>, &Claim) -> bool,
) -> BTreeSet<Binding> {
    let mut bound = standing.clone();
    loop {
        let obeyed = claims.iter().filter(|claim| counts(&bound, claim)).map(|claim| claim.says);
        let more: Vec<Binding> = obeyed.filter(|says| !bound.contains(says)).collect();
        if more.is_empty() {
            return bound;
        }
        bound.extend(more);
    }
}
