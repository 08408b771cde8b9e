//! Fields in which several people's words stand side by side, and when work was done.

use crate::{Doing, Error};
use domain::Id;
use rusqlite::Connection;

/// A field that two people gave different values, neither knowing of the other's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contest {
    pub kind: u16,
    pub record: Id,
    pub field: u16,
}

/// Those of a book that still say different things.
pub fn open(connection: &Connection, book: Id) -> Result<Vec<Contest>, Error> {
    let mut select = connection
        .prepare_cached(
            "SELECT kind, record, field FROM contested WHERE book = ?1 AND unequal = 1 ORDER BY kind, record, field",
        )
        .doing("read open questions")?;
    select
        .query_map([book.0], |row| Ok(Contest { kind: row.get(0)?, record: Id(row.get(1)?), field: row.get(2)? }))
        .and_then(Iterator::collect)
        .doing("read open questions")
}

/// Moments of the first and the last change of a book, in milliseconds since 1970; none while it is empty.
pub fn worked(connection: &Connection, book: Id) -> Result<Option<(u64, u64)>, Error> {
    let span: (Option<u64>, Option<u64>) = connection
        .prepare_cached(
            "SELECT min(ch.ms), max(ch.ms) FROM change ch JOIN chain c ON c.pk = ch.chain WHERE c.book = ?1",
        )
        .and_then(|mut select| select.query_row([book.0], |row| Ok((row.get(0)?, row.get(1)?))))
        .doing("read when work was done")?;
    Ok(span.0.zip(span.1))
}
