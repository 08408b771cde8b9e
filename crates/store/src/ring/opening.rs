//! Finds the generations that a laptop can open with what it holds.

use super::keys::RingKey;
use super::{Generation, Ring};
use age::x25519::Identity;
use domain::Id;

impl Ring {
    /// Adds every generation that opens with this laptop's own identity, a recovery sheet's, or a generation
    /// already held. Returns whether there was one.
    pub(crate) fn take_in(&mut self, keys: &[RingKey], own: &[(Id, Identity)]) -> bool {
        self.take_in_if(keys, own, |ring, found, later| ring.believes(keys, found, later))
    }

    /// Like [`Ring::take_in`], for the key of an audience: every generation that opens is taken. Two people may begin an
    /// audience concurrently, and only a laptop of the cell can have sealed a key to a person.
    pub(crate) fn take_in_all(&mut self, keys: &[RingKey], own: &[(Id, Identity)]) -> bool {
        self.take_in_if(keys, own, |_, _, _| true)
    }

    fn take_in_if(
        &mut self,
        keys: &[RingKey],
        own: &[(Id, Identity)],
        believes: impl Fn(&Ring, &Generation, Option<&Generation>) -> bool,
    ) -> bool {
        let mut grown = false;
        while let Some(found) = self.next(keys, own, &believes) {
            grown |= self.add(found);
        }
        self.superseded = self.is_superseded(keys);
        grown
    }

    fn next(
        &self,
        keys: &[RingKey],
        own: &[(Id, Identity)],
        believes: &impl Fn(&Ring, &Generation, Option<&Generation>) -> bool,
    ) -> Option<Generation> {
        let unheld = keys.iter().filter(|key| self.held(key.generation).is_none());
        let opened = unheld.filter_map(|key| {
            let mine = own.iter().find(|(holder, _)| *holder == key.holder).map(|(_, identity)| identity);
            let later = self.held(key.holder);
            let identity = mine.or(later.map(|later| &later.identity))?;
            let found = opened(key, identity)?;
            believes(self, &found, later).then_some(found)
        });
        opened.max_by(Generation::age)
    }

    /// A laptop that holds nothing yet has to trust what is sealed to it. Otherwise it trusts successors of a
    /// generation it holds and what a later one opens, but never a second first generation.
    fn believes(&self, keys: &[RingKey], found: &Generation, opened_by: Option<&Generation>) -> bool {
        let begun = self.generations.first().is_some_and(|first| first.order == 0);
        let follows = |held: &Generation| keys.iter().any(|key| key.holder == found.id && key.follows(held));
        self.is_empty()
            || self.generations.iter().any(follows)
            || opened_by.is_some_and(|later| found.order < later.order && !(begun && found.order <= 0))
    }

    /// A holder of one of our generations turned the ring over, and the new generation was not given to us.
    fn is_superseded(&self, keys: &[RingKey]) -> bool {
        let Some(last) = self.last() else { return false };
        let later = |id| keys.iter().any(|key| key.generation == id && (key.order, id) > (last.order, last.id));
        keys.iter()
            .filter(|key| self.held(key.holder).is_none())
            .any(|key| self.generations.iter().any(|held| key.follows(held)) && later(key.holder))
    }
}

fn opened(key: &RingKey, identity: &Identity) -> Option<Generation> {
    let secret = super::open(&key.sealed, std::iter::once(identity as &dyn age::Identity)).ok()?;
    let found = Generation::read(key.order, std::str::from_utf8(&secret).ok()?).ok()?;
    key.is_proved(&found).then_some(found)
}
