//! Resolves the state of a field from every change that ever set it.

use crate::mutant::{Mutant, is_active};
use crate::{ChangeRef, Content, Hash, Stamp};
use domain::Id;
use std::collections::HashSet;

/// The value that one change gave to one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    pub at: ChangeRef,
    pub hash: Hash,
    pub stamp: Stamp,
    pub person: Id,
    pub content: Content,
    pub replaces: Vec<ChangeRef>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved<'a> {
    /// The values that no other change replaced, the standing one first.
    pub heads: Vec<&'a Assignment>,
}

impl<'a> Resolved<'a> {
    pub fn standing(&self) -> Option<&'a Assignment> {
        self.heads.first().copied()
    }

    /// Whether several unequal values stand side by side: a conflict, which a person should resolve.
    pub fn is_conflict(&self) -> bool {
        self.heads.iter().skip(1).any(|head| !same(&head.content, &self.heads[0].content))
    }
}

/// Compares the values, because equal values have different salts; contents without a value are compared by
/// their digests.
fn same(one: &Content, other: &Content) -> bool {
    match (one.value(), other.value()) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

/// Resolves a field from all its assignments, given in any order.
///
/// The heads are the assignments that no other one replaces. Of several heads, the one with the latest
/// `min(stamp, received)` stands, and the change's hash breaks ties. The minimum takes away the advantage of a
/// laptop whose clock runs ten years ahead, as soon as a server has received its changes.
pub fn resolve<'a>(all: &'a [Assignment], received: impl Fn(ChangeRef) -> Option<u64>) -> Resolved<'a> {
    if let [only] = all {
        return Resolved { heads: vec![only] };
    }
    let replaced: HashSet<ChangeRef> =
        all.iter().flat_map(|one| one.replaces.iter().filter(|at| **at != one.at)).copied().collect();
    let mut heads: Vec<_> =
        all.iter().filter(|mine| !replaced.contains(&mine.at) || is_active(Mutant::ReplacedStays)).collect();
    heads.sort_by_cached_key(|head| {
        let received = received(head.at).filter(|_| !is_active(Mutant::ReceiptsIgnored));
        let heard = received.map_or(head.stamp, |ms| head.stamp.min(Stamp { ms, counter: 0 }));
        std::cmp::Reverse((heard, if is_active(Mutant::TiesByArrival) { [0; 32] } else { head.hash }))
    });
    if is_active(Mutant::OldestStands) {
        heads.reverse();
    }
    Resolved { heads }
}
