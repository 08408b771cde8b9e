//! The single order in which changes arrived. **Invariant:** a reader who has read up to a number misses
//! nothing below it, however many transactions commit at once: a number is given while the counter's row is
//! locked, and it stays locked until the commit.

use domain::Id;
use journal::ChainName;
use sql::{Row, Sql, params};

use crate::clock::Moment;

/// Changes `first` to `last` of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrived {
    pub number: u64,
    pub chain: Id,
    pub first: u64,
    pub last: u64,
    pub at: Moment,
}

pub struct Order<'s>(pub &'s dyn Sql);

impl Order<'_> {
    /// What arrived after a number, at most `most` rows.
    pub fn after(&self, number: u64, most: u32) -> sql::Result<Vec<Arrived>> {
        self.0.rows(
            "SELECT number, chain, first, last, at FROM arrived WHERE number > ?1 ORDER BY number LIMIT ?2",
            params![number, most],
            row,
        )
    }
}

pub struct OrderMut<'s>(pub &'s dyn Sql);

impl OrderMut<'_> {
    /// Numbers the segments and returns the last number. Others wait for our commit from then on, so this must
    /// be the last step of a transaction that runs concurrently with others.
    pub fn add(&self, segments: &[(ChainName, u64, u64)], at: Moment) -> sql::Result<u64> {
        let taken = segments.len() as u64;
        let last: u64 =
            self.0
                .only("UPDATE arrival_counter SET last = last + ?1 RETURNING last", params![taken], |row| row.get(0))?;
        for (number, (chain, first, upto)) in (last + 1 - taken..).zip(segments) {
            self.0.execute(
                "INSERT INTO arrived (number, chain, first, last, at) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![number, chain.id(), first, upto, at],
            )?;
        }
        Ok(last)
    }
}

fn row(row: &Row<'_>) -> sql::Result<Arrived> {
    Ok(Arrived { number: row.get(0)?, chain: row.get(1)?, first: row.get(2)?, last: row.get(3)?, at: row.get(4)? })
}
