//! Collects the values of many changes before anything is written, so that each field is resolved once and each
//! table is written once, in the order of its keys.

use crate::assignments::{assignments_of_records, payload, write_content, write_replaces};
use crate::chain_store::Placed;
use crate::lines::received;
use crate::{Context, Error, Projection, SqlChainStore, Touched, TouchedField};
use domain::Id;
use domain::catalogue::{Field, device, kind as lookup, verdict};
use journal::{Assignment, Content, Op, Payload, Place, Record, RowWrite, Value, resolve};
use sql::{AsParam, Insert, Param};
use std::borrow::Cow;

/// How many values are written (and read for it) at a time, because they may be long.
const AT_A_TIME: usize = 4_096;

/// The values to write. Long ones may still be in the journal only; they are read when their row is written.
#[derive(Default)]
pub(crate) struct Batch(Vec<NewValue>);

/// A value of one field, with the line of its change.
struct NewValue {
    place: Place,
    record: Record,
    line: i64,
    value: Assignment,
}

impl NewValue {
    fn is_of_one_record(&self, other: &NewValue) -> bool {
        (self.place.record, self.place.kind) == (other.place.record, other.place.kind)
    }
}

impl Batch {
    /// Takes the values of one change of a line. Returns its verdicts and device records, which affect other
    /// changes.
    pub fn take(&mut self, line: i64, (at, change, hash): &Placed<'_>) -> Vec<Op> {
        for (op, set) in change.sets().filter(|(op, _)| op.is_well_named()) {
            let (at, hash, stamp, person) = (*at, **hash, change.stamp, change.person);
            let (content, replaces) = (set.content.clone(), set.replaces.clone());
            let value = Assignment { at, hash, stamp, person, content, replaces };
            self.0.push(NewValue { place: op.place(set.field), record: op.record, line, value });
        }
        let speaks = |op: &&Op| matches!(op.kind, verdict::KIND | device::KIND) && op.is_well_named();
        change.ops.iter().filter(speaks).cloned().collect()
    }
}

