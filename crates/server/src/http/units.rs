//! The tree as the console shows and edits it.

use std::collections::{HashMap, HashSet};

use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use domain::Id;
use domain::language::tidy;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sql::Sql;

use super::done::Done;
use super::extract::{JsonBody, PathParam, QueryParam};
use crate::accounts::Person;
use crate::clock::day;
use crate::failure::Failure;
use crate::random;
use crate::state::{Server, Shared};
use crate::storage::acts::{Act, ActsMut, What};
use crate::storage::committee::Committees;
use crate::storage::contacts::{Contact, ContactPerson, Contacts, ContactsMut};
use crate::storage::laptops::{LaptopState, Laptops};
use crate::storage::tree::{ALWAYS, Former, Place, Tree, TreeMut, Unit};
use crate::sync::server_writer::ServerWriter;
use crate::tree::standing::{self, NewStanding, Standing, who_has_sent};
use crate::tree::unit_names::{Named, UnitNames, named};
use crate::tree::{CELL, scope};

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "UnitsOn")]
pub struct On {
    #[serde(default)]
    on: Option<NaiveDate>,
}

#[derive(Serialize, JsonSchema)]
pub struct Units {
    on: NaiveDate,
    units: Vec<UnitLine>,
    /// Units that are closed, or were removed.
    former: Vec<FormerUnit>,
}

#[derive(Serialize, JsonSchema)]
struct FormerUnit {
    unit: Named,
    parent: Option<Named>,
    standing: Standing,
    /// The first day on which it no longer existed; empty if it was removed.
    closed_on: String,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Unit")]
struct UnitLine {
    id: Id,
    code: Option<String>,
    name: String,
    level: String,
    parent: Option<Id>,
    expected_contact: String,
    contact: ContactPerson,
    /// A laptop of the unit may exchange.
    enrolled: bool,
    /// The number of cells below it.
    cells: usize,
    /// Nothing was ever sent from it, so that it can be removed.
    removable: bool,
}

pub async fn list(State(server): State<Shared>, QueryParam(asked): QueryParam<On>) -> Result<Json<Units>, Failure> {
    let answer = server.read(move |server, sql| {
        let on = asked.on.unwrap_or_else(|| day(server.now()));
        let ours = Committees(sql).ours()?.ok_or(Failure::NotFound)?;
        let units = Tree(sql).below(ours.unit, on)?;
        let active = Laptops(sql).all()?.into_iter().filter(|laptop| laptop.state == LaptopState::Active);
        let enrolled: HashSet<Id> = active.map(|laptop| laptop.unit).collect();
        let sent = who_has_sent(sql)?;
        let mut contacts = Contacts(sql).all()?;
        let cells = cells_below(&units);
        let line = |unit: Unit| {
            let contact = contacts.remove(&unit.id).unwrap_or_default();
            UnitLine {
                enrolled: enrolled.contains(&unit.id),
                cells: cells.get(&unit.id).copied().unwrap_or(0),
                removable: !sent.contains(&unit.id) && unit.id != ours.unit,
                // units above our committee are not shown
                parent: unit.parent.filter(|_| unit.id != ours.unit),
                id: unit.id,
                code: unit.code,
                name: unit.name,
                level: unit.level,
                expected_contact: contact.expected,
                contact: ContactPerson { person: contact.person, phone: contact.phone },
            }
        };
        Ok(Units { on, units: units.into_iter().map(line).collect(), former: former(sql)? })
    });
    Ok(Json(answer.await?))
}

fn former(sql: &dyn Sql) -> Result<Vec<FormerUnit>, Failure> {
    let names = UnitNames::read(sql)?;
    let line = |one: Former| FormerUnit {
        parent: one.unit.parent.map(|parent| names.named(parent)),
        unit: Named { id: one.unit.id, name: one.unit.name },
        standing: if one.removed { Standing::Removed } else { Standing::Closed },
        closed_on: one.closed_on.map(|day| day.to_string()).unwrap_or_default(),
    };
    Ok(Tree(sql).former()?.into_iter().map(line).collect())
}

/// Parents come before children, so one pass from the end adds up the cells.
fn cells_below(units: &[Unit]) -> HashMap<Id, usize> {
    let mut cells: HashMap<Id, usize> = HashMap::new();
    for unit in units.iter().rev() {
        let own = cells.get(&unit.id).copied().unwrap_or(0) + usize::from(unit.level == CELL);
        if let Some(parent) = unit.parent {
            *cells.entry(parent).or_default() += own;
        }
    }
    cells
}

/// A unit to be added below another.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct NewUnit {
    pub name: String,
    #[serde(default = "cell")]
    pub level: String,
    pub parent: Id,
    #[serde(default)]
    pub expected_contact: String,
    #[serde(default)]
    pub contact_person: String,
    #[serde(default)]
    pub contact_phone: String,
}

