//! How long ago each cell was last heard from, and whether that is too long. **Invariant:** a time written by a
//! clock that ran ahead never counts as news from today.

use std::collections::HashMap;

use chrono::NaiveDate;
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

    /// True if the cell has been silent for longer than its way of sending explains. If nobody entered how
    /// often to expect news from a cell, it is overdue once the deadline has passed.
    pub fn overdue(&self, unit: Id, issued_at: Moment, deadline: Option<NaiveDate>) -> bool {
        let words = [self.seen.get(&unit).copied(), self.receipts.get(&unit).copied(), Some(issued_at)];
        let last = words.into_iter().flatten().filter(|at| has_been(*at, self.now)).max();
        match self.contacts.get(&unit).and_then(Contact::patience).zip(last) {
            Some((days, last)) => (day(self.now) - day(last)).num_days() > days,
            None => deadline.is_some_and(|deadline| day(self.now) > deadline),
        }
    }
}
