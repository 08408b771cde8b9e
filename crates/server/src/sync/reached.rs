//! When what we issued reached the cells.

use std::collections::HashMap;

use ::exchange::message::Have;
use domain::Id;
use journal::chain::issued_book;
use journal::{ChainName, ChainStore};
use sql::Sql;

use super::server_writer::ServerWriter;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::storage::laptops::{Laptop, LaptopState};
use crate::storage::reached::{Reached, ReachedMut};

/// No chain is longer, whatever a laptop claims.
const LONGEST: u64 = i64::MAX.unsigned_abs();

/// Notes how far a laptop has what we wrote for its cell. What a revoked laptop has is not with the cell any more.
pub fn note(
    sql: &dyn Sql,
    server_writer: &ServerWriter<'_>,
    laptop: &Laptop,
    have: &[Have],
    now: Moment,
) -> Result<(), Failure> {
    if laptop.state == LaptopState::Revoked {
        return Ok(());
    }
    let device = server_writer.chain_store.device();
    let mut ours = Vec::new();
    for book in [server_writer.to_all(), server_writer.to(laptop.unit)] {
        for epoch in 0..=server_writer.chain_store.epoch()? {
            let chain = ChainName { device, book, epoch }.id();
            // of a chain with several lines only what all of them share would count, and ours never have several
            let said =
                have.iter().filter(|have| Id(have.chain.into()) == chain).map(|have| have.number.min(LONGEST)).max();
            ours.extend(said.map(|number| (chain, number)));
        }
    }
    Ok(ReachedMut(sql).note(laptop.id, &ours, now)?)
}

/// When the first laptop of each cell had a record that we wrote into one of our books. A cell of which this is not known
/// is left out.
fn when(sql: &dyn Sql, book: Id, kind: u16, record: Id) -> Result<HashMap<Id, Moment>, Failure> {
    let written = journal_sql::history(sql, book, kind, record)?;
    let Some(first) = written.first() else { return Ok(HashMap::new()) };
    Ok(Reached(sql).first_of_each(first.at.chain, first.at.number)?)
}

/// The same for a record that was addressed to all, or to some cells in the book to each.
pub fn when_sent(
    sql: &dyn Sql,
    committee: Id,
    (to_all, units): (bool, &[Id]),
    (kind, record): (u16, Id),
) -> Result<HashMap<Id, Moment>, Failure> {
    if to_all {
        return when(sql, issued_book(committee, None), kind, record);
    }
    let mut known = HashMap::new();
    for unit in units {
        known.extend(when(sql, issued_book(committee, Some(*unit)), kind, record)?);
    }
    Ok(known)
}
