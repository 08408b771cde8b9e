//! Full-text search: exact spellings first, then folded matches.

use crate::{Context, Error, Ring, settings};
use domain::Id;
use domain::catalogue::{Format, KINDS, Kind, kind as lookup, unpack};
use domain::language::{exact_fold, fold};
use journal_sql::{Row, Touched, row, rows};
use rusqlite::{Connection, OptionalExtension};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A record that contains the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    pub kind: u16,
    pub record: Id,
    /// The spelling is as typed, including diacritics.
    pub exact: bool,
}

/// Updates the index for records that were written.
pub(crate) fn update(connection: &Connection, ring: &Ring, touched: &BTreeSet<Touched>) -> Result<(), Error> {
    let kind_of = |touch: &Touched| lookup(touch.kind).filter(|kind| kind.is_searched());
    let searched: Vec<_> = touched.iter().filter_map(|touch| Some((kind_of(touch)?, touch))).collect();
    for together in searched.chunks(AT_ONCE) {
        let mut entries = Vec::with_capacity(together.len());
        for (kind, touch) in together.iter().copied() {
            let row = row(connection, touch.book, touch.kind, touch.record)?;
            entries.extend(row.map(|row| Entry { kind, row }));
        }
        put_all(connection, ring, &entries)?;
    }
    Ok(())
}

/// At most so many rows are in memory at once.
const AT_ONCE: usize = 4096;
/// How many rows it takes for a thread of their own.
const MANY: usize = 8;
/// How many folded texts may wait for the index.
const AHEAD: usize = 64;

struct Entry {
    kind: &'static Kind,
    row: Row,
}

/// What the two indexes hold of a record; both are empty for what is in the bin.
struct Words {
    folded: String,
    exact: String,
}

/// Puts the rows into the index. Texts are opened and folded by another thread while the index takes the ones before.
fn put_all(connection: &Connection, ring: &Ring, entries: &[Entry]) -> Result<(), Error> {
    if entries.len() < MANY {
        return entries.iter().try_for_each(|entry| match entry.words(ring) {
            Some(words) => put(connection, entry, &words),
            None => Ok(()),
        });
    }
    std::thread::scope(|scope| {
        let (folded, next) = std::sync::mpsc::sync_channel(AHEAD);
        scope.spawn(move || {
            // Nobody takes them any more once the index has failed.
            entries.iter().try_for_each(|entry| folded.send((entry, entry.words(ring))))
        });
        next.into_iter().try_for_each(|(entry, words)| match words {
            Some(words) => put(connection, entry, &words),
            None => Ok(()),
        })
    })
}

/// The version of the folding. It must be increased when [`domain::language::fold`] or `exact_fold` changes,
/// because text folded by the old rules would not be found.
const FOLDING: &str = "2";
const FOLDED_WITH: &str = "search_folding";

/// Whether the index must be rebuilt.
pub(crate) fn is_outdated(connection: &Connection) -> Result<bool, Error> {
    Ok(settings::get(connection, FOLDED_WITH)?.as_deref() != Some(FOLDING))
}

/// Records that the index was folded by this version.
pub(crate) fn note_folding(connection: &Connection) -> Result<(), Error> {
    settings::put(connection, FOLDED_WITH, FOLDING)
}

/// Rebuilds the index from the rows.
pub(crate) fn renew(connection: &Connection, ring: &Ring) -> Result<(), Error> {
    clear(connection)?;
    let mut select = connection.prepare("SELECT DISTINCT book FROM chain").context("list the books")?;
    let books = select.query_map([], |row| row.get(0).map(Id)).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    for book in books.context("list the books")? {
        for kind in KINDS.iter().filter(|kind| kind.is_searched()) {
            let rows = rows(connection, book, kind.number)?;
            put_all(connection, ring, &rows.into_iter().map(|row| Entry { kind, row }).collect::<Vec<_>>())?;
        }
    }
    note_folding(connection)
}

/// Indexes what is sealed again after a key was given that opens more of it.
pub(crate) fn index_sealed(connection: &Connection, ring: &Ring, book: Id) -> Result<(), Error> {
    let searched = |kind: &&&Kind| kind.fields.iter().any(|field| field.searched && field.format.is_sealed());
    for kind in KINDS.iter().filter(searched) {
        let mut rows = rows(connection, book, kind.number)?;
        rows.retain(|row| !kind.deleted().is_some_and(|deleted| row.flag(deleted)));
        put_all(connection, ring, &rows.into_iter().map(|row| Entry { kind, row }).collect::<Vec<_>>())?;
    }
    Ok(())
}

pub(crate) fn clear(connection: &Connection) -> Result<(), Error> {
    connection
        .execute_batch(
            "DELETE FROM searchable; INSERT INTO search_folded (search_folded) VALUES ('delete-all');
             INSERT INTO search_exact (search_exact) VALUES ('delete-all')",
        )
        .context("clear the index")
}

