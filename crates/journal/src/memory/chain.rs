//! One chain in memory, with all its lines.

use crate::{ChainName, Change, ChangeRef, Hash, Line, Lines, Receipt, Signature};
use domain::Id;
use domain::changes::check_of;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

#[derive(Clone)]
pub(super) struct Kept {
    pub change: Arc<Change>,
    pub hash: Hash,
}

/// The changes that only this line has, after the number at which it left another, and the signatures on them.
#[derive(Clone, Default)]
pub(super) struct Own {
    pub changes: Vec<Kept>,
    pub signatures: BTreeMap<u64, Signature>,
}

#[derive(Clone)]
pub(super) struct MemoryChain {
    pub name: ChainName,
    pub lines: Vec<Line>,
    pub own: Vec<Own>,
    pub receipts: Vec<Receipt>,
}

impl Lines for MemoryChain {
    type Error = Infallible;

    fn lines(&self) -> &[Line] {
        &self.lines
    }

    fn own_hash(&self, line: i64, number: u64) -> Result<Option<Hash>, Infallible> {
        Ok(self.own_change(line, number).map(|kept| kept.hash))
    }

    fn name(&self) -> ChainName {
        self.name
    }
}

impl MemoryChain {
    pub fn new(name: ChainName) -> MemoryChain {
        MemoryChain { name, lines: Vec::new(), own: Vec::new(), receipts: Vec::new() }
    }

    fn own_change(&self, line: i64, number: u64) -> Option<&Kept> {
        let index = number.checked_sub(self.lines.get(line as usize)?.base() + 1)?;
        self.own[line as usize].changes.get(index as usize)
    }

    pub fn kept(&self, line: &Line, number: u64) -> Option<&Kept> {
        self.own_change(self.holder(line, number).key, number)
    }

    pub fn signature(&self, line: &Line, number: u64) -> Option<&Signature> {
        self.own[self.holder(line, number).key as usize].signatures.get(&number)
    }

    pub fn sign(&mut self, line: i64, number: u64, signature: Signature) {
        let holder = self.holder(&self.lines[line as usize], number).key;
        self.own[holder as usize].signatures.insert(number, signature);
    }

    /// Begins a line: one that leaves another, or the first line of the chain.
    pub fn begin(&mut self, leaves: Option<(i64, u64)>) -> i64 {
        let hash = leaves.map_or(self.name.genesis(), |(line, after)| {
            let Ok(hash) = self.hash_at(&self.lines[line as usize], after);
            hash.unwrap_or_default()
        });
        let key = self.lines.len() as i64;
        self.lines.push(Line { key, leaves, number: leaves.map_or(0, |(_, after)| after), hash });
        self.own.push(Own::default());
        key
    }

    pub fn push(&mut self, line: i64, change: Arc<Change>, hash: Hash) -> ChangeRef {
        let end = &mut self.lines[line as usize];
        (end.number, end.hash) = (end.number + 1, hash);
        self.own[line as usize].changes.push(Kept { change, hash });
        ChangeRef::new(self.name.id(), self.lines[line as usize].number, &hash)
    }

    /// Every change of the chain exactly once, with its number.
    pub fn changes(&self) -> impl Iterator<Item = (u64, &Kept)> {
        self.lines.iter().zip(&self.own).flat_map(|(line, own)| (line.base() + 1..).zip(&own.changes))
    }

    /// The changes that are this line's own, each with its author.
    pub fn of_line(&self, line: &Line) -> impl Iterator<Item = (ChangeRef, Id)> {
        let own = self.own.get(line.key as usize).map(|own| own.changes.as_slice()).unwrap_or_default();
        let at =
            |(number, kept): (u64, &Kept)| (ChangeRef::new(self.name.id(), number, &kept.hash), kept.change.person);
        (line.base() + 1..).zip(own).map(at)
    }

    pub fn at(&self, line: &Line, number: u64) -> Option<ChangeRef> {
        self.kept(line, number).map(|kept| ChangeRef::new(self.name.id(), number, &kept.hash))
    }

    /// The line that contains a change.
    pub fn through(&self, at: ChangeRef) -> Option<Line> {
        let Ok(line) = self.line_through(at.number, |hash| check_of(hash) == at.check);
        line
    }

    /// The highest number of a line that a receipt covers.
    pub fn receipted(&self, line: &Line) -> u64 {
        let on_line = |receipt: &&Receipt| {
            let Ok(hash) = self.hash_at(line, receipt.upto.number);
            hash == Some(receipt.head)
        };
        self.receipts.iter().filter(on_line).map(|receipt| receipt.upto.number).max().unwrap_or(0)
    }

    /// The time of the earliest receipt that covers a change: one for that change or a later one on its line.
    pub fn received(&self, at: ChangeRef) -> Option<u64> {
        let covers = |receipt: &&Receipt| {
            receipt.upto.number >= at.number
                && (self.lines.len() == 1
                    || self.through(receipt.upto).is_some_and(|line| {
                        let Ok(hash) = self.hash_at(&line, at.number);
                        hash.is_some_and(|hash| check_of(&hash) == at.check)
                    }))
        };
        self.receipts.iter().filter(covers).map(|receipt| receipt.at_ms).min()
    }
}
