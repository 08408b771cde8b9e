//! Which chains join the state of a book. A device record in a book that the superior sends names chains of the cell's book;
//! once one such record is held, every other chain of that book waits: kept and passed on, and no part of the state.

use crate::{Binding, ChainName, Op, Value};
use domain::Id;
use domain::catalogue::device;

/// What a device record vouches for. It is never taken back: what a revoked laptop wrote before stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouch {
    pub book: Id,
    pub chains: Vec<Id>,
    /// Who may be named in which chain. None in the records of earlier programs: a book with none but those binds nobody.
    pub people: Option<Vec<Binding>>,
}

impl Vouch {
    /// For the chain a laptop writes in its cell's book.
    pub fn of_device(device: Id, book: Id) -> Vouch {
        Vouch { book, chains: vec![ChainName::first(device, book).id()], people: None }
    }

    /// The same, with who may be named in it and in others.
    pub fn with_people(self, people: impl IntoIterator<Item = Binding>) -> Vouch {
        Vouch { people: Some(people.into_iter().collect()), ..self }
    }

    /// Read from an op of a book; none where it vouches for nothing. A book does not vouch for its own chains.
    pub fn read(written_in: Id, op: &Op) -> Option<Vouch> {
        if op.kind != device::KIND || !op.is_well_named() {
            return None;
        }
        let set = op.sets.iter().find(|set| set.field == device::VOUCHES)?;
        Vouch::from_value(set.content.value()?).filter(|vouch| vouch.book != written_in)
    }

    pub fn to_value(&self) -> Value {
        let chains = Value::List(self.chains.iter().copied().map(Value::id).collect());
        let people = self.people.as_ref();
        let people = people.map(|people| Value::List(people.iter().map(|binding| binding.to_value()).collect()));
        Value::List([Value::id(self.book), chains].into_iter().chain(people).collect())
    }

    pub fn from_value(value: &Value) -> Option<Vouch> {
        let [book, chains, rest @ ..] = value.as_list()? else { return None };
        let chains = chains.as_list()?.iter().filter_map(Value::as_id).collect();
        let people = rest.first().and_then(Value::as_list);
        let people = people.map(|people| people.iter().filter_map(Binding::from_value).collect());
        Some(Vouch { book: book.as_id()?, chains, people })
    }
}