impl SqlChainStore<'_> {
    /// Adds values to the others of their fields and writes the rows that result.
    pub(crate) fn keep(&mut self, book: Id, batch: Batch) -> Result<(), Error> {
        let mut new_values = batch.0;
        new_values.sort_by_key(|one| one.place);
        // If a change sets a field twice, only the first value counts.
        new_values.dedup_by(|again, one| again.place == one.place && again.value.at == one.value.at);
        let mut from = 0;
        while from < new_values.len() {
            let enough = (from + AT_A_TIME).min(new_values.len());
            let more =
                new_values[enough - 1..].windows(2).take_while(|pair| pair[0].is_of_one_record(&pair[1])).count();
            self.keep_some(book, &new_values[from..enough + more])?;
            from = enough + more;
        }
        Ok(())
    }

    /// Writes all new values of some records.
    fn keep_some(&mut self, book: Id, some: &[NewValue]) -> Result<(), Error> {
        let mut records: Vec<Id> = some.iter().map(|one| one.place.record).collect();
        records.dedup();
        let mut before = assignments_of_records(self.sql(), book, &records)?;
        self.keep_assignments(book, some)?;
        let mut writes = Vec::new();
        for of_record in some.chunk_by(NewValue::is_of_one_record) {
            let Some(NewValue { place: Place { record: id, kind: number, .. }, record, .. }) = of_record.first() else {
                continue;
            };
            let kind = lookup(*number);
            let mut columns = Vec::new();
            for of_field in of_record.chunk_by(|one, next| one.place == next.place) {
                let place = of_field[0].place;
                let value = self.standing(book, place, before.remove(&place).unwrap_or_default(), of_field)?;
                columns.extend(kind.and_then(|kind| kind.field(place.field)).map(|known| (known, value)));
            }
            self.touched.insert(Touched { book, kind: *number, record: *id });
            self.touched_fields.extend(of_record.iter().map(|one| TouchedField {
                book,
                kind: *number,
                record: *record,
                field: one.place.field,
                by: Some(one.value.at),
            }));
            writes.extend(kind.map(|kind| RowWrite { book, kind, record: *record, columns }));
        }
        Projection(self.sql()).write(&writes)
    }

    /// The standing value of a field once the fresh values are added to those held. Notes whether the field has
    /// several heads.
    fn standing(
        &self,
        book: Id,
        place: Place,
        held: Vec<Assignment>,
        fresh: &[NewValue],
    ) -> Result<Option<Value>, Error> {
        let (had, mut all) = (held.len(), held);
        // A verdict may already have added a change that only now comes up.
        let unknown = |one: &&NewValue| all[..had].iter().all(|held| held.at != one.value.at);
        let fresh: Vec<_> = fresh.iter().filter(unknown).map(|one| one.value.clone()).collect();
        all.extend(fresh);
        if all.len() > 1 {
            // Values can't be compared by their digests, because each has another salt.
            all.iter_mut().try_for_each(|one| self.fetch(&mut one.content))?;
        }
        let resolved = resolve(&all, |at| received(self.sql(), at).ok().flatten());
        if had > 1 || resolved.heads.len() > 1 {
            self.record_conflict(book, place, resolved.heads.len() > 1, self.is_conflict(book, &resolved)?)?;
        }
        let field = lookup(place.kind).and_then(|kind| kind.field(place.field));
        match (resolved.standing(), field) {
            (Some(standing), Some(field)) => self.in_column(field, standing.content.clone()),
            _ => Ok(None),
        }
    }

    /// What the row of a record holds of a value.
    pub(crate) fn in_column(&self, field: &Field, mut content: Content) -> Result<Option<Value>, Error> {
        if field.by_digest {
            return self.digest_of(content);
        }
        self.fetch(&mut content)?;
        Ok(content.value().cloned())
    }

    /// The digest by which a value is found. One that was written where it can't be erased is stored with the others, so
    /// that it is found in the same way.
    fn digest_of(&self, content: Content) -> Result<Option<Value>, Error> {
        let content = match content {
            Content::Plain(value) if !value.is_set() => return Ok(None),
            Content::Plain(value) => {
                let payload = Payload { salt: [0; 16], value };
                self.keep_payloads([(&payload.digest(), &payload)].into_iter())?;
                payload.into_content()
            }
            salted => salted,
        };
        let Content::Salted { digest, .. } = content else { return Ok(None) };
        Ok(Some(Value::Bytes(digest.to_vec())))
    }

    /// Fetches the payload: a change that was read back from the journal has digests only.
    fn fetch(&self, content: &mut Content) -> Result<(), Error> {
        if let Content::Salted { digest, payload: beside @ None } = content {
            *beside = payload(self.sql(), digest)?;
        }
        Ok(())
    }

    fn keep_assignments(&self, book: Id, some: &[NewValue]) -> Result<(), Error> {
        let values: Vec<_> = some.iter().flat_map(|one| row(&book, one)).collect();
        let columns = &["book", "record", "kind", "field", "chain", "number", "first", "second", "content", "replaces"];
        let insert = Insert { table: "assignment", columns, conflict: "ON CONFLICT DO NOTHING", values: &values };
        self.sql().insert(&insert).context("keep values")
    }
}

fn row<'b>(book: &'b Id, new: &'b NewValue) -> [Param<'b>; 10] {
    let (first, second) = match &new.record {
        Record::Pair(first, second) => (first.param(), second.param()),
        Record::One(_) => (Param::Null, Param::Null),
    };
    let one = &new.value;
    let (content, replaces) = (write_content(&one.content), write_replaces(&one.replaces));
    let (content, replaces) = (Param::Bytes(Cow::Owned(content)), Param::Bytes(Cow::Owned(replaces)));
    let (kind, field) = (Param::Int(new.place.kind.into()), Param::Int(new.place.field.into()));
    let (id, line, number) = (new.place.record.param(), new.line.param(), one.at.number.param());
    [book.param(), id, kind, field, line, number, first, second, content, replaces]
}
