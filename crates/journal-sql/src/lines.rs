//! The lines of one chain, as stored in the tables.

use crate::{Context, Error};
use domain::Id;
use domain::changes::check_of;
use journal::{ChainHead, ChainName, ChangeRef, Cut, Hash, Line, Lines};
use sql::{Sql, params};

pub(crate) const COLUMNS: &str = "pk, device, book, epoch, parent, base, number, hash, receipted, receipts";

pub(crate) fn read_head(row: &sql::Row<'_>) -> Result<ChainHead, sql::Error> {
    let chain = ChainName { device: row.get(1)?, book: row.get(2)?, epoch: row.get(3)? };
    let leaves = row.get::<Option<i64>>(4)?.map(|parent| Ok::<_, sql::Error>((parent, row.get(5)?))).transpose()?;
    let line = Line { key: row.get(0)?, leaves, number: row.get(6)?, hash: row.get(7)? };
    Ok(ChainHead { chain, line, receipted: row.get(8)?, receipts: row.get(9)? })
}

pub(crate) struct SqlLines<'s> {
    sql: &'s dyn Sql,
    name: ChainName,
    pub heads: Vec<ChainHead>,
    lines: Vec<Line>,
}

impl<'s> SqlLines<'s> {
    pub fn of(sql: &'s dyn Sql, name: ChainName) -> Result<SqlLines<'s>, Error> {
        let heads = heads_of(sql, name.id())?;
        Ok(SqlLines { sql, name, lines: heads.iter().map(|head| head.line).collect(), heads })
    }

    /// `None` if nothing of the chain is here.
    pub fn by_id(sql: &'s dyn Sql, id: Id) -> Result<Option<SqlLines<'s>>, Error> {
        let heads = heads_of(sql, id)?;
        let Some(name) = heads.first().map(|head| head.chain) else { return Ok(None) };
        Ok(Some(SqlLines { sql, name, lines: heads.iter().map(|head| head.line).collect(), heads }))
    }

    /// The line that contains a change.
    pub fn through(&self, at: ChangeRef) -> Result<Option<Line>, Error> {
        self.line_through(at.number, |hash| check_of(hash) == at.check)
    }

    /// The key of the line under which a change is stored.
    pub fn keeper(&self, at: ChangeRef) -> Result<Option<i64>, Error> {
        Ok(self.through(at)?.map(|line| self.holder(&line, at.number).key))
    }
}

fn heads_of(sql: &dyn Sql, id: Id) -> Result<Vec<ChainHead>, Error> {
    let of_id = format!("SELECT {COLUMNS} FROM chain WHERE id = ?1 ORDER BY pk");
    sql.rows(&of_id, params![id], read_head).context("read a chain")
}

pub(crate) fn lines_of_book(sql: &dyn Sql, book: Id) -> Result<usize, Error> {
    let count = sql.only("SELECT count(*) FROM chain WHERE book = ?1", params![book], |row| row.get::<u64>(0));
    Ok(count.context("count chains")? as usize)
}

impl Lines for SqlLines<'_> {
    type Error = Error;

    fn lines(&self) -> &[Line] {
        &self.lines
    }

    fn own_hash(&self, line: i64, number: u64) -> Result<Option<Hash>, Error> {
        let of_number = "SELECT hash FROM change WHERE chain = ?1 AND number = ?2";
        self.sql.first(of_number, params![line, number], |row| row.get(0)).context("read a change")
    }

    fn name(&self) -> ChainName {
        self.name
    }
}

/// The time of the earliest receipt that covers a change: one for that change or a later one on its line.
pub(crate) fn received(sql: &dyn Sql, at: ChangeRef) -> Result<Option<u64>, Error> {
    let Some(lines) = SqlLines::by_id(sql, at.chain)? else { return Ok(None) };
    if let [only] = lines.lines() {
        let earliest = "SELECT min(at_ms) FROM receipt WHERE chain = ?1 AND number >= ?2";
        return sql.only(earliest, params![only.key, at.number], |row| row.get(0)).context("read receipts");
    }
    let mut earliest = None;
    for receipt in receipts_of(sql, at.chain)? {
        let Some(line) = lines.through(receipt.upto)?.filter(|_| receipt.upto.number >= at.number) else { continue };
        if lines.hash_at(&line, at.number)?.is_some_and(|hash| check_of(&hash) == at.check) {
            earliest = Some(earliest.map_or(receipt.at_ms, |known: u64| known.min(receipt.at_ms)));
        }
    }
    Ok(earliest)
}

pub(crate) fn receipts_of(sql: &dyn Sql, chain: Id) -> Result<Vec<journal::Receipt>, Error> {
    let all = "SELECT r.number, r.server, r.head, r.at_ms, r.signature FROM receipt r JOIN chain c ON c.pk = r.chain
         WHERE c.id = ?1 ORDER BY r.number, r.at_ms, r.server";
    sql.rows(all, params![chain], |row| {
        let head = row.get(2)?;
        Ok(journal::Receipt {
            server: row.get(1)?,
            upto: ChangeRef::new(chain, row.get(0)?, &head),
            head,
            at_ms: row.get(3)?,
            signature: row.get(4)?,
        })
    })
    .context("read receipts")
}

/// Refines a cut by the lines of these tables: numbers that a copied laptop used twice are told apart.
pub fn parted(sql: &dyn Sql, cut: &Cut) -> Result<Cut, Error> {
    let mut parted = cut.clone();
    let mut chains: Vec<Id> = cut.tips.iter().map(|tip| tip.chain).collect();
    chains.dedup();
    for chain in chains {
        if let Some(lines) = SqlLines::by_id(sql, chain)? {
            lines.part(&mut parted)?;
        }
    }
    Ok(parted)
}

/// Recomputes the marks of every chain's receipts, after rows were inserted directly.
pub fn recount_receipts(sql: &dyn Sql) -> Result<(), Error> {
    for chain in sql.rows("SELECT DISTINCT id FROM chain", &[], |row| row.get::<Id>(0)).context("read chains")? {
        let marks = receipts_of(sql, chain)?.iter().fold(0, |marks, receipt| marks ^ receipt.mark());
        sql.execute("UPDATE chain SET receipts = ?2 WHERE id = ?1", params![chain, marks]).context("count receipts")?;
    }
    Ok(())
}
