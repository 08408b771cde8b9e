//! Which book belongs to which cell. A book may contain work before it is enrolled, so its id is created with
//! it; the two are linked when an officer admits the laptop.

use domain::Id;
use sql::{Sql, params};

pub struct Books<'s>(pub &'s dyn Sql);

impl Books<'_> {
    /// `None`: no laptop of the cell has been admitted yet.
    pub fn of(&self, unit: Id) -> sql::Result<Option<Id>> {
        self.0.first("SELECT book FROM cell_book WHERE unit = ?1", params![unit], |row| row.get(0))
    }

    /// Every cell that has a book.
    pub fn units(&self) -> sql::Result<Vec<Id>> {
        self.0.rows("SELECT unit FROM cell_book ORDER BY unit", &[], |row| row.get(0))
    }

    /// Every cell that has a book, with it.
    pub fn all(&self) -> sql::Result<Vec<(Id, Id)>> {
        self.0.rows("SELECT unit, book FROM cell_book ORDER BY unit", &[], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// The cell that a book belongs to.
    pub fn unit_of(&self, book: Id) -> sql::Result<Option<Id>> {
        self.0.first("SELECT unit FROM cell_book WHERE book = ?1", params![book], |row| row.get(0))
    }
}

pub struct BooksMut<'s>(pub &'s dyn Sql);

impl BooksMut<'_> {
    /// Links a book to a cell. False if the cell already has another book, or the book another cell. Repeating
    /// it returns true.
    pub fn tie(&self, unit: Id, book: Id) -> sql::Result<bool> {
        let tie = "INSERT INTO cell_book (unit, book) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        self.0.execute(tie, params![unit, book])?;
        Ok(Books(self.0).of(unit)? == Some(book))
    }
}
