//! The chain store that the exchange works on, within one transaction.

use crate::assignments::{content_hash, payload};
use crate::lines::{COLUMNS, SqlLines, read_head, receipts_of};
use crate::{Context, Error};
use domain::Id;
use domain::catalogue::{Custody, kind as lookup};
use domain::changes::{Check, check_of};
use ed25519_dalek::SigningKey;
use journal::chain_store::{SIGNED_EVERY, weight};
use journal::{
    Accepted, ChainHead, ChainName, ChainStore, Change, ChangeRef, Content, Hash, Line, Lines, Payload, Receipt,
    Record, Segment, Signature,
};
use sql::{AsParam, Insert, Param, Sql, params};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// A record whose values changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touched {
    pub book: Id,
    pub kind: u16,
    pub record: Id,
}

/// A field of a record whose values changed, and the change that brought a value. `None`: a value was removed,
/// or the standing value was determined again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TouchedField {
    pub book: Id,
    pub kind: u16,
    pub record: Record,
    pub field: u16,
    pub by: Option<ChangeRef>,
}

/// A change with its place and hash.
pub(crate) type Placed<'c> = (ChangeRef, &'c Change, &'c Hash);

/// Chains in a database, within one transaction.
pub struct SqlChainStore<'t> {
    sql: &'t dyn Sql,
    key: &'t SigningKey,
    pub(crate) touched: BTreeSet<Touched>,
    pub(crate) touched_fields: Vec<TouchedField>,
    /// Books that the rebuild in progress has not reached yet.
    pub(crate) to_fill: BTreeSet<Id>,
    /// This device is giving up its key, so its chains no longer count without a vouch.
    pub(crate) key_given_up: bool,
}

impl<'t> SqlChainStore<'t> {
    /// `sql` must be in a transaction, which the caller ends.
    pub fn new(sql: &'t dyn Sql, key: &'t SigningKey) -> Self {
        let (touched, touched_fields, to_fill) = (BTreeSet::new(), Vec::new(), BTreeSet::new());
        SqlChainStore { sql, key, touched, touched_fields, to_fill, key_given_up: false }
    }

    pub fn device(&self) -> Id {
        journal::chain::device_id(self.key.verifying_key().as_bytes())
    }

    /// Every record written since this chain store was opened.
    pub fn touched(&self) -> &BTreeSet<Touched> {
        &self.touched
    }

    /// The fields of these records, once for each change that brought a value.
    pub fn touched_fields(&self) -> &[TouchedField] {
        &self.touched_fields
    }

