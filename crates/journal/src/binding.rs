//! Decides which people a chain may name. Once the superior's device records say who uses a laptop of a cell, a
//! change of the cell's book that names another person waits: it is kept and passed on, but is no part of the
//! state until that person is bound to the chain.
//!
//! A person is bound to a chain in one of three ways: by the superior's device record; by the person's own
//! record, written in that chain, if the person's id was made at that device; or by the person's record, when a
//! change of another chain that is itself part of the state lists the device. A binding is never taken back, so
//! the set of bindings depends on the changes alone and not on their order.

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

/// The id of a person who was first entered at this device. The device id is hashed into it, so no other device
/// can make the same id.
pub fn person_id(device: Id, seed: &[u8; 16]) -> Id {
    let parts = [b"sochibo person v1".as_slice(), &device.0, seed];
    Id::first_half(blake3::hash(&parts.concat()))
}

impl Binding {
    /// Binds the person to the device's first chain in a book, which is the only one a laptop has.
    pub fn of_device(device: Id, book: Id, person: Id) -> Binding {
        Binding { chain: ChainName::first(device, book).id(), person }
    }

    /// The binding of a person whose id was made at the device that writes this op. The id proves it, so no
    /// change has to be trusted for it.
    pub fn made_here(written_in: &ChainName, op: &Op) -> Option<Binding> {
        let seed = value(op, person::SEED)?.as_bytes()?.try_into().ok()?;
        let who = op.record.id(op.kind);
        let made_here = person_id(written_in.device, seed) == who;
        made_here.then(|| Binding::of_device(written_in.device, written_in.book, who))
    }

    /// Bindings to other devices that this op grants to the person it describes. The writing device is left
    /// out: no laptop may allow itself to write in somebody's name.
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

/// The value this op sets for a field of a person's record.
fn value(op: &Op, field: u16) -> Option<&Value> {
    let is_person = op.kind == person::KIND && op.is_well_named();
    op.sets.iter().find(|set| is_person && set.field == field)?.content.value()
}

/// The binding that one change claims (`says`), with the chain and the author of that change (`by`). The two
/// are equal if the person's id was made in the chain.
#[derive(Debug, Clone, Copy)]
pub struct Claim {
    pub by: Binding,
    pub says: Binding,
}

/// Every binding that follows from the ones in `standing`. `counts` decides whether the change behind a claim
/// is part of the state.
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