fn cell() -> String {
    CELL.into()
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct Added {
    pub id: Id,
}

pub async fn add(
    State(server): State<Shared>,
    person: Person,
    JsonBody(asked): JsonBody<NewUnit>,
) -> Result<Json<Added>, Failure> {
    let work = server.write(move |server, sql| {
        let id = add_unit(sql, &asked, None, day(server.now()))?;
        let act = Act::of_unit(What::UnitAdded, id).with("parent", "", &named(sql, asked.parent)?.name);
        ActsMut(sql).add(&person.signed(), server.now(), &act)?;
        Ok(Added { id })
    });
    Ok(Json(work.await?))
}

/// Adds a unit from that day on, with a new id or the id that it had at a server that is gone. Fails if the
/// parent is not ours, or if the name is taken there or the id anywhere.
pub fn add_unit(sql: &dyn Sql, asked: &NewUnit, known: Option<Id>, today: NaiveDate) -> Result<Id, Failure> {
    let name = short(&asked.name, "name")?;
    let level = short(&asked.level, "level")?;
    if name.is_empty() || level.is_empty() {
        return Err(Failure::Invalid { field: "name", why: "Xin ghi tên đơn vị." });
    }
    let scope = scope(sql, today)?;
    if !scope.iter().any(|unit| unit.id == asked.parent) {
        return Err(Failure::Invalid {
            field: "parent", why: "Đơn vị cấp trên không thuộc cấp ủy này."
        });
    }
    if scope.iter().any(|unit| unit.parent == Some(asked.parent) && unit.name == name) {
        return Err(Failure::Invalid { field: "name", why: "Đã có đơn vị tên này trong cùng cấp trên." });
    }
    let id = known.map_or_else(random::id, Ok)?;
    if Tree(sql).latest(id)?.is_some() {
        return Err(Failure::Invalid { field: "id", why: "Đã có đơn vị mang mã này." });
    }
    let from = today.to_string();
    let place = Place { valid_from: &from, valid_to: ALWAYS.1, parent: Some(asked.parent), name: &name };
    TreeMut(sql).put(id, None, &level, &place)?;
    let contact = Contact {
        expected: short(&asked.expected_contact, "expected_contact")?,
        person: short(&asked.contact_person, "contact_person")?,
        phone: short(&asked.contact_phone, "contact_phone")?,
    };
    ContactsMut(sql).set(id, &contact)?;
    Ok(id)
}

/// Fields that are left out stay as they are.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct UnitChange {
    name: Option<String>,
    level: Option<String>,
    parent: Option<Id>,
    expected_contact: Option<String>,
    contact_person: Option<String>,
    contact_phone: Option<String>,
}

pub async fn change(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
    JsonBody(asked): JsonBody<UnitChange>,
) -> Result<Json<Done>, Failure> {
    server
        .write(move |server, sql| {
            let act = change_unit(sql, id, &asked, day(server.now()))?;
            ActsMut(sql).add(&person.signed(), server.now(), &act)?;
            tell(server, sql, id, &person)
        })
        .await?;
    Ok(Json(Done {}))
}

/// Closes a unit, opens it again, or removes one that never sent anything.
pub async fn stand(
    State(server): State<Shared>,
    person: Person,
    PathParam(id): PathParam<Id>,
    JsonBody(asked): JsonBody<NewStanding>,
) -> Result<Json<Done>, Failure> {
    server
        .write(move |server, sql| {
            let act = standing::stand(sql, id, &asked, &person.signed(), server.now())?;
            ActsMut(sql).add(&person.signed(), server.now(), &act)?;
            tell(server, sql, id, &person)
        })
        .await?;
    Ok(Json(Done {}))
}

