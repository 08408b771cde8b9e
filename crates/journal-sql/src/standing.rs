//! What stands in each field, and the row that says so.

use crate::assignments::{assignments, record_of, write_content, write_replaces};
use crate::{Doing, Error, Projection, SqlShelf, Touched};
use domain::Id;
use domain::catalogue::{kind as lookup, verdict};
use journal::{Change, ChangeRef, Op, Record, RowWrite, resolve};
use sql::{Param, params};

/// A field of a record, as its assignments name it.
struct Place {
    field: u16,
    kind: u16,
    record: Record,
}

impl SqlShelf<'_> {
    /// Puts a change's values beside the others of their fields and writes what now stands.
    pub(crate) fn project(&mut self, book: Id, pk: i64, at: ChangeRef, change: &Change) -> Result<(), Error> {
        if self.is_set_aside(at)? {
            return Ok(());
        }
        for op in &change.ops {
            let (first, second) = match op.record {
                Record::Pair(first, second) => (Some(first), Some(second)),
                Record::One(_) => (None, None),
            };
            let record = op.record.id(op.kind);
            for set in &op.sets {
                let (content, replaces) = (write_content(&set.content), write_replaces(&set.replaces));
                self.sql()
                    .execute(
                        "INSERT INTO assignment (book, record, field, chain, number, kind, first, second, content, replaces)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING",
                        params![book, record, set.field, pk, at.number, op.kind, first, second, content, replaces],
                    )
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
            let all = assignments(self.sql(), book, id, field)?;
            let resolved = resolve(&all, |at| crate::assignments::received(self.sql(), at).ok().flatten());
            self.note_contest(book, kind_number, id, field, resolved.heads.len() > 1, resolved.is_card())?;
            if let Some(known) = kind.and_then(|kind| kind.field(field)) {
                columns.push((known, resolved.standing().and_then(|standing| standing.content.value().cloned())));
            }
        }
        self.touched.insert(Touched { book, kind: kind_number, record: id });
        match kind {
            Some(kind) => Projection(self.sql()).write(&RowWrite { book, kind, record, columns }),
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
        if contested {
            let note = "INSERT INTO contested (book, record, field, kind, unequal) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (book, record, field) DO UPDATE SET unequal = excluded.unequal";
            self.sql().execute(note, params![book, record, field, kind, unequal])
        } else {
            let settled = "DELETE FROM contested WHERE book = ?1 AND record = ?2 AND field = ?3";
            self.sql().execute(settled, params![book, record, field])
        }
        .doing("note values side by side")?;
        Ok(())
    }

    fn is_set_aside(&self, at: ChangeRef) -> Result<bool, Error> {
        self.sql()
            .exists("SELECT 1 FROM set_aside WHERE chain = ?1 AND number = ?2", params![at.chain, at.number])
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
        self.sql()
            .execute(
                "INSERT INTO set_aside (chain, number, reason) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                params![at.chain, at.number, reason.replace('\0', "")],
            )
            .doing("set a change aside")?;
        let Some((pk, head)) = self.find_chain(at.chain)? else { return Ok(()) };
        let fields = self.places(
            "SELECT record, field, kind, first, second FROM assignment WHERE chain = ?1 AND number = ?2",
            params![pk, at.number],
        )?;
        self.sql()
            .execute("DELETE FROM assignment WHERE chain = ?1 AND number = ?2", params![pk, at.number])
            .doing("set a change aside")?;
        fields.iter().try_for_each(|place| self.settle(head.chain.book, place.kind, place.record, &[place.field]))
    }

    /// Fields with several values side by side are resolved anew when it becomes known when one was received.
    pub(crate) fn settle_contested(&mut self, book: Id) -> Result<(), Error> {
        let fields = self.places(
            "SELECT c.record, c.field, c.kind,
               (SELECT a.first FROM assignment a WHERE a.book = c.book AND a.record = c.record AND a.field = c.field
                AND a.first IS NOT NULL LIMIT 1),
               (SELECT a.second FROM assignment a WHERE a.book = c.book AND a.record = c.record AND a.field = c.field
                AND a.second IS NOT NULL LIMIT 1)
             FROM contested c WHERE c.book = ?1",
            params![book],
        )?;
        fields.iter().try_for_each(|place| self.settle(book, place.kind, place.record, &[place.field]))
    }

    /// Fields named by a query of record, field, kind and the two parts of a pair.
    fn places(&self, text: &str, params: &[Param<'_>]) -> Result<Vec<Place>, Error> {
        self.sql()
            .rows(text, params, |row| {
                let pair = row.get::<Option<Id>>(3)?.zip(row.get(4)?);
                Ok(Place { field: row.get(1)?, kind: row.get(2)?, record: record_of(row.get(0)?, pair) })
            })
            .doing("read fields")
    }
}
