//! Joins a further laptop of a cell to the book that the cell already has; the laptop's own new book is given
//! up.

use crate::book::{Book, fresh_salt, person_draft};
use crate::ring::Ring;
use crate::{Context, Error, settings};
use domain::Id;
use domain::catalogue::{KINDS, cell, person, ring_key};
use journal::HybridClock;
use rusqlite::{Connection, params_from_iter};

/// The kinds of the records that a book is created with.
const BEGINNINGS: [u16; 3] = [cell::KIND, person::KIND, ring_key::KIND];

impl Book {
    /// Whether the book holds more than the cell's name, the people who open it, and its keys, or somebody has
    /// typed a draft.
    pub fn has_work(&self) -> Result<bool, Error> {
        let [cell, person, keys] = BEGINNINGS;
        let recorded = "SELECT EXISTS (SELECT 1 FROM assignment WHERE book = ?1 AND kind NOT IN (?2, ?3, ?4))
                             OR EXISTS (SELECT 1 FROM draft)";
        self.connection
            .query_row(recorded, (self.own_book.0, cell, person, keys), |row| row.get(0))
            .context("look for work")
    }

    /// Switches to the cell's existing book. The records of the laptop's own new book are deleted, and so is
    /// its ring, which sealed nothing. The people who open this laptop are written into the cell's book;
    /// passphrases and the sheet stay as they are. `local` stores related settings in the same transaction.
    /// `HasWork` if recorded work would be lost.
    pub fn switch_to_cell_book(
        &mut self,
        kept: Id,
        now_ms: u64,
        local: impl FnOnce(&Connection) -> Result<(), Error>,
    ) -> Result<(), Error> {
        if kept != self.own_book && self.has_work()? {
            return Err(Error::HasWork);
        }
        if kept == self.own_book {
            return self.write_local(local);
        }
        let people = self.profile().keyslots()?.people;
        let drafts = people.iter().map(|slot| Ok(person_draft(&slot.person, self.seed_of(slot.person.id)?)));
        let drafts = drafts.collect::<Result<Vec<_>, Error>>()?;
        let by = self.person().id;
        self.transact(|beginnings, chain_store, transaction| {
            let mut clock = HybridClock::resume(chain_store.last_stamp()?);
            forget_book(transaction, beginnings)?;
            settings::put_secret(transaction, "own_book", &kept.0)?;
            settings::put_secret(transaction, "ring", Ring::none().secret().as_bytes())?;
            chain_store.append(kept, by, clock.tick(now_ms), &drafts, &mut fresh_salt)?;
            local(transaction)
        })?;
        self.own_book = kept;
        self.ring = Ring::none();
        Ok(())
    }

    /// The seed that proves that a person was first entered at this laptop; it is copied into the cell's book.
    fn seed_of(&self, who: Id) -> Result<Option<[u8; 16]>, Error> {
        let record = journal_sql::row(&self.connection, self.own_book, person::KIND, who)?;
        Ok(record.and_then(|record| record.bytes(person::SEED)?.try_into().ok()))
    }
}

fn forget_book(connection: &Connection, book: Id) -> Result<(), Error> {
    for table in ["head_signature", "receipt", "change"] {
        let sql = format!("DELETE FROM {table} WHERE chain IN (SELECT pk FROM chain WHERE book = ?1)");
        connection.execute(&sql, [book.0]).context("forget the beginnings")?;
    }
    let projected = KINDS.iter().map(|kind| kind.table);
    for table in ["assignment", "contested", "waiting", "vouched", "guarded", "bound", "unbound", "chain"]
        .into_iter()
        .chain(projected)
    {
        let sql = format!("DELETE FROM \"{table}\" WHERE book = ?1");
        connection.execute(&sql, params_from_iter([book.0])).context("forget the beginnings")?;
    }
    // Payloads of other books stay, because a digest does not say which book it belongs to.
    let values = "DELETE FROM payload WHERE NOT EXISTS (SELECT 1 FROM chain)";
    connection.execute(values, []).context("forget the beginnings")?;
    Ok(())
}
