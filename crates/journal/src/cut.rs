//! What final figures were closed over: for every chain of the book, a number.

use crate::{ChangeRef, Value};
use domain::Id;
use std::collections::BTreeMap;

/// The changes a round's final figures were counted from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cut {
    pub chains: BTreeMap<Id, u64>,
}

impl Cut {
    pub fn covers(&self, change: ChangeRef) -> bool {
        self.chains.get(&change.chain).is_some_and(|&number| change.number <= number)
    }

    pub fn to_value(&self) -> Value {
        Value::List(
            self.chains
                .iter()
                .map(|(&chain, &number)| Value::List(vec![Value::id(chain), Value::Int(number as i64)]))
                .collect(),
        )
    }

    pub fn from_value(value: &Value) -> Option<Cut> {
        let chains = value.as_list()?.iter().map(|pair| match pair.as_list()? {
            [chain, number] => Some((chain.as_id()?, u64::try_from(number.as_int()?).ok()?)),
            _ => None,
        });
        Some(Cut { chains: chains.collect::<Option<_>>()? })
    }
}
