//! A further laptop of a cell: its own beginnings give way to the book that the cell has already.

use crate::book::{Book, fresh_salt, person_draft};
use crate::ring::Ring;
use crate::{Doing, Error, settings};
use domain::Id;
use domain::catalogue::{KINDS, cell, person, ring_key};
use journal::HybridClock;
use rusqlite::{Connection, params_from_iter};

/// What a book holds before anybody has worked in it.
const BEGINNINGS: [u16; 3] = [cell::KIND, person::KIND, ring_key::KIND];

impl Book {
    /// Whether anything is recorded beyond the cell's name, who opens the book, and its keys; or somebody has typed a draft.
    pub fn has_work(&self) -> Result<bool, Error> {
        let [cell, person, keys] = BEGINNINGS;
        let recorded = "SELECT EXISTS (SELECT 1 FROM assignment WHERE book = ?1 AND kind NOT IN (?2, ?3, ?4))
                             OR EXISTS (SELECT 1 FROM draft)";
        self.connection
            .query_row(recorded, (self.own_book.0, cell, person, keys), |row| row.get(0))
            .doing("look for work")
    }

    /// Goes on in the book the cell has already. The beginnings go, with the ring that sealed nothing; the people who open
    /// this laptop are written into the cell's book; passphrases and the sheet stay as they are. `local` keeps what belongs
    /// to it in the same transaction. `HasWork` where that would leave work behind.
    pub fn adopt(
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

    /// What shows that somebody was first written down at this laptop: it goes along into the cell's book.
    fn seed_of(&self, who: Id) -> Result<Option<[u8; 16]>, Error> {
        let record = journal_sql::row(&self.connection, self.own_book, person::KIND, who)?;
        Ok(record.and_then(|record| record.bytes(person::SEED)?.try_into().ok()))
    }
}

fn forget_book(connection: &Connection, book: Id) -> Result<(), Error> {
    for table in ["head_signature", "receipt", "change"] {
        let sql = format!("DELETE FROM {table} WHERE chain IN (SELECT pk FROM chain WHERE book = ?1)");
        connection.execute(&sql, [book.0]).doing("forget the beginnings")?;
    }
    let projected = KINDS.iter().map(|kind| kind.table);
    for table in ["assignment", "contested", "waiting", "vouched", "guarded", "bound", "unbound", "chain"]
        .into_iter()
        .chain(projected)
    {
        let sql = format!("DELETE FROM \"{table}\" WHERE book = ?1");
        connection.execute(&sql, params_from_iter([book.0])).doing("forget the beginnings")?;
    }
    // Values of other books stay: which of them these were can't be told from the digest alone.
    let values = "DELETE FROM payload WHERE NOT EXISTS (SELECT 1 FROM chain)";
    connection.execute(values, []).doing("forget the beginnings")?;
    Ok(())
}
