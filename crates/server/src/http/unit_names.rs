//! Units as pages name them: by their latest name, whether or not they still stand.

use std::collections::HashMap;

use domain::Id;
use sql::Sql;

use super::login::Named;
use crate::storage::tree::Tree;

/// The latest name of every unit, read in one query for lists that name many.
pub struct UnitNames(HashMap<Id, String>);

impl UnitNames {
    pub fn read(book: &dyn Sql) -> sql::Result<UnitNames> {
        Ok(UnitNames(Tree(book).latest_names()?))
    }

    pub fn named(&self, unit: Id) -> Named {
        Named { id: unit, name: self.0.get(&unit).cloned().unwrap_or_default() }
    }
}
