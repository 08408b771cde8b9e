//! Guests as the cells recorded them, each with the session that they attended.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{guest, round, session};
use domain::dates::CivilDate;
use journal_sql::{Row, counted, rows};
use sql::Sql;

use crate::failure::Failure;
use crate::storage::books::Books;

/// One guest of a cell's session.
pub struct Guest {
    pub id: Id,
    pub name: String,
    pub born: Option<i32>,
    /// The guest's own cell, as the guest says.
    pub home: String,
    /// The day of the session, if it has one.
    pub on: Option<NaiveDate>,
    pub place: String,
    pub part: u32,
    /// Our round that the session's round carries out.
    pub round: Option<Id>,
    /// The cell deleted the guest, the session or its round.
    pub deleted: bool,
}

/// All guests that a cell recorded, deleted ones too.
pub fn of_cell(sql: &dyn Sql, unit: Id) -> Result<Vec<Guest>, Failure> {
    let Some(cell) = Books(sql).of(unit)? else { return Ok(Vec::new()) };
    let guests = rows(sql, cell, guest::KIND)?;
    if guests.is_empty() {
        return Ok(Vec::new());
    }
    let by_id = |kind| Ok::<_, Failure>(rows(sql, cell, kind)?.into_iter().map(|row| (row.id, row)).collect());
    let (sessions, rounds): (HashMap<Id, Row>, HashMap<Id, Row>) = (by_id(session::KIND)?, by_id(round::KIND)?);
    Ok(guests.iter().map(|row| read(row, &sessions, &rounds)).collect())
}

/// One guest; `NotFound` if the cell has recorded no such.
pub fn one(sql: &dyn Sql, unit: Id, id: Id) -> Result<Guest, Failure> {
    of_cell(sql, unit)?.into_iter().find(|guest| guest.id == id).ok_or(Failure::NotFound)
}

fn read(row: &Row, sessions: &HashMap<Id, Row>, rounds: &HashMap<Id, Row>) -> Guest {
    let held = row.id_ref(guest::SESSION).and_then(|id| sessions.get(&id));
    let of = held.and_then(|row| row.id_ref(session::ROUND)).and_then(|id| rounds.get(&id));
    let part = held.and_then(|row| row.int(session::PART)).and_then(|part| u32::try_from(part).ok());
    Guest {
        id: row.id,
        name: row.text(guest::NAME).to_owned(),
        born: year(row.text(guest::BORN)),
        home: row.text(guest::HOME).to_owned(),
        on: held.and_then(|row| counted::day(row.text(session::DATE))),
        place: held.map(|row| row.text(session::PLACE).to_owned()).unwrap_or_default(),
        part: part.unwrap_or(1),
        round: of.and_then(|row| row.id_ref(round::PARENT_ROUND)),
        deleted: row.flag(guest::DELETED)
            || held.is_some_and(|row| row.flag(session::DELETED))
            || of.is_some_and(|row| row.flag(round::DELETED)),
    }
}

/// The year of a date in its stored form.
pub fn year(born: &str) -> Option<i32> {
    CivilDate::parse(born).ok().map(CivilDate::year)
}
