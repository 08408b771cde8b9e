//! Reads single changes back, whether they count or were set aside.

use crate::assignments::payload;
use crate::lines::SqlLines;
use crate::{Context, Error};
use journal::{ChainName, Change, ChangeRef, Content, Lines};
use sql::{Sql, params};

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
