//! Checking the journal against itself, and making the tables anew from it.

use crate::assignments::assignments_of_book;
use crate::lines::{COLUMNS, SqlLines, read_head, received};
use crate::projected::clear;
use crate::{Doing, Error, Projection, SqlShelf};
use domain::Id;
use journal::{ChainHead, Change, ChangeRef, ContentHasher, Hash, Lines, resolve};
use sql::{Sql, params};
use std::ops::ControlFlow;

/// Changes of one line made anew at a time.
const AT_A_TIME: usize = 16_384;

/// The state of a book as one hash: equal wherever the same changes were merged.
pub fn content_hash(sql: &dyn Sql, book: Id) -> Result<Hash, Error> {
    let mut hasher = ContentHasher::default();
    for (place, held) in assignments_of_book(sql, book)? {
        let resolved = resolve(&held.all, |at| received(sql, at).ok().flatten());
        hasher.line(place, resolved.heads.iter().map(|head| head.hash));
    }
    Ok(hasher.finish())
}

/// Empties what is derived and fills it again from the changes. Verdicts stay: they are not derived.
pub fn rebuild(shelf: &mut SqlShelf<'_>) -> Result<(), Error> {
    make_anew(shelf, None)?;
    crate::projected::note_rebuilt(shelf.sql())
}

/// The same for one book.
pub fn rebuild_book(shelf: &mut SqlShelf<'_>, book: Id) -> Result<(), Error> {
    make_anew(shelf, Some(book))
}

fn make_anew(shelf: &mut SqlShelf<'_>, book: Option<Id>) -> Result<(), Error> {
    let sql = shelf.sql();
    ["assignment", "contested"].into_iter().try_for_each(|table| clear(sql, table, book))?;
    Projection(sql).clear(book)?;
    let all = format!("SELECT {COLUMNS} FROM chain ORDER BY book, id, pk");
    let heads = sql.rows(&all, &[], read_head).doing("read chains")?;
    heads
        .iter()
        .filter(|head| book.is_none_or(|book| head.chain.book == book))
        .try_for_each(|head| rebuild_line(shelf, head))
}

/// As many changes at a time as are worth holding.
fn rebuild_line(shelf: &mut SqlShelf<'_>, head: &ChainHead) -> Result<(), Error> {
    let (chain, line) = (head.chain.id(), head.line);
    let some = format!(
        "SELECT number, hash, body FROM change WHERE chain = ?1 AND number > ?2 ORDER BY number LIMIT {AT_A_TIME}"
    );
    let mut after = line.base();
    loop {
        let read = |row: &sql::Row<'_>| Ok((row.get::<u64>(0)?, row.get::<Hash>(1)?, row.get::<Vec<u8>>(2)?));
        let raw = shelf.sql().rows(&some, params![line.key, after], read).doing("read changes")?;
        let Some((last, _, _)) = raw.last() else { return Ok(()) };
        after = *last;
        let decoded: Vec<_> = raw.iter().map(|(_, _, body)| Change::decode(body)).collect();
        let mut placed = Vec::with_capacity(raw.len());
        for ((number, hash, _), change) in raw.iter().zip(&decoded) {
            let (_, change) = change.as_ref().map_err(|_| Error::Damaged("a change"))?;
            placed.push((ChangeRef::new(chain, *number, hash), change, hash));
        }
        shelf.project(head.chain.book, line.key, &placed)?;
    }
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
    let all = format!("SELECT {COLUMNS} FROM chain ORDER BY id, pk");
    for head in sql.rows(&all, &[], read_head).doing("read chains")? {
        chains += 1;
        read += walk(sql, &head, &mut findings)?;
    }
    check_values(sql, &mut findings)?;
    Ok((read, chains, findings))
}

fn walk(sql: &dyn Sql, head: &ChainHead, findings: &mut Vec<VerifyFinding>) -> Result<u64, Error> {
    let (name, line) = (head.chain, head.line);
    let before = match line.leaves {
        Some((_, base)) => SqlLines::of(sql, name)?.hash_at(&line, base)?.unwrap_or_default(),
        None => name.genesis(),
    };
    let (mut previous, mut expected) = (before, line.base() + 1);
    let at = |number, hash: &Hash| ChangeRef::new(name.id(), number, hash);
    sql.each("SELECT number, hash, body FROM change WHERE chain = ?1 ORDER BY number", params![line.key], |row| {
        let (number, hash): (u64, Hash) = (row.get(0)?, row.get(1)?);
        let body = row.bytes(2)?;
        if number != expected {
            findings.push(VerifyFinding::Missing(at(expected, &hash)));
        }
        let follows = Change::decode(body).is_ok_and(|(before, _)| before == previous);
        if Change::hash(body) != hash || (number == expected && !follows) {
            findings.push(VerifyFinding::Broken(at(number, &hash)));
        }
        (previous, expected) = (hash, number + 1);
        Ok::<_, Error>(ControlFlow::Continue(()))
    })?;
    if expected != line.number + 1 || previous != line.hash {
        findings.push(VerifyFinding::Missing(at(expected, &line.hash)));
    }
    Ok(expected - 1 - line.base())
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
