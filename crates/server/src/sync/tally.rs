//! Counts what arrives, in words that people use. It counts while reading, so that a package need not be in
//! memory as a whole.

use std::collections::{BTreeMap, BTreeSet};

use domain::Id;
use domain::catalogue::{Link, counted_as, kind as lookup};
use journal::{ChainName, ChainStore, Change, Record};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sql::Sql;

use super::server_writer::ServerWriter;
use crate::clock::Moment;
use crate::failure::Failure;
use crate::storage::arrivals::Arrival;
use crate::storage::laptops::Laptop;
use crate::storage::quota::Quota;

/// The number of records of one sort, as people call them.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub struct ThingCount {
    pub thing: String,
    pub count: usize,
}

#[derive(Default)]
pub struct Tally {
    /// Chain, first and last number.
    spans: Vec<(ChainName, u64, u64)>,
    changes: usize,
    /// The number of them from machines that nobody vouches for.
    waiting: usize,
    /// Their approximate size.
    brought: Quota,
    /// Records that people recognise, counted once each, however often they were changed.
    seen: BTreeMap<&'static str, BTreeSet<Id>>,
}

/// What was brought, in units of the quota.
pub fn brought(segments: &[(ChainName, u64, Vec<Change>)]) -> Quota {
    let changes = || segments.iter().flat_map(|(_, _, changes)| changes);
    Quota { changes: changes().count() as u64, bytes: changes().map(journal::bounds::size).sum::<usize>() as u64 }
}

impl Tally {
    /// Changes that wait for a device record are numbered but not reported as arrivals, because it is not known
    /// whose they are.
    pub fn add(&mut self, sql: &dyn Sql, segments: &[(ChainName, u64, Vec<Change>)]) -> Result<(), Failure> {
        let brought = brought(segments);
        self.brought.changes += brought.changes;
        self.brought.bytes += brought.bytes;
        for (chain, first, changes) in segments {
            self.spans.push((*chain, *first, first + changes.len() as u64 - 1));
            self.changes += changes.len();
            if journal_sql::is_waiting(sql, chain.id())? {
                self.waiting += changes.len();
            } else {
                changes.iter().for_each(|change| self.note(change));
            }
        }
        Ok(())
    }

    pub fn spans(&self) -> &[(ChainName, u64, u64)] {
        &self.spans
    }

    pub fn changes(&self) -> usize {
        self.changes
    }

    /// In units of the quota.
    pub fn brought(&self) -> Quota {
        self.brought
    }

    /// `None` if nothing arrived.
    pub fn arrival(
        &self,
        server_writer: &ServerWriter<'_>,
        laptop: &Laptop,
        now: Moment,
    ) -> Result<Option<Arrival>, Failure> {
        let Some((chain, _, last)) = self.spans.first() else { return Ok(None) };
        // the receipt that was just signed for this end: no other arrival has its code
        let receipts =
            server_writer.chain_store.receipts(chain.id())?.into_iter().filter(|one| one.upto.number == *last);
        let signed = receipts.min_by_key(|one| one.at_ms.abs_diff(now.max(0).unsigned_abs()));
        let receipt_code = signed.as_ref().map(journal::Receipt::code).unwrap_or_default();
        Ok(Some(Arrival { at: now, unit: laptop.unit, laptop: laptop.id, receipt_code, things: self.things() }))
    }

    /// A list of [`ThingCount`] as JSON.
    pub fn things(&self) -> String {
        let told = self.seen.iter().filter(|(thing, _)| self.seen.len() == 1 || **thing != "other");
        let mut things: Vec<_> =
            told.map(|(thing, records)| ThingCount { thing: (*thing).to_owned(), count: records.len() }).collect();
        if self.waiting > 0 {
            things.push(ThingCount { thing: "unknown_machine".to_owned(), count: self.waiting });
        }
        serde_json::json!(things).to_string()
    }

    fn note(&mut self, change: &Change) {
        for op in &change.ops {
            let Some((kind, (counted, link))) = lookup(op.kind).and_then(|kind| Some((kind, counted_as(kind)?))) else {
                self.seen.entry("other").or_default().insert(op.record.id(op.kind));
                continue;
            };
            let counted_in = match (link, op.record) {
                (Some(Link::First), Record::Pair(first, _)) => Some(first),
                (Some(Link::Field(field)), _) => {
                    let set = op.sets.iter().find(|set| set.field == field);
                    set.and_then(|set| set.content.value()?.as_id())
                }
                _ => None,
            };
            self.seen.entry(counted.table).or_default().insert(counted_in.unwrap_or(op.record.id(kind.number)));
        }
    }
}
