//! The joint sessions of a round, with the cells that keep a roll-call of one.

use domain::Id;
use domain::catalogue::{joint_session as j, session};
use domain::totals::{SessionCounts, session_counts};
use journal::chain::issued_book;
use journal_sql::counted::{Reader, session_row};
use journal_sql::{Row, rows_by};
use schemars::JsonSchema;
use serde::Serialize;
use sql::Sql;

use super::words::JointSessionWords;
use crate::failure::Failure;
use crate::rounds::read::detail;
use crate::storage::books::Books;
use crate::storage::committee::Committees;
use crate::storage::rounds::IssuedRound;
use crate::storage::tree::Tree;

/// A joint session. Its figures are sums over its rows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct JointSession {
    pub id: Id,
    pub words: JointSessionWords,
    /// Why it was called off; empty if it was not.
    pub withdrawn: String,
    /// To be sent with a change.
    pub revision: i64,
    /// The cells to which the round was addressed.
    pub addressed: u32,
    pub due: u32,
    pub present: u32,
    /// One for each session of a cell that refers to it, by the name of the cell.
    pub rows: Vec<JointRow>,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct JointRow {
    pub unit: Id,
    pub unit_name: String,
    /// The day on which the cell says that it was held.
    pub date: String,
    pub due: u32,
    pub present: u32,
    pub unmarked: u32,
    pub confirmed: bool,
}

/// A joint session in the book that holds its round, and how often it was written.
pub(super) struct Stored {
    pub row: Row,
    pub revision: i64,
}

fn book_of(sql: &dyn Sql, round: &IssuedRound) -> Result<Id, Failure> {
    let us = Committees(sql).ours()?.ok_or(Failure::NotFound)?.unit;
    Ok(issued_book(us, round.in_book_of()))
}

fn with_revision(sql: &dyn Sql, book: Id, row: Row) -> Result<Stored, Failure> {
    let written = journal_sql::history(sql, book, j::KIND, row.id)?;
    Ok(Stored { revision: i64::try_from(written.len()).unwrap_or(i64::MAX), row })
}

/// A joint session of this round; `NotFound` for any other.
pub(super) fn stored(sql: &dyn Sql, round: &IssuedRound, id: Id) -> Result<Stored, Failure> {
    let book = book_of(sql, round)?;
    let row = journal_sql::row(sql, book, j::KIND, id)?.filter(|row| row.id_ref(j::ROUND) == Some(round.id));
    with_revision(sql, book, row.ok_or(Failure::NotFound)?)
}

/// By day and time.
pub fn list(sql: &dyn Sql, round: Id) -> Result<Vec<JointSession>, Failure> {
    let (issued, _) = detail(sql, round)?;
    let book = book_of(sql, &issued)?;
    let mut rows = rows_by(sql, book, j::KIND, j::ROUND, round)?;
    rows.sort_by(|a, b| {
        let by = |row: &Row| (row.text(j::DATE).to_owned(), row.text(j::TIME).to_owned(), row.id);
        by(a).cmp(&by(b))
    });
    rows.into_iter().map(|row| described(sql, &issued, with_revision(sql, book, row)?)).collect()
}

fn described(sql: &dyn Sql, issued: &IssuedRound, stored: Stored) -> Result<JointSession, Failure> {
    let Stored { row, revision } = stored;
    let rows = cells(sql, row.id)?;
    Ok(JointSession {
        id: row.id,
        words: JointSessionWords::of(&row),
        withdrawn: row.text(j::WITHDRAWN).to_owned(),
        revision,
        addressed: u32::try_from(issued.units.len()).unwrap_or(u32::MAX),
        due: rows.iter().map(|row| row.due).sum(),
        present: rows.iter().map(|row| row.present).sum(),
        rows,
    })
}

/// The sessions of cells that refer to a joint session.
fn cells(sql: &dyn Sql, joint: Id) -> Result<Vec<JointRow>, Failure> {
    let names = Tree(sql).latest_names()?;
    let mut found = Vec::new();
    for (unit, book) in Books(sql).all()? {
        for row in rows_by(sql, book, session::KIND, session::JOINT, joint)? {
            if row.flag(session::DELETED) {
                continue;
            }
            let counts = counts(sql, book, &row)?;
            found.push(JointRow {
                unit,
                unit_name: names.get(&unit).cloned().unwrap_or_default(),
                date: row.text(session::DATE).to_owned(),
                due: counts.due.count(),
                present: counts.present.count(),
                unmarked: counts.unmarked.count(),
                confirmed: row.value(session::CONFIRMED).is_some(),
            });
        }
    }
    let order = domain::language::NameCollator::new();
    found.sort_by(|a, b| {
        order.texts(&a.unit_name, &b.unit_name).then_with(|| a.date.cmp(&b.date)).then(a.unit.cmp(&b.unit))
    });
    Ok(found)
}

fn counts(sql: &dyn Sql, book: Id, row: &Row) -> Result<SessionCounts, Failure> {
    let reader = Reader { sql, book, cut: None };
    let Some(held) = session_row(row) else { return Ok(SessionCounts::default()) };
    let (members, same_person) = reader.people()?;
    Ok(session_counts(&held, &members, &same_person, &reader.marks(&[row.id])?))
}
