//! Units, and the place of each in the tree over time.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use domain::Id;
use sql::{Row, Sql, params};

use crate::clock::Moment;

/// The first and last possible day of a place.
pub const ALWAYS: (&str, &str) = ("0001-01-01", "9999-12-31");

/// A unit as it was on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    pub id: Id,
    pub code: Option<String>,
    pub level: String,
    pub name: String,
    pub parent: Option<Id>,
}

/// The place of a unit between two days, both included.
#[derive(Debug, Clone)]
pub struct Place<'a> {
    pub valid_from: &'a str,
    pub valid_to: &'a str,
    pub parent: Option<Id>,
    pub name: &'a str,
}

/// A unit that is closed or hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    pub unit: Unit,
    /// The first day on which it no longer existed.
    pub closed_on: Option<NaiveDate>,
    /// It was added by mistake and is hidden.
    pub removed: bool,
}

const SELECT: &str = "SELECT id, code, level, name, parent FROM tree_unit
  JOIN tree_place ON unit = id AND valid_from <= ?1 AND ?1 <= valid_to
   AND removed_at IS NULL AND (closed_on IS NULL OR closed_on > ?1)";

pub struct Tree<'s>(pub &'s dyn Sql);

impl Tree<'_> {
    /// Returns `None` if the unit did not exist on that day.
    pub fn unit(&self, id: Id, on: NaiveDate) -> sql::Result<Option<Unit>> {
        self.0.first(&format!("{SELECT} WHERE id = ?2"), params![on.to_string(), id], row)
    }

    /// The latest place of a unit, whether or not it still exists.
    pub fn latest(&self, id: Id) -> sql::Result<Option<Unit>> {
        self.0.first(
            "SELECT id, code, level, name, parent FROM tree_unit JOIN tree_place ON unit = id
             WHERE id = ?1 ORDER BY valid_from DESC LIMIT 1",
            params![id],
            row,
        )
    }

    /// Every unit that is closed or hidden, each at its latest place.
    pub fn former(&self) -> sql::Result<Vec<Former>> {
        let former = "SELECT id, code, level, name, parent, closed_on, removed_at FROM tree_unit JOIN tree_place p ON p.unit = id
             WHERE (closed_on IS NOT NULL OR removed_at IS NOT NULL)
               AND valid_from = (SELECT max(valid_from) FROM tree_place WHERE unit = p.unit) ORDER BY name, id";
        self.0.rows(former, &[], |found| {
            Ok(Former {
                unit: row(found)?,
                closed_on: found.get::<Option<String>>(5)?.and_then(|day| day.parse().ok()),
                removed: found.get::<Option<Moment>>(6)?.is_some(),
            })
        })
    }

    /// The name of each unit at its latest place.
    pub fn latest_names(&self) -> sql::Result<HashMap<Id, String>> {
        let latest = "SELECT unit, name FROM tree_place p
             WHERE valid_from = (SELECT max(valid_from) FROM tree_place WHERE unit = p.unit)";
        Ok(self.0.rows(latest, &[], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
    }

    pub fn all_ids(&self) -> sql::Result<Vec<Id>> {
        self.0.rows("SELECT id FROM tree_unit ORDER BY id", &[], |row| row.get(0))
    }

    pub fn parent_at(&self, id: Id, on: NaiveDate) -> sql::Result<Option<Id>> {
        Ok(self.unit(id, on)?.and_then(|unit| unit.parent))
    }

    /// Units with that name or code on that day.
    pub fn named(&self, name_or_code: &str, on: NaiveDate) -> sql::Result<Vec<Unit>> {
        let named = format!("{SELECT} WHERE name = ?2 OR code = ?2 ORDER BY id");
        self.0.rows(&named, params![on.to_string(), name_or_code], row)
    }

    /// The unit itself and everything below it on that day, parents before children.
    pub fn below(&self, top: Id, on: NaiveDate) -> sql::Result<Vec<Unit>> {
        self.0.rows(
            "WITH RECURSIVE today AS (
               SELECT unit, parent, name FROM tree_place WHERE valid_from <= ?1 AND ?1 <= valid_to),
             scope (unit, depth) AS (
               SELECT id, 0 FROM tree_unit WHERE id = ?2
               UNION SELECT today.unit, depth + 1 FROM today JOIN scope ON today.parent = scope.unit
                 JOIN tree_unit ON id = today.unit AND removed_at IS NULL AND (closed_on IS NULL OR closed_on > ?1)
                WHERE depth < 8)
             SELECT id, code, level, name, parent FROM scope
               JOIN tree_unit ON id = scope.unit JOIN today ON today.unit = id ORDER BY depth, name, id",
            params![on.to_string(), top],
            row,
        )
    }
}

pub struct TreeMut<'s>(pub &'s dyn Sql);

impl TreeMut<'_> {
    /// Writing the same again changes nothing.
    pub fn put(&self, id: Id, code: Option<&str>, level: &str, place: &Place<'_>) -> sql::Result<()> {
        self.0.execute(
            "INSERT INTO tree_unit (id, code, level) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET level = ?3",
            params![id, code, level],
        )?;
        self.0.execute(
            "INSERT INTO tree_place (unit, valid_from, valid_to, parent, name) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (unit, valid_from) DO UPDATE SET valid_to = ?3, parent = ?4, name = ?5",
            params![id, place.valid_from, place.valid_to, place.parent, place.name],
        )?;
        Ok(())
    }

    pub fn rename(&self, id: Id, name: &str, on: NaiveDate) -> sql::Result<()> {
        self.0.execute(
            "UPDATE tree_place SET name = ?2 WHERE unit = ?1 AND valid_from <= ?3 AND ?3 <= valid_to",
            params![id, name, on.to_string()],
        )?;
        Ok(())
    }

    pub fn set_level(&self, id: Id, level: &str) -> sql::Result<()> {
        self.0.execute("UPDATE tree_unit SET level = ?2 WHERE id = ?1", params![id, level])?;
        Ok(())
    }

    /// From that day on nothing is due from the unit; `None` opens it again.
    pub fn close(&self, id: Id, on: Option<NaiveDate>) -> sql::Result<()> {
        let on = on.map(|day| day.to_string());
        self.0.execute("UPDATE tree_unit SET closed_on = ?2 WHERE id = ?1", params![id, on])?;
        Ok(())
    }

    /// Hides a unit, or shows it again.
    pub fn remove(&self, id: Id, at: Option<Moment>) -> sql::Result<()> {
        self.0.execute("UPDATE tree_unit SET removed_at = ?2 WHERE id = ?1", params![id, at])?;
        Ok(())
    }

    /// From that day on the unit has another parent; for earlier days the old one stays.
    pub fn move_to(&self, unit: &Unit, parent: Id, from: NaiveDate) -> sql::Result<()> {
        let day = from.to_string();
        let eve = from.checked_sub_days(Days::new(1)).unwrap_or(from).to_string();
        self.0.execute(
            "UPDATE tree_place SET valid_to = ?3 WHERE unit = ?1 AND valid_from < ?2 AND ?2 <= valid_to",
            params![unit.id, day, eve],
        )?;
        let place = Place { valid_from: &day, valid_to: ALWAYS.1, parent: Some(parent), name: &unit.name };
        self.put(unit.id, unit.code.as_deref(), &unit.level, &place)
    }
}

fn row(row: &Row<'_>) -> sql::Result<Unit> {
    Ok(Unit { id: row.get(0)?, code: row.get(1)?, level: row.get(2)?, name: row.get(3)?, parent: row.get(4)? })
}
