//! The shelf the exchange works on, over one transaction.

use crate::assignments::payload;
use crate::{Doing, Error};
use domain::Id;
use domain::catalogue::{Custody, kind as lookup};
use ed25519_dalek::SigningKey;
use journal::shelf::weight;
use journal::{Accepted, BadSegment, ChainHead, ChainName, Change, ChangeRef, Content, Hash, Receipt, Segment, Shelf};
use sql::{Sql, params};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// A record that has other values than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touched {
    pub book: Id,
    pub kind: u16,
    pub record: Id,
}

/// Chains in a database, within one transaction.
pub struct SqlShelf<'t> {
    sql: &'t dyn Sql,
    key: &'t SigningKey,
    pub(crate) touched: BTreeSet<Touched>,
}

impl<'t> SqlShelf<'t> {
    /// `sql` must be in a transaction, which whoever began it ends.
    pub fn new(sql: &'t dyn Sql, key: &'t SigningKey) -> Self {
        SqlShelf { sql, key, touched: BTreeSet::new() }
    }

    /// The device whose key this is.
    pub fn device(&self) -> Id {
        journal::chain::device_id(self.key.verifying_key().as_bytes())
    }

    /// Every record written to since this shelf was opened.
    pub fn touched(&self) -> &BTreeSet<Touched> {
        &self.touched
    }

    pub(crate) fn sql(&self) -> &'t dyn Sql {
        self.sql
    }

    /// The chain's row, made if it is new.
    pub(crate) fn chain(&self, name: ChainName) -> Result<(i64, ChainHead), Error> {
        if let Some(found) = self.find_chain(name.id())? {
            return Ok(found);
        }
        let genesis = name.genesis();
        let begin = "INSERT INTO chain (id, device, book, hash) VALUES (?1, ?2, ?3, ?4) RETURNING pk";
        let pk = self
            .sql
            .only(begin, params![name.id(), name.device, name.book, genesis], |row| row.get(0))
            .doing("begin a chain")?;
        Ok((pk, ChainHead { chain: name, number: 0, hash: genesis, receipted: 0 }))
    }

    pub(crate) fn find_chain(&self, id: Id) -> Result<Option<(i64, ChainHead)>, Error> {
        let of_id = "SELECT device, book, number, hash, receipted, pk FROM chain WHERE id = ?1";
        self.sql.first(of_id, params![id], |row| Ok((row.get(5)?, read_head(row)?))).doing("read a chain")
    }

    fn hash_at(&self, pk: i64, name: ChainName, number: u64) -> Result<Option<Hash>, Error> {
        if number == 0 {
            return Ok(Some(name.genesis()));
        }
        let of_number = "SELECT hash FROM change WHERE chain = ?1 AND number = ?2";
        self.sql.first(of_number, params![pk, number], |row| row.get(0)).doing("read a change")
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
        self.sql
            .execute(
                "INSERT INTO change (chain, number, hash, person, ms, counter, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![pk, at.number, hash, change.person, stamp.ms, stamp.counter, canonical],
            )
            .doing("keep a change")?;
        for (_, set) in change.sets() {
            if let Content::Salted { digest, payload: Some(payload) } = &set.content {
                let keep = "INSERT INTO payload (digest, salt, value) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
                self.sql.execute(keep, params![digest, payload.salt, payload.value.encode()]).doing("keep a value")?;
            }
        }
        Ok(())
    }

    pub(crate) fn advance(&self, pk: i64, number: u64, hash: &Hash) -> Result<(), Error> {
        self.sql
            .execute("UPDATE chain SET number = ?2, hash = ?3 WHERE pk = ?1", params![pk, number, hash])
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
                    *beside = payload(self.sql, digest)?;
                }
            }
        }
        Ok(change)
    }

    fn signature(&self, pk: i64, number: u64) -> Result<Option<[u8; 64]>, Error> {
        let of_number = "SELECT signature FROM head_signature WHERE chain = ?1 AND number = ?2";
        self.sql.first(of_number, params![pk, number], |row| row.get(0)).doing("read a signature")
    }
}

