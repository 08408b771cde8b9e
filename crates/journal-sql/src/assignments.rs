//! Every value a field was ever given.

use crate::lines::received;
use crate::{Context, Error};
use domain::Id;
use journal::{Assignment, ChangeRef, Content, ContentHasher, Hash, Payload, Place, Record, Stamp, Value, resolve};
use sql::{AsParam, Engine, Param, Sql, params};
use std::collections::{BTreeMap, HashMap};

/// The values of a field and, for records named by a pair, the parts of the name.
pub(crate) struct Held {
    pub pair: Option<(Id, Id)>,
    pub all: Vec<Assignment>,
}

const READ: &str = "SELECT a.record, a.kind, a.field, a.first, a.second, c.id, a.number, ch.hash, ch.ms, ch.counter, ch.person, a.content, a.replaces
    FROM assignment a JOIN chain c ON c.pk = a.chain JOIN change ch ON ch.chain = a.chain AND ch.number = a.number
    WHERE a.book = ?1";

pub(crate) fn assignments(sql: &dyn Sql, book: Id, place: Place) -> Result<Vec<Assignment>, Error> {
    let of_field = format!("{READ} AND a.record = ?2 AND a.kind = ?3 AND a.field = ?4");
    let named = params![book, place.record, place.kind, place.field];
    let raw = sql.rows(&of_field, named, RawAssignment::read).context("read values")?;
    raw.into_iter().map(|raw| raw.complete(sql)).collect()
}

pub(crate) fn assignments_of_record(
    sql: &dyn Sql,
    book: Id,
    kind: u16,
    record: Id,
) -> Result<Vec<(u16, Assignment)>, Error> {
    let of_record = format!("{READ} AND a.record = ?2 AND a.kind = ?3");
    let raw = sql.rows(&of_record, params![book, record, kind], RawAssignment::read).context("read values")?;
    raw.into_iter().map(|raw| Ok((raw.place.field, raw.complete(sql)?))).collect()
}

/// How many records are read with one statement. On PostgreSQL each statement costs a round trip and may scan
/// the whole table.
fn at_once(engine: Engine) -> usize {
    match engine {
        Engine::Sqlite => 64,
        Engine::Postgres => 8_192,
    }
}

/// The assignments of every field of the records with these ids, of whatever kind.
pub(crate) fn assignments_of_records(
    sql: &dyn Sql,
    book: Id,
    records: &[Id],
) -> Result<HashMap<Place, Vec<Assignment>>, Error> {
    let mut fields: HashMap<Place, Vec<Assignment>> = HashMap::new();
    for some in records.chunks(at_once(sql.engine())) {
        let places = some.len().next_power_of_two();
        let list: Vec<_> = (2..places + 2).map(|place| format!("?{place}")).collect();
        let of_records = format!("{READ} AND a.record IN ({})", list.join(", "));
        // The last id is repeated to fill a power of two, so that a dozen prepared statements serve every
        // number of ids.
        let asked = some.iter().chain(some.last().into_iter().cycle()).take(places);
        let params: Vec<_> = std::iter::once(book.param()).chain(asked.map(AsParam::param)).collect();
        for raw in sql.rows(&of_records, &params, RawAssignment::read).context("read values")? {
            fields.entry(raw.place).or_default().push(raw.complete(sql)?);
        }
    }
    Ok(fields)
}

/// The assignments of every field of a kind.
pub(crate) fn assignments_of_kind(sql: &dyn Sql, book: Id, kind: u16) -> Result<BTreeMap<Place, Held>, Error> {
    grouped(sql, &format!("{READ} AND a.kind = ?2"), params![book, kind])
}

/// The assignments of every field of a book.
pub(crate) fn assignments_of_book(sql: &dyn Sql, book: Id) -> Result<BTreeMap<Place, Held>, Error> {
    grouped(sql, READ, params![book])
}

