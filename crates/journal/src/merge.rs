//! What a field is, given every change that ever set it.

use crate::mutant::{Mutant, at_work};
use crate::{ChangeRef, Content, Hash, Stamp};
use domain::Id;
use std::collections::HashSet;

/// One change's value of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    pub at: ChangeRef,
    pub hash: Hash,
    pub stamp: Stamp,
    pub person: Id,
    pub content: Content,
    pub replaces: Vec<ChangeRef>,
}

/// A field's state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved<'a> {
    /// Values nobody replaced, the standing one first.
    pub heads: Vec<&'a Assignment>,
}

impl<'a> Resolved<'a> {
    pub fn standing(&self) -> Option<&'a Assignment> {
        self.heads.first().copied()
    }

    /// Several unequal values stand side by side: a person should choose.
    pub fn is_card(&self) -> bool {
        self.heads.iter().skip(1).any(|head| !same(&head.content, &self.heads[0].content))
    }
}

/// Salted values are equal when the values are; the salts never are.
fn same(one: &Content, other: &Content) -> bool {
    match (one.value(), other.value()) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

/// Resolves a field from all its assignments, in whatever order they come.
///
/// Heads are those no other assignment replaces. Among several, the latest of
/// `min(stamp, received)` stands and the change's hash breaks ties, so a laptop whose clock runs
/// ten years ahead wins nothing once a server has seen its work.
pub fn resolve<'a>(all: &'a [Assignment], received: impl Fn(ChangeRef) -> Option<u64>) -> Resolved<'a> {
    if let [only] = all {
        return Resolved { heads: vec![only] };
    }
    let replaced: HashSet<ChangeRef> =
        all.iter().flat_map(|one| one.replaces.iter().filter(|at| **at != one.at)).copied().collect();
    let mut heads: Vec<_> =
        all.iter().filter(|mine| !replaced.contains(&mine.at) || at_work(Mutant::ReplacedStays)).collect();
    heads.sort_by_cached_key(|head| {
        let received = received(head.at).filter(|_| !at_work(Mutant::ReceiptsIgnored));
        let heard = received.map_or(head.stamp, |ms| head.stamp.min(Stamp { ms, counter: 0 }));
        std::cmp::Reverse((heard, if at_work(Mutant::TiesByArrival) { [0; 32] } else { head.hash }))
    });
    if at_work(Mutant::OldestStands) {
        heads.reverse();
    }
    Resolved { heads }
}
