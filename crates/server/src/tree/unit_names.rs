//! Names of units for pages: the latest name, whether or not the unit still exists.

use std::collections::HashMap;

use domain::Id;
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use crate::failure::Failure;
use crate::storage::tree::Tree;

#[derive(Debug, Serialize, JsonSchema)]
pub struct Named {
    pub id: Id,
    pub name: String,
}

/// The latest name of every unit, read in one query for lists that name many.
pub struct UnitNames(HashMap<Id, String>);

impl UnitNames {
    pub fn read(sql: &dyn Sql) -> sql::Result<UnitNames> {
        Ok(UnitNames(Tree(sql).latest_names()?))
    }

    pub fn named(&self, unit: Id) -> Named {
        Named { id: unit, name: self.0.get(&unit).cloned().unwrap_or_default() }
    }
}

/// A unit by its latest name.
pub fn named(sql: &dyn Sql, unit: Id) -> Result<Named, Failure> {
    let name = Tree(sql).latest(unit)?.map(|unit| unit.name).unwrap_or_default();
    Ok(Named { id: unit, name })
}
