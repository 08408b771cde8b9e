//! Keeps the state up to date: fields with several heads, and verdicts.

use crate::assignments::record_of;
use crate::lines::SqlLines;
use crate::{Context, Error, Projection, SqlChainStore};
use domain::Id;
use domain::catalogue::{kind as lookup, verdict};
use journal::{Change, ChangeRef, Lines, Op, Place, Record};
use sql::{AsParam, Insert, Param, params};
use std::collections::HashSet;

/// A field of a record, with the columns that identify it in assignments.
struct Named {
    field: u16,
    kind: u16,
    record: Record,
}

impl SqlChainStore<'_> {
    pub(crate) fn record_conflict(&self, book: Id, place: Place, contested: bool, unequal: bool) -> Result<(), Error> {
        let Place { record, kind, field } = place;
        if contested {
            let note = "INSERT INTO contested (book, record, kind, field, unequal) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (book, record, kind, field) DO UPDATE SET unequal = excluded.unequal";
            self.sql().execute(note, params![book, record, kind, field, unequal])
        } else {
            let settled = "DELETE FROM contested WHERE book = ?1 AND record = ?2 AND kind = ?3 AND field = ?4";
            self.sql().execute(settled, params![book, record, kind, field])
        }
        .context("note values side by side")?;
        Ok(())
    }

    /// Changes of a chain that are set aside. Verdicts in the same book are ignored, because nobody may judge
    /// their own changes.
    pub(crate) fn set_aside_of(&self, book: Id, chain: Id) -> Result<HashSet<ChangeRef>, Error> {
        let judged = "SELECT number, check_bytes FROM set_aside WHERE chain = ?1 AND by_book <> ?2";
        let read = |row: &sql::Row<'_>| Ok(ChangeRef { chain, number: row.get(0)?, check: row.get(1)? });
        Ok(self.sql().rows(judged, params![chain, book], read).context("look verdicts up")?.into_iter().collect())
    }

    pub(crate) fn note_set_aside(&self, at: ChangeRef, by: Id, reason: &str) -> Result<(), Error> {
        let note = "INSERT INTO set_aside (chain, number, check_bytes, by_book, reason) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO NOTHING";
        let reason = reason.replace('\0', "");
        self.sql().execute(note, params![at.chain, at.number, at.check, by, reason]).context("set a change aside")?;
        Ok(())
    }

    /// Applies the verdicts and device records among these ops.
    pub(crate) fn apply_directives(&mut self, book: Id, words: &[Op]) -> Result<(), Error> {
        let (verdicts, devices): (Vec<_>, Vec<_>) = words.iter().partition(|op| op.kind == verdict::KIND);
        self.vouch(book, devices.into_iter())?;
        verdicts.into_iter().try_for_each(|op| self.apply_verdict(book, op))
    }

    /// Records changes that were set aside on arrival and so were never in the tables.
    pub(crate) fn note_judged(&self, judged: &[ChangeRef]) -> Result<(), Error> {
        let (nobody, why) = (Id::default(), "");
        let values: Vec<_> = judged
            .iter()
            .flat_map(|at| [at.chain.param(), at.number.param(), at.check.param(), nobody.param(), why.param()])
            .collect();
        let columns = &["chain", "number", "check_bytes", "by_book", "reason"];
        let insert = Insert { table: "set_aside", columns, conflict: "ON CONFLICT DO NOTHING", values: &values };
        self.sql().insert(&insert).context("set changes aside")
    }

    /// Whether a change was set aside on arrival. A verdict on it then changes nothing in the tables.
    fn was_judged(&self, at: ChangeRef) -> Result<bool, Error> {
        let judged = "SELECT 1 FROM set_aside WHERE chain = ?1 AND number = ?2 AND check_bytes = ?3 AND by_book = ?4";
        self.sql().exists(judged, params![at.chain, at.number, at.check, Id::default()]).context("look verdicts up")
    }

    fn is_set_aside(&self, book: Id, at: ChangeRef) -> Result<bool, Error> {
        let judged = "SELECT 1 FROM set_aside WHERE chain = ?1 AND number = ?2 AND check_bytes = ?3 AND by_book <> ?4";
        self.sql().exists(judged, params![at.chain, at.number, at.check, book]).context("look verdicts up")
    }

    /// Applies a verdict or its withdrawal, whether or not the judged change is here yet.
    fn apply_verdict(&mut self, book: Id, op: &Op) -> Result<(), Error> {
        let Some(row) = crate::row(self.sql(), book, verdict::KIND, op.record.id(op.kind))? else { return Ok(()) };
        let target = (|| {
            Some(ChangeRef {
                chain: row.id_ref(verdict::CHAIN)?,
                number: u64::try_from(row.int(verdict::NUMBER)?).ok()?,
                check: row.bytes(verdict::CHECK)?.try_into().ok()?,
            })
        })();
        let Some(at) = target else { return Ok(()) };
        if row.flag(verdict::WITHDRAWN) {
            let lift =
                "DELETE FROM set_aside WHERE chain = ?1 AND number = ?2 AND check_bytes = ?3 AND by_book IN (?4, ?5)";
            let nobody = Id::default();
            let lifted = params![at.chain, at.number, at.check, book, nobody];
            self.sql().execute(lift, lifted).context("take a verdict back")?;
        } else {
            self.note_set_aside(at, book, row.text(verdict::REASON))?;
            if self.was_judged(at)? {
                return Ok(());
            }
        }
        self.replay(at)
    }

    /// Adds a change to the state or takes it out, as the verdicts on it now say.
    fn replay(&mut self, at: ChangeRef) -> Result<(), Error> {
        let Some(lines) = SqlLines::by_id(self.sql(), at.chain)? else { return Ok(()) };
        let book = lines.name().book;
        let Some(line) = lines.keeper(at)? else { return Ok(()) };
        if self.is_set_aside(book, at)? {
            return self.take_out(book, "chain = ?1 AND number = ?2", params![line, at.number]);
        }
        let of_change = "SELECT 1 FROM assignment WHERE chain = ?1 AND number = ?2 LIMIT 1";
        if !self.sql().exists(of_change, params![line, at.number]).context("read values")? {
            let body = "SELECT body, hash FROM change WHERE chain = ?1 AND number = ?2";
            let kept: Option<(Vec<u8>, [u8; 32])> = self
                .sql()
                .first(body, params![line, at.number], |row| Ok((row.get(0)?, row.get(1)?)))
                .context("read a change")?;
            let Some((body, hash)) = kept else { return Ok(()) };
            let (_, change) = Change::decode(&body).map_err(|_| Error::Damaged("a change"))?;
            self.project(book, line, &[(at, &change, &hash)])?;
        }
        Ok(())
    }

    /// Takes the values of some changes out of the state: those whose assignments match the condition `which`.
    pub(crate) fn take_out(&mut self, book: Id, which: &str, params: &[Param<'_>]) -> Result<(), Error> {
        let of_them = format!("SELECT DISTINCT record, field, kind, first, second FROM assignment WHERE {which}");
        let fields = self.places(&of_them, params)?;
        let leave = format!("DELETE FROM assignment WHERE {which}");
        self.sql().execute(&leave, params).context("take values out")?;
        fields.iter().try_for_each(|named| self.resolve_again(book, named.kind, named.record, &[named.field]))?;
        fields.iter().try_for_each(|named| self.drop_if_empty(book, named))
    }

    /// Deletes the row of a record that has no values left: an empty member would be counted.
    fn drop_if_empty(&self, book: Id, named: &Named) -> Result<(), Error> {
        let record = named.record.id(named.kind);
        let left = "SELECT 1 FROM assignment WHERE book = ?1 AND record = ?2 AND kind = ?3 LIMIT 1";
        let Some(kind) = lookup(named.kind) else { return Ok(()) };
        if self.sql().exists(left, params![book, record, named.kind]).context("read values")? {
            return Ok(());
        }
        Projection(self.sql()).drop_row(book, kind, record)
    }

    /// Resolves all fields with several heads again, because a new receipt may change which head stands.
    pub(crate) fn resolve_contested(&mut self, book: Id) -> Result<(), Error> {
        let fields = self.places(
            "SELECT c.record, c.field, c.kind,
               (SELECT a.first FROM assignment a WHERE a.book = c.book AND a.record = c.record AND a.kind = c.kind
                AND a.field = c.field AND a.first IS NOT NULL LIMIT 1),
               (SELECT a.second FROM assignment a WHERE a.book = c.book AND a.record = c.record AND a.kind = c.kind
                AND a.field = c.field AND a.second IS NOT NULL LIMIT 1)
             FROM contested c WHERE c.book = ?1",
            params![book],
        )?;
        fields.iter().try_for_each(|named| self.resolve_again(book, named.kind, named.record, &[named.field]))
    }

    /// The fields that a query returns as record, field, kind and the two parts of a pair.
    fn places(&self, text: &str, params: &[Param<'_>]) -> Result<Vec<Named>, Error> {
        self.sql()
            .rows(text, params, |row| {
                let pair = row.get::<Option<Id>>(3)?.zip(row.get(4)?);
                Ok(Named { field: row.get(1)?, kind: row.get(2)?, record: record_of(row.get(0)?, pair) })
            })
            .context("read fields")
    }
}
