//! Machines that were never enrolled: a laptop carries what one of them wrote in its cell's book, and sometimes
//! the committee enrols it later after all.

use crate::books::{CELL, SECRETARY, sent_books};
use crate::fault::Fault;
use crate::holder::Holder;
use crate::records::{Made, device_record};
use crate::world::{Ghost, World};
use anyhow::Result;
use domain::Id;
use domain::catalogue::{device, member, person, roll_call};
use ed25519_dalek::SigningKey;
use journal::binding::person_id;
use journal::chain::device_id;
use journal::{Binding, ChainName, ChangeRef, Content, Op, Place, Record, Set, Value, Vouch};
use std::collections::BTreeSet;

/// The seed of the id of the person that a machine enters itself.
const SEED: [u8; 16] = [9; 16];

/// What a change states about people: the person's id, the field and the value.
fn people_said(made: &Made) -> impl Iterator<Item = (Id, u16, &Value)> {
    let ops = made.ops.iter().filter(|op| op.kind == person::KIND);
    ops.flat_map(|op| op.sets.iter().filter_map(|set| Some((op.record.id(op.kind), set.field, set.content.value()?))))
}

impl<H: Holder> World<H> {
    /// A laptop passes on what an unknown machine wrote in its cell's book, in the name of a member of the
    /// cell.
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
            // It knows what the laptop knows, and replaces the present value.
            let place = Place { record: record.id(kind), kind, field };
            let replaces = self.seats[seat].holder.seen(CELL, place)?;
            let content = Content::Plain(Value::List(vec![Value::Int(self.random.below(4) as i64), Value::Int(0)]));
            let ops = vec![Op { kind, record, sets: vec![Set { field, content, replaces }] }];
            let stamp = self.district.clock.tick(self.now_ms);
            let (by, mut ops) = (self.random.below(4), ops);
            let ghost = &mut self.ghosts[number];
            let device = device_id(ghost.holder.key().verifying_key().as_bytes());
            let own = person_id(device, &SEED);
            // Sometimes it writes as a person of its own, whom it has entered or not, or grants itself the
            // right to write as the secretary.
            let says = match by {
                1 => Some((own, person::SEED, Value::Bytes(SEED.to_vec()))),
                2 => Some((SECRETARY, person::DEVICES, Value::List(vec![Value::id(device)]))),
                _ => None,
            };
            ops.extend(says.map(|(who, field, value)| {
                let sets = vec![Set { field, content: Content::Plain(value), replaces: vec![] }];
                Op { kind: person::KIND, record: Record::One(who), sets }
            }));
            let person = if by % 2 == 1 { own } else { SECRETARY };
            let at = ghost.holder.append(CELL, person, stamp, ops.clone())?;
            let previous = ghost.last.replace(at);
            self.made.insert(at, Made { person, book: CELL, ops, stamp, hash_of: at, previous });
        }
        let ghost = &mut self.ghosts[number];
        let segment = ghost.holder.transact(|chain_store| chain_store.own_segment(CELL))?;
        let key = *ghost.holder.key().verifying_key().as_bytes();
        self.seats[seat].holder.transact(|chain_store| {
            chain_store.learn(&key)?;
            chain_store.put_segment(&segment)
        })
    }

    /// An officer enrols one of them: its device record comes after its changes.
    pub fn vouch_for_one(&mut self) -> Result<()> {
        let Some(number) = (0..self.ghosts.len()).find(|number| !self.ghosts[*number].vouched) else { return Ok(()) };
        self.fired.insert(Fault::VouchedForLate);
        self.ghosts[number].vouched = true;
        let ghost = device_id(self.ghosts[number].holder.key().verifying_key().as_bytes());
        // The machine is enrolled; whether it may write as the secretary is decided separately.
        let people = if self.random.one_in(2) { vec![SECRETARY] } else { Vec::new() };
        if people.is_empty() {
            self.fired.insert(Fault::NamedAnother);
        }
        let (record, sets) = device_record(ghost, &people);
        self.issue(sent_books()[1], device::KIND, record, sets)
    }

    /// A laptop of the cell states that the secretary also uses an unknown machine.
    pub fn bind_to_one(&mut self, seat: usize) -> Result<()> {
        let Some(ghost) = self.ghosts.last() else { return Ok(()) };
        let ghost = device_id(ghost.holder.key().verifying_key().as_bytes());
        self.fired.insert(Fault::BoundLate);
        let place = Place { record: SECRETARY, kind: person::KIND, field: person::DEVICES };
        let replaces = self.seats[seat].holder.seen(CELL, place)?;
        let content = Content::Plain(Value::List(vec![Value::id(ghost)]));
        let sets = vec![Set { field: person::DEVICES, content, replaces }];
        // The machine's own value of this field joins the state with its changes and becomes a second head.
        self.write_unseen(seat, Op { kind: person::KIND, record: Record::One(SECRETARY), sets })
    }

    /// The people bound to each chain, by these changes; `None` if every chain may name anybody.
    pub fn bound(&self, held: &BTreeSet<ChangeRef>, vouched: &BTreeSet<Id>) -> Option<BTreeSet<Binding>> {
        let made = || self.made.iter().filter(|(at, _)| held.contains(at));
        let said = made().flat_map(|(_, made)| made.ops.iter().filter_map(|op| Vouch::read(made.book, op)));
        let said: Vec<_> = said.filter(|vouch| vouch.book == CELL).filter_map(|vouch| vouch.people).collect();
        if said.is_empty() {
            return None;
        }
        let mut bound: BTreeSet<Binding> = said.into_iter().flatten().collect();
        loop {
            let before = bound.len();
            for (at, made) in made().filter(|(at, made)| made.book == CELL && vouched.contains(&at.chain)) {
                for (whom, field, value) in people_said(made) {
                    let counts = bound.contains(&Binding { chain: at.chain, person: made.person });
                    let devices: Vec<Id> = match field {
                        person::SEED => self.devices().filter(|device| person_id(*device, &SEED) == whom).collect(),
                        person::DEVICES if counts => {
                            value.as_list().unwrap_or_default().iter().filter_map(Value::as_id).collect()
                        }
                        _ => Vec::new(),
                    };
                    for device in devices {
                        let chain = ChainName::first(device, CELL).id();
                        // A change may bind only a person of its own device to its own chain, and may grant a
                        // person only other devices.
                        if (chain == at.chain) == (field == person::SEED) {
                            bound.insert(Binding { chain, person: whom });
                        }
                    }
                }
            }
            if bound.len() == before {
                return Some(bound);
            }
        }
    }

    fn devices(&self) -> impl Iterator<Item = Id> {
        self.ghosts.iter().map(|ghost| device_id(ghost.holder.key().verifying_key().as_bytes()))
    }

    /// The chains that device records among these changes vouch for.
    pub fn vouched(&self, held: &BTreeSet<ChangeRef>) -> BTreeSet<Id> {
        let made = self.made.iter().filter(|(at, _)| held.contains(at)).map(|(_, made)| made);
        let said = made.flat_map(|made| made.ops.iter().filter_map(|op| Vouch::read(made.book, op)));
        said.filter(|vouch| vouch.book == CELL).flat_map(|vouch| vouch.chains).collect()
    }
}