/// The state of a book as one hash, which is the same wherever the same changes were merged.
pub fn content_hash(sql: &dyn Sql, book: Id) -> Result<Hash, Error> {
    let mut hasher = ContentHasher::default();
    for (place, held) in assignments_of_book(sql, book)? {
        let resolved = resolve(&held.all, |at| received(sql, at).ok().flatten());
        hasher.line(place, resolved.heads.iter().map(|head| head.hash));
    }
    Ok(hasher.finish())
}

fn grouped(sql: &dyn Sql, text: &str, params: &[Param<'_>]) -> Result<BTreeMap<Place, Held>, Error> {
    let raw = sql.rows(text, params, RawAssignment::read).context("read values")?;
    let mut fields: BTreeMap<Place, Held> = BTreeMap::new();
    for raw in raw {
        let (place, pair) = (raw.place, raw.pair);
        let assignment = raw.complete(sql)?;
        fields.entry(place).or_insert_with(|| Held { pair, all: Vec::new() }).all.push(assignment);
    }
    Ok(fields)
}

struct RawAssignment {
    place: Place,
    pair: Option<(Id, Id)>,
    at: ChangeRef,
    hash: [u8; 32],
    stamp: Stamp,
    person: Id,
    content: Vec<u8>,
    replaces: Vec<u8>,
}

impl RawAssignment {
    fn read(row: &sql::Row<'_>) -> Result<RawAssignment, sql::Error> {
        Ok(RawAssignment {
            place: Place { record: row.get(0)?, kind: row.get(1)?, field: row.get(2)? },
            pair: row.get::<Option<Id>>(3)?.zip(row.get(4)?),
            at: ChangeRef::new(row.get(5)?, row.get(6)?, &row.get(7)?),
            hash: row.get(7)?,
            stamp: Stamp { ms: row.get(8)?, counter: row.get(9)? },
            person: row.get(10)?,
            content: row.get(11)?,
            replaces: row.get(12)?,
        })
    }

    fn complete(self, sql: &dyn Sql) -> Result<Assignment, Error> {
        Ok(Assignment {
            at: self.at,
            hash: self.hash,
            stamp: self.stamp,
            person: self.person,
            content: read_content(sql, &self.content)?,
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

fn read_content(sql: &dyn Sql, bytes: &[u8]) -> Result<Content, Error> {
    match bytes.split_first() {
        Some((&PLAIN, value)) => Value::decode(value).map(Content::Plain).map_err(|_| Error::Damaged("a value")),
        Some((&SALTED, digest)) => {
            let digest = digest.try_into().map_err(|_| Error::Damaged("a digest"))?;
            Ok(Content::Salted { digest, payload: payload(sql, &digest)? })
        }
        _ => Err(Error::Damaged("a value")),
    }
}

pub(crate) fn payload(sql: &dyn Sql, digest: &[u8; 32]) -> Result<Option<Payload>, Error> {
    let found: Option<([u8; 16], Vec<u8>)> = sql
        .first("SELECT salt, value FROM payload WHERE digest = ?1", params![digest], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .context("read a value")?;
    found
        .map(|(salt, value)| {
            Value::decode(&value).map(|value| Payload { salt, value }).map_err(|_| Error::Damaged("a value"))
        })
        .transpose()
}

pub(crate) fn write_replaces(replaces: &[ChangeRef]) -> Vec<u8> {
    replaces.iter().flat_map(|at| at.chain.0.into_iter().chain(at.number.to_be_bytes()).chain(at.check)).collect()
}

fn read_replaces(bytes: &[u8]) -> Option<Vec<ChangeRef>> {
    let (entries, rest) = bytes.as_chunks::<28>();
    let read = |entry: &[u8; 28]| {
        let (chain, rest) = entry.split_first_chunk::<16>()?;
        let (number, check) = rest.split_first_chunk::<8>()?;
        Some(ChangeRef { chain: Id(*chain), number: u64::from_be_bytes(*number), check: check.try_into().ok()? })
    };
    if rest.is_empty() { entries.iter().map(read).collect() } else { None }
}

/// The record of an assignment, by the name its kind uses.
pub(crate) fn record_of(record: Id, pair: Option<(Id, Id)>) -> Record {
    pair.map_or(Record::One(record), |(first, second)| Record::Pair(first, second))
}
