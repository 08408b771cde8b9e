//! Chains that wait, and chains that become part of the state because a device record vouches for them.

use crate::binding::{is_guarded, note};
use crate::chain_store::Placed;
use crate::lines::{COLUMNS, read_head};
use crate::{Context, Error, SqlChainStore};
use domain::Id;
use journal::{Binding, ChainHead, ChainName, Change, ChangeRef, Hash, Op, Vouch};
use sql::{Sql, params};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

/// How many changes are added to the state at a time.
const AT_A_TIME: usize = 1_024;

/// How many changes of a book wait, either for a device record or because they name a person not bound to their
/// chain.
pub fn waiting(sql: &dyn Sql, book: Id) -> Result<u64, Error> {
    let count = "SELECT CAST(coalesce(sum(c.number - c.base), 0) AS BIGINT) FROM chain c JOIN waiting w ON w.chain = c.id WHERE w.book = ?1";
    let chains: u64 = sql.only(count, params![book], |row| row.get(0)).context("count what waits")?;
    let unbound = "SELECT count(*) FROM unbound WHERE book = ?1";
    let unbound: u64 = sql.only(unbound, params![book], |row| row.get(0)).context("count what waits")?;
    Ok(chains + unbound)
}

/// The chains of a book that device records vouch for; empty until the book is joined to a superior.
pub fn vouched(sql: &dyn Sql, book: Id) -> Result<Vec<Id>, Error> {
    let chains = "SELECT chain FROM vouched WHERE book = ?1";
    sql.rows(chains, params![book], |row| row.get(0)).context("read device records")
}

pub fn is_waiting(sql: &dyn Sql, chain: Id) -> Result<bool, Error> {
    sql.exists("SELECT 1 FROM waiting WHERE chain = ?1", params![chain]).context("look for what waits")
}