    /// The transaction that it works in.
    pub fn sql(&self) -> &'t dyn Sql {
        self.sql
    }

    /// The line this device writes in a book; begun if there is none yet.
    pub(crate) fn own_line(&self, book: Id) -> Result<ChainHead, Error> {
        let name = ChainName { device: self.device(), book, epoch: self.epoch()? };
        let lines = SqlLines::of(self.sql, name)?;
        match lines.heads.into_iter().find(|head| head.line.leaves.is_none()) {
            Some(head) => Ok(head),
            None => self.begin_line(name, None),
        }
    }

    /// Begins a line: one that leaves another, or the first line of the chain.
    pub(crate) fn begin_line(
        &self,
        name: ChainName,
        leaves: Option<(&SqlLines<'_>, Line, u64)>,
    ) -> Result<ChainHead, Error> {
        let (parent, number, hash) = match &leaves {
            Some((lines, line, after)) => {
                (Some(line.key), *after, lines.hash_at(line, *after)?.ok_or(Error::Damaged("a chain"))?)
            }
            None => (None, 0, name.genesis()),
        };
        let receipts = leaves.as_ref().and_then(|(lines, _, _)| lines.heads.first()).map_or(0, |head| head.receipts);
        let receipted = match &leaves {
            Some((_, line, after)) => self.receipted_upto(line.key, *after)?,
            None => 0,
        };
        let begin = "INSERT INTO chain (id, device, book, epoch, parent, base, number, hash, receipted, receipts)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8, ?9) RETURNING pk";
        let id = name.id();
        let values = params![id, name.device, name.book, name.epoch, parent, number, hash, receipted, receipts];
        let key = self.sql.only(begin, values, |row| row.get(0)).context("begin a chain")?;
        let line = Line { key, leaves: parent.map(|parent| (parent, number)), number, hash };
        Ok(ChainHead { chain: name, line, receipted, receipts })
    }

    fn receipted_upto(&self, line: i64, number: u64) -> Result<u64, Error> {
        let highest = "SELECT coalesce(max(number), 0) FROM receipt WHERE chain = ?1 AND number <= ?2";
        self.sql.only(highest, params![line, number], |row| row.get(0)).context("read receipts")
    }

    /// Stores changes of a line with their canonical bytes, and the payloads of their droppable values.
    pub(crate) fn keep_changes(&self, line: i64, changes: &[Placed<'_>], bodies: &[&[u8]]) -> Result<(), Error> {
        let values: Vec<_> =
            changes.iter().zip(bodies).flat_map(|(placed, body)| change_row(&line, placed, body)).collect();
        let columns = &["chain", "number", "hash", "person", "ms", "counter", "body"];
        self.sql.insert(&Insert { table: "change", columns, conflict: "", values: &values }).context("keep changes")?;
        let beside =
            changes.iter().flat_map(|(_, change, _)| change.sets()).filter_map(|(_, set)| match &set.content {
                Content::Salted { digest, payload: Some(payload) } => Some((digest, payload)),
                _ => None,
            });
        self.keep_payloads(beside)
    }

    pub(crate) fn keep_payloads<'p>(
        &self,
        payloads: impl Iterator<Item = (&'p Hash, &'p Payload)>,
    ) -> Result<(), Error> {
        let values: Vec<_> = payloads.flat_map(|(digest, payload)| payload_row(digest, payload)).collect();
        let columns = &["digest", "salt", "value"];
        let insert = Insert { table: "payload", columns, conflict: "ON CONFLICT DO NOTHING", values: &values };
        self.sql.insert(&insert).context("keep values")
    }

    pub(crate) fn advance(&self, line: i64, number: u64, hash: &Hash) -> Result<(), Error> {
        self.sql
            .execute("UPDATE chain SET number = ?2, hash = ?3 WHERE pk = ?1", params![line, number, hash])
            .context("move a chain on")?;
        Ok(())
    }

    pub(crate) fn keep_signature(&self, line: i64, number: u64, signature: &Signature) -> Result<(), Error> {
        let keep = "INSERT INTO head_signature (chain, number, signature) VALUES (?1, ?2, ?3)
             ON CONFLICT (chain, number) DO UPDATE SET signature = excluded.signature";
        self.sql.execute(keep, params![line, number, signature]).context("keep a signature")?;
        Ok(())
    }

    /// Signs this device's chains to their ends, because it is about to take another key.
    pub fn sign_ends(&mut self) -> Result<(), Error> {
        // Changes of these chains that come back later are verified with it.
        self.learn_device(self.key.verifying_key().as_bytes())?;
        let own = format!("SELECT {COLUMNS} FROM chain WHERE device = ?1 AND parent IS NULL");
        for head in self.sql.rows(&own, params![self.device()], read_head).context("read chains")? {
            let lines = SqlLines::of(self.sql, head.chain)?;
            for number in (1..=head.number()).filter(|n| n % SIGNED_EVERY == 0 || *n == head.number()) {
                let hash = lines.hash_at(&head.line, number)?.ok_or(Error::Damaged("a chain"))?;
                self.keep_signature(head.line.key, number, &head.chain.sign_head(self.key, number, &hash))?;
            }
        }
        self.let_go()
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

    fn signature(&self, line: i64, number: u64) -> Result<Option<Signature>, Error> {
        let of_number = "SELECT signature FROM head_signature WHERE chain = ?1 AND number = ?2";
        self.sql.first(of_number, params![line, number], |row| row.get(0)).context("read a signature")
    }

    /// The rows that a line is made of, each with the last number it holds, the earliest first.
    fn stretches(&self, lines: &SqlLines<'_>, line: &Line, after: u64) -> Vec<(i64, u64)> {
        let mut stretches = Vec::new();
        let mut upto = line.number;
        while upto > after {
            let holder = lines.holder(line, upto);
            stretches.push((holder.key, upto));
            upto = holder.base();
        }
        stretches.reverse();
        stretches
    }
}

impl ChainStore for SqlChainStore<'_> {
    type Error = Error;

    fn heads(&self, books: &[Id]) -> Result<Vec<ChainHead>, Error> {
        let of_book = format!("SELECT {COLUMNS} FROM chain WHERE book = ?1 ORDER BY id, pk");
        let mut heads = Vec::new();
        for book in books {
            heads.extend(self.sql.rows(&of_book, params![book], read_head).context("read chains")?);
        }
        Ok(heads)
    }

    fn shared_with(&self, head: &ChainHead, number: u64, check: Check) -> Result<Option<u64>, Error> {
        // The common case: one line, and the tip is its last change.
        if head.number() == number && check_of(&head.line.hash) == check {
            return Ok(Some(number));
        }
        let lines = SqlLines::of(self.sql, head.chain)?;
        let theirs = lines.line_through(number, |hash| check_of(hash) == check)?;
        Ok(theirs.map(|line| lines.shared(&head.line, &Line { number, ..line })))
    }

    fn hash_on(&self, head: &ChainHead, number: u64) -> Result<Option<Hash>, Error> {
        SqlLines::of(self.sql, head.chain)?.hash_at(&head.line, number)
    }

    fn hashes_on(&self, head: &ChainHead, first: u64, last: u64) -> Result<Vec<Hash>, Error> {
        let lines = SqlLines::of(self.sql, head.chain)?;
        let between = "SELECT hash FROM change WHERE chain = ?1 AND number >= ?2 AND number <= ?3 ORDER BY number";
        let mut hashes = Vec::new();
        for (line, upto) in self.stretches(&lines, &head.line, first.saturating_sub(1)) {
            let from = first + hashes.len() as u64;
            let upto = upto.min(last);
            let of_line = params![line, from, upto];
            hashes.extend(self.sql.rows(between, of_line, |row| row.get::<Hash>(0)).context("read changes")?);
        }
        Ok(hashes)
    }

    fn segment_after(&self, head: &ChainHead, after: u64, budget: usize) -> Result<Option<Segment>, Error> {
        let lines = SqlLines::of(self.sql, head.chain)?;
        let own = head.chain.device == self.device() && head.line.leaves.is_none();
        let (mut changes, mut spent) = (Vec::new(), 0);
        let mut end: Option<(usize, Option<Signature>)> = None;
        let between =
            "SELECT number, body FROM change WHERE chain = ?1 AND number > ?2 AND number <= ?3 ORDER BY number";
        for (line, upto) in self.stretches(&lines, &head.line, after) {
            let from = after + changes.len() as u64;
            let mut full = false;
            self.sql.each(between, params![line, from, upto], |row| {
                let change = self.read_change(row.bytes(1)?)?;
                spent += weight(&change);
                full = spent > budget && end.is_some();
                if full {
                    return Ok::<_, Error>(ControlFlow::Break(()));
                }
                changes.push(change);
                match self.signature(line, row.get(0)?)? {
                    Some(signature) => end = Some((changes.len(), Some(signature))),
                    // This device signs once, at the end of the segment.
                    None if own => end = Some((changes.len(), None)),
                    None => {}
                }
                Ok(ControlFlow::Continue(()))
            })?;
            if full {
                break;
            }
        }
        let Some((count, signature)) = end else { return Ok(None) };
        changes.truncate(count);
        let last = after + count as u64;
        let signature = match signature {
            Some(signature) => signature,
            None => {
                let hash = lines.hash_at(&head.line, last)?.ok_or(Error::Damaged("a chain"))?;
                head.chain.sign_head(self.key, last, &hash)
            }
        };
        Ok(Some(Segment { chain: head.chain, first: after + 1, changes, signature }))
    }

    fn epoch(&self) -> Result<u32, Error> {
        let epoch = self.sql.first("SELECT epoch FROM own_epoch", &[], |row| row.get(0)).context("read the epoch")?;
        Ok(epoch.unwrap_or(0))
    }

    fn begin_epoch(&mut self, epoch: u32) -> Result<(), Error> {
        let begin =
            "INSERT INTO own_epoch (one, epoch) VALUES (1, ?1) ON CONFLICT (one) DO UPDATE SET epoch = excluded.epoch";
        self.sql.execute(begin, params![epoch]).context("begin an epoch")?;
        Ok(())
    }

    fn device_key(&self, device: Id) -> Result<Option<[u8; 32]>, Error> {
        // A laptop restored from a backup receives its own chain.
        if device == self.device() {
            return Ok(Some(*self.key.verifying_key().as_bytes()));
        }
        self.sql
            .first("SELECT public_key FROM device WHERE id = ?1", params![device], |row| row.get(0))
            .context("read a device")
    }

    fn learn_device(&mut self, public_key: &[u8; 32]) -> Result<(), Error> {
        let id = journal::chain::device_id(public_key);
        let note = "INSERT INTO device (id, public_key) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        self.sql.execute(note, params![id, public_key]).context("note a device")?;
        Ok(())
    }

    fn accept(&mut self, segment: &Segment, set_aside: &[u64]) -> Result<Accepted, Error> {
        self.take_in(segment, set_aside)
    }

    fn receipts(&self, chain: Id) -> Result<Vec<Receipt>, Error> {
        receipts_of(self.sql, chain)
    }

    fn content_hash(&self, book: Id) -> Result<Hash, Error> {
        content_hash(self.sql, book)
    }

    fn keep_receipt(&mut self, receipt: &Receipt) -> Result<(), Error> {
        let Some(lines) = SqlLines::by_id(self.sql, receipt.upto.chain)? else { return Ok(()) };
        // A receipt for a history that is not here is ignored.
        let number = receipt.upto.number;
        let Some(line) = lines.line_through(number, |hash| *hash == receipt.head)? else { return Ok(()) };
        let keeper = lines.holder(&line, number).key;
        let new = self
            .sql
            .execute(
                "INSERT INTO receipt (chain, number, server, head, at_ms, signature) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT DO NOTHING",
                params![keeper, number, receipt.server, receipt.head, receipt.at_ms, receipt.signature],
            )
            .context("keep a receipt")?;
        if new == 0 {
            return Ok(());
        }
        for head in &lines.heads {
            let covers = lines.hash_at(&head.line, number)? == Some(receipt.head);
            let receipted = if covers { head.receipted.max(number) } else { head.receipted };
            self.sql
                .execute(
                    "UPDATE chain SET receipted = ?2, receipts = ?3 WHERE pk = ?1",
                    params![head.line.key, receipted, head.receipts ^ receipt.mark()],
                )
                .context("keep a receipt")?;
        }
        self.resolve_contested(lines.name().book)
    }
}

fn change_row<'c>(line: &'c i64, (at, change, hash): &'c Placed<'c>, body: &'c [u8]) -> [Param<'c>; 7] {
    let (ms, counter) = (change.stamp.ms.param(), change.stamp.counter.param());
    [line.param(), at.number.param(), hash.param(), change.person.param(), ms, counter, body.param()]
}

fn payload_row<'c>(digest: &'c Hash, payload: &'c Payload) -> [Param<'c>; 3] {
    [digest.param(), payload.salt.param(), Param::Bytes(Cow::Owned(payload.value.encode()))]
}
