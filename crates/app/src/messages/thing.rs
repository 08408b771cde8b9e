//! What people call a record.

use domain::catalogue::{KINDS, counted_as, kind as lookup};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

/// The name of the kind that a changed record counts as: `essay` for a page of an essay. `other` for kinds
/// without a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Thing(&'static str);

impl Thing {
    pub const OTHER: Thing = Thing("other");

    /// `None` for a kind that people would not call a thing.
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
    /// A name that a newer program wrote is read as `other`.
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
