//! Changes that are not receipted yet, and changes that the superior set aside.

use crate::{Book, Context, Error};
use domain::Id;
use domain::catalogue::{KINDS, Kind, Link, kind as lookup, parents};
use rusqlite::Connection;

/// A record with changes that no receipt covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unsent {
    pub kind: u16,
    pub record: Id,
    /// For a record named by a pair: its first part (the session of a roll-call row).
    pub first: Option<Id>,
}

/// The records of a book with changes that are still to be sent.
pub fn unsent(connection: &Connection, book: Id) -> Result<Vec<Unsent>, Error> {
    covered(connection, "c.book = ?1 AND a.number > c.receipted", (book.0,))
}

/// How many changes of the cell's book wait: because their chain has no vouch, or because they name a person
/// who is not bound.
pub fn unknown_machines(book: &Book) -> Result<u32, Error> {
    let waiting = journal_sql::waiting(book.connection(), book.own_book())?;
    Ok(u32::try_from(waiting).unwrap_or(u32::MAX))
}

/// A line of a chain, identified by what a rebuild or repair does not change: its chain, and the number after
/// which it leaves another line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reach {
    pub chain: Id,
    pub base: u64,
    /// The number of its last change.
    pub number: u64,
    pub receipted: u64,
    line: i64,
}

/// All lines of a book's chains.
pub fn reaches(connection: &Connection, book: Id) -> Result<Vec<Reach>, Error> {
    let lines = "SELECT id, base, number, receipted, pk FROM chain WHERE book = ?1 ORDER BY pk";
    let mut select = connection.prepare_cached(lines).context("read chains")?;
    let reach = |row: &rusqlite::Row<'_>| {
        let (chain, base, number) = (Id(row.get(0)?), row.get(1)?, row.get(2)?);
        Ok(Reach { chain, base, number, receipted: row.get(3)?, line: row.get(4)? })
    };
    select.query_map([book.0], reach).and_then(Iterator::collect).context("read chains")
}

/// The records touched by the changes of a line in the range after `after` up to `upto`.
pub fn between(connection: &Connection, line: &Reach, after: u64, upto: u64) -> Result<Vec<Unsent>, Error> {
    covered(connection, "c.pk = ?1 AND a.number > ?2 AND a.number <= ?3", (line.line, after, upto))
}

/// Marks everything in a book as unsent, because another server replaced the one that had received it. The
/// receipts themselves are kept.
pub fn send_again(connection: &Connection, book: Id) -> Result<(), Error> {
    connection.execute("UPDATE chain SET receipted = 0 WHERE book = ?1", [book.0]).context("send again")?;
    Ok(())
}

/// The latest receipt for any chain of a book.
pub fn last_receipt(connection: &Connection, book: Id) -> Result<Option<journal::Receipt>, Error> {
    use rusqlite::OptionalExtension;
    connection
        .query_row(
            "SELECT c.id, r.number, r.server, r.head, r.at_ms, r.signature FROM chain c CROSS JOIN receipt r
               ON r.chain = c.pk AND r.number = (SELECT max(number) FROM receipt WHERE chain = c.pk)
             WHERE c.book = ?1 ORDER BY r.at_ms DESC LIMIT 1",
            [book.0],
            |row| {
                let head = row.get(3)?;
                Ok(journal::Receipt {
                    upto: journal::ChangeRef::new(Id(row.get(0)?), row.get(1)?, &head),
                    server: Id(row.get(2)?),
                    head,
                    at_ms: row.get(4)?,
                    signature: row.get(5)?,
                })
            },
        )
        .optional()
        .context("read receipts")
}

/// Changes of a book that were set aside, each with the reason.
pub fn set_aside(connection: &Connection, book: Id) -> Result<Vec<(journal::ChangeRef, String)>, Error> {
    let mut select = connection
        .prepare_cached(
            "SELECT DISTINCT s.chain, s.number, s.check_bytes, s.reason FROM set_aside s JOIN chain c ON c.id = s.chain
             WHERE c.book = ?1 AND s.by_book <> c.book",
        )
        .context("read what was set aside")?;
    select
        .query_map([book.0], |row| {
            let at = journal::ChangeRef { chain: Id(row.get(0)?), number: row.get(1)?, check: row.get(2)? };
            Ok((at, row.get(3)?))
        })
        .and_then(Iterator::collect)
        .context("read what was set aside")
}

/// A change as it was written; droppable values come without their payloads.
pub fn change(connection: &Connection, at: journal::ChangeRef) -> Result<journal::Change, Error> {
    let body: Vec<u8> = connection
        .query_row(
            "SELECT ch.body FROM change ch JOIN chain c ON c.pk = ch.chain WHERE c.id = ?1 AND ch.number = ?2
               AND substr(ch.hash, 1, 4) = ?3",
            (at.chain.0, at.number, at.check),
            |row| row.get(0),
        )
        .context("read a change")?;
    let (_, change) = journal::Change::decode(&body).map_err(|_| Error::Damaged("a change"))?;
    Ok(change)
}

/// The kinds that are shown only within another record, each with the column that refers to that record and its
/// table. Sealed references are left out, because they can't be looked up.
fn columns_within() -> impl Iterator<Item = (&'static Kind, &'static str, &'static str)> {
    let of = |kind: &'static Kind| {
        let column = move |(parent, link)| {
            let column = match link {
                Link::Field(field) => kind.field(field)?.column,
                Link::First => kind.pair?.columns.0,
                Link::Second => kind.pair?.columns.1,
                Link::Sealed(_) => return None,
            };
            Some((kind, column, lookup(parent)?.table))
        };
        parents(kind).into_iter().filter_map(column)
    };
    KINDS.iter().copied().flat_map(of)
}

/// Records that refer to a record which is not here yet. They are kept, and shown once it has arrived.
pub fn awaiting(connection: &Connection, book: Id) -> Result<Vec<Unsent>, Error> {
    let mut waiting = std::collections::BTreeSet::new();
    for (kind, column, other) in columns_within() {
        let (table, kind) = (kind.table, kind.number);
        let sql = format!(
            "SELECT x.id, x.\"{column}\" FROM \"{table}\" x WHERE x.book = ?1 AND x.\"{column}\" IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM \"{other}\" y WHERE y.book = x.book AND y.id = x.\"{column}\")"
        );
        let mut select = connection.prepare_cached(&sql).context("read what waits for more")?;
        let found = select
            .query_map([book.0], |row| Ok(Unsent { kind, record: Id(row.get(0)?), first: Some(Id(row.get(1)?)) }))
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .context("read what waits for more")?;
        waiting.extend(found);
    }
    Ok(waiting.into_iter().collect())
}

fn covered(connection: &Connection, condition: &str, params: impl rusqlite::Params) -> Result<Vec<Unsent>, Error> {
    // The join starts from the chains, so that for each of them the index gives only the assignments after a
    // number.
    let sql = format!(
        "SELECT DISTINCT a.kind, a.record, a.first FROM chain c CROSS JOIN assignment a ON a.chain = c.pk WHERE {condition}"
    );
    let mut select = connection.prepare_cached(&sql).context("read what waits")?;
    select
        .query_map(params, |row| {
            Ok(Unsent { kind: row.get(0)?, record: Id(row.get(1)?), first: row.get::<_, Option<[u8; 16]>>(2)?.map(Id) })
        })
        .and_then(Iterator::collect)
        .context("read what waits")
}
