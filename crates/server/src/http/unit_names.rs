//! Names of units for pages: the latest name, whether or not the unit still exists.

use std::collections::HashMap;

use domain::Id;
use sql::Sql;

use super::login::Named;
use crate::storage::tree::Tree;

/// The latest name of every unit, read in one query for lists with many units.
pub struct UnitNames(HashMap<Id, String>);

impl UnitNames {
    pub fn read(book: &dyn Sql) -> sql::Result<UnitNames> {
        Ok(UnitNames(Tree(book).latest_names()?))
    }

    pub fn named(&self, unit: Id) -> Named {
        Named { id: unit, name: self.0.get(&unit).cloned().unwrap_or_default() }
    }
}
