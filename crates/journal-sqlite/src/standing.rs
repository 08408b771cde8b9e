//! What stands in each field, and the row that says so.

use crate::assignments::{assignments, record_of, write_content, write_replaces};
use crate::{Doing, Error, Projection, SqliteShelf, Touched};
use domain::Id;
use domain::catalogue::{kind as lookup, verdict};
use journal::{Change, ChangeRef, Op, Record, RowWrite, resolve};

/// A field of a record, as its assignments name it.
struct Place {
    field: u16,
    kind: u16,
    record: Record,
}

impl SqliteShelf<'_, '_> {
    /// Puts a change's values beside the others of their fields and writes what now stands.
    pub(crate) fn project(&mut self, book: Id, pk: i64, at: ChangeRef, change: &Change) -> Result<(), Error> {
        if self.is_set_aside(at)? {
            return Ok(());
        }
        for op in &change.ops {
            let parts = if let Record::Pair(first, second) = op.record { Some((first.0, second.0)) } else { None };
            let record = op.record.id(op.kind);
            for set in &op.sets {
                self.connection()
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
            let all = assignments(self.connection(), book, id, field)?;
            let resolved = resolve(&all, |at| crate::assignments::received(self.connection(), at).ok().flatten());
            self.note_contest(book, kind_number, id, field, resolved.heads.len() > 1, resolved.is_card())?;
            if let Some(known) = kind.and_then(|kind| kind.field(field)) {
                columns.push((known, resolved.standing().and_then(|standing| standing.content.value().cloned())));
            }
        }
        self.touched.insert(Touched { book, kind: kind_number, record: id });
        match kind {
            Some(kind) => Projection(self.connection()).write(&RowWrite { book, kind, record, columns }),
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
        self.connection()
            .prepare_cached(sql)
            .and_then(|mut note| note.execute((book.0, record.0, field, kind, unequal)))
            .doing("note values side by side")?;
        Ok(())
    }

    fn is_set_aside(&self, at: ChangeRef) -> Result<bool, Error> {
        self.connection()
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
        self.connection()
            .execute(
                "INSERT OR IGNORE INTO set_aside (chain, number, reason) VALUES (?1, ?2, ?3)",
                (at.chain.0, at.number, reason),
            )
            .doing("set a change aside")?;
        let Some((pk, head)) = self.find_chain(at.chain)? else { return Ok(()) };
        let fields = self.places(
            "SELECT record, field, kind, first, second FROM assignment WHERE chain = ?1 AND number = ?2",
            (pk, at.number),
        )?;
        self.connection()
            .execute("DELETE FROM assignment WHERE chain = ?1 AND number = ?2", (pk, at.number))
            .doing("set a change aside")?;
        fields.iter().try_for_each(|place| self.settle(head.chain.book, place.kind, place.record, &[place.field]))
    }

    /// Fields with several values side by side are resolved anew when it becomes known when one was received.
    pub(crate) fn settle_contested(&mut self, book: Id) -> Result<(), Error> {
        let fields = self.places(
            "SELECT c.record, c.field, c.kind, max(a.first), max(a.second) FROM contested c
             JOIN assignment a ON a.book = c.book AND a.record = c.record AND a.field = c.field
             WHERE c.book = ?1 GROUP BY c.record, c.field",
            [book.0],
        )?;
        fields.iter().try_for_each(|place| self.settle(book, place.kind, place.record, &[place.field]))
    }

    /// Fields named by a query of record, field, kind and the two parts of a pair.
    fn places(&self, sql: &str, params: impl rusqlite::Params) -> Result<Vec<Place>, Error> {
        let mut select = self.connection().prepare_cached(sql).doing("read fields")?;
        let part = |row: &rusqlite::Row<'_>, column| row.get::<_, Option<[u8; 16]>>(column).map(|id| id.map(Id));
        let read = select.query_map(params, |row| {
            let record = record_of(Id(row.get(0)?), part(row, 3)?.zip(part(row, 4)?));
            Ok(Place { field: row.get(1)?, kind: row.get(2)?, record })
        });
        read.and_then(Iterator::collect).doing("read fields")
    }
}