/// Tells a cell with a laptop its new name or place; it arrives with the next exchange.
fn tell(server: &Server, sql: &dyn Sql, id: Id, person: &Person) -> Result<(), Failure> {
    if !Laptops(sql).all()?.iter().any(|laptop| laptop.unit == id && laptop.state == LaptopState::Active) {
        return Ok(());
    }
    let mut server_writer = ServerWriter::new(sql, &server.key, server.now())?;
    let officer = server_writer.officer(&person.name);
    server_writer.names(id, officer)
}

/// Returns what was changed, for the log.
fn change_unit(sql: &dyn Sql, id: Id, asked: &UnitChange, today: NaiveDate) -> Result<Act, Failure> {
    let scope = scope(sql, today)?;
    let mut unit = scope.iter().find(|unit| unit.id == id).cloned().ok_or(Failure::NotFound)?;
    let before = unit.clone();
    let tree = TreeMut(sql);
    if let Some(name) = said(asked.name.clone(), "name")? {
        tree.rename(id, &name, today)?;
        unit.name = name;
    }
    if let Some(level) = said(asked.level.clone(), "level")? {
        tree.set_level(id, &level)?;
        unit.level = level;
    }
    if let Some(parent) = asked.parent.filter(|parent| Some(*parent) != unit.parent) {
        let below = Tree(sql).below(id, today)?;
        let fits = scope.iter().any(|unit| unit.id == parent) && !below.iter().any(|unit| unit.id == parent);
        if !fits {
            return Err(Failure::Invalid {
                field: "parent", why: "Đơn vị cấp trên không thuộc cấp ủy này."
            });
        }
        tree.move_to(&unit, parent, today)?;
        unit.parent = Some(parent);
    }
    if (&unit.name, unit.parent) != (&before.name, before.parent)
        && scope.iter().any(|other| other.id != id && other.parent == unit.parent && other.name == unit.name)
    {
        return Err(Failure::Invalid { field: "name", why: "Đã có đơn vị tên này trong cùng cấp trên." });
    }
    let kept = Contacts(sql).of(id)?;
    let contact = contact(&kept, asked)?;
    ContactsMut(sql).set(id, &contact)?;
    let parent_name = |unit: &Unit| -> Result<String, Failure> {
        unit.parent.map_or(Ok(String::new()), |parent| Ok(named(sql, parent)?.name))
    };
    let parents: [String; 2] = [parent_name(&before)?, parent_name(&unit)?];
    let what = if unit.parent == before.parent { What::UnitChanged } else { What::UnitMoved };
    Ok(Act::of_unit(what, id)
        .with("name", &before.name, &unit.name)
        .with("level", &before.level, &unit.level)
        .with("parent", &parents[0], &parents[1])
        .with("expected_contact", &kept.expected, &contact.expected)
        .with("contact_person", &kept.person, &contact.person)
        .with("contact_phone", &kept.phone, &contact.phone))
}

fn contact(kept: &Contact, asked: &UnitChange) -> Result<Contact, Failure> {
    let or =
        |new: &Option<String>, old: &str, field| new.as_deref().map_or(Ok(old.to_owned()), |text| short(text, field));
    Ok(Contact {
        expected: or(&asked.expected_contact, &kept.expected, "expected_contact")?,
        person: or(&asked.contact_person, &kept.person, "contact_person")?,
        phone: or(&asked.contact_phone, &kept.phone, "contact_phone")?,
    })
}

fn said(text: Option<String>, field: &'static str) -> Result<Option<String>, Failure> {
    let Some(text) = text else { return Ok(None) };
    let text = short(&text, field)?;
    if text.is_empty() {
        return Err(Failure::Invalid { field, why: "Mục này không được để trống." });
    }
    Ok(Some(text))
}

/// Normalises a line: NFC, without outer spaces and direction marks; lines that are too long for a form are
/// refused.
fn short(text: &str, field: &'static str) -> Result<String, Failure> {
    let text = tidy(text);
    if text.chars().count() > 300 {
        return Err(Failure::Invalid { field, why: "Mục này dài quá." });
    }
    Ok(text)
}
