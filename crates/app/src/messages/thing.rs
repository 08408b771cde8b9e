//! What a record is to people.

use domain::catalogue::{KINDS, counted_as, kind as lookup};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

/// The kind of the record that a change counts as: `essay` for a page of one. `other` for what is told by no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Thing(&'static str);

impl Thing {
    pub const OTHER: Thing = Thing("other");

    /// None for what nobody would call a thing.
    pub fn of(kind: u16) -> Option<Thing> {
        counted_as(lookup(kind)?).map(|(counted, _)| Thing(counted.table))
    }

    fn all() -> impl Iterator<Item = &'static str> {
        let counted =
            KINDS.iter().copied().filter(|kind| counted_as(kind).is_some_and(|(own, _)| own.number == kind.number));
        counted.map(|kind| kind.table).chain([Thing::OTHER.0])
    }
}

impl<'de> Deserialize<'de> for Thing {
    /// What a newer program wrote down is told as something else.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Thing, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(Thing::all().find(|known| *known == text).map_or(Thing::OTHER, Thing))
    }
}

impl JsonSchema for Thing {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Thing".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": Thing::all().collect::<Vec<_>>() })
    }
}
