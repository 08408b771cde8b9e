//! Sealed pieces of the books' pages and files.

use domain::Id;
use journal::Hash;
use sql::{Sql, params};

use crate::clock::Moment;

pub struct Pieces<'s>(pub &'s dyn Sql);

impl Pieces<'_> {
    pub fn holds(&self, book: Id, hash: &Hash) -> sql::Result<bool> {
        self.0.exists("SELECT 1 FROM piece WHERE book = ?1 AND hash = ?2", params![book, hash])
    }

    pub fn bytes(&self, book: Id, hash: &Hash) -> sql::Result<Option<Vec<u8>>> {
        self.0.first("SELECT bytes FROM piece WHERE book = ?1 AND hash = ?2", params![book, hash], |row| row.get(0))
    }

    /// Bytes stored for a book.
    pub fn size(&self, book: Id) -> sql::Result<u64> {
        let size: i64 = self.0.only(
            "SELECT CAST(coalesce(sum(size), 0) AS BIGINT) FROM piece WHERE book = ?1",
            params![book],
            |row| row.get(0),
        )?;
        Ok(size.max(0).unsigned_abs())
    }

    /// Every piece of a book, with the time since which no record names it.
    pub fn known(&self, book: Id) -> sql::Result<Vec<(Hash, Option<Moment>)>> {
        self.0.rows("SELECT hash, unnamed_since FROM piece WHERE book = ?1", params![book], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
    }
}

pub struct PiecesMut<'s>(pub &'s dyn Sql);

impl PiecesMut<'_> {
    /// The caller must have compared the bytes with the hash.
    pub fn keep(&self, book: Id, hash: &Hash, bytes: &[u8]) -> sql::Result<()> {
        self.0.execute(
            "INSERT INTO piece (book, hash, bytes, size) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (book, hash) DO NOTHING",
            params![book, hash, bytes, bytes.len() as i64],
        )?;
        Ok(())
    }

    pub fn named(&self, book: Id, hash: &Hash) -> sql::Result<()> {
        self.0.execute("UPDATE piece SET unnamed_since = NULL WHERE book = ?1 AND hash = ?2", params![book, hash])?;
        Ok(())
    }

    pub fn unnamed(&self, book: Id, hash: &Hash, since: Moment) -> sql::Result<()> {
        self.0
            .execute("UPDATE piece SET unnamed_since = ?3 WHERE book = ?1 AND hash = ?2", params![book, hash, since])?;
        Ok(())
    }

    pub fn drop(&self, book: Id, hash: &Hash) -> sql::Result<()> {
        self.0.execute("DELETE FROM piece WHERE book = ?1 AND hash = ?2", params![book, hash])?;
        Ok(())
    }
}
