//! Which records a value refers to, whatever its format.

use super::{Composite, Format, Kind, member};
use crate::id::Id;
use crate::rounds::EssayRule;
use crate::value::{FieldValue, Value};

impl Format {
    /// Whether a value may refer to records of this kind, be it within a list or together with other parts.
    pub fn may_refer_to(self, kind: u16) -> bool {
        match self {
            Format::Parts(Composite::EssayRule) => kind == member::KIND,
            _ => self.refers_to() == Some(kind),
        }
    }
}

impl Kind {
    /// Whether a record of this kind may refer to one of that kind, by its pair or by a field.
    pub fn may_refer_to(&self, kind: u16) -> bool {
        let by_pair =
            self.pair.and_then(|pair| pair.kinds).is_some_and(|(first, second)| [first, second].contains(&kind));
        by_pair || self.fields.iter().any(|field| field.format.may_refer_to(kind))
    }
}

/// The records of a kind that a value refers to. A sealed value has to be opened first.
pub fn referred(format: Format, value: &Value, kind: u16) -> Vec<Id> {
    match format.opened() {
        Format::Reference(to) if to == kind => value.as_id().into_iter().collect(),
        Format::List(Format::Reference(to)) if *to == kind => {
            value.as_list().unwrap_or_default().iter().filter_map(Value::as_id).collect()
        }
        Format::Parts(Composite::EssayRule) if kind == member::KIND => {
            EssayRule::from_value(value).map(|rule| rule.named().to_vec()).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}
