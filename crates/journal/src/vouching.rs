//! Decides which chains are part of the state of a book. A device record in a book that the superior sends
//! names chains of the cell's book; once one such record is held, every other chain of that book waits: it is
//! kept and passed on, but is no part of the state.

use crate::{Binding, ChainName, Op, Value};
use domain::Id;
use domain::catalogue::device;

/// What a device record vouches for. It is never taken back: changes that a revoked laptop wrote before stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouch {
    pub book: Id,
    pub chains: Vec<Id>,
    /// The people bound to each chain. Records of earlier programs have `None`: a book with only such records
    /// binds nobody.
    pub people: Option<Vec<Binding>>,
}

impl Vouch {
    /// Vouches for the chain that a laptop writes in its cell's book.
    pub fn of_device(device: Id, book: Id) -> Vouch {
        Vouch { book, chains: vec![ChainName::first(device, book).id()], people: None }
    }

    /// Adds the people bound to this chain and to others.
    pub fn with_people(self, people: impl IntoIterator<Item = Binding>) -> Vouch {
        Vouch { people: Some(people.into_iter().collect()), ..self }
    }

    /// Reads a vouch from an op of the book `written_in`. `None` if the op vouches for nothing, or for the
    /// chains of that same book, which a book cannot do.
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
