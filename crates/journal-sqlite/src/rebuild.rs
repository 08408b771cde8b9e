//! Checking the journal against itself, and making the tables anew from it.

use crate::assignments::grouped;
use crate::{Doing, Error, Projection, SqliteShelf};
use domain::Id;
use journal::{ChainName, Change, ChangeRef, ContentHasher, Hash, resolve};
use rusqlite::Connection;

const OF_BOOK: &str = "SELECT a.record, a.field, a.first, a.second, c.id, a.number, ch.hash, ch.ms, ch.counter, ch.person, a.content, a.replaces
    FROM assignment a JOIN chain c ON c.pk = a.chain JOIN change ch ON ch.chain = a.chain AND ch.number = a.number
    WHERE a.book = ?1";

/// The state of a book as one hash: equal wherever the same changes were merged.
pub fn content_hash(connection: &Connection, book: Id) -> Result<Hash, Error> {
    let mut hasher = ContentHasher::default();
    let mut kinds = connection
        .prepare_cached("SELECT kind FROM assignment WHERE book = ?1 AND record = ?2 LIMIT 1")
        .doing("read kinds")?;
    for ((record, field), held) in grouped(connection, OF_BOOK, [book.0])? {
        let kind = kinds.query_row((book.0, record.0), |row| row.get(0)).doing("read kinds")?;
        let resolved = resolve(&held.all, |at| crate::assignments::received(connection, at).ok().flatten());
        hasher.line(record, kind, field, resolved.heads.iter().map(|head| head.hash));
    }
    Ok(hasher.finish())
}

/// Empties what is derived and fills it again from the changes. Verdicts stay: they are not derived.
pub fn rebuild(shelf: &mut SqliteShelf<'_, '_>) -> Result<(), Error> {
    shelf.connection().execute_batch("DELETE FROM assignment; DELETE FROM contested").doing("clear values")?;
    Projection(shelf.connection()).clear()?;
    for kept in changes(shelf.connection())? {
        let (_, change) = Change::decode(&kept.body).map_err(|_| Error::Damaged("a change"))?;
        shelf.project(kept.book, kept.pk, kept.at, &change)?;
    }
    Ok(())
}

/// A change as it lies in the file.
struct Kept {
    pk: i64,
    book: Id,
    at: ChangeRef,
    body: Vec<u8>,
}

fn changes(connection: &Connection) -> Result<Vec<Kept>, Error> {
    let mut select = connection
        .prepare(
            "SELECT c.pk, c.id, c.book, ch.number, ch.body FROM change ch JOIN chain c ON c.pk = ch.chain
             ORDER BY c.id, ch.number",
        )
        .doing("read changes")?;
    let read = select.query_map([], |row| {
        let at = ChangeRef { chain: Id(row.get(1)?), number: row.get(3)? };
        Ok(Kept { pk: row.get(0)?, book: Id(row.get(2)?), at, body: row.get(4)? })
    });
    read.and_then(Iterator::collect).doing("read changes")
}

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VerifyFinding {
    /// A change does not follow from the one before.
    Broken(ChangeRef),
    /// A number is missing, or the chain ends short of its head.
    Missing(ChangeRef),
    /// A value does not fit the digest in its change.
    Value,
}

/// Walks every chain from its genesis. Returns how many changes were read and what was found.
pub fn verify(connection: &Connection) -> Result<(u64, u32, Vec<VerifyFinding>), Error> {
    let mut findings = Vec::new();
    let (mut read, mut chains) = (0, 0);
    let mut select =
        connection.prepare("SELECT pk, device, book, number, hash FROM chain ORDER BY id").doing("read chains")?;
    let heads: Vec<(i64, ChainName, u64, Hash)> = select
        .query_map([], |row| {
            Ok((row.get(0)?, ChainName { device: Id(row.get(1)?), book: Id(row.get(2)?) }, row.get(3)?, row.get(4)?))
        })
        .and_then(Iterator::collect)
        .doing("read chains")?;
    for (pk, name, number, hash) in heads {
        chains += 1;
        read += walk(connection, pk, name, number, &hash, &mut findings)?;
    }
    check_values(connection, &mut findings)?;
    Ok((read, chains, findings))
}

fn walk(
    connection: &Connection,
    pk: i64,
    name: ChainName,
    upto: u64,
    head: &Hash,
    findings: &mut Vec<VerifyFinding>,
) -> Result<u64, Error> {
    let mut select = connection
        .prepare_cached("SELECT number, hash, body FROM change WHERE chain = ?1 ORDER BY number")
        .doing("read changes")?;
    let mut cursor = select.query([pk]).doing("read changes")?;
    let (mut previous, mut expected) = (name.genesis(), 1);
    let at = |number| ChangeRef { chain: name.id(), number };
    while let Some(row) = cursor.next().doing("read changes")? {
        let number: u64 = row.get(0).doing("read changes")?;
        let (hash, body): (Hash, Vec<u8>) = (row.get(1).doing("read changes")?, row.get(2).doing("read changes")?);
        if number != expected {
            findings.push(VerifyFinding::Missing(at(expected)));
        }
        let follows = Change::decode(&body).is_ok_and(|(before, _)| before == previous);
        if Change::hash(&body) != hash || (number == expected && !follows) {
            findings.push(VerifyFinding::Broken(at(number)));
        }
        (previous, expected) = (hash, number + 1);
    }
    if expected != upto + 1 || previous != *head {
        findings.push(VerifyFinding::Missing(at(expected)));
    }
    Ok(expected - 1)
}

fn check_values(connection: &Connection, findings: &mut Vec<VerifyFinding>) -> Result<(), Error> {
    let mut select = connection.prepare("SELECT digest, salt, value FROM payload").doing("read values")?;
    let mut cursor = select.query([]).doing("read values")?;
    while let Some(row) = cursor.next().doing("read values")? {
        let digest: Hash = row.get(0).doing("read values")?;
        let (salt, value): ([u8; 16], Vec<u8>) = (row.get(1).doing("read values")?, row.get(2).doing("read values")?);
        let mut hasher = blake3::Hasher::new();
        hasher.update(&salt).update(&value);
        if hasher.finalize() != blake3::Hash::from_bytes(digest) {
            findings.push(VerifyFinding::Value);
        }
    }
    Ok(())
}
