//! Changes that wait because they name a person who is not bound to their chain, and people who become bound.

use crate::chain_store::Placed;
use crate::lines::SqlLines;
use crate::{Context, Error, SqlChainStore};
use domain::Id;
use journal::{Binding, ChainName, Change, ChangeRef, Hash, Lines};
use sql::{AsParam, Insert, Sql, params};
use std::collections::HashSet;
use std::ops::ControlFlow;

/// The people bound to each chain of a book; `None` if every chain may name anybody.
pub fn bound(sql: &dyn Sql, book: Id) -> Result<Option<HashSet<Binding>>, Error> {
    if !is_guarded(sql, book)? {
        return Ok(None);
    }
    let people = "SELECT DISTINCT chain, person FROM bound WHERE book = ?1";
    let read = |row: &sql::Row<'_>| Ok(Binding { chain: row.get(0)?, person: row.get(1)? });
    Ok(Some(sql.rows(people, params![book], read).context("read who is bound")?.into_iter().collect()))
}

/// The people named by changes of the chains that count, each with the chain: whom to bind if nobody in this
/// book has been bound yet.
pub fn named(sql: &dyn Sql, book: Id) -> Result<Vec<Binding>, Error> {
    let people = "SELECT DISTINCT c.id, ch.person FROM chain c JOIN change ch ON ch.chain = c.pk
         WHERE c.book = ?1 AND NOT EXISTS (SELECT 1 FROM waiting w WHERE w.chain = c.id) ORDER BY c.id, ch.person";
    let read = |row: &sql::Row<'_>| Ok(Binding { chain: row.get(0)?, person: row.get(1)? });
    sql.rows(people, params![book], read).context("read who wrote")
}

/// People who are named by changes of a device's chain and not bound to it.
pub fn unbound_of(sql: &dyn Sql, book: Id, device: Id) -> Result<Vec<Id>, Error> {
    let people = "SELECT DISTINCT u.person FROM unbound u JOIN chain c ON c.pk = u.chain
         WHERE u.book = ?1 AND c.id = ?2 ORDER BY u.person";
    let chain = ChainName::first(device, book).id();
    sql.rows(people, params![book, chain], |row| row.get(0)).context("read who is not bound")
}

/// Whether changes of a book wait if they name a person not bound to their chain.
pub(crate) fn is_guarded(sql: &dyn Sql, book: Id) -> Result<bool, Error> {
    sql.exists("SELECT 1 FROM guarded WHERE book = ?1", params![book]).context("look for who is bound")
}

/// Separates the changes of one chain that count from those that wait for a binding, in the order they were
/// written, and records the bindings they make.
pub(crate) struct BindingFilter<'t> {
    sql: &'t dyn Sql,
    name: ChainName,
    /// People bound to the chain.
    people: HashSet<Id>,
    /// The chain is this device's own, so all of it counts.
    own: bool,
    waits: Vec<(i64, u64, Id)>,
    news: Vec<Binding>,
}

