//! What must hold at the end of a history, computed a second time in the plainest way: without indexes or
//! shortcuts.

use crate::books::{CELL, books};
use crate::holder::Holder;
use crate::records::Made;
use crate::world::World;
use anyhow::{Result, ensure};
use domain::Id;
use domain::catalogue::{roll_call, verdict};
use journal::memory::judged;
use journal::{Binding, ChangeRef, Place, Receipt, Record, Value};
use std::collections::{BTreeMap, BTreeSet};

impl<H: Holder> World<H> {
    /// Lets everybody exchange until nothing is new. Copied laptops renew their keys meanwhile.
    pub fn settle(&mut self) -> Result<()> {
        for round in 0..8 {
            let before = self.held()?;
            let mut renewed = false;
            for seat in 0..self.seats.len() {
                self.exchange(seat, crate::exchanges::Link::Whole)?;
                renewed |= self.renew_if_copied(seat)?;
                self.check_receipts(seat)?;
            }
            let same = self.all_equal()?;
            if !renewed && same && self.held()? == before {
                return Ok(());
            }
            ensure!(round < 7, "exchanges come to rest");
        }
        Ok(())
    }

    fn all_equal(&self) -> Result<bool> {
        for book in books() {
            let hash = self.district.holder.content_hash(book)?;
            let changes = self.district.holder.changes(book)?;
            for seat in self.seats.iter().filter(|seat| !seat.revoked) {
                if seat.holder.content_hash(book)? != hash || seat.holder.changes(book)? != changes {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Checks that no change is lost or invented, that all copies of a book are equal, and that each book's
    /// state follows from its changes.
    pub fn check(&mut self) -> Result<()> {
        ensure!(self.all_equal()?, "one book everywhere");
        let mut held = BTreeSet::new();
        for book in books() {
            held.extend(self.district.holder.changes(book)?);
        }
        for at in &held {
            ensure!(self.made.contains_key(at), "a change nobody made");
        }
        for (at, made) in &self.made {
            let lost = !held.contains(at) && !self.gone.contains(at);
            ensure!(!lost, "a change of book {} is lost: {at}", made.book);
        }
        let receipts = self.district.holder.transact(|chain_store| chain_store.receipts(&books()))?;
        for book in books() {
            let said = self.district.holder.stands(book)?;
            self.conflict |= said.values().any(|stands| stands.conflict);
            let told = self.retold(book, &held, &receipts);
            ensure!(said.len() == told.len(), "as many fields as were set");
            for (place, heads) in told {
                let stands = said.get(&place).map(|stands| stands.heads.as_slice()).unwrap_or_default();
                let stands: Vec<_> = stands.iter().map(|hash| hash[..4].to_vec()).collect();
                ensure!(stands == heads, "the value that stands is the one that should");
            }
        }
        ensure!(self.district.holder.rebuilds(&books())?, "the tables come out the same when they are made anew");
        self.check_keys()
    }

    /// Checks that laptops which still share a key are on one line: neither has written anything that the other
    /// lacks.
    fn check_keys(&mut self) -> Result<()> {
        let mut lines = BTreeMap::new();
        for seat in (0..self.seats.len()).filter(|seat| !self.seats[*seat].revoked).collect::<Vec<_>>() {
            let device = self.device(seat);
            let tip = self.seats[seat].holder.transact(|chain_store| chain_store.own_tip(device, CELL))?;
            let first = lines.entry(device).or_insert(tip);
            ensure!(*first == tip, "two laptops write under one key");
        }
        Ok(())
    }

    /// The state of a book, computed directly from the changes.
    fn retold(&self, book: Id, held: &BTreeSet<ChangeRef>, receipts: &[Receipt]) -> BTreeMap<Place, Vec<Vec<u8>>> {
        let (left_out, vouched) = (self.left_out(held, receipts), self.vouched(held));
        let bound = self.bound(held, &vouched);
        let is_bound = |at: &ChangeRef, person| {
            bound.as_ref().is_none_or(|bound| bound.contains(&Binding { chain: at.chain, person }))
        };
        let waits = |at: &ChangeRef, person| {
            book == CELL && ((!vouched.is_empty() && !vouched.contains(&at.chain)) || !is_bound(at, person))
        };
        let mut fields: BTreeMap<Place, Vec<(&ChangeRef, &Made)>> = BTreeMap::new();
        for (at, made) in self.made.iter().filter(|(at, made)| held.contains(at) && made.book == book) {
            if waits(at, made.person) {
                continue;
            }
            let misnamed = |op: &journal::Op| op.kind == roll_call::KIND && matches!(op.record, Record::One(_));
            for op in made.ops.iter().filter(|op| !misnamed(op)) {
                for set in &op.sets {
                    if !left_out.contains(&(*at, book)) {
                        let place = Place { record: op.record.id(op.kind), kind: op.kind, field: set.field };
                        fields.entry(place).or_default().push((at, made));
                    }
                }
            }
        }
        fields.into_iter().map(|(place, all)| (place, self.heads(place, &all, receipts))).collect()
    }

    /// The values that no other change replaced, the latest of min(stamp, received) first.
    fn heads(&self, place: Place, all: &[(&ChangeRef, &Made)], receipts: &[Receipt]) -> Vec<Vec<u8>> {
        let replaced = |at: &ChangeRef| {
            all.iter().any(|(_, made)| {
                let ops = made.ops.iter().filter(|op| op.kind == place.kind && op.record.id(op.kind) == place.record);
                let sets = ops.flat_map(|op| &op.sets).filter(|set| set.field == place.field);
                sets.flat_map(|set| &set.replaces).any(|one| one == at)
            })
        };
        let mut heads: Vec<_> = all
            .iter()
            .filter(|(at, _)| !replaced(at))
            .map(|(at, made)| {
                let received = self.received(at, receipts);
                let stamp = (made.stamp.ms, made.stamp.counter);
                (received.map_or(stamp, |ms| stamp.min((ms, 0))), at.check.to_vec())
            })
            .collect();
        heads.sort();
        heads.reverse();
        heads.into_iter().map(|(_, check)| check).collect()
    }

    /// The time of the earliest receipt for the change or for a later one on its line.
    fn received(&self, at: &ChangeRef, receipts: &[Receipt]) -> Option<u64> {
        let covers = |receipt: &&Receipt| {
            let mut on = Some(receipt.upto);
            while let Some(current) = on {
                if current == *at {
                    return true;
                }
                on = self.made.get(&current).and_then(|made| made.previous).filter(|before| before.number >= at.number);
            }
            false
        };
        receipts.iter().filter(covers).map(|receipt| receipt.at_ms).min()
    }

    /// Changes that a verdict in another book sets aside and that was not withdrawn, each with its own book.
    fn left_out(&self, held: &BTreeSet<ChangeRef>, receipts: &[Receipt]) -> BTreeSet<(ChangeRef, Id)> {
        let mut left_out = BTreeSet::new();
        for made in self.made.iter().filter(|(at, _)| held.contains(at)).map(|(_, made)| made) {
            for op in made.ops.iter().filter(|op| op.kind == verdict::KIND) {
                let Some(on) = judged(op) else { continue };
                let Some(target) = self.made.get(&on).filter(|target| target.book != made.book) else { continue };
                if !self.withdrawn(made.book, op.record.id(op.kind), held, receipts) {
                    left_out.insert((on, target.book));
                }
            }
        }
        left_out
    }

    fn withdrawn(&self, book: Id, record: Id, held: &BTreeSet<ChangeRef>, receipts: &[Receipt]) -> bool {
        let all: Vec<_> = self
            .made
            .iter()
            .filter(|(at, made)| held.contains(at) && made.book == book)
            .filter(|(_, made)| {
                made.ops.iter().filter(|op| op.kind == verdict::KIND).any(|op| {
                    op.record.id(op.kind) == record && op.sets.iter().any(|set| set.field == verdict::WITHDRAWN)
                })
            })
            .collect();
        let place = Place { record, kind: verdict::KIND, field: verdict::WITHDRAWN };
        let heads = self.heads(place, &all, receipts);
        let first = heads.first().and_then(|check| all.iter().find(|(at, _)| at.check[..] == check[..]));
        first.is_some_and(|(_, made)| {
            let mut sets = made.ops.iter().flat_map(|op| &op.sets).filter(|set| set.field == verdict::WITHDRAWN);
            sets.next_back().and_then(|set| set.content.value()) == Some(&Value::flag(true))
        })
    }
}
