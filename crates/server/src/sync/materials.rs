//! The sealed pieces of the committee's files. They are stored once, under the book to every cell, whoever was sent them.

use std::collections::HashMap;

use ::exchange::message::Have;
use domain::Id;
use domain::attachments::{PIECE, Pieces as Named};
use domain::catalogue::material;
use journal::Hash;
use journal::chain::issued_book;
use journal_sql::Row;
use sql::Sql;

use crate::failure::Failure;
use crate::storage::committee::Committees;
use crate::storage::pieces::{Pieces, PiecesMut};

/// The most bytes that all files of the committee may take.
const ROOM: u64 = 2_000_000_000;

pub fn pieces_of(row: &Row) -> Option<Named> {
    Named::parse(row.int(material::SIZE)?, row.bytes(material::PIECES)?)
}

pub fn keep(sql: &dyn Sql, committee: Id, pieces: &Named, sealed: &[u8]) -> Result<(), Failure> {
    let book = issued_book(committee, None);
    if Pieces(sql).size(book)? + pieces.size() > ROOM {
        let why = "Máy chủ đã giữ đủ 2 GB tệp gửi xuống. Báo người quản trị máy chủ.";
        return Err(Failure::Invalid { field: "file", why });
    }
    for (hash, bytes) in pieces.hashes().iter().zip(sealed.chunks(PIECE)) {
        PiecesMut(sql).keep(book, hash, bytes)?;
    }
    Ok(())
}

/// The whole sealed file; `None` if a piece is missing.
pub fn sealed(sql: &dyn Sql, committee: Id, pieces: &Named) -> Result<Option<Vec<u8>>, Failure> {
    let mut sealed = Vec::new();
    for hash in pieces.hashes() {
        let Some(bytes) = piece(sql, committee, hash)? else { return Ok(None) };
        sealed.extend(bytes);
    }
    Ok(Some(sealed))
}

fn piece(sql: &dyn Sql, committee: Id, hash: &Hash) -> Result<Option<Vec<u8>>, Failure> {
    let bytes = Pieces(sql).bytes(issued_book(committee, None), hash)?;
    Ok(bytes.filter(|bytes| blake3::hash(bytes).as_bytes() == hash))
}

/// The files that the laptops of one cell may have: those whose records were sent to all cells or to this one.
pub struct Readable {
    committee: Id,
    files: HashMap<Id, Named>,
    /// Those whose records the laptop lacked.
    new: Vec<Id>,
}

impl Readable {
    pub fn of_cell(sql: &dyn Sql, unit: Id) -> Result<Readable, Failure> {
        Readable::since(sql, unit, &[])
    }

    /// `have`: how far the laptop has each chain.
    pub fn since(sql: &dyn Sql, unit: Id, have: &[Have]) -> Result<Readable, Failure> {
        let committee = us(sql)?;
        let (mut files, mut new) = (HashMap::new(), Vec::new());
        for book in [issued_book(committee, None), issued_book(committee, Some(unit))] {
            for row in journal_sql::rows(sql, book, material::KIND)? {
                if row.flag(material::WITHDRAWN) {
                    continue;
                }
                let Some(pieces) = pieces_of(&row) else { continue };
                if !is_there(sql, book, row.id, have)? {
                    new.push(row.id);
                }
                files.insert(row.id, pieces);
            }
        }
        Ok(Readable { committee, files, new })
    }

    pub fn named(&self, id: Id) -> Option<&Named> {
        self.files.get(&id)
    }

    /// A piece of one of these files.
    pub fn piece(&self, sql: &dyn Sql, hash: &Hash) -> Result<Option<Vec<u8>>, Failure> {
        if self.files.values().any(|file| file.hashes().contains(hash)) {
            piece(sql, self.committee, hash)
        } else {
            Ok(None)
        }
    }

    /// The pieces of files whose records the laptop lacked.
    pub fn of_new_records(&self) -> impl Iterator<Item = Hash> + '_ {
        self.new.iter().filter_map(|id| self.files.get(id)).flat_map(|file| file.hashes().iter().copied())
    }
}

/// Whether a laptop that has this much has the record.
fn is_there(sql: &dyn Sql, book: Id, record: Id, have: &[Have]) -> Result<bool, Failure> {
    let written = journal_sql::history(sql, book, material::KIND, record)?;
    let Some(first) = written.first() else { return Ok(true) };
    let at = first.at;
    Ok(have.iter().any(|have| Id(have.chain.into()) == at.chain && have.number >= at.number))
}

/// Our committee's own unit.
pub fn us(sql: &dyn Sql) -> Result<Id, Failure> {
    Ok(Committees(sql).ours()?.ok_or(Failure::NotFound)?.unit)
}
