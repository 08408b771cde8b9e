//! What many changes say of each record, put together before anything is written: each field is settled once, and each
//! table is written once, in the order of its keys.

use crate::assignments::{assignments_of_records, write_content, write_replaces};
use crate::lines::received;
use crate::{Doing, Error, Projection, SqlShelf, Touched};
use domain::Id;
use domain::catalogue::kind as lookup;
use journal::{Assignment, Op, Place, Record, RowWrite, resolve};
use sql::{AsParam, Insert, Param};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What came, by a record's id and kind.
#[derive(Default)]
pub(crate) struct Batch(BTreeMap<(Id, u16), Coming>);

/// Values of one record's fields.
struct Coming {
    record: Record,
    fields: BTreeMap<u16, Vec<Assignment>>,
}

impl Batch {
    pub fn add(&mut self, op: &Op, field: u16, assignment: Assignment) {
        let begin = || Coming { record: op.record, fields: BTreeMap::new() };
        let named = (op.record.id(op.kind), op.kind);
        let all = self.0.entry(named).or_insert_with(begin).fields.entry(field).or_default();
        // A change that sets a field twice says it once.
        if all.last().is_none_or(|last| last.at != assignment.at) {
            all.push(assignment);
        }
    }
}

impl SqlShelf<'_> {
    /// Puts values of one line beside the others of their fields and writes what now stands.
    pub(crate) fn keep(&mut self, book: Id, line: i64, batch: Batch) -> Result<(), Error> {
        let mut records: Vec<Id> = batch.0.keys().map(|(record, _)| *record).collect();
        records.dedup();
        let mut before = assignments_of_records(self.sql(), book, &records)?;
        self.keep_assignments(book, line, &batch)?;
        let mut writes = Vec::new();
        for ((id, number), coming) in batch.0 {
            let kind = lookup(number);
            let mut columns = Vec::new();
            for (field, fresh) in coming.fields {
                let place = Place { record: id, kind: number, field };
                let mut all = before.remove(&place).unwrap_or_default();
                let had = all.len();
                // A verdict may have put a change in already that is only now come to.
                all.extend(
                    fresh.into_iter().filter(|one| all[..had].iter().all(|held| held.at != one.at)).collect::<Vec<_>>(),
                );
                let resolved = resolve(&all, |at| received(self.sql(), at).ok().flatten());
                if had > 1 || resolved.heads.len() > 1 {
                    self.note_contest(book, place, resolved.heads.len() > 1, resolved.is_card())?;
                }
                if let Some(known) = kind.and_then(|kind| kind.field(field)) {
                    columns.push((known, resolved.standing().and_then(|standing| standing.content.value().cloned())));
                }
            }
            self.touched.insert(Touched { book, kind: number, record: id });
            writes.extend(kind.map(|kind| RowWrite { book, kind, record: coming.record, columns }));
        }
        Projection(self.sql()).write(&writes)
    }

    fn keep_assignments(&self, book: Id, line: i64, batch: &Batch) -> Result<(), Error> {
        let all = batch.0.iter().flat_map(|((id, kind), coming)| {
            let name = (id, *kind, &coming.record);
            coming.fields.iter().flat_map(move |(field, all)| all.iter().map(move |one| (name, *field, one)))
        });
        let values: Vec<_> = all.flat_map(|(name, field, one)| row(&book, &line, name, field, one)).collect();
        let columns = &["book", "record", "kind", "field", "chain", "number", "first", "second", "content", "replaces"];
        let insert = Insert { table: "assignment", columns, conflict: "ON CONFLICT DO NOTHING", values: &values };
        self.sql().insert(&insert).doing("keep values")
    }
}

fn row<'b>(
    book: &'b Id,
    line: &'b i64,
    (id, kind, record): (&'b Id, u16, &'b Record),
    field: u16,
    one: &'b Assignment,
) -> [Param<'b>; 10] {
    let (first, second) = match record {
        Record::Pair(first, second) => (first.param(), second.param()),
        Record::One(_) => (Param::Null, Param::Null),
    };
    let (content, replaces) = (write_content(&one.content), write_replaces(&one.replaces));
    let (content, replaces) = (Param::Bytes(Cow::Owned(content)), Param::Bytes(Cow::Owned(replaces)));
    let (kind, field) = (Param::Int(kind.into()), Param::Int(field.into()));
    [book.param(), id.param(), kind, field, line.param(), one.at.number.param(), first, second, content, replaces]
}
