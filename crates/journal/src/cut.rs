//! What final figures were closed over: for every chain of the book, a number.

use crate::{ChangeRef, Value};
use domain::Id;
use std::collections::{BTreeMap, BTreeSet};

/// The changes a round's final figures were counted from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cut {
    /// For each chain, the last number covered.
    pub chains: BTreeMap<Id, u64>,
    /// Single changes beyond those numbers, accepted one by one.
    pub accepted: BTreeSet<(Id, u64)>,
}

impl Cut {
    /// What somebody knew who had seen these changes: whoever holds a number of a chain holds all before it.
    pub fn upto<'a>(changes: impl IntoIterator<Item = &'a ChangeRef>) -> Cut {
        let mut cut = Cut::default();
        for change in changes {
            let number = cut.chains.entry(change.chain).or_insert(change.number);
            *number = (*number).max(change.number);
        }
        cut
    }

    /// What either covers.
    pub fn join(&mut self, other: &Cut) {
        for (&chain, &number) in &other.chains {
            let known = self.chains.entry(chain).or_insert(number);
            *known = (*known).max(number);
        }
        self.accepted.extend(&other.accepted);
    }

    pub fn covers(&self, change: ChangeRef) -> bool {
        self.chains.get(&change.chain).is_some_and(|&number| change.number <= number)
            || self.accepted.contains(&(change.chain, change.number))
    }

    /// Takes one change in, without those before it in its chain.
    pub fn accept(&mut self, change: ChangeRef) {
        if !self.covers(change) {
            self.accepted.insert((change.chain, change.number));
        }
    }

    /// [[chain, number]…], a third element 1 where just that one change is meant.
    pub fn to_value(&self) -> Value {
        let upto = self.chains.iter().map(|(&chain, &number)| vec![Value::id(chain), Value::Int(number as i64)]);
        let single = self.accepted.iter();
        let single =
            single.map(|&(chain, number)| vec![Value::id(chain), Value::Int(number as i64), Value::flag(true)]);
        Value::List(upto.chain(single).map(Value::List).collect())
    }

    pub fn from_value(value: &Value) -> Option<Cut> {
        let mut cut = Cut::default();
        for entry in value.as_list()? {
            let entry = entry.as_list()?;
            let [chain, number, single @ ..] = entry else { return None };
            let (chain, number) = (chain.as_id()?, u64::try_from(number.as_int()?).ok()?);
            match single {
                [] => drop(cut.chains.insert(chain, number)),
                [flag] if flag.as_int() == Some(1) => drop(cut.accepted.insert((chain, number))),
                _ => return None,
            }
        }
        Some(cut)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(chain: u8, number: u64) -> ChangeRef {
        ChangeRef { chain: Id([chain; 16]), number }
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
}
