//! Encodes segments as columns.

use super::columns::{Column, ColumnWriter};
use super::ids::IdWriter;
use journal::{Change, ChangeRef, Content, Id, Op, Record, Segment, Set};
use minicbor::Encoder;
use std::collections::HashMap;

/// Encodes segments as one batch: [ids, segments, further chains, columns, extras].
pub fn encode_batch(segments: &[Segment]) -> Vec<u8> {
    let mut batch = Batch { next_chain: segments.len() as u64, ..Batch::default() };
    for (place, segment) in (0..).zip(segments) {
        // If two lines of one chain are sent together, references use the first segment.
        batch.chains.entry(segment.chain.id()).or_insert(place);
    }
    for segment in segments {
        for (offset, change) in segment.changes.iter().enumerate() {
            batch.change(change, segment.first + offset as u64);
        }
    }
    batch.finish(segments).expect("memory takes every byte")
}

#[derive(Default)]
struct Batch {
    ids: IdWriter,
    columns: ColumnWriter,
    chains: HashMap<Id, u64>,
    further_chains: Vec<u8>,
    next_chain: u64,
    extras: Vec<(u64, u32, Vec<u8>)>,
    last_ms: u64,
    count: u64,
}

impl Batch {
    fn change(&mut self, change: &Change, number: u64) {
        let person = self.ids.place(change.person);
        self.columns.put(Column::Person, person);
        self.columns.put_signed(Column::Ms, change.stamp.ms.wrapping_sub(self.last_ms) as i64);
        self.last_ms = change.stamp.ms;
        self.columns.put(Column::Counter, change.stamp.counter.into());
        self.columns.put(Column::OpCount, change.ops.len() as u64);
        change.ops.iter().for_each(|op| self.op(op, number));
        self.extras.extend(change.extra.iter().map(|(key, raw)| (self.count, *key, raw.clone())));
        self.count += 1;
    }

    fn op(&mut self, op: &Op, number: u64) {
        self.columns.put(Column::Kind, op.kind.into());
        match op.record {
            Record::One(id) => {
                self.columns.put(Column::RecordForm, 0);
                let place = self.ids.place(id);
                self.columns.put(Column::RecordFirst, place);
            }
            Record::Pair(first, second) => {
                self.columns.put(Column::RecordForm, 1);
                let (first, second) = (self.ids.place(first), self.ids.place(second));
                self.columns.put(Column::RecordFirst, first);
                self.columns.put(Column::RecordSecond, second);
            }
        }
        self.columns.put(Column::SetCount, op.sets.len() as u64);
        op.sets.iter().for_each(|set| self.set(set, number));
    }

    fn set(&mut self, set: &Set, number: u64) {
        self.columns.put(Column::Field, set.field.into());
        match &set.content {
            Content::Plain(value) => {
                self.columns.put(Column::ContentForm, 0);
                self.columns.raw(Column::Values, &value.encode());
            }
            Content::Salted { payload: Some(payload), .. } => {
                self.columns.put(Column::ContentForm, 1);
                self.columns.raw(Column::Salts, &payload.salt);
                self.columns.raw(Column::Values, &payload.value.encode());
            }
            Content::Salted { digest, payload: None } => {
                self.columns.put(Column::ContentForm, 2);
                self.columns.raw(Column::Salts, digest);
            }
        }
        self.columns.put(Column::ReplaceCount, set.replaces.len() as u64);
        set.replaces.iter().for_each(|replaced| self.replaced(replaced, number));
    }

    fn replaced(&mut self, replaced: &ChangeRef, number: u64) {
        let (next, further) = (&mut self.next_chain, &mut self.further_chains);
        let place = *self.chains.entry(replaced.chain).or_insert_with(|| {
            further.extend_from_slice(&replaced.chain.0);
            *next += 1;
            *next - 1
        });
        self.columns.put(Column::ReplaceChain, place);
        self.columns.put_signed(Column::ReplaceNumber, number.wrapping_sub(replaced.number) as i64);
        self.columns.raw(Column::Checks, &replaced.check);
    }

    fn finish(mut self, segments: &[Segment]) -> Result<Vec<u8>, minicbor::encode::Error<std::convert::Infallible>> {
        let places: Vec<_> = segments
            .iter()
            .map(|segment| (self.ids.place(segment.chain.device), self.ids.place(segment.chain.book)))
            .collect();
        let mut encoder = Encoder::new(Vec::new());
        encoder.array(5)?.bytes(&self.ids.bytes)?.array(segments.len() as u64)?;
        for (segment, (device, book)) in segments.iter().zip(places) {
            encoder.array(6)?.u64(device)?.u64(book)?.u32(segment.chain.epoch)?.u64(segment.first)?;
            encoder.u64(segment.changes.len() as u64)?.bytes(&segment.signature)?;
        }
        encoder.bytes(&self.further_chains)?.array(self.columns.columns.len() as u64)?;
        for column in &self.columns.columns {
            encoder.bytes(column)?;
        }
        encoder.array(self.extras.len() as u64)?;
        for (change, key, raw) in &self.extras {
            encoder.array(3)?.u64(*change)?.u32(*key)?.bytes(raw)?;
        }
        Ok(encoder.into_writer())
    }
}
