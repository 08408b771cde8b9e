//! What many changes say of each record, put together before anything is written: each field is settled once, and each
//! table is written once, in the order of its keys.

use crate::assignments::{assignments_of_records, write_content, write_replaces};
use crate::lines::received;
use crate::{Doing, Error, Projection, SqlShelf, Touched};
use domain::Id;
use domain::catalogue::kind as lookup;
use journal::{Assignment, Op, Record, RowWrite, resolve};
use sql::{AsParam, Insert, Param};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Values by record and field.
#[derive(Default)]
pub(crate) struct Batch(BTreeMap<Id, Coming>);

/// What came for one record.
struct Coming {
    kind: u16,
    record: Record,
    fields: BTreeMap<u16, Vec<Assignment>>,
}

impl Batch {
    pub fn add(&mut self, op: &Op, field: u16, assignment: Assignment) {
        let begin = || Coming { kind: op.kind, record: op.record, fields: BTreeMap::new() };
        let all = self.0.entry(op.record.id(op.kind)).or_insert_with(begin).fields.entry(field).or_default();
        // A change that sets a field twice says it once.
        if all.last().is_none_or(|last| last.at != assignment.at) {
            all.push(assignment);
        }
    }
}

impl SqlShelf<'_> {
    /// Puts values of one line beside the others of their fields and writes what now stands.
    pub(crate) fn keep(&mut self, book: Id, line: i64, batch: Batch) -> Result<(), Error> {
        let records: Vec<Id> = batch.0.keys().copied().collect();
        let mut before = assignments_of_records(self.sql(), book, &records)?;
        self.keep_assignments(book, line, &batch)?;
        let mut writes = Vec::new();
        for (id, coming) in batch.0 {
            let kind = lookup(coming.kind);
            let mut columns = Vec::new();
            for (field, fresh) in coming.fields {
                let mut all = before.remove(&(id, field)).unwrap_or_default();
                let had = all.len();
                // A verdict may have put a change in already that is only now come to.
                all.extend(
                    fresh.into_iter().filter(|one| all[..had].iter().all(|held| held.at != one.at)).collect::<Vec<_>>(),
                );
                let resolved = resolve(&all, |at| received(self.sql(), at).ok().flatten());
                if had > 1 || resolved.heads.len() > 1 {
                    self.note_contest(book, coming.kind, id, field, resolved.heads.len() > 1, resolved.is_card())?;
                }
                if let Some(known) = kind.and_then(|kind| kind.field(field)) {
                    columns.push((known, resolved.standing().and_then(|standing| standing.content.value().cloned())));
                }
            }
            self.touched.insert(Touched { book, kind: coming.kind, record: id });
            writes.extend(kind.map(|kind| RowWrite { book, kind, record: coming.record, columns }));
        }
        Projection(self.sql()).write(&writes)
    }

    fn keep_assignments(&self, book: Id, line: i64, batch: &Batch) -> Result<(), Error> {
        let all = batch.0.iter().flat_map(|(id, coming)| {
            coming.fields.iter().flat_map(move |(field, all)| all.iter().map(move |one| (id, coming, *field, one)))
        });
        let values: Vec<_> =
            all.flat_map(|(id, coming, field, one)| row(&book, &line, id, coming, field, one)).collect();
        let columns = &["book", "record", "field", "chain", "number", "kind", "first", "second", "content", "replaces"];
        let insert = Insert { table: "assignment", columns, conflict: "ON CONFLICT DO NOTHING", values: &values };
        self.sql().insert(&insert).doing("keep values")
    }
}

fn row<'b>(
    book: &'b Id,
    line: &'b i64,
    id: &'b Id,
    coming: &'b Coming,
    field: u16,
    one: &'b Assignment,
) -> [Param<'b>; 10] {
    let (first, second) = match &coming.record {
        Record::Pair(first, second) => (first.param(), second.param()),
        Record::One(_) => (Param::Null, Param::Null),
    };
    let (content, replaces) = (write_content(&one.content), write_replaces(&one.replaces));
    let (content, replaces) = (Param::Bytes(Cow::Owned(content)), Param::Bytes(Cow::Owned(replaces)));
    let (number, kind, field) = (one.at.number.param(), coming.kind.param(), Param::Int(field.into()));
    [book.param(), id.param(), field, line.param(), number, kind, first, second, content, replaces]
}