fn read_head(row: &sql::Row<'_>) -> Result<ChainHead, sql::Error> {
    let chain = ChainName { device: row.get(0)?, book: row.get(1)? };
    Ok(ChainHead { chain, number: row.get(2)?, hash: row.get(3)?, receipted: row.get(4)? })
}

impl Shelf for SqlShelf<'_> {
    type Error = Error;

    fn heads(&self, books: &[Id]) -> Result<Vec<ChainHead>, Error> {
        let of_book = "SELECT device, book, number, hash, receipted FROM chain WHERE book = ?1 ORDER BY id";
        let mut heads = Vec::new();
        for book in books {
            heads.extend(self.sql.rows(of_book, params![book], read_head).doing("read chains")?);
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
        let (mut changes, mut spent) = (Vec::new(), 0);
        let mut end: Option<(usize, [u8; 64])> = None;
        let later = "SELECT number, body FROM change WHERE chain = ?1 AND number > ?2 ORDER BY number";
        self.sql.each(later, params![pk, after], |row| {
            let change = self.read_change(row.bytes(1)?)?;
            spent += weight(&change);
            if spent > budget && end.is_some() {
                return Ok::<_, Error>(ControlFlow::Break(()));
            }
            changes.push(change);
            if own {
                // Signed once, at the end of what is sent.
                end = Some((changes.len(), [0; 64]));
                if spent > budget {
                    return Ok(ControlFlow::Break(()));
                }
            } else if let Some(signature) = self.signature(pk, row.get(0)?)? {
                end = Some((changes.len(), signature));
            }
            Ok(ControlFlow::Continue(()))
        })?;
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
        self.sql
            .first("SELECT public_key FROM device WHERE id = ?1", params![device], |row| row.get(0))
            .doing("read a device")
    }

    fn learn_device(&mut self, public_key: &[u8; 32]) -> Result<(), Error> {
        let id = journal::chain::device_id(public_key);
        let note = "INSERT INTO device (id, public_key) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        self.sql.execute(note, params![id, public_key]).doing("note a device")?;
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
        let keep = "INSERT INTO head_signature (chain, number, signature) VALUES (?1, ?2, ?3)
             ON CONFLICT (chain, number) DO UPDATE SET signature = excluded.signature";
        self.sql.execute(keep, params![pk, segment.last(), segment.signature]).doing("keep a signature")?;
        Ok(Accepted::Taken { new: head.number - have, head: head.hash })
    }

    fn receipts_after(&self, name: ChainName, receipted: u64) -> Result<Vec<Receipt>, Error> {
        let Some((pk, _)) = self.find_chain(name.id())? else { return Ok(Vec::new()) };
        let later = "SELECT number, server, head, at_ms, signature FROM receipt WHERE chain = ?1 AND number > ?2 ORDER BY number";
        self.sql
            .rows(later, params![pk, receipted], |row| {
                let upto = ChangeRef { chain: name.id(), number: row.get(0)? };
                Ok(Receipt { server: row.get(1)?, upto, head: row.get(2)?, at_ms: row.get(3)?, signature: row.get(4)? })
            })
            .doing("read receipts")
    }

    fn keep_receipt(&mut self, receipt: &Receipt) -> Result<(), Error> {
        let Some((pk, head)) = self.find_chain(receipt.upto.chain)? else { return Ok(()) };
        let number = receipt.upto.number;
        // A receipt for another history than ours says nothing about ours.
        if self.hash_at(pk, head.chain, number)? != Some(receipt.head) {
            return Ok(());
        }
        self.sql
            .execute(
                "INSERT INTO receipt (chain, number, server, head, at_ms, signature) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT DO NOTHING",
                params![pk, number, receipt.server, receipt.head, receipt.at_ms, receipt.signature],
            )
            .doing("keep a receipt")?;
        self.sql
            .execute("UPDATE chain SET receipted = ?2 WHERE pk = ?1 AND receipted < ?2", params![pk, number])
            .doing("keep a receipt")?;
        self.settle_contested(head.chain.book)
    }
}
