//! Checking the journal against itself, and making the tables anew from it.

use crate::assignments::{assignments_of_book, received};
use crate::{Doing, Error, Projection, SqlShelf};
use domain::Id;
use journal::{ChainName, Change, ChangeRef, ContentHasher, Hash, resolve};
use sql::{Sql, params};
use std::ops::ControlFlow;

/// The state of a book as one hash: equal wherever the same changes were merged.
pub fn content_hash(sql: &dyn Sql, book: Id) -> Result<Hash, Error> {
    let mut hasher = ContentHasher::default();
    for ((record, field), held) in assignments_of_book(sql, book)? {
        let resolved = resolve(&held.all, |at| received(sql, at).ok().flatten());
        hasher.line(record, held.kind, field, resolved.heads.iter().map(|head| head.hash));
    }
    Ok(hasher.finish())
}

/// Empties what is derived and fills it again from the changes. Verdicts stay: they are not derived.
pub fn rebuild(shelf: &mut SqlShelf<'_>) -> Result<(), Error> {
    let sql = shelf.sql();
    sql.batch("DELETE FROM assignment; DELETE FROM contested").doing("clear values")?;
    Projection(sql).clear()?;
    let changes = "SELECT c.pk, c.id, c.book, ch.number, ch.body FROM change ch JOIN chain c ON c.pk = ch.chain
         ORDER BY c.id, ch.number";
    sql.each(changes, &[], |row| {
        let (_, change) = Change::decode(row.bytes(4)?).map_err(|_| Error::Damaged("a change"))?;
        let at = ChangeRef { chain: row.get(1)?, number: row.get(3)? };
        shelf.project(row.get(2)?, row.get(0)?, at, &change)?;
        Ok::<_, Error>(ControlFlow::Continue(()))
    })?;
    crate::projected::note_rebuilt(sql)
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

/// Walks every chain from its genesis. Returns how many changes were read, how many chains, and what was found.
pub fn verify(sql: &dyn Sql) -> Result<(u64, u32, Vec<VerifyFinding>), Error> {
    let mut findings = Vec::new();
    let (mut read, mut chains) = (0, 0);
    let heads: Vec<(i64, ChainName, u64, Hash)> = sql
        .rows("SELECT pk, device, book, number, hash FROM chain ORDER BY id", &[], |row| {
            Ok((row.get(0)?, ChainName { device: row.get(1)?, book: row.get(2)? }, row.get(3)?, row.get(4)?))
        })
        .doing("read chains")?;
    for (pk, name, number, hash) in heads {
        chains += 1;
        read += walk(sql, pk, name, number, &hash, &mut findings)?;
    }
    check_values(sql, &mut findings)?;
    Ok((read, chains, findings))
}

fn walk(
    sql: &dyn Sql,
    pk: i64,
    name: ChainName,
    upto: u64,
    head: &Hash,
    findings: &mut Vec<VerifyFinding>,
) -> Result<u64, Error> {
    let (mut previous, mut expected) = (name.genesis(), 1);
    let at = |number| ChangeRef { chain: name.id(), number };
    sql.each("SELECT number, hash, body FROM change WHERE chain = ?1 ORDER BY number", params![pk], |row| {
        let (number, hash): (u64, Hash) = (row.get(0)?, row.get(1)?);
        let body = row.bytes(2)?;
        if number != expected {
            findings.push(VerifyFinding::Missing(at(expected)));
        }
        let follows = Change::decode(body).is_ok_and(|(before, _)| before == previous);
        if Change::hash(body) != hash || (number == expected && !follows) {
            findings.push(VerifyFinding::Broken(at(number)));
        }
        (previous, expected) = (hash, number + 1);
        Ok::<_, Error>(ControlFlow::Continue(()))
    })?;
    if expected != upto + 1 || previous != *head {
        findings.push(VerifyFinding::Missing(at(expected)));
    }
    Ok(expected - 1)
}

fn check_values(sql: &dyn Sql, findings: &mut Vec<VerifyFinding>) -> Result<(), Error> {
    sql.each("SELECT digest, salt, value FROM payload", &[], |row| {
        let mut hasher = blake3::Hasher::new();
        hasher.update(row.bytes(1)?).update(row.bytes(2)?);
        if hasher.finalize() != blake3::Hash::from_bytes(row.get(0)?) {
            findings.push(VerifyFinding::Value);
        }
        Ok(ControlFlow::Continue(()))
    })
}
