//! Closing a round's figures (chốt số liệu) over what every chain of the book held.

use std::collections::BTreeMap;

use crate::id::Id;

/// What figures were closed over. Stored as [at ms, person, [[chain, number]…], reason of the correction or null].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// Milliseconds since 1970 UTC, as the closing laptop's clock had it.
    pub at: i64,
    pub by: Id,
    /// For every chain of the book, the number of its last change counted.
    pub heads: BTreeMap<Id, u64>,
    /// Set when the cut was drawn again to accept late changes.
    pub correction: Option<String>,
}

impl Cut {
    pub fn head(&self, chain: Id) -> Option<u64> {
        self.heads.get(&chain).copied()
    }

    /// A cut that also covers `heads`: final figures move only by this, and never backwards.
    #[must_use]
    pub fn corrected(&self, at: i64, by: Id, heads: BTreeMap<Id, u64>, reason: String) -> Cut {
        let mut joined = self.heads.clone();
        for (chain, number) in heads {
            let head = joined.entry(chain).or_insert(number);
            *head = (*head).max(number);
        }
        Cut { at, by, heads: joined, correction: Some(reason) }
    }
}

/// Beyond the cut, or of a chain nobody had seen when it was drawn: kept, shown as late, counted only once accepted.
pub fn is_late(chain: Id, number: u64, cut: &Cut) -> bool {
    cut.head(chain).is_none_or(|head| number > head)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut() -> Cut {
        Cut { at: 1, by: Id([1; 16]), heads: BTreeMap::from([(Id([2; 16]), 40)]), correction: None }
    }

    #[test]
    fn a_change_beyond_the_cut_or_of_an_unseen_chain_is_late() {
        assert!(!is_late(Id([2; 16]), 40, &cut()));
        assert!(is_late(Id([2; 16]), 41, &cut()));
        assert!(is_late(Id([3; 16]), 1, &cut()), "another laptop's work nobody had seen");
    }

    #[test]
    fn accepting_moves_the_cut_forward_only() {
        let moved = cut().corrected(
            2,
            Id([1; 16]),
            BTreeMap::from([(Id([2; 16]), 39), (Id([3; 16]), 7)]),
            "thêm ba người học bổ sung".into(),
        );
        assert_eq!((moved.head(Id([2; 16])), moved.head(Id([3; 16]))), (Some(40), Some(7)));
        assert!(!is_late(Id([3; 16]), 7, &moved) && is_late(Id([3; 16]), 8, &moved));
        assert!(moved.correction.is_some());
    }
}
