//! The files in `data/units`: a tree of units for each period.

use chrono::NaiveDate;
use serde::Deserialize;

use super::{DatedParent, Unit};
use crate::id::Id;

/// One unit and those below it. The dates are at the top and apply to the whole file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct TreeFile {
    pub code: String,
    pub name: String,
    pub level: String,
    #[serde(default)]
    pub valid_from: Option<NaiveDate>,
    /// The last day.
    #[serde(default)]
    pub valid_to: Option<NaiveDate>,
    #[serde(default)]
    pub children: Vec<TreeFile>,
}

impl TreeFile {
    /// All units of the file, parents first. Ids are derived from code and first day, so that reading the file
    /// again gives the same units, while a code that another period reuses for another place gives another
    /// unit.
    pub fn units(&self) -> Vec<Unit> {
        let mut units = Vec::new();
        self.gather(None, self.valid_from, self.valid_to, &mut units);
        units
    }

    fn gather(&self, parent: Option<Id>, from: Option<NaiveDate>, to: Option<NaiveDate>, units: &mut Vec<Unit>) {
        let (from, to) = (self.valid_from.or(from), self.valid_to.or(to));
        let id = self.id(from);
        units.push(Unit {
            id,
            name: crate::language::tidy(&self.name),
            old_name: None,
            level: self.level.clone(),
            valid_from: from,
            valid_to: to,
            parents: parent.map(|parent| DatedParent { parent, valid_from: from, valid_to: to }).into_iter().collect(),
        });
        for child in &self.children {
            child.gather(Some(id), from, to, units);
        }
    }

    fn id(&self, from: Option<NaiveDate>) -> Id {
        let mut hasher = blake3::Hasher::new();
        hasher.update(b"sochibo unit v1");
        hasher.update(from.map(|from| from.to_string()).unwrap_or_default().as_bytes());
        hasher.update(&[0]);
        hasher.update(self.code.as_bytes());
        Id::first_half(hasher.finalize())
    }
}
