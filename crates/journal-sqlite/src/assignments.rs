//! Every value a field was ever given, and which of them stand.

use crate::{Doing, Error};
use domain::Id;
use journal::{Assignment, ChangeRef, Content, Payload, Record, Stamp, Value};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeMap;

/// A field's values and, for records named by a pair, its parts.
pub(crate) struct Held {
    pub pair: Option<(Id, Id)>,
    pub all: Vec<Assignment>,
}

const READ: &str = "SELECT a.record, a.field, a.first, a.second, c.id, a.number, ch.hash, ch.ms, ch.counter, ch.person, a.content, a.replaces
    FROM assignment a JOIN chain c ON c.pk = a.chain JOIN change ch ON ch.chain = a.chain AND ch.number = a.number
    WHERE a.book = ?1";

/// The assignments of one field.
pub(crate) fn assignments(connection: &Connection, book: Id, record: Id, field: u16) -> Result<Vec<Assignment>, Error> {
    let mut statement =
        connection.prepare_cached(&format!("{READ} AND a.record = ?2 AND a.field = ?3")).doing("read values")?;
    let raw: Vec<RawAssignment> = statement
        .query_map((book.0, record.0, field), RawAssignment::read)
        .and_then(Iterator::collect)
        .doing("read values")?;
    raw.into_iter().map(|raw| raw.complete(connection)).collect()
}

/// The assignments of every field of one record.
pub(crate) fn assignments_of_record(
    connection: &Connection,
    book: Id,
    record: Id,
) -> Result<Vec<(u16, Assignment)>, Error> {
    let mut statement = connection.prepare_cached(&format!("{READ} AND a.record = ?2")).doing("read values")?;
    let raw: Vec<RawAssignment> = statement
        .query_map((book.0, record.0), RawAssignment::read)
        .and_then(Iterator::collect)
        .doing("read values")?;
    raw.into_iter().map(|raw| Ok((raw.field, raw.complete(connection)?))).collect()
}

/// Every field of a kind, by (record, field).
pub(crate) fn assignments_of_kind(
    connection: &Connection,
    book: Id,
    kind: u16,
) -> Result<BTreeMap<(Id, u16), Held>, Error> {
    grouped(connection, &format!("{READ} AND a.kind = ?2"), (book.0, kind))
}

/// Every field of a book, by (record, field), with kinds.
pub(crate) fn grouped(
    connection: &Connection,
    sql: &str,
    params: impl rusqlite::Params,
) -> Result<BTreeMap<(Id, u16), Held>, Error> {
    let mut statement = connection.prepare_cached(sql).doing("read values")?;
    let raw: Vec<RawAssignment> =
        statement.query_map(params, RawAssignment::read).and_then(Iterator::collect).doing("read values")?;
    let mut fields: BTreeMap<(Id, u16), Held> = BTreeMap::new();
    for raw in raw {
        let (key, pair) = ((raw.record, raw.field), raw.pair);
        let assignment = raw.complete(connection)?;
        fields.entry(key).or_insert_with(|| Held { pair, all: Vec::new() }).all.push(assignment);
    }
    Ok(fields)
}

struct RawAssignment {
    record: Id,
    field: u16,
    pair: Option<(Id, Id)>,
    at: ChangeRef,
    hash: [u8; 32],
    stamp: Stamp,
    person: Id,
    content: Vec<u8>,
    replaces: Vec<u8>,
}

impl RawAssignment {
    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<RawAssignment> {
        let part = |column| row.get::<_, Option<[u8; 16]>>(column).map(|id| id.map(Id));
        Ok(RawAssignment {
            record: Id(row.get(0)?),
            field: row.get(1)?,
            pair: part(2)?.zip(part(3)?),
            at: ChangeRef { chain: Id(row.get(4)?), number: row.get(5)? },
            hash: row.get(6)?,
            stamp: Stamp { ms: row.get(7)?, counter: row.get(8)? },
            person: Id(row.get(9)?),
            content: row.get(10)?,
            replaces: row.get(11)?,
        })
    }

    fn complete(self, connection: &Connection) -> Result<Assignment, Error> {
        Ok(Assignment {
            at: self.at,
            hash: self.hash,
            stamp: self.stamp,
            person: self.person,
            content: read_content(connection, &self.content)?,
            replaces: read_replaces(&self.replaces).ok_or(Error::Damaged("replaced changes"))?,
        })
    }
}

const PLAIN: u8 = 0;
const SALTED: u8 = 1;

pub(crate) fn write_content(content: &Content) -> Vec<u8> {
    match content {
        Content::Plain(value) => [&[PLAIN], value.encode().as_slice()].concat(),
        Content::Salted { digest, .. } => [&[SALTED], digest.as_slice()].concat(),
    }
}

fn read_content(connection: &Connection, bytes: &[u8]) -> Result<Content, Error> {
    match bytes.split_first() {
        Some((&PLAIN, value)) => Value::decode(value).map(Content::Plain).map_err(|_| Error::Damaged("a value")),
        Some((&SALTED, digest)) => {
            let digest = digest.try_into().map_err(|_| Error::Damaged("a digest"))?;
            Ok(Content::Salted { digest, payload: payload(connection, &digest)? })
        }
        _ => Err(Error::Damaged("a value")),
    }
}

pub(crate) fn payload(connection: &Connection, digest: &[u8; 32]) -> Result<Option<Payload>, Error> {
    let mut statement =
        connection.prepare_cached("SELECT salt, value FROM payload WHERE digest = ?1").doing("read a value")?;
    let found: Option<([u8; 16], Vec<u8>)> =
        statement.query_row([digest], |row| Ok((row.get(0)?, row.get(1)?))).optional().doing("read a value")?;
    found
        .map(|(salt, value)| {
            Value::decode(&value).map(|value| Payload { salt, value }).map_err(|_| Error::Damaged("a value"))
        })
        .transpose()
}

pub(crate) fn write_replaces(replaces: &[ChangeRef]) -> Vec<u8> {
    replaces.iter().flat_map(|at| at.chain.0.into_iter().chain(at.number.to_be_bytes())).collect()
}

fn read_replaces(bytes: &[u8]) -> Option<Vec<ChangeRef>> {
    let (entries, rest) = bytes.as_chunks::<24>();
    let read = |entry: &[u8; 24]| {
        let (chain, number) = entry.split_first_chunk::<16>()?;
        Some(ChangeRef { chain: Id(*chain), number: u64::from_be_bytes(number.try_into().ok()?) })
    };
    if rest.is_empty() { entries.iter().map(read).collect() } else { None }
}

/// The earliest receipt known for a change.
pub(crate) fn received(connection: &Connection, at: ChangeRef) -> Result<Option<u64>, Error> {
    let sql = "SELECT min(r.at_ms) FROM receipt r JOIN chain c ON c.pk = r.chain WHERE c.id = ?1 AND r.number >= ?2";
    let mut statement = connection.prepare_cached(sql).doing("read receipts")?;
    statement.query_row((at.chain.0, at.number), |row| row.get(0)).doing("read receipts")
}

/// The record of an assignment as it was named.
pub(crate) fn record_of(record: Id, pair: Option<(Id, Id)>) -> Record {
    pair.map_or(Record::One(record), |(first, second)| Record::Pair(first, second))
}
