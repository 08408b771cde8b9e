//! Verifies the journal, and rebuilds the projected tables from it.

use crate::batch::Batch;
use crate::binding::BindingFilter;
use crate::lines::{COLUMNS, SqlLines, read_head};
use crate::projected::clear;
use crate::{Context, Error, Projection, SqlChainStore};
use domain::Id;
use journal::{ChainHead, Change, ChangeRef, Hash, Lines};
use sql::{Sql, params};
use std::ops::ControlFlow;

/// Empties the derived tables and fills them again from the changes. Verdicts stay, because they are not
/// derived.
pub fn rebuild(chain_store: &mut SqlChainStore<'_>) -> Result<(), Error> {
    make_anew(chain_store, None)?;
    crate::projected::note_rebuilt(chain_store.sql())
}

/// Rebuilds the tables of one book.
pub fn rebuild_book(chain_store: &mut SqlChainStore<'_>, book: Id) -> Result<(), Error> {
    make_anew(chain_store, Some(book))
}

fn make_anew(chain_store: &mut SqlChainStore<'_>, book: Option<Id>) -> Result<(), Error> {
    let sql = chain_store.sql();
    ["assignment", "contested", "waiting", "unbound"].into_iter().try_for_each(|table| clear(sql, table, book))?;
    match book {
        None => ["vouched", "guarded", "bound"].into_iter().try_for_each(|table| clear(sql, table, None))?,
        // The superior's bindings for the book are written in another book and stay.
        Some(book) => {
            let own = "DELETE FROM bound WHERE book = ?1 AND by_book = ?1";
            sql.execute(own, params![book]).context("clear a table")?;
        }
    }
    Projection(sql).clear(book)?;
    let all = format!("SELECT {COLUMNS} FROM chain ORDER BY book, id, pk");
    let mut heads = sql.rows(&all, &[], read_head).context("read chains")?;
    heads.retain(|head| book.is_none_or(|book| head.chain.book == book));
    let mut books: Vec<_> = heads.chunk_by(|one, next| one.chain.book == next.chain.book).collect();
    // Short books first. They include the device records, so the long books need not be filled with unvouched
    // chains that are then taken out again.
    books.sort_by_key(|lines| lines.iter().map(|head| head.number() - head.line.base()).sum::<u64>());
    chain_store.to_fill = books.iter().filter_map(|lines| lines.first()).map(|head| head.chain.book).collect();
    books.into_iter().try_for_each(|lines| fill_again(chain_store, lines))
}

/// Fills the tables of one book. The values of all its lines are collected first, so that each table is filled
/// once in the order of its keys; writing them in the order of the changes would rewrite every page of a long
/// table many times. Long texts stay in the journal until their row is written.
fn fill_again(chain_store: &mut SqlChainStore<'_>, lines: &[ChainHead]) -> Result<(), Error> {
    let Some(book) = lines.first().map(|head| head.chain.book) else { return Ok(()) };
    chain_store.to_fill.remove(&book);
    let (mut batch, mut words, mut news) = (Batch::default(), Vec::new(), Vec::new());
    for head in lines {
        let (chain, key) = (head.chain.id(), head.line.key);
        if !chain_store.joins_or_waits(book, chain)? {
            continue;
        }
        let set_aside = chain_store.set_aside_of(book, chain)?;
        let mut filter = BindingFilter::of(chain_store, book, chain)?;
        let all = "SELECT number, hash, body FROM change WHERE chain = ?1 ORDER BY number";
        chain_store.sql().each(all, params![key], |row| {
            let (number, hash): (u64, Hash) = (row.get(0)?, row.get(1)?);
            let (_, change) = Change::decode(row.bytes(2)?).map_err(|_| Error::Damaged("a change"))?;
            let at = ChangeRef::new(chain, number, &hash);
            if filter.as_mut().map_or(Ok(true), |filter| filter.passes(key, at, &change))? && !set_aside.contains(&at) {
                words.extend(batch.take(key, &(at, &change, &hash)));
            }
            Ok::<_, Error>(ControlFlow::Continue(()))
        })?;
        news.extend(filter.map_or(Ok(Vec::new()), BindingFilter::finish)?);
    }
    chain_store.keep(book, batch)?;
    chain_store.put_in_bound(book, news)?;
    chain_store.apply_directives(book, &words)
}

/// A place where the journal is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VerifyFinding {
    /// A change does not hash the one before it.
    Broken(ChangeRef),
    /// A number is missing, or the chain ends before its head.
    Missing(ChangeRef),
    /// A value does not match the digest in its change.
    Value,
}

/// Walks every chain from its genesis. Returns the number of changes read, the number of lines, and the
/// findings.
pub fn verify(sql: &dyn Sql) -> Result<(u64, u32, Vec<VerifyFinding>), Error> {
    let mut findings = Vec::new();
    let (mut read, mut chains) = (0, 0);
    let all = format!("SELECT {COLUMNS} FROM chain ORDER BY id, pk");
    for head in sql.rows(&all, &[], read_head).context("read chains")? {
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
