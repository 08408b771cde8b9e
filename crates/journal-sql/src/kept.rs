//! Reads single changes back, whether they count or were set aside.

use crate::assignments::payload;
use crate::lines::SqlLines;
use crate::{Context, Error};
use domain::Id;
use journal::{ChainName, Change, ChangeRef, Content, Hash, Lines};
use sql::{Sql, params};
use std::ops::ControlFlow;

/// The changes of a book that name a person, in the order of each chain, without their droppable values: for whoever
/// asks what a change sets.
pub fn changes_of(sql: &dyn Sql, book: Id, who: Id) -> Result<Vec<(ChangeRef, Change)>, Error> {
    let bodies = "SELECT c.id, ch.number, ch.hash, ch.body FROM change ch JOIN chain c ON c.pk = ch.chain
         WHERE c.book = ?1 AND ch.person = ?2 ORDER BY ch.chain, ch.number";
    let mut changes = Vec::new();
    sql.each(bodies, params![book, who], |row| {
        let (chain, number, hash): (Id, u64, Hash) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let (_, change) = Change::decode(row.bytes(3)?).map_err(|_| Error::Damaged("a change"))?;
        changes.push((ChangeRef::new(chain, number, &hash), change));
        Ok::<_, Error>(ControlFlow::Continue(()))
    })?;
    Ok(changes)
}

/// A change and its chain, with those of its droppable values that are still here. `None` if the change never
/// arrived.
pub fn kept_change(sql: &dyn Sql, at: ChangeRef) -> Result<Option<(ChainName, Change)>, Error> {
    let Some(lines) = SqlLines::by_id(sql, at.chain)? else { return Ok(None) };
    let Some(line) = lines.keeper(at)? else { return Ok(None) };
    let body = "SELECT body FROM change WHERE chain = ?1 AND number = ?2";
    let kept: Option<Vec<u8>> = sql.first(body, params![line, at.number], |row| row.get(0)).context("read a change")?;
    let Some(body) = kept else { return Ok(None) };
    let (_, mut change) = Change::decode(&body).map_err(|_| Error::Damaged("a change"))?;
    for set in change.ops.iter_mut().flat_map(|op| &mut op.sets) {
        if let Content::Salted { digest, payload: missing @ None } = &mut set.content {
            *missing = payload(sql, digest)?;
        }
    }
    Ok(Some((lines.name(), change)))
}
