//! Records that the committee's server writes, as whoever made them remembers them.

use crate::books::{CELL, OFFICER, SECRETARY, sent_books};
use crate::holder::Acts;
use anyhow::Result;
use domain::Id;
use domain::catalogue::{device, verdict};
use journal::{Binding, ChangeRef, Content, Op, Place, Record, Set, Stamp, Value, Vouch};

/// A change as whoever made it remembers it.
pub struct Made {
    pub person: Id,
    pub book: Id,
    pub ops: Vec<Op>,
    pub stamp: Stamp,
    pub hash_of: ChangeRef,
    pub previous: Option<ChangeRef>,
}

/// A laptop's record as far as merging goes by it, with whoever the superior binds to it.
pub fn device_record(laptop: Id, people: &[Id]) -> (Record, Vec<(u16, Value)>) {
    let people = people.iter().map(|person| Binding::of_device(laptop, CELL, *person));
    (Record::One(laptop), vec![(device::VOUCHES, Vouch::of_device(laptop, CELL).with_people(people).to_value())])
}

/// Writes a verdict on each change set aside, in the transaction that took it.
pub fn put_verdicts(
    chain_store: &mut dyn Acts,
    server: Id,
    stamp: Stamp,
    set_aside: &[(ChangeRef, &'static str)],
) -> Result<Vec<Made>> {
    let book = sent_books()[1];
    let mut written = Vec::new();
    for (counter, (on, reason)) in (1..).zip(set_aside) {
        let mut name = [0; 16];
        name[..8].copy_from_slice(&on.number.to_be_bytes());
        name[8..12].copy_from_slice(&on.check);
        let record = Record::One(Id::of_pair(verdict::KIND, on.chain, Id(name)));
        let mut sets = Vec::new();
        for (field, value) in [
            (verdict::CHAIN, Value::id(on.chain)),
            (verdict::NUMBER, Value::Int(on.number as i64)),
            (verdict::CHECK, Value::Bytes(on.check.to_vec())),
            (verdict::REASON, Value::text(*reason)),
        ] {
            let replaces =
                chain_store.heads_of(book, Place { record: record.id(verdict::KIND), kind: verdict::KIND, field })?;
            sets.push(Set { field, content: Content::Plain(value), replaces });
        }
        let ops = vec![Op { kind: verdict::KIND, record, sets }];
        let stamp = Stamp { counter: stamp.counter + counter, ..stamp };
        let previous = chain_store.own_tip(server, book)?;
        let at = chain_store.put(book, OFFICER, stamp, ops.clone())?;
        written.push(Made { person: OFFICER, book, ops, stamp, hash_of: at, previous });
    }
    Ok(written)
}

/// Writes the records of laptops that were let in, where the server's books don't hold them: it never wrote them, or lost them.
pub fn put_records(
    chain_store: &mut dyn Acts,
    (server, stamp): (Id, Stamp),
    enrolled: impl Iterator<Item = Id>,
) -> Result<Vec<Made>> {
    let book = sent_books()[1];
    let mut written = Vec::new();
    for laptop in enrolled {
        let (record, sets) = device_record(laptop, &[SECRETARY]);
        let place = Place { record: laptop, kind: device::KIND, field: device::VOUCHES };
        if !chain_store.heads_of(book, place)?.is_empty() {
            continue;
        }
        let sets =
            sets.into_iter().map(|(field, value)| Set { field, content: Content::Plain(value), replaces: vec![] });
        let ops = vec![Op { kind: device::KIND, record, sets: sets.collect() }];
        let stamp = Stamp { counter: stamp.counter + 1_000 + written.len() as u32, ..stamp };
        let previous = chain_store.own_tip(server, book)?;
        let at = chain_store.put(book, OFFICER, stamp, ops.clone())?;
        written.push(Made { person: OFFICER, book, ops, stamp, hash_of: at, previous });
    }
    Ok(written)
}