impl SqlChainStore<'_> {
    /// Whether the changes of a chain are part of the state of their book. Those of the device's own chain
    /// always are.
    fn joins(&self, book: Id, chain: Id) -> Result<bool, Error> {
        Ok(self.is_own(book, chain) || self.would_join(book, chain)?)
    }

    pub(crate) fn is_own(&self, book: Id, chain: Id) -> bool {
        !self.key_given_up && ChainName::first(self.device(), book).id() == chain
    }

    /// Whether a chain would be part of the state if it were not the device's own.
    fn would_join(&self, book: Id, chain: Id) -> Result<bool, Error> {
        let vouched = "SELECT 1 FROM vouched WHERE book = ?1 AND chain = ?2";
        let vouched = self.sql().exists(vouched, params![book, chain]).context("look for a device record")?;
        Ok(vouched || !self.is_joined(book)?)
    }

    fn is_joined(&self, book: Id) -> Result<bool, Error> {
        let joined = "SELECT 1 FROM vouched WHERE book = ?1 LIMIT 1";
        self.sql().exists(joined, params![book]).context("look for device records")
    }

    /// Like `joins`, and records a chain that waits.
    pub(crate) fn joins_or_waits(&self, book: Id, chain: Id) -> Result<bool, Error> {
        let joins = self.joins(book, chain)?;
        if !joins {
            self.wait(book, chain)?;
        }
        Ok(joins)
    }

    fn wait(&self, book: Id, chain: Id) -> Result<(), Error> {
        let wait = "INSERT INTO waiting (chain, book) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        self.sql().execute(wait, params![chain, book]).context("let a chain wait")?;
        Ok(())
    }

    /// Called when this device is about to take another key: its old chains then need a vouch like any other.
    pub(crate) fn let_go(&mut self) -> Result<(), Error> {
        let device = self.device();
        self.key_given_up = true;
        let books = "SELECT DISTINCT book FROM chain WHERE device = ?1";
        for book in self.sql().rows(books, params![device], |row| row.get::<Id>(0)).context("read chains")? {
            let chain = ChainName::first(device, book).id();
            if !self.would_join(book, chain)? {
                self.wait(book, chain)?;
                self.leave(book, chain)?;
            }
            // Bindings may have been made by this device's chain alone.
            if is_guarded(self.sql(), book)? {
                crate::rebuild_book(self, book)?;
            }
        }
        self.key_given_up = false;
        Ok(())
    }

    /// Applies the device records among some ops of a book. Chains that waited for them become part of the
    /// state. With the first device record of a book, the chains it does not vouch for are taken out.
    pub(crate) fn vouch<'o>(&mut self, written_in: Id, ops: impl Iterator<Item = &'o Op>) -> Result<(), Error> {
        let mut news: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
        let mut first = BTreeSet::new();
        let note = "INSERT INTO vouched (book, chain) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        let mut people: BTreeMap<Id, Vec<Binding>> = BTreeMap::new();
        for Vouch { book, chains, people: named } in ops.filter_map(|op| Vouch::read(written_in, op)) {
            if let Some(named) = named {
                people.entry(book).or_default().extend(named);
            }
            if !news.contains_key(&book) && !self.is_joined(book)? {
                first.insert(book);
            }
            let news = news.entry(book).or_default();
            for chain in chains {
                if self.sql().execute(note, params![book, chain]).context("note a device record")? > 0 {
                    news.push(chain);
                }
            }
        }
        for book in first {
            self.join(book)?;
        }
        for (book, chains) in news {
            chains.iter().try_for_each(|chain| self.put_in(book, *chain))?;
        }
        people.into_iter().try_for_each(|(book, people)| self.bind(written_in, book, &people))
    }

    /// Applies the superior's record of who may be named in a book. The first such record rebuilds the book,
    /// because until then changes counted that named people on their own authority.
    fn bind(&mut self, written_in: Id, book: Id, people: &[Binding]) -> Result<(), Error> {
        let begins = "INSERT INTO guarded (book) VALUES (?1) ON CONFLICT DO NOTHING";
        let begins = self.sql().execute(begins, params![book]).context("guard a book")? > 0;
        let mut news = Vec::new();
        for says in people {
            if note(self.sql(), book, *says, written_in)? {
                news.push(*says);
            }
        }
        if !begins {
            return self.put_in_bound(book, news);
        }
        // A running rebuild reaches this book by itself.
        if self.to_fill.contains(&book) { Ok(()) } else { crate::rebuild_book(self, book) }
    }

    /// Called when a book gets its first device record.
    fn join(&mut self, book: Id) -> Result<(), Error> {
        let chains = "SELECT DISTINCT id FROM chain WHERE book = ?1";
        for chain in self.sql().rows(chains, params![book], |row| row.get::<Id>(0)).context("read chains")? {
            if !self.joins_or_waits(book, chain)? {
                self.leave(book, chain)?;
            }
        }
        Ok(())
    }

    fn leave(&mut self, book: Id, chain: Id) -> Result<(), Error> {
        let lines = self.lines_of(chain)?;
        for head in &lines {
            let unbound = "DELETE FROM unbound WHERE chain = ?1";
            self.sql().execute(unbound, params![head.line.key]).context("let a chain wait")?;
            self.take_out(book, "chain = ?1", params![head.line.key])?;
        }
        Ok(())
    }

    /// Adds a chain that waited to the state.
    fn put_in(&mut self, book: Id, chain: Id) -> Result<(), Error> {
        let waited =
            self.sql().execute("DELETE FROM waiting WHERE chain = ?1", params![chain]).context("let a chain join")?;
        if waited == 0 {
            return Ok(());
        }
        for head in self.lines_of(chain)? {
            let mut after = head.line.base();
            while after < head.number() {
                let some = self.some_changes(&head, after)?;
                let Some((last, _, _)) = some.last() else { return Err(Error::Damaged("a chain")) };
                after = last.number;
                let placed: Vec<Placed<'_>> = some.iter().map(|(at, change, hash)| (*at, change, hash)).collect();
                self.project(book, head.line.key, &placed)?;
            }
        }
        Ok(())
    }

    fn lines_of(&self, chain: Id) -> Result<Vec<ChainHead>, Error> {
        let of_chain = format!("SELECT {COLUMNS} FROM chain WHERE id = ?1 ORDER BY pk");
        self.sql().rows(&of_chain, params![chain], read_head).context("read a chain")
    }

    fn some_changes(&self, head: &ChainHead, after: u64) -> Result<Vec<(ChangeRef, Change, Hash)>, Error> {
        let mut some = Vec::new();
        let of_line = "SELECT number, hash, body FROM change WHERE chain = ?1 AND number > ?2 ORDER BY number";
        self.sql().each(of_line, params![head.line.key, after], |row| {
            let (number, hash): (u64, Hash) = (row.get(0)?, row.get(1)?);
            let (_, change) = Change::decode(row.bytes(2)?).map_err(|_| Error::Damaged("a change"))?;
            some.push((ChangeRef::new(head.chain.id(), number, &hash), change, hash));
            let full = some.len() >= AT_A_TIME;
            Ok::<_, Error>(if full { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        Ok(some)
    }
}
