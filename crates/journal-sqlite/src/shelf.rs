//! The shelf the exchange works on, over one transaction.

use crate::assignments::{assignments, payload, record_of, write_content, write_replaces};
use crate::{Doing, Error, Projection};
use domain::Id;
use domain::catalogue::{Custody, kind as lookup, verdict};
use ed25519_dalek::SigningKey;
use journal::shelf::weight;
use journal::{
    Accepted, BadSegment, ChainHead, ChainName, Change, ChangeRef, Content, Hash, Op, Receipt, Record, RowWrite,
    Segment, Shelf, resolve,
};
use rusqlite::{OptionalExtension, Transaction};
use std::collections::BTreeSet;

/// A record that has other values than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touched {
    pub book: Id,
    pub kind: u16,
    pub record: Id,
}

/// Chains in a database, within one transaction.
pub struct SqliteShelf<'t, 'c> {
    transaction: &'t Transaction<'c>,
    key: &'t SigningKey,
    touched: BTreeSet<Touched>,
}

impl<'t, 'c> SqliteShelf<'t, 'c> {
    pub fn new(transaction: &'t Transaction<'c>, key: &'t SigningKey) -> Self {
        SqliteShelf { transaction, key, touched: BTreeSet::new() }
    }

    /// The device whose key this is.
    pub fn device(&self) -> Id {
        journal::chain::device_id(self.key.verifying_key().as_bytes())
    }

    /// Every record written to since this shelf was opened.
    pub fn touched(&self) -> &BTreeSet<Touched> {
        &self.touched
    }

    pub(crate) fn connection(&self) -> &rusqlite::Connection {
        self.transaction
    }

    /// The chain's row, made if it is new.
    pub(crate) fn chain(&self, name: ChainName) -> Result<(i64, ChainHead), Error> {
        if let Some(found) = self.find_chain(name.id())? {
            return Ok(found);
        }
        self.transaction
            .prepare_cached("INSERT INTO chain (id, device, book, hash) VALUES (?1, ?2, ?3, ?4)")
            .and_then(|mut insert| insert.execute((name.id().0, name.device.0, name.book.0, name.genesis())))
            .doing("begin a chain")?;
        Ok((
            self.transaction.last_insert_rowid(),
            ChainHead { chain: name, number: 0, hash: name.genesis(), receipted: 0 },
        ))
    }

    fn find_chain(&self, id: Id) -> Result<Option<(i64, ChainHead)>, Error> {
        self.transaction
            .prepare_cached("SELECT pk, device, book, number, hash, receipted FROM chain WHERE id = ?1")
            .and_then(|mut select| select.query_row([id.0], |row| Ok((row.get(0)?, read_head(row)?))).optional())
            .doing("read a chain")
    }

    fn hash_at(&self, pk: i64, name: ChainName, number: u64) -> Result<Option<Hash>, Error> {
        if number == 0 {
            return Ok(Some(name.genesis()));
        }
        self.transaction
            .prepare_cached("SELECT hash FROM change WHERE chain = ?1 AND number = ?2")
            .and_then(|mut select| select.query_row((pk, number), |row| row.get(0)).optional())
            .doing("read a change")
    }

