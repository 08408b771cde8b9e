//! How long ago each cell was last heard from, and whether that is too long. **Invariant:** a time written by a
//! clock that ran ahead never counts as news from today.

use std::collections::HashMap;

use domain::Id;
use sql::Sql;

use crate::clock::{Moment, day, has_been};
use crate::storage::arrivals::Arrivals;
use crate::storage::contacts::{Contact, Contacts};
use crate::storage::laptops::Laptops;

/// What the committee expects of every cell, and when one of its laptops last connected or last brought work.
pub struct Silence {
    contacts: HashMap<Id, Contact>,
    pub receipts: HashMap<Id, Moment>,
    seen: HashMap<Id, Moment>,
    now: Moment,
}

impl Silence {
    /// Makes three queries, whatever the number of cells and of stored arrivals.
    pub fn read(sql: &dyn Sql, now: Moment) -> sql::Result<Silence> {
        Ok(Silence {
            contacts: Contacts(sql).all()?,
            receipts: Arrivals(sql).last_of_each(now)?,
            seen: Laptops(sql).last_seen_of_each(now)?,
            now,
        })
    }

    pub fn contact(&self, unit: Id) -> Contact {
        self.contacts.get(&unit).cloned().unwrap_or_default()
    }

    /// When one of the cell's laptops last connected or its last package arrived.
    pub fn last_word(&self, unit: Id) -> Option<Moment> {
        let words = [self.seen.get(&unit).copied(), self.receipts.get(&unit).copied()];
        words.into_iter().flatten().filter(|at| has_been(*at, self.now)).max()
    }

    /// Whether the cell has been silent for longer than its way of sending explains, counted from the day of the
    /// round if nothing was heard since. Never true for a cell with which no contact was agreed.
    pub fn is_longer_than_agreed(&self, unit: Id, issued_at: Moment) -> bool {
        let last = self.last_word(unit).into_iter().chain(Some(issued_at)).filter(|at| has_been(*at, self.now)).max();
        let agreed = self.contacts.get(&unit).and_then(Contact::patience);
        agreed.zip(last).is_some_and(|(days, last)| (day(self.now) - day(last)).num_days() > days)
    }
}
