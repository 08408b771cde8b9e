//! Pictures and files: sealed under keys of their own, stored in pieces inside the book. Writing functions run
//! in `Book::write_local`.

use crate::{Context, Error, random};
use domain::Id;
use domain::attachments::Pieces;
use domain::catalogue::{attachment, material};
use rusqlite::{Connection, OptionalExtension};
use std::collections::{HashMap, HashSet};
use zeroize::Zeroizing;

/// How long pieces are kept that no record names any more, so that a page deleted by mistake can be restored.
pub const KEPT_MS: u64 = 30 * DAY_MS;
pub const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// A file sealed under a key of its own. Giving the key to somebody opens this file to them and no other;
/// dropping the key closes the file for good.
pub struct Sealed {
    pub key: Zeroizing<[u8; 32]>,
    pub bytes: Vec<u8>,
}

pub fn seal(plain: &[u8]) -> Result<Sealed, Error> {
    let key = Zeroizing::new(random::<32>()?);
    let bytes = sealing::seal_file(&key, plain).map_err(|_| Error::Sealed)?;
    Ok(Sealed { key, bytes })
}

/// Opens a sealed file. `Sealed` if the key is another file's or a byte was changed.
pub fn open(key: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Error> {
    sealing::open_file(key, sealed).map_err(|_| Error::Sealed)
}

/// Stores the pieces of a sealed file. They count as unnamed until a record names them.
pub fn put_file(connection: &Connection, pieces: &Pieces, sealed: &[u8], now_ms: u64) -> Result<(), Error> {
    for (hash, bytes) in pieces.hashes().iter().zip(sealed.chunks(domain::attachments::PIECE)) {
        insert(connection, hash, bytes, false, Some(now_ms))?;
    }
    Ok(())
}

/// Stores a piece from elsewhere; the caller has verified its hash. `sent`: it came from the server, which
/// therefore has it.
pub fn put(connection: &Connection, hash: &[u8; 32], bytes: &[u8], sent: bool) -> Result<(), Error> {
    insert(connection, hash, bytes, sent, None)
}

fn insert(
    connection: &Connection,
    hash: &[u8; 32],
    bytes: &[u8],
    sent: bool,
    unnamed: Option<u64>,
) -> Result<(), Error> {
    connection
        .prepare_cached(
            "INSERT INTO piece (hash, bytes, sent, unnamed_since) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (hash) DO UPDATE SET sent = max(sent, excluded.sent)",
        )
        .and_then(|mut put| put.execute((hash, bytes, sent, unnamed)))
        .context("keep a piece")?;
    Ok(())
}

/// A stored piece. A corrupted one counts as missing.
pub fn get(connection: &Connection, hash: &[u8; 32]) -> Result<Option<Vec<u8>>, Error> {
    let bytes: Option<Vec<u8>> = connection
        .prepare_cached("SELECT bytes FROM piece WHERE hash = ?1")
        .and_then(|mut select| select.query_row([hash], |row| row.get(0)).optional())
        .context("read a piece")?;
    Ok(bytes.filter(|bytes| blake3::hash(bytes).as_bytes() == hash))
}

/// Deletes the corrupted pieces of a file, so that they are fetched again.
pub fn drop_spoilt(connection: &Connection, pieces: &Pieces) -> Result<(), Error> {
    for hash in pieces.hashes() {
        if get(connection, hash)?.is_none() {
            connection.execute("DELETE FROM piece WHERE hash = ?1", [hash]).context("forget a piece")?;
        }
    }
    Ok(())
}

/// The whole sealed file; `None` while a piece is missing.
pub fn file(connection: &Connection, pieces: &Pieces) -> Result<Option<Vec<u8>>, Error> {
    let mut sealed = Vec::with_capacity(pieces.size() as usize);
    for hash in pieces.hashes() {
        match get(connection, hash)? {
            Some(bytes) => sealed.extend_from_slice(&bytes),
            None => return Ok(None),
        }
    }
    Ok(Some(sealed))
}

/// All stored pieces, and whether the server confirmed that it has them.
pub fn held(connection: &Connection) -> Result<HashMap<[u8; 32], bool>, Error> {
    let mut select = connection.prepare_cached("SELECT hash, sent FROM piece").context("list pieces")?;
    select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).and_then(Iterator::collect).context("list pieces")
}

/// Records whether the server has a piece, as the server said.
pub fn note_sent(connection: &Connection, hash: &[u8; 32], sent: bool) -> Result<(), Error> {
    connection
        .prepare_cached("UPDATE piece SET sent = ?2 WHERE hash = ?1 AND sent <> ?2")
        .and_then(|mut update| update.execute((hash, sent)))
        .context("note what was sent")?;
    Ok(())
}

