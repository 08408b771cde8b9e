//! Which changes count: those of a vouched chain, by a person bound to that chain, and not set aside by a
//! verdict.

use super::{Held, MemoryChainStore};
use crate::binding::closure;
use crate::mutant::{Mutant, is_active};
use crate::{Assignment, Binding, ChainName, ChainStore, ChangeRef, Cut};
use domain::Id;
use std::collections::BTreeSet;

impl MemoryChainStore {
    pub(super) fn standing(
        &self,
        book: Id,
        held: &Held,
        bound: Option<&BTreeSet<Binding>>,
        cut: Option<&Cut>,
    ) -> Option<Held> {
        let counts = |one: &&Assignment| {
            !self.is_set_aside(book, one.at)
                && self.counts(book, bound, Binding { chain: one.at.chain, person: one.person })
                && cut.is_none_or(|cut| cut.covers(one.at))
        };
        let all: Vec<_> = held.all.iter().filter(counts).cloned().collect();
        (!all.is_empty()).then(|| Held { op: held.op.clone(), all })
    }

    pub(super) fn is_set_aside(&self, book: Id, at: ChangeRef) -> bool {
        // Verdicts in the book itself are ignored: nobody may judge their own changes.
        let mut verdicts = self.set_aside.range((at, Id([0; 16]))..=(at, Id([255; 16])));
        verdicts.any(|(_, by)| *by != book || is_active(Mutant::JudgesItself))
    }

    /// Whether the changes of a chain are part of its book's state. The device's own chain always is.
    pub fn joins(&self, book: Id, chain: Id) -> bool {
        let vouched = |chains: &BTreeSet<Id>| chains.contains(&chain) || self.own_chain(book) == chain;
        is_active(Mutant::UnvouchedCounts) || self.vouched.get(&book).is_none_or(vouched)
    }

    /// Whether the changes of a chain by a given person are part of the book's state.
    fn counts(&self, book: Id, bound: Option<&BTreeSet<Binding>>, by: Binding) -> bool {
        let is_bound = bound.is_none_or(|bound| bound.contains(&by)) || self.own_chain(book) == by.chain;
        self.joins(book, by.chain) && (is_bound || is_active(Mutant::AnybodyNamed))
    }

    /// The people bound to each chain of a book; `None` if every chain may name anybody.
    pub(super) fn bound(&self, book: Id) -> Option<BTreeSet<Binding>> {
        let claims = self.claims.get(&book).map(Vec::as_slice).unwrap_or_default();
        Some(closure(self.bound.get(&book)?, claims, |bound, claim| {
            if claim.by == claim.says {
                self.joins(book, claim.by.chain)
            } else {
                self.counts(book, Some(bound), claim.by)
            }
        }))
    }

    pub(super) fn own_chain(&self, book: Id) -> Id {
        ChainName::first(self.device(), book).id()
    }

    /// The cut of a book's present state: the last change of every line that counts. If single changes of a
    /// line do not count, the cut has the last change before the first of these, and each counting change after
    /// it singly.
    pub fn cut_now(&self, book: Id) -> Cut {
        let (bound, Ok(heads)) = (self.bound(book), self.heads(&[book]));
        let mut cut = Cut::default();
        for head in heads.iter().filter(|head| self.joins(book, head.chain.id())) {
            let (line, mut whole) = (&head.line, true);
            for (at, person) in self.chains[&head.chain.id()].of_line(line) {
                let by = Binding { chain: at.chain, person };
                let counts = self.counts(book, bound.as_ref(), by) && !self.is_set_aside(book, at);
                if whole && !counts {
                    cut.tips.extend(self.chains[&at.chain].at(line, at.number - 1).filter(|at| at.number > 0));
                } else if !whole && counts {
                    cut.accepted.insert(at);
                }
                whole &= counts;
            }
            cut.tips.extend(Some(head.tip()).filter(|_| whole));
        }
        cut
    }
}
