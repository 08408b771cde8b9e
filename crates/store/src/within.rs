//! Finds records that are shown only within another one, as described by the catalogue.

use crate::{Book, Error};
use domain::Id;
use domain::catalogue::{Kind, Link, children, kind as lookup};
use journal_sql::{Row, row, rows, rows_by, rows_of_first};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// References by sealed fields: by kind and field, then by the record that is referred to.
type Sealed = BTreeMap<(u16, u16), BTreeMap<Id, Vec<Id>>>;

/// Finds the dependents of many records. Sealed fields are opened once for all of them.
pub struct Dependents<'b> {
    book: &'b Book,
    sealed: RefCell<Sealed>,
}

impl<'b> Dependents<'b> {
    pub fn of(book: &'b Book) -> Dependents<'b> {
        Dependents { book, sealed: RefCell::default() }
    }

    /// A record and all its dependents, which disappear when it is deleted.
    pub fn with(&self, kind: u16, record: Id) -> Result<Vec<(u16, Id)>, Error> {
        let (mut found, mut seen) = (vec![(kind, record)], BTreeSet::from([(kind, record)]));
        let mut next = 0;
        while let Some(&(kind, record)) = found.get(next) {
            next += 1;
            for (child, link) in children(kind) {
                let within = self.ids(child, link, record)?.into_iter().map(|id| (child.number, id));
                found.extend(within.filter(|one| seen.insert(*one)));
            }
        }
        Ok(found)
    }

    fn ids(&self, child: &'static Kind, link: Link, parent: Id) -> Result<Vec<Id>, Error> {
        match link {
            Link::Sealed(field) => self.sealed(child.number, field, parent),
            _ => Ok(within(self.book, self.book.own_book(), child, link, parent)?.iter().map(|row| row.id).collect()),
        }
    }

    fn sealed(&self, kind: u16, field: u16, parent: Id) -> Result<Vec<Id>, Error> {
        let mut sealed = self.sealed.borrow_mut();
        if let Some(known) = sealed.get(&(kind, field)) {
            return Ok(known.get(&parent).cloned().unwrap_or_default());
        }
        let mut named: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
        for row in rows(self.book.connection(), self.book.own_book(), kind)? {
            if let Some(of) = opened(self.book, &row, field) {
                named.entry(of).or_default().push(row.id);
            }
        }
        let found = named.get(&parent).cloned().unwrap_or_default();
        sealed.insert((kind, field), named);
        Ok(found)
    }
}

/// The record that a sealed field refers to; `None` if another ring sealed it.
fn opened(book: &Book, row: &Row, field: u16) -> Option<Id> {
    book.ring().open_small(row.bytes(field)?).ok()?.try_into().ok().map(Id)
}

/// The rows of a kind in a book that are shown within one record.
pub fn within(book: &Book, of: Id, child: &'static Kind, link: Link, parent: Id) -> Result<Vec<Row>, Error> {
    let connection = book.connection();
    Ok(match link {
        Link::Field(field) => rows_by(connection, of, child.number, field, parent)?,
        Link::First => rows_of_first(connection, of, child.number, parent)?,
        Link::Second => {
            let first = child.pair.and_then(|pair| pair.kinds).and_then(|(first, _)| lookup(first));
            let mut found = Vec::new();
            for first in first.map(|first| rows(connection, of, first.number)).transpose()?.unwrap_or_default() {
                let id = Id::of_pair(child.number, first.id, parent);
                found.extend(row(connection, of, child.number, id)?);
            }
            found
        }
        Link::Sealed(field) => {
            let mut all = rows(connection, of, child.number)?;
            all.retain(|row| opened(book, row, field) == Some(parent));
            all
        }
    })
}

/// The record that a row is shown within, by one of its links.
pub fn parent(book: &Book, row: &Row, link: Link) -> Option<Id> {
    match link {
        Link::Field(field) => row.id_ref(field),
        Link::First => row.pair.map(|(first, _)| first),
        Link::Second => row.pair.map(|(_, second)| second),
        Link::Sealed(field) => opened(book, row, field),
    }
}