/// Forgets what the server has, because it was restored from a backup or replaced; it is asked again.
pub fn forget_sent(connection: &Connection) -> Result<(), Error> {
    connection.execute("UPDATE piece SET sent = 0", []).context("ask anew what is missing")?;
    Ok(())
}

/// The pieces that the records of a book name, without deleted and erased records.
pub fn named(connection: &Connection, book: Id) -> Result<HashSet<[u8; 32]>, Error> {
    let rows = crate::rows(connection, book, attachment::KIND)?;
    let mut named = HashSet::new();
    for row in rows.iter().filter(|row| !row.flag(attachment::DELETED)) {
        if !is_closed(connection, book, row)? {
            named.extend(pieces_of(row).iter().flat_map(Pieces::hashes).copied());
        }
    }
    Ok(named)
}

/// The pieces of the files that committees sent in their books, without those that were withdrawn.
fn named_by_materials(connection: &Connection, books: &[Id]) -> Result<HashSet<[u8; 32]>, Error> {
    let mut named = HashSet::new();
    for book in books {
        let rows = crate::rows(connection, *book, material::KIND)?;
        let standing = rows.iter().filter(|row| !row.flag(material::WITHDRAWN));
        named.extend(standing.filter_map(pieces_of_material).flat_map(|pieces| pieces.hashes().to_vec()));
    }
    Ok(named)
}

/// The pieces that the record of a committee's file names.
pub fn pieces_of_material(row: &crate::Row) -> Option<Pieces> {
    Pieces::parse(row.int(material::SIZE)?, row.bytes(material::PIECES)?)
}

/// Whether the key of a file was erased, so that nobody can open it any more.
fn is_closed(connection: &Connection, book: Id, row: &crate::Row) -> Result<bool, Error> {
    if row.bytes(attachment::KEY).is_some() {
        return Ok(false);
    }
    let history = crate::history(connection, book, attachment::KIND, row.id)?;
    Ok(history.iter().any(|entry| entry.field == attachment::KEY && entry.value.is_none()))
}

/// The pieces that a record names; `None` if the record is incomplete.
pub fn pieces_of(row: &crate::Row) -> Option<Pieces> {
    Pieces::parse(row.int(attachment::SIZE)?, row.bytes(attachment::PIECES)?)
}

/// Records which pieces no record names, and deletes those that were unnamed for thirty days, if two sweeps at
/// least a day apart find that, so that a clock that was briefly fast deletes nothing. Returns how many were
/// deleted. `received`: the books of the committees over time, whose files are named too.
pub fn sweep(connection: &Connection, book: Id, received: &[Id], now_ms: u64) -> Result<usize, Error> {
    let mut named = named(connection, book)?;
    named.extend(named_by_materials(connection, received)?);
    let known: Vec<([u8; 32], Option<u64>, Option<u64>)> = {
        let all = "SELECT hash, unnamed_since, overdue_since FROM piece";
        let mut select = connection.prepare(all).context("list pieces")?;
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        select.query_map([], read).and_then(Iterator::collect).context("list pieces")?
    };
    let mut dropped = 0;
    for (hash, unnamed, overdue) in known {
        let stands = match Standing::at(now_ms, named.contains(&hash), unnamed, overdue) {
            Some(stands) => stands,
            None => {
                dropped += 1;
                let drop = "DELETE FROM piece WHERE hash = ?1";
                connection.prepare_cached(drop).and_then(|mut run| run.execute([hash])).context("clear pieces away")?;
                continue;
            }
        };
        if stands != (Standing { unnamed, overdue }) {
            let note = "UPDATE piece SET unnamed_since = ?2, overdue_since = ?3 WHERE hash = ?1";
            connection
                .prepare_cached(note)
                .and_then(|mut run| run.execute((hash, stands.unnamed, stands.overdue)))
                .context("clear pieces away")?;
        }
    }
    Ok(dropped)
}

/// Since when a piece is unnamed, and since when that has been too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Standing {
    unnamed: Option<u64>,
    overdue: Option<u64>,
}

impl Standing {
    /// The new standing; `None` if the piece is to be deleted. Times in the future were recorded by a fast
    /// clock and are ignored.
    fn at(now_ms: u64, is_named: bool, unnamed: Option<u64>, overdue: Option<u64>) -> Option<Standing> {
        if is_named {
            return Some(Standing { unnamed: None, overdue: None });
        }
        let since = unnamed.filter(|since| *since <= now_ms).unwrap_or(now_ms);
        if now_ms <= since.saturating_add(KEPT_MS) {
            return Some(Standing { unnamed: Some(since), overdue: None });
        }
        let overdue = overdue.filter(|overdue| *overdue <= now_ms).unwrap_or(now_ms);
        (now_ms < overdue.saturating_add(DAY_MS)).then_some(Standing { unnamed: Some(since), overdue: Some(overdue) })
    }
}
