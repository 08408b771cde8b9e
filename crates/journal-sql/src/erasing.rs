//! Erases values for good: what is left of them in the journal is their salted digest, so that every chain still
//! verifies and the content hash stays.

use crate::assignments::{assignments_of_record, record_of};
use crate::lines::received;
use crate::{Context, Error, SqlChainStore};
use domain::Id;
use domain::catalogue::erasure;
use domain::erasure::{ErasedRecord, ErasedRecords, YOUNGEST_MS};
use domain::value::FieldValue;
use journal::{Assignment, Change, ChangeRef, Content, Hash, Record, Resolved, Segment};
use sql::{AsParam, Insert, Param, Sql, params};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::ControlFlow;

/// Which erasures may be carried out. One can't be undone, so that a laptop waits until it knows that the server did not
/// set it aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obeyed {
    /// Those for which there is a receipt.
    Receipted,
    All,
}

/// An erasure of a book.
#[derive(Debug, Clone, PartialEq)]
pub struct Erasure {
    pub at: ChangeRef,
    /// When it was decided, at the latest when a server received it.
    pub decided_ms: u64,
    pub person: Id,
    pub receipted: bool,
    pub done: bool,
    pub records: ErasedRecords,
}

/// The erasures of a book that count, earliest first, carried out or not.
pub fn erasures(sql: &dyn Sql, book: Id) -> Result<Vec<Erasure>, Error> {
    let records = "SELECT id FROM erasure WHERE book = ?1";
    let records = sql.rows(records, params![book], |row| row.get::<Id>(0)).context("list erasures")?;
    of_records(sql, book, &records)
}

/// Those that were not carried out here yet. It is asked at every exchange, so nothing of the others is read.
pub fn erasures_to_do(sql: &dyn Sql, book: Id) -> Result<Vec<Erasure>, Error> {
    let open = "SELECT DISTINCT e.id FROM erasure e
         JOIN assignment a ON a.book = e.book AND a.record = e.id AND a.kind = ?2 AND a.field = ?3
         JOIN chain c ON c.pk = a.chain JOIN change ch ON ch.chain = a.chain AND ch.number = a.number
         LEFT JOIN erasure_done d ON d.chain = c.id AND d.number = a.number AND d.check_bytes = substr(ch.hash, 1, 4)
         WHERE e.book = ?1 AND d.number IS NULL";
    let named = params![book, erasure::KIND, erasure::RECORDS];
    let records = sql.rows(open, named, |row| row.get::<Id>(0)).context("look for erasures")?;
    let mut open = of_records(sql, book, &records)?;
    open.retain(|one| !one.done);
    Ok(open)
}

fn of_records(sql: &dyn Sql, book: Id, records: &[Id]) -> Result<Vec<Erasure>, Error> {
    let mut all = Vec::new();
    for record in records {
        // Like a voucher, each value counts, also one that was replaced: what was erased stays erased.
        for (field, one) in assignments_of_record(sql, book, erasure::KIND, *record)? {
            if field == erasure::RECORDS {
                all.extend(read(sql, &one)?);
            }
        }
    }
    all.sort_by_key(|one| (one.decided_ms, one.at));
    Ok(all)
}

fn read(sql: &dyn Sql, one: &Assignment) -> Result<Option<Erasure>, Error> {
    let Some(records) = one.content.value().and_then(ErasedRecords::from_value) else { return Ok(None) };
    let received = received(sql, one.at)?;
    let done = "SELECT 1 FROM erasure_done WHERE chain = ?1 AND number = ?2 AND check_bytes = ?3";
    let done = sql.exists(done, params![one.at.chain, one.at.number, one.at.check]).context("look an erasure up")?;
    let decided_ms = received.map_or(one.stamp.ms, |ms| ms.min(one.stamp.ms));
    let (at, person, receipted) = (one.at, one.person, received.is_some());
    Ok(Some(Erasure { at, decided_ms, person, receipted, done, records }))
}

/// The values of a record that can be dropped and are still here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erasable {
    /// Those written early enough to be erased, with the field of each.
    pub digests: BTreeMap<Hash, u16>,
    /// How many were written too late.
    pub young: usize,
}

/// What of a record can be erased at this time, its earlier values too.
pub fn erasable(sql: &dyn Sql, book: Id, kind: u16, record: Id, now_ms: u64) -> Result<Erasable, Error> {
    let mut found = Erasable::default();
    for (field, one) in assignments_of_record(sql, book, kind, record)? {
        let Content::Salted { digest, payload: Some(_) } = &one.content else { continue };
        if is_old_enough(sql, &one, now_ms)? {
            found.digests.insert(*digest, field);
        } else {
            found.young += 1;
        }
    }
    Ok(found)
}

fn is_old_enough(sql: &dyn Sql, one: &Assignment, decided_ms: u64) -> Result<bool, Error> {
    let written = received(sql, one.at)?.map_or(one.stamp.ms, |ms| ms.min(one.stamp.ms));
    Ok(written.saturating_add(YOUNGEST_MS) <= decided_ms)
}

