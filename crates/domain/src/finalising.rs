//! Closing a round's figures (chốt số liệu): over which changes, by whom, and why late changes were accepted.

use crate::changes::ChangeRef;
use crate::id::Id;
use crate::value::{FieldValue, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The changes over which figures were closed, or that a deletion knew.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cut {
    /// The last covered change of each line; all changes before it are covered too.
    pub tips: BTreeSet<ChangeRef>,
    /// Single changes beyond those, accepted one by one.
    pub accepted: BTreeSet<ChangeRef>,
    /// If a copied laptop made several lines of a chain, the tips cover changes up to the number after which
    /// the lines part; the covered changes beyond that are in `accepted`. Filled in by whoever holds the chains
    /// (see [`Cut::part`]), never stored.
    parted: BTreeMap<Id, u64>,
}

impl Cut {
    /// A cut over these lines, each up to and including its last change.
    pub fn of(tips: impl IntoIterator<Item = ChangeRef>) -> Cut {
        Cut { tips: tips.into_iter().collect(), ..Cut::default() }
    }

    /// The cut known to somebody who had seen these changes: whoever holds a change holds all before it on its
    /// line.
    pub fn upto<'a>(changes: impl IntoIterator<Item = &'a ChangeRef>) -> Cut {
        let mut last: BTreeMap<Id, ChangeRef> = BTreeMap::new();
        for change in changes {
            let held = last.entry(change.chain).or_insert(*change);
            *held = (*held).max(*change);
        }
        Cut::of(last.into_values())
    }

    /// Extends the cut by what another covers.
    pub fn join(&mut self, other: &Cut) {
        self.tips.extend(&other.tips);
        self.accepted.extend(&other.accepted);
        self.parted.extend(&other.parted);
    }

    pub fn covers(&self, change: ChangeRef) -> bool {
        let upto = self.parted.get(&change.chain).copied().unwrap_or(u64::MAX);
        let from = ChangeRef { check: [0; 4], ..change };
        let tip = || self.tips.range(from..).take_while(|tip| tip.chain == change.chain).next();
        (change.number <= upto && tip().is_some()) || self.accepted.contains(&change)
    }

    /// Covers one more change, without those before it in its chain.
    pub fn accept(&mut self, change: ChangeRef) {
        if !self.covers(change) {
            self.accepted.insert(change);
        }
    }

    /// Refines the cut for a chain with several lines: `after` is the first number after which they part,
    /// `covered` the covered changes beyond it.
    pub fn part(&mut self, chain: Id, after: u64, covered: impl IntoIterator<Item = ChangeRef>) {
        self.parted.insert(chain, after);
        self.accepted.extend(covered);
    }
}

/// [[chain, number, check]…], with a fourth element 1 if only that single change is meant.
impl FieldValue for Cut {
    fn to_value(&self) -> Value {
        let named =
            |at: &ChangeRef| vec![Value::id(at.chain), Value::Int(at.number as i64), Value::Bytes(at.check.to_vec())];
        let single = self.accepted.iter().map(|at| [named(at), vec![Value::flag(true)]].concat());
        Value::List(self.tips.iter().map(named).chain(single).map(Value::List).collect())
    }

    fn from_value(value: &Value) -> Option<Cut> {
        let mut cut = Cut::default();
        for entry in value.as_list()? {
            let [chain, number, check, single @ ..] = entry.as_list()? else { return None };
            let at = ChangeRef {
                chain: chain.as_id()?,
                number: u64::try_from(number.as_int()?).ok()?,
                check: check.as_bytes()?.try_into().ok()?,
            };
            match single {
                [] => cut.tips.insert(at),
                [flag] if flag.as_int() == Some(1) => cut.accepted.insert(at),
                _ => return None,
            };
        }
        Some(cut)
    }
}

/// A round's figures as somebody closed them. The field is emptied when they are reopened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinalCut {
    pub at_ms: u64,
    pub by: Id,
    pub cut: Cut,
    /// Why late changes were accepted, if they were.
    pub reason: Option<String>,
    /// Late changes that somebody decided to leave out; they stay visible as late.
    pub left: Cut,
}

/// [at ms, person id, cut, reason or null, cut of what was left out or absent]
impl FieldValue for FinalCut {
    fn from_value(value: &Value) -> Option<FinalCut> {
        Some(FinalCut {
            at_ms: u64::try_from(value.part(0).as_int()?).ok()?,
            by: value.part(1).as_id()?,
            cut: Cut::from_value(value.part(2))?,
            reason: value.part(3).as_text().map(str::to_owned),
            left: Cut::from_value(value.part(4)).unwrap_or_default(),
        })
    }

    fn to_value(&self) -> Value {
        let reason = self.reason.as_ref().map_or(Value::Null, Value::text);
        let mut parts = vec![Value::Int(self.at_ms as i64), Value::id(self.by), self.cut.to_value(), reason];
        if self.left != Cut::default() {
            parts.push(self.left.to_value());
        }
        Value::List(parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(chain: u8, number: u64) -> ChangeRef {
        ChangeRef { chain: Id([chain; 16]), number, check: [number as u8; 4] }
    }

    #[test]
    fn a_change_accepted_alone_covers_nothing_before_it() {
        let mut cut = Cut::upto(&[at(1, 4), at(1, 2), at(2, 1)]);
        cut.accept(at(1, 7));
        cut.accept(at(1, 3));
        assert!(cut.covers(at(1, 4)) && cut.covers(at(1, 7)) && !cut.covers(at(1, 6)) && !cut.covers(at(1, 8)));
        assert_eq!(cut.accepted.len(), 1, "what the cut covers needs no word of its own");
        assert_eq!(Cut::from_value(&cut.to_value()), Some(cut));
    }

    #[test]
    fn joined_cuts_cover_what_either_covers() {
        let mut cut = Cut::upto(&[at(1, 4)]);
        cut.join(&Cut::upto(&[at(1, 2), at(2, 9)]));
        assert!(cut.covers(at(1, 4)) && cut.covers(at(2, 9)) && !cut.covers(at(1, 5)));
    }

    #[test]
    fn what_a_copied_laptop_wrote_beside_the_cut_is_not_covered_by_its_number() {
        let mut cut = Cut::upto(&[at(1, 12)]);
        cut.part(Id([1; 16]), 10, [at(1, 11), at(1, 12)]);
        let beside = ChangeRef { check: [99; 4], ..at(1, 11) };
        assert!(cut.covers(at(1, 10)) && cut.covers(at(1, 11)) && !cut.covers(beside));
    }
}
