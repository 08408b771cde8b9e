//! Who wrote what when, and what came after final figures were closed.

use crate::assignments::assignments_of_record;
use crate::{Doing, Error};
use domain::Id;
use journal::{ChangeRef, Cut, Stamp, Value};
use rusqlite::{Connection, OptionalExtension};

/// One value one person gave one field.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryEntry {
    pub at: ChangeRef,
    pub stamp: Stamp,
    pub person: Id,
    pub field: u16,
    /// None where it was erased or withheld.
    pub value: Option<Value>,
    pub replaces: Vec<ChangeRef>,
}

/// Everything ever written to a record, oldest first.
pub fn history(connection: &Connection, book: Id, record: Id) -> Result<Vec<HistoryEntry>, Error> {
    let mut entries: Vec<_> = assignments_of_record(connection, book, record)?
        .into_iter()
        .map(|(field, assignment)| HistoryEntry {
            at: assignment.at,
            stamp: assignment.stamp,
            person: assignment.person,
            field,
            value: assignment.content.value().cloned(),
            replaces: assignment.replaces,
        })
        .collect();
    entries.sort_by_key(|entry| (entry.stamp, entry.at));
    Ok(entries)
}

/// How far every chain of a book reaches now.
pub fn cut_now(connection: &Connection, book: Id) -> Result<Cut, Error> {
    let mut select = connection
        .prepare_cached("SELECT id, number FROM chain WHERE book = ?1 AND number > 0")
        .doing("read chains")?;
    let chains = select
        .query_map([book.0], |row| Ok((Id(row.get(0)?), row.get(1)?)))
        .and_then(Iterator::collect)
        .doing("read chains")?;
    Ok(Cut { chains })
}

/// Changes to any of these records that a cut does not cover.
pub fn late_changes(connection: &Connection, book: Id, cut: &Cut, records: &[Id]) -> Result<Vec<ChangeRef>, Error> {
    let mut late = std::collections::BTreeSet::new();
    for &record in records {
        let mut select = connection
            .prepare_cached("SELECT c.id, a.number FROM assignment a JOIN chain c ON c.pk = a.chain WHERE a.book = ?1 AND a.record = ?2")
            .doing("read values")?;
        let mut cursor = select.query((book.0, record.0)).doing("read values")?;
        while let Some(row) = cursor.next().doing("read values")? {
            let at =
                ChangeRef { chain: Id(row.get(0).doing("read values")?), number: row.get(1).doing("read values")? };
            if !cut.covers(at) {
                late.insert(at);
            }
        }
    }
    Ok(late.into_iter().collect())
}

/// The latest change that touched a record: when, and by whom.
pub fn last_change_of(connection: &Connection, book: Id, record: Id) -> Result<Option<(Stamp, Id)>, Error> {
    connection
        .prepare_cached(
            "SELECT ch.ms, ch.counter, ch.person FROM assignment a JOIN change ch ON ch.chain = a.chain AND ch.number = a.number
             WHERE a.book = ?1 AND a.record = ?2 ORDER BY ch.ms DESC, ch.counter DESC LIMIT 1",
        )
        .and_then(|mut select| {
            select
                .query_row((book.0, record.0), |row| Ok((Stamp { ms: row.get(0)?, counter: row.get(1)? }, Id(row.get(2)?))))
                .optional()
        })
        .doing("read the last change")
}