impl SqlChainStore<'_> {
    /// Carries out the erasures of a book that were not carried out here yet. Called when everything that came with them
    /// was judged. Returns how many values were dropped.
    pub fn obey_erasures(&mut self, book: Id, which: Obeyed) -> Result<u64, Error> {
        let mut dropped = 0;
        for one in erasures_to_do(self.sql(), book)? {
            if one.receipted || which == Obeyed::All {
                let (values, is_whole) = self.obey(book, &one)?;
                dropped += values;
                if is_whole {
                    let note = "INSERT INTO erasure_done (chain, number, check_bytes) VALUES (?1, ?2, ?3)";
                    let at = params![one.at.chain, one.at.number, one.at.check];
                    self.sql().execute(note, at).context("note an erasure")?;
                }
            }
        }
        Ok(dropped)
    }

    /// Drops what an erasure names. Returns how many values that were, and whether everything it names is part of the
    /// book here; if not, it is carried out again later. A value goes only from the record under which it is named, where
    /// its age is known.
    fn obey(&mut self, book: Id, erasure: &Erasure) -> Result<(u64, bool), Error> {
        let (mut drop, mut is_whole) = (BTreeSet::new(), true);
        let mut fields: Vec<(u16, Record, BTreeSet<u16>)> = Vec::new();
        for ErasedRecord { kind, record, digests } in &erasure.records.0 {
            let mut to_find: BTreeSet<Hash> = digests.iter().copied().collect();
            let mut touched = BTreeSet::new();
            for (field, one) in assignments_of_record(self.sql(), book, *kind, *record)? {
                let Content::Salted { digest, .. } = &one.content else { continue };
                let is_named = to_find.remove(digest);
                if is_named && is_old_enough(self.sql(), &one, erasure.decided_ms)? && !self.is_erased(book, digest)? {
                    drop.insert(*digest);
                    touched.insert(field);
                }
            }
            is_whole &= to_find.is_empty();
            if !touched.is_empty() {
                fields.push((*kind, self.name_of(book, *kind, *record)?, touched));
            }
        }
        if drop.is_empty() {
            return Ok((0, is_whole));
        }
        self.note_erased(book, &drop)?;
        let dropped = self.drop_payloads(book, drop)?;
        for (kind, record, fields) in fields {
            self.resolve_again(book, kind, record, &fields.into_iter().collect::<Vec<u16>>())?;
        }
        Ok((dropped, is_whole))
    }

    /// The record by the name its kind uses.
    fn name_of(&self, book: Id, kind: u16, record: Id) -> Result<Record, Error> {
        let pair = "SELECT first, second FROM assignment WHERE book = ?1 AND record = ?2 AND kind = ?3 LIMIT 1";
        let read = |row: &sql::Row<'_>| Ok(row.get::<Option<Id>>(0)?.zip(row.get(1)?));
        let found = self.sql().first(pair, params![book, record, kind], read).context("read values")?;
        Ok(record_of(record, found.flatten()))
    }

    fn note_erased(&self, book: Id, digests: &BTreeSet<Hash>) -> Result<(), Error> {
        let values: Vec<Param<'_>> = digests.iter().flat_map(|digest| [book.param(), digest.param()]).collect();
        let columns = &["book", "digest"];
        let insert = Insert { table: "erased", columns, conflict: "ON CONFLICT DO NOTHING", values: &values };
        self.sql().insert(&insert).context("note what was erased")
    }

    /// Drops the values from this database. One that another book's change has too stays: a cell that repeats a value of
    /// its superior can't take it from everybody.
    fn drop_payloads(&self, book: Id, mut digests: BTreeSet<Hash>) -> Result<u64, Error> {
        let others = "SELECT content FROM assignment WHERE book <> ?1 AND length(content) = 33";
        self.sql().each(others, params![book], |row| {
            if let Some(digest) = row.bytes(0)?.last_chunk::<32>() {
                digests.remove(digest);
            }
            Ok::<_, Error>(ControlFlow::Continue(()))
        })?;
        let mut dropped = 0;
        for digest in digests {
            dropped += self
                .sql()
                .execute("DELETE FROM payload WHERE digest = ?1", params![digest])
                .context("erase a value")?;
        }
        Ok(dropped)
    }

    /// The digests of a segment's values that were erased here, so that they are not stored again.
    pub(crate) fn erased_among(&self, segment: &Segment) -> Result<HashSet<Hash>, Error> {
        let book = segment.chain.book;
        let any = "SELECT 1 FROM erased WHERE book = ?1 LIMIT 1";
        if !self.sql().exists(any, params![book]).context("look for what was erased")? {
            return Ok(HashSet::new());
        }
        let mut erased = HashSet::new();
        for (_, set) in segment.changes.iter().flat_map(Change::sets) {
            if let Content::Salted { digest, payload: Some(_) } = &set.content
                && self.is_erased(book, digest)?
            {
                erased.insert(*digest);
            }
        }
        Ok(erased)
    }

    fn is_erased(&self, book: Id, digest: &Hash) -> Result<bool, Error> {
        let erased = "SELECT 1 FROM erased WHERE book = ?1 AND digest = ?2";
        self.sql().exists(erased, params![book, digest]).context("look for what was erased")
    }

    /// Whether several unequal values of a field stand side by side. There is nothing to decide about one that was erased.
    pub(crate) fn is_conflict(&self, book: Id, resolved: &Resolved<'_>) -> Result<bool, Error> {
        if !resolved.is_conflict() {
            return Ok(false);
        }
        let mut left = Vec::new();
        for head in &resolved.heads {
            let gone = match &head.content {
                Content::Salted { digest, payload: None } => self.is_erased(book, digest)?,
                _ => false,
            };
            left.extend((!gone).then_some(*head));
        }
        Ok(Resolved { heads: left }.is_conflict())
    }
}

/// A change without the payloads of these values. Its hash is the same.
pub(crate) fn without(change: &Change, erased: &HashSet<Hash>) -> Change {
    let mut change = change.clone();
    for set in change.ops.iter_mut().flat_map(|op| &mut op.sets) {
        if let Content::Salted { digest, payload } = &mut set.content
            && erased.contains(digest)
        {
            *payload = None;
        }
    }
    change
}
