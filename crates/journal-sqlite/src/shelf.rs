//! The shelf the exchange works on, over one transaction.

use crate::assignments::payload;
use crate::{Doing, Error};
use domain::Id;
use domain::catalogue::{Custody, kind as lookup};
use ed25519_dalek::SigningKey;
use journal::shelf::weight;
use journal::{Accepted, BadSegment, ChainHead, ChainName, Change, ChangeRef, Content, Hash, Receipt, Segment, Shelf};
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
    pub(crate) touched: BTreeSet<Touched>,
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

    pub(crate) fn find_chain(&self, id: Id) -> Result<Option<(i64, ChainHead)>, Error> {
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