    pub(crate) fn keep_change(
        &self,
        pk: i64,
        at: ChangeRef,
        change: &Change,
        canonical: &[u8],
        hash: &Hash,
    ) -> Result<(), Error> {
        let stamp = change.stamp;
        self.transaction
            .prepare_cached("INSERT INTO change (chain, number, hash, person, ms, counter, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
            .and_then(|mut insert| insert.execute((pk, at.number, hash, change.person.0, stamp.ms, stamp.counter, canonical)))
            .doing("keep a change")?;
        for (_, set) in change.sets() {
            if let Content::Salted { digest, payload: Some(payload) } = &set.content {
                self.transaction
                    .prepare_cached("INSERT OR IGNORE INTO payload (digest, salt, value) VALUES (?1, ?2, ?3)")
                    .and_then(|mut insert| insert.execute((digest, payload.salt, payload.value.encode())))
                    .doing("keep a value")?;
            }
        }
        Ok(())
    }

    pub(crate) fn advance(&self, pk: i64, number: u64, hash: &Hash) -> Result<(), Error> {
        self.transaction
            .prepare_cached("UPDATE chain SET number = ?2, hash = ?3 WHERE pk = ?1")
            .and_then(|mut update| update.execute((pk, number, hash)))
            .doing("move a chain on")?;
        Ok(())
    }

    /// Puts a change's values beside the others of their fields and writes what now stands.
    pub(crate) fn project(&mut self, book: Id, pk: i64, at: ChangeRef, change: &Change) -> Result<(), Error> {
        if self.is_set_aside(at)? {
            return Ok(());
        }
        for op in &change.ops {
            let parts = if let Record::Pair(first, second) = op.record { Some((first.0, second.0)) } else { None };
            let record = op.record.id(op.kind);
            for set in &op.sets {
                self.transaction
                    .prepare_cached(
                        "INSERT OR IGNORE INTO assignment (book, record, field, chain, number, kind, first, second, content, replaces)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                    )
                    .and_then(|mut insert| {
                        let (first, second) = (parts.map(|parts| parts.0), parts.map(|parts| parts.1));
                        let (content, replaces) = (write_content(&set.content), write_replaces(&set.replaces));
                        insert.execute((book.0, record.0, set.field, pk, at.number, op.kind, first, second, content, replaces))
                    })
                    .doing("keep a value")?;
            }
            let fields: Vec<_> = op.sets.iter().map(|set| set.field).collect();
            self.settle(book, op.kind, op.record, &fields)?;
            self.obey(op)?;
        }
        Ok(())
    }

    /// Resolves fields of one record and writes the row.
    fn settle(&mut self, book: Id, kind_number: u16, record: Record, fields: &[u16]) -> Result<(), Error> {
        let id = record.id(kind_number);
        let kind = lookup(kind_number);
        let mut columns = Vec::new();
        for &field in fields {
            let all = assignments(self.transaction, book, id, field)?;
            let resolved = resolve(&all, |at| crate::assignments::received(self.transaction, at).ok().flatten());
            self.note_contest(book, kind_number, id, field, resolved.heads.len() > 1, resolved.is_card())?;
            if let Some(known) = kind.and_then(|kind| kind.field(field)) {
                columns.push((known, resolved.standing().and_then(|standing| standing.content.value().cloned())));
            }
        }
        self.touched.insert(Touched { book, kind: kind_number, record: id });
        match kind {
            Some(kind) => Projection(self.transaction).write(&RowWrite { book, kind, record, columns }),
            None => Ok(()),
        }
    }

    fn note_contest(
        &self,
        book: Id,
        kind: u16,
        record: Id,
        field: u16,
        contested: bool,
        unequal: bool,
    ) -> Result<(), Error> {
        let sql = if contested {
            "INSERT INTO contested (book, record, field, kind, unequal) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (book, record, field) DO UPDATE SET unequal = excluded.unequal"
        } else {
            "DELETE FROM contested WHERE book = ?1 AND record = ?2 AND field = ?3 AND ?4 = ?4 AND ?5 = ?5"
        };
        self.transaction
            .prepare_cached(sql)
            .and_then(|mut note| note.execute((book.0, record.0, field, kind, unequal)))
            .doing("note values side by side")?;
        Ok(())
    }

    fn is_set_aside(&self, at: ChangeRef) -> Result<bool, Error> {
        self.transaction
            .prepare_cached("SELECT 1 FROM set_aside WHERE chain = ?1 AND number = ?2")
            .and_then(|mut select| select.exists((at.chain.0, at.number)))
            .doing("look a verdict up")
    }

    /// A verdict record takes a change out of the tables, whichever of the two came first.
    fn obey(&mut self, op: &Op) -> Result<(), Error> {
        if op.kind != verdict::KIND {
            return Ok(());
        }
        let Some(at) = journal::memory::judged(op) else { return Ok(()) };
        let reason = op.sets.iter().find(|set| set.field == verdict::REASON).and_then(|set| set.content.value());
        self.set_aside(at, reason.and_then(journal::Value::as_text).unwrap_or_default())
    }

    pub(crate) fn set_aside(&mut self, at: ChangeRef, reason: &str) -> Result<(), Error> {
        self.transaction
            .execute(
                "INSERT OR IGNORE INTO set_aside (chain, number, reason) VALUES (?1, ?2, ?3)",
                (at.chain.0, at.number, reason),
            )
            .doing("set a change aside")?;
        let Some((pk, head)) = self.find_chain(at.chain)? else { return Ok(()) };
        let mut fields: Vec<(Id, u16, u16, Record)> = Vec::new();
        {
            let mut select = self
                .transaction
                .prepare_cached(
                    "SELECT record, field, kind, first, second FROM assignment WHERE chain = ?1 AND number = ?2",
                )
                .doing("read values")?;
            let read = select.query_map((pk, at.number), |row| {
                let record = Id(row.get(0)?);
                let pair = row.get::<_, Option<[u8; 16]>>(3)?.map(Id).zip(row.get::<_, Option<[u8; 16]>>(4)?.map(Id));
                Ok((record, row.get(1)?, row.get(2)?, record_of(record, pair)))
            });
            fields.extend(read.and_then(Iterator::collect::<Result<Vec<_>, _>>).doing("read values")?);
        }
        self.transaction
            .execute("DELETE FROM assignment WHERE chain = ?1 AND number = ?2", (pk, at.number))
            .doing("set a change aside")?;
        fields.into_iter().try_for_each(|(_, field, kind, record)| self.settle(head.chain.book, kind, record, &[field]))
    }

    fn read_change(&self, body: &[u8]) -> Result<Change, Error> {
        let (_, mut change) = Change::decode(body).map_err(|_| Error::Damaged("a change"))?;
        for op in &mut change.ops {
            for set in &mut op.sets {
                let private = lookup(op.kind)
                    .and_then(|kind| kind.field(set.field))
                    .is_some_and(|field| field.custody == Custody::Private);
                if let Content::Salted { digest, payload: beside } = &mut set.content
                    && !private
                {
                    *beside = payload(self.transaction, digest)?;
                }
            }
        }
        Ok(change)
    }

    fn signature(&self, pk: i64, number: u64) -> Result<Option<[u8; 64]>, Error> {
        self.transaction
            .prepare_cached("SELECT signature FROM head_signature WHERE chain = ?1 AND number = ?2")
            .and_then(|mut select| select.query_row((pk, number), |row| row.get(0)).optional())
            .doing("read a signature")
    }

    /// Fields with several values side by side are resolved anew when it becomes known when one was received.
    fn settle_contested(&mut self, book: Id) -> Result<(), Error> {
        let fields: Vec<(Id, u16, u16, Option<(Id, Id)>)> = {
            let mut select = self
                .transaction
                .prepare_cached(
                    "SELECT c.record, c.field, c.kind, max(a.first), max(a.second) FROM contested c
                     JOIN assignment a ON a.book = c.book AND a.record = c.record AND a.field = c.field
                     WHERE c.book = ?1 GROUP BY c.record, c.field",
                )
                .doing("read values side by side")?;
            let part = |row: &rusqlite::Row<'_>, column| row.get::<_, Option<[u8; 16]>>(column).map(|id| id.map(Id));
            select
                .query_map([book.0], |row| {
                    Ok((Id(row.get(0)?), row.get(1)?, row.get(2)?, part(row, 3)?.zip(part(row, 4)?)))
                })
                .and_then(Iterator::collect)
                .doing("read values side by side")?
        };
        fields
            .into_iter()
            .try_for_each(|(record, field, kind, pair)| self.settle(book, kind, record_of(record, pair), &[field]))
    }
}

fn read_head(row: &rusqlite::Row<'_>) -> rusqlite::Result<ChainHead> {
    let chain = ChainName { device: Id(row.get("device")?), book: Id(row.get("book")?) };
    Ok(ChainHead { chain, number: row.get("number")?, hash: row.get("hash")?, receipted: row.get("receipted")? })
}

impl Shelf for SqliteShelf<'_, '_> {
    type Error = Error;

    fn heads(&self, books: &[Id]) -> Result<Vec<ChainHead>, Error> {
        let mut heads = Vec::new();
        let mut select = self
            .transaction
            .prepare_cached("SELECT device, book, number, hash, receipted FROM chain WHERE book = ?1 ORDER BY id")
            .doing("read chains")?;
        for book in books {
            heads.extend(
                select
                    .query_map([book.0], read_head)
                    .and_then(Iterator::collect::<Result<Vec<_>, _>>)
                    .doing("read chains")?,
            );
        }
        Ok(heads)
    }

    fn head(&self, name: ChainName) -> Result<ChainHead, Error> {
        let empty = ChainHead { chain: name, number: 0, hash: name.genesis(), receipted: 0 };
        Ok(self.find_chain(name.id())?.map_or(empty, |(_, head)| head))
    }

    fn segment_after(&self, name: ChainName, after: u64, budget: usize) -> Result<Option<Segment>, Error> {
        let Some((pk, _)) = self.find_chain(name.id())? else { return Ok(None) };
        let own = name.device == self.device();
        let mut select = self
            .transaction
            .prepare_cached("SELECT number, body FROM change WHERE chain = ?1 AND number > ?2 ORDER BY number")
            .doing("read changes")?;
        let mut cursor = select.query((pk, after)).doing("read changes")?;
        let (mut changes, mut spent) = (Vec::new(), 0);
        let mut end: Option<(usize, [u8; 64])> = None;
        while let Some(row) = cursor.next().doing("read changes")? {
            let number: u64 = row.get(0).doing("read changes")?;
            let change = self.read_change(
                row.get_ref(1).and_then(|body| body.as_blob().map_err(Into::into)).doing("read changes")?,
            )?;
            spent += weight(&change);
            if spent > budget && end.is_some() {
                break;
            }
            changes.push(change);
            if own {
                // Signed once, at the end of what is sent.
                end = Some((changes.len(), [0; 64]));
                if spent > budget {
                    break;
                }
            } else if let Some(signature) = self.signature(pk, number)? {
                end = Some((changes.len(), signature));
            }
        }
        let Some((count, signature)) = end else { return Ok(None) };
        changes.truncate(count);
        let last = after + count as u64;
        let signature = if own {
            let hash = self.hash_at(pk, name, last)?.ok_or(Error::Damaged("a chain"))?;
            name.sign_head(self.key, last, &hash)
        } else {
            signature
        };
        Ok(Some(Segment { chain: name, first: after + 1, changes, signature }))
    }

    fn device_key(&self, device: Id) -> Result<Option<[u8; 32]>, Error> {
        self.transaction
            .prepare_cached("SELECT public_key FROM device WHERE id = ?1")
            .and_then(|mut select| select.query_row([device.0], |row| row.get(0)).optional())
            .doing("read a device")
    }

    fn learn_device(&mut self, public_key: &[u8; 32]) -> Result<(), Error> {
        let id = journal::chain::device_id(public_key);
        self.transaction
            .execute("INSERT OR IGNORE INTO device (id, public_key) VALUES (?1, ?2)", (id.0, public_key))
            .doing("note a device")?;
        Ok(())
    }

    fn accept(&mut self, segment: &Segment, set_aside: &[u64]) -> Result<Accepted, Error> {
        let Some(key) = self.device_key(segment.chain.device)? else { return Ok(Accepted::UnknownDevice) };
        let have = self.head(segment.chain)?.number;
        if segment.first == 0 || segment.first > have + 1 {
            return Ok(Accepted::Gap { have });
        }
        let (pk, _) = self.chain(segment.chain)?;
        let before = self.hash_at(pk, segment.chain, segment.first - 1)?.ok_or(Error::Damaged("a chain"))?;
        let links = match segment.verify(&before, &key) {
            Ok(links) => links,
            Err(BadSegment::Signature) if segment.first <= have => return Ok(Accepted::Fork { at: segment.first }),
            Err(bad) => return Ok(Accepted::Bad(bad)),
        };
        for (number, (_, hash)) in (segment.first..=have).zip(&links) {
            if self.hash_at(pk, segment.chain, number)?.as_ref() != Some(hash) {
                return Ok(Accepted::Fork { at: number });
            }
        }
        let chain = segment.chain.id();
        for &number in set_aside.iter().filter(|&&number| number > have) {
            self.set_aside(ChangeRef { chain, number }, "")?;
        }
        let mut head = self.head(segment.chain)?;
        for ((number, change), (canonical, hash)) in (segment.first..).zip(&segment.changes).zip(&links) {
            if number > have {
                let at = ChangeRef { chain, number };
                self.keep_change(pk, at, change, canonical, hash)?;
                self.project(segment.chain.book, pk, at, change)?;
                (head.number, head.hash) = (number, *hash);
            }
        }
        self.advance(pk, head.number, &head.hash)?;
        self.transaction
            .prepare_cached("INSERT OR REPLACE INTO head_signature (chain, number, signature) VALUES (?1, ?2, ?3)")
            .and_then(|mut insert| insert.execute((pk, segment.last(), segment.signature)))
            .doing("keep a signature")?;
        Ok(Accepted::Taken { new: head.number - have, head: head.hash })
    }

    fn receipts_after(&self, name: ChainName, receipted: u64) -> Result<Vec<Receipt>, Error> {
        let Some((pk, _)) = self.find_chain(name.id())? else { return Ok(Vec::new()) };
        let mut select = self
            .transaction
            .prepare_cached("SELECT number, server, head, at_ms, signature FROM receipt WHERE chain = ?1 AND number > ?2 ORDER BY number")
            .doing("read receipts")?;
        let read = select.query_map((pk, receipted), |row| {
            let upto = ChangeRef { chain: name.id(), number: row.get(0)? };
            Ok(Receipt { server: Id(row.get(1)?), upto, head: row.get(2)?, at_ms: row.get(3)?, signature: row.get(4)? })
        });
        read.and_then(Iterator::collect).doing("read receipts")
    }

    fn keep_receipt(&mut self, receipt: &Receipt) -> Result<(), Error> {
        let Some((pk, head)) = self.find_chain(receipt.upto.chain)? else { return Ok(()) };
        let number = receipt.upto.number;
        // A receipt for another history than ours says nothing about ours.
        if self.hash_at(pk, head.chain, number)? != Some(receipt.head) {
            return Ok(());
        }
        self.transaction
            .prepare_cached("INSERT OR IGNORE INTO receipt (chain, number, server, head, at_ms, signature) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
            .and_then(|mut insert| insert.execute((pk, number, receipt.server.0, receipt.head, receipt.at_ms, receipt.signature)))
            .doing("keep a receipt")?;
        self.transaction
            .prepare_cached("UPDATE chain SET receipted = max(receipted, ?2) WHERE pk = ?1")
            .and_then(|mut update| update.execute((pk, number)))
            .doing("keep a receipt")?;
        self.settle_contested(head.chain.book)
    }
}
