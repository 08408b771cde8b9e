//! Machines nobody let in: a laptop carries what one of them wrote in its cell's book, and now and then the committee lets
//! it in after all.

use crate::fault::Fault;
use crate::holder::{Acts, Holder};
use crate::world::{CELL, Made, World, device_record, sent_books};
use anyhow::Result;
use domain::Id;
use domain::catalogue::{device, member, roll_call};
use ed25519_dalek::SigningKey;
use journal::chain::device_id;
use journal::{ChangeRef, Content, Op, Place, Record, Set, Value, Vouch};
use std::collections::BTreeSet;

/// A machine with a key of its own.
pub struct Ghost<H> {
    pub holder: H,
    last: Option<ChangeRef>,
    vouched: bool,
}

impl<H: Holder> World<H> {
    /// A laptop hands on what an unknown machine wrote in its cell's book, in the name of somebody of the cell.
    pub fn carry_unknown_machine(&mut self, seat: usize) -> Result<()> {
        if self.ghosts.is_empty() || self.random.one_in(3) {
            let holder = H::new(SigningKey::from_bytes(&self.random.bytes()), &[])?;
            self.ghosts.push(Ghost { holder, last: None, vouched: false });
        }
        self.fired.insert(Fault::UnknownMachine);
        let number = self.random.below(self.ghosts.len());
        for _ in 0..=self.random.below(3) {
            let (kind, record, field) = if self.random.one_in(2) {
                let who = Id([10 + self.random.below(5) as u8; 16]);
                (roll_call::KIND, Record::Pair(Id([5; 16]), who), roll_call::MARK)
            } else {
                (member::KIND, Record::One(Id([10 + self.random.below(5) as u8; 16])), member::DUTY)
            };
            // It knows what the laptop knows, and says that it replaces it.
            let place = Place { record: record.id(kind), kind, field };
            let replaces = self.seats[seat].holder.seen(CELL, place)?;
            let content = Content::Plain(Value::List(vec![Value::Int(self.random.below(4) as i64), Value::Int(0)]));
            let ops = vec![Op { kind, record, sets: vec![Set { field, content, replaces }] }];
            let stamp = self.district.clock.tick(self.now_ms);
            let ghost = &mut self.ghosts[number];
            let at = ghost.holder.append(CELL, Id([7; 16]), stamp, ops.clone())?;
            let previous = ghost.last.replace(at);
            self.made.insert(at, Made { book: CELL, ops, stamp, hash_of: at, previous });
        }
        let ghost = &mut self.ghosts[number];
        let segment = ghost.holder.transact(|shelf| shelf.own_segment(CELL))?;
        let key = *ghost.holder.key().verifying_key().as_bytes();
        self.seats[seat].holder.transact(|shelf| {
            shelf.learn(&key)?;
            shelf.put_segment(&segment)
        })
    }

    /// An officer lets one of them in: its record comes after its changes.
    pub fn vouch_for_one(&mut self) -> Result<()> {
        let Some(number) = (0..self.ghosts.len()).find(|number| !self.ghosts[*number].vouched) else { return Ok(()) };
        self.fired.insert(Fault::VouchedForLate);
        self.ghosts[number].vouched = true;
        let ghost = device_id(self.ghosts[number].holder.key().verifying_key().as_bytes());
        let (record, sets) = device_record(ghost);
        self.issue(sent_books()[1], device::KIND, record, sets)
    }

    /// Chains that device records among these changes vouch for.
    pub fn vouched(&self, held: &BTreeSet<ChangeRef>) -> BTreeSet<Id> {
        let made = self.made.iter().filter(|(at, _)| held.contains(at)).map(|(_, made)| made);
        let said = made.flat_map(|made| made.ops.iter().filter_map(|op| Vouch::read(made.book, op)));
        said.filter(|vouch| vouch.book == CELL).flat_map(|vouch| vouch.chains).collect()
    }
}

/// Writes the records of laptops that were let in, where the server's books don't hold them: it never wrote them, or lost them.
pub fn put_records(
    shelf: &mut dyn Acts,
    (server, stamp): (Id, journal::Stamp),
    enrolled: impl Iterator<Item = Id>,
) -> Result<Vec<Made>> {
    let book = sent_books()[1];
    let mut written = Vec::new();
    for laptop in enrolled {
        let (record, sets) = device_record(laptop);
        let place = Place { record: laptop, kind: device::KIND, field: device::VOUCHES };
        if !shelf.heads_of(book, place)?.is_empty() {
            continue;
        }
        let sets =
            sets.into_iter().map(|(field, value)| Set { field, content: Content::Plain(value), replaces: vec![] });
        let ops = vec![Op { kind: device::KIND, record, sets: sets.collect() }];
        let stamp = journal::Stamp { counter: stamp.counter + 1_000 + written.len() as u32, ..stamp };
        let previous = shelf.own_tip(server, book)?;
        let at = shelf.put(book, Id([8; 16]), stamp, ops.clone())?;
        written.push(Made { book, ops, stamp, hash_of: at, previous });
    }
    Ok(written)
}
