//! Which book is which cell's. A book may hold work before it is enrolled, so its id was made with
//! it; the two are tied when an officer lets the laptop in.

use domain::Id;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

pub struct Books<'c>(pub &'c Connection);

impl Books<'_> {
    /// None: no laptop of the cell has been let in yet.
    pub fn of(&self, unit: Id) -> rusqlite::Result<Option<Id>> {
        let mut query = self.0.prepare_cached("SELECT book FROM cell_book WHERE unit = ?1")?;
        query.query_row([unit.0], |row| Ok(Id(row.get(0)?))).optional()
    }

    /// The cell a book is tied to.
    pub fn unit_of(&self, book: Id) -> rusqlite::Result<Option<Id>> {
        let mut query = self.0.prepare_cached("SELECT unit FROM cell_book WHERE book = ?1")?;
        query.query_row([book.0], |row| Ok(Id(row.get(0)?))).optional()
    }
}

pub struct BooksMut<'t, 'c>(pub &'t Transaction<'c>);

impl BooksMut<'_, '_> {
    /// False when the cell has another book already, or the book another cell. Again: true.
    pub fn tie(&self, unit: Id, book: Id) -> rusqlite::Result<bool> {
        let mut insert = self.0.prepare_cached("INSERT OR IGNORE INTO cell_book (unit, book) VALUES (?1, ?2)")?;
        insert.execute(params![unit.0, book.0])?;
        Ok(Books(self.0).of(unit)? == Some(book))
    }
}