impl Entry {
    /// `None` if another ring sealed a part of the text; then the index entry is left unchanged.
    fn words(&self, ring: &Ring) -> Option<Words> {
        if self.kind.deleted().is_some_and(|deleted| self.row.flag(deleted)) {
            return Some(Words { folded: String::new(), exact: String::new() });
        }
        let text = text_of(ring, self.kind, &self.row)?;
        Some(Words { folded: fold(&text), exact: exact_fold(&text) })
    }
}

/// The text of a row's searched fields. Sealed texts are opened for the index, which is inside the encrypted
/// book. `None` if another ring sealed one of them.
fn text_of(ring: &Ring, kind: &Kind, row: &Row) -> Option<String> {
    let mut words = Vec::new();
    // The index lies in the book, which everybody opens.
    for field in kind.fields.iter().filter(|field| field.searched && field.audience.is_none()) {
        match (field.format, row.bytes(field.number)) {
            (Format::SealedText, Some(sealed)) => words.push(Cow::Owned(ring.open_text(sealed).ok()?)),
            (Format::Sealed(of), Some(sealed)) => {
                let opened = unpack(*of, &ring.open_small(sealed).ok()?);
                words.push(Cow::Owned(opened.as_text().unwrap_or_default().to_owned()));
            }
            _ => words.push(Cow::Borrowed(row.text(field.number))),
        }
    }
    Some(words.join(" "))
}

fn put(connection: &Connection, entry: &Entry, words: &Words) -> Result<(), Error> {
    let (kind, record) = (entry.kind.number, entry.row.id);
    let known: Option<i64> = connection
        .prepare_cached("SELECT pk FROM searchable WHERE record = ?1 AND kind = ?2")
        .and_then(|mut select| select.query_row((record.0, kind), |row| row.get(0)).optional())
        .context("look the index up")?;
    let pk = match known {
        Some(pk) => {
            for renewed in ["DELETE FROM search_folded WHERE rowid = ?1", "DELETE FROM search_exact WHERE rowid = ?1"] {
                let deleted = connection.prepare_cached(renewed).and_then(|mut delete| delete.execute([pk]));
                deleted.context("renew the index")?;
            }
            pk
        }
        None => {
            connection
                .prepare_cached("INSERT INTO searchable (kind, record) VALUES (?1, ?2)")
                .and_then(|mut insert| insert.execute((kind, record.0)))
                .context("add to the index")?;
            connection.last_insert_rowid()
        }
    };
    if words.folded.is_empty() {
        return Ok(());
    }
    connection
        .prepare_cached("INSERT INTO search_folded (rowid, text) VALUES (?1, ?2)")
        .and_then(|mut insert| insert.execute((pk, &words.folded)))
        .context("add to the index")?;
    connection
        .prepare_cached("INSERT INTO search_exact (rowid, text) VALUES (?1, ?2)")
        .and_then(|mut insert| insert.execute((pk, &words.exact)))
        .context("add to the index")?;
    Ok(())
}

/// Merges the index into one part, so that nothing of deleted entries is left in it.
pub(crate) fn merge(connection: &Connection) -> Result<(), Error> {
    for merge in [
        "INSERT INTO search_folded (search_folded) VALUES ('optimize')",
        "INSERT INTO search_exact (search_exact) VALUES ('optimize')",
    ] {
        connection.execute(merge, []).context("merge the index")?;
    }
    Ok(())
}

/// Every word must occur; the last one may be a prefix. Exact spellings come first.
pub fn find(connection: &Connection, text: &str, most: usize) -> Result<Vec<Hit>, Error> {
    let mut hits: Vec<Hit> = Vec::new();
    for (table, words, exact) in [("search_exact", exact_fold(text), true), ("search_folded", fold(text), false)] {
        let Some(query) = fts_query(&words) else { continue };
        let sql = format!(
            "SELECT s.kind, s.record FROM {table} f JOIN searchable s ON s.pk = f.rowid WHERE f.text MATCH ?1 ORDER BY rank LIMIT ?2"
        );
        let mut select = connection.prepare_cached(&sql).context("search")?;
        let found = select
            .query_map((query, most as i64), |row| Ok(Hit { kind: row.get(0)?, record: Id(row.get(1)?), exact }))
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .context("search")?;
        for hit in found {
            if !hits.iter().any(|known| (known.kind, known.record) == (hit.kind, hit.record)) {
                hits.push(hit);
            }
        }
    }
    hits.truncate(most);
    Ok(hits)
}

/// Words become quoted strings, so that nothing typed is treated as a search operator.
fn fts_query(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let (last, rest) = words.split_last()?;
    let quoted: Vec<_> = rest.iter().map(|word| format!("\"{word}\"")).chain([format!("\"{last}\"*")]).collect();
    Some(quoted.join(" "))
}
