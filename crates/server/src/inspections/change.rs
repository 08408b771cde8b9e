//! Writes an inspection down and changes it. Texts stay out of the log of what officers did: they may name people.

use domain::Id;
use schemars::JsonSchema;
use serde::Deserialize;
use sql::Sql;

use crate::accounts::Person;
use crate::clock::{Moment, day};
use crate::failure::Failure;
use crate::random;
use crate::storage::acts::{Act, ActsMut, What};
use crate::storage::inspections::{CellInspection, CellInspections, CellInspectionsMut, InspectionWords};
use crate::storage::rounds::IssuedRounds;
use crate::tree::{CELL, scope};

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct NewInspection {
    pub unit: Id,
    pub words: InspectionWords,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct ChangedInspection {
    /// That of the line which was changed.
    pub revision: i64,
    pub words: InspectionWords,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub struct RemovedInspection {
    /// False: it is taken back.
    pub removed: bool,
}

fn refuse<T>(field: &'static str, why: &'static str) -> Result<T, Failure> {
    Err(Failure::Invalid { field, why })
}

/// The words, checked also against what is known of rounds.
fn checked(sql: &dyn Sql, words: InspectionWords, now: Moment) -> Result<InspectionWords, Failure> {
    let issued = words.round.map(|round| IssuedRounds(sql).find(round)).transpose()?;
    if issued.is_some_and(|found| found.is_none()) {
        return refuse("round", "Đợt này không phải của cấp ủy này. Chọn đợt khác.");
    }
    words.checked(day(now))
}

pub fn add(sql: &dyn Sql, asked: NewInspection, person: &Person, now: Moment) -> Result<Id, Failure> {
    let ours = scope(sql, day(now))?;
    if !ours.iter().any(|unit| unit.id == asked.unit && unit.level == CELL) {
        return refuse("unit", "Xin chọn chi bộ của cấp ủy này.");
    }
    let one = CellInspection {
        id: random::id()?,
        unit: asked.unit,
        words: checked(sql, asked.words, now)?,
        revision: 1,
        changed_at: now,
        changed_by: person.signed(),
        sent: None,
        removed_at: None,
    };
    CellInspectionsMut(sql).put(&one)?;
    note(sql, (What::InspectionAdded, None), &one, person, now)?;
    Ok(one.id)
}

pub fn change(
    sql: &dyn Sql,
    (id, asked): (Id, ChangedInspection),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let before = standing(sql, id)?;
    if before.revision != asked.revision {
        return refuse("revision", "Người khác vừa sửa cuộc này. Mở lại để xem bản mới rồi sửa tiếp.");
    }
    let words = checked(sql, asked.words, now)?;
    if words == before.words {
        return Ok(());
    }
    let one = CellInspection {
        words,
        revision: before.revision + 1,
        changed_at: now,
        changed_by: person.signed(),
        ..before.clone()
    };
    CellInspectionsMut(sql).put(&one)?;
    note(sql, (What::InspectionChanged, Some(&before)), &one, person, now)
}

/// Hides an inspection that was written down by mistake, or shows it again.
pub fn remove(
    sql: &dyn Sql,
    (id, asked): (Id, &RemovedInspection),
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let before = CellInspections(sql).find(id)?.ok_or(Failure::NotFound)?;
    if before.removed_at.is_some() == asked.removed {
        return Err(Failure::AlreadyAnswered);
    }
    if before.sent.is_some() {
        return refuse("removed", "Kết luận đã gửi chi bộ. Rút lại trước khi bỏ cuộc này.");
    }
    let one = CellInspection { removed_at: asked.removed.then_some(now), revision: before.revision + 1, ..before };
    CellInspectionsMut(sql).put(&one)?;
    let what = if asked.removed { What::InspectionRemoved } else { What::InspectionRestored };
    note(sql, (what, None), &one, person, now)
}

/// An inspection that was not removed.
pub(super) fn standing(sql: &dyn Sql, id: Id) -> Result<CellInspection, Failure> {
    CellInspections(sql).find(id)?.filter(|one| one.removed_at.is_none()).ok_or(Failure::NotFound)
}

pub(super) fn note(
    sql: &dyn Sql,
    (what, before): (What, Option<&CellInspection>),
    one: &CellInspection,
    person: &Person,
    now: Moment,
) -> Result<(), Failure> {
    let act = before.map_or_else(
        || Act::of_unit(what, one.unit),
        |before| {
            let (then, now) = (&before.words, &one.words);
            Act::of_unit(what, one.unit)
                .with("planned", &then.planned, &now.planned)
                .with("begun", &then.begun, &now.begun)
                .with("concluded", &then.concluded, &now.concluded)
                .with("right_by", &then.right_by, &now.right_by)
                .with("put_right", &then.put_right, &now.put_right)
        },
    );
    ActsMut(sql).add(&person.signed(), now, &act)
}