impl<'t> BindingFilter<'t> {
    /// `None` if every chain of the book may name anybody.
    pub fn of(chain_store: &SqlChainStore<'t>, book: Id, chain: Id) -> Result<Option<BindingFilter<'t>>, Error> {
        let sql = chain_store.sql();
        if !is_guarded(sql, book)? {
            return Ok(None);
        }
        let name = SqlLines::by_id(sql, chain)?.ok_or(Error::Damaged("a chain"))?.name();
        let of_chain = "SELECT DISTINCT person FROM bound WHERE book = ?1 AND chain = ?2";
        let people = sql.rows(of_chain, params![book, chain], |row| row.get(0)).context("read who is bound")?;
        let (people, own) = (people.into_iter().collect(), chain_store.is_own(book, chain));
        Ok(Some(BindingFilter { sql, name, people, own, waits: Vec::new(), news: Vec::new() }))
    }

    pub fn passes(&mut self, line: i64, at: ChangeRef, change: &Change) -> Result<bool, Error> {
        for op in &change.ops {
            Binding::made_here(&self.name, op).map_or(Ok(()), |says| self.record_binding(says))?;
        }
        if !self.own && !self.people.contains(&change.person) {
            self.waits.push((line, at.number, change.person));
            return Ok(false);
        }
        for op in &change.ops {
            Binding::granted(&self.name, op).into_iter().try_for_each(|says| self.record_binding(says))?;
        }
        Ok(true)
    }

    fn record_binding(&mut self, says: Binding) -> Result<(), Error> {
        if note(self.sql, self.name.book, says, self.name.book)? {
            if says.chain == self.name.id() {
                self.people.insert(says.person);
            }
            self.news.push(says);
        }
        Ok(())
    }

    /// Stores which changes wait, and returns the new bindings.
    pub fn finish(self) -> Result<Vec<Binding>, Error> {
        let book = self.name.book;
        let rows = self
            .waits
            .iter()
            .flat_map(|(line, number, person)| [line.param(), number.param(), book.param(), person.param()]);
        let values: Vec<_> = rows.collect();
        let columns = &["chain", "number", "book", "person"];
        let insert = Insert { table: "unbound", columns, conflict: "ON CONFLICT DO NOTHING", values: &values };
        self.sql.insert(&insert).context("let changes wait")?;
        Ok(self.news)
    }
}

/// Records a binding; returns whether it is new.
pub(crate) fn note(sql: &dyn Sql, book: Id, says: Binding, by_book: Id) -> Result<bool, Error> {
    let known = "SELECT 1 FROM bound WHERE book = ?1 AND chain = ?2 AND person = ?3";
    let known = sql.exists(known, params![book, says.chain, says.person]).context("look for who is bound")?;
    let note = "INSERT INTO bound (book, chain, person, by_book) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
    sql.execute(note, params![book, says.chain, says.person, by_book]).context("bind a person")?;
    Ok(!known)
}

impl SqlChainStore<'_> {
    /// Adds the changes that waited for people who are now bound to the state.
    pub(crate) fn put_in_bound(&mut self, book: Id, news: Vec<Binding>) -> Result<(), Error> {
        for Binding { chain, person } in news {
            let waited = self.waited_for(book, chain, person)?;
            let done =
                "DELETE FROM unbound WHERE book = ?1 AND person = ?2 AND chain IN (SELECT pk FROM chain WHERE id = ?3)";
            self.sql().execute(done, params![book, person, chain]).context("let changes join")?;
            for of_line in waited.chunk_by(|(one, ..), (next, ..)| one == next) {
                let placed: Vec<Placed<'_>> = of_line.iter().map(|(_, at, change, hash)| (*at, change, hash)).collect();
                self.project(book, of_line[0].0, &placed)?;
            }
        }
        Ok(())
    }

    fn waited_for(&self, book: Id, chain: Id, person: Id) -> Result<Vec<(i64, ChangeRef, Change, Hash)>, Error> {
        let waited = "SELECT u.chain, u.number, ch.hash, ch.body FROM unbound u
             JOIN chain c ON c.pk = u.chain JOIN change ch ON ch.chain = u.chain AND ch.number = u.number
             WHERE u.book = ?1 AND u.person = ?2 AND c.id = ?3 ORDER BY u.chain, u.number";
        let mut some = Vec::new();
        self.sql().each(waited, params![book, person, chain], |row| {
            let (number, hash): (u64, Hash) = (row.get(1)?, row.get(2)?);
            let (_, change) = Change::decode(row.bytes(3)?).map_err(|_| Error::Damaged("a change"))?;
            some.push((row.get(0)?, ChangeRef::new(chain, number, &hash), change, hash));
            Ok::<_, Error>(ControlFlow::Continue(()))
        })?;
        Ok(some)
    }
}
