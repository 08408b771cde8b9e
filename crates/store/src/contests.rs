//! Fields with conflicting values of several people, and the times of work in a book.

use crate::{Context, Error};
use domain::Id;
use journal::Place;
use rusqlite::{Connection, Row};

/// Fields of a book to which two people gave different values concurrently and that still have both.
pub fn open(connection: &Connection, book: Id) -> Result<Vec<Place>, Error> {
    let mut select = connection
        .prepare_cached(
            "SELECT kind, record, field FROM contested WHERE book = ?1 AND unequal = 1 ORDER BY kind, record, field",
        )
        .context("read open questions")?;
    select.query_map([book.0], place).and_then(Iterator::collect).context("read open questions")
}

/// Fields in which a change since `since_ms` replaced several values at once. These include resolved conflicts.
pub fn answered(connection: &Connection, book: Id, since_ms: u64) -> Result<Vec<Place>, Error> {
    // A value longer than 32 bytes refers to more than one change.
    let mut select = connection
        .prepare_cached(
            "SELECT DISTINCT a.kind, a.record, a.field FROM change ch JOIN assignment a ON a.chain = ch.chain AND a.number = ch.number
             WHERE ch.ms >= ?2 AND a.book = ?1 AND length(a.replaces) > 32",
        )
        .context("read answered questions")?;
    select.query_map((book.0, since_ms), place).and_then(Iterator::collect).context("read answered questions")
}

fn place(row: &Row<'_>) -> rusqlite::Result<Place> {
    Ok(Place { kind: row.get(0)?, record: Id(row.get(1)?), field: row.get(2)? })
}

/// The times of the first and the last change of a book, in milliseconds since 1970; `None` if it is empty.
pub fn change_time_span(connection: &Connection, book: Id) -> Result<Option<(u64, u64)>, Error> {
    let span: (Option<u64>, Option<u64>) = connection
        .prepare_cached(
            // Within a chain time never goes back, so its first and last changes have the earliest and latest
            // times.
            "SELECT min((SELECT ms FROM change WHERE chain = c.pk ORDER BY number LIMIT 1)),
                    max((SELECT ms FROM change WHERE chain = c.pk ORDER BY number DESC LIMIT 1))
             FROM chain c WHERE c.book = ?1",
        )
        .and_then(|mut select| select.query_row([book.0], |row| Ok((row.get(0)?, row.get(1)?))))
        .context("read when work was done")?;
    Ok(span.0.zip(span.1))
}
