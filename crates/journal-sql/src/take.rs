//! Taking a segment in: many changes at once, each field settled once.

use crate::assignments::{assignments, payload, write_content, write_replaces};
use crate::lines::{SqlLines, received};
use crate::{Doing, Error, Projection, SqlShelf, Touched};
use domain::Id;
use domain::catalogue::{kind as lookup, verdict};
use journal::line::{Placing, place};
use journal::{
    Accepted, Assignment, Change, ChangeRef, Content, Hash, Lines, Link, Op, Record, RowWrite, Segment, Shelf, resolve,
};
use sql::params;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Where changes go, and what is left out of the state.
struct Target {
    book: Id,
    line: i64,
    set_aside: HashSet<ChangeRef>,
}

/// Values of a record's fields that came in one batch.
#[derive(Default)]
struct Fresh {
    record: Option<Record>,
    kind: u16,
    /// Nothing of this record was here before: what came is all there is.
    complete: bool,
    fields: BTreeMap<u16, Vec<Assignment>>,
}

impl SqlShelf<'_> {
    pub(crate) fn take_in(&mut self, segment: &Segment, set_aside: &[u64]) -> Result<Accepted, Error> {
        let Some(key) = self.device_key(segment.chain.device)? else { return Ok(Accepted::UnknownDevice) };
        let lines = SqlLines::of(self.sql(), segment.chain)?;
        let (line, known, links, left_after) = match place(&lines, segment, &key)? {
            Placing::Goes { line: Some(line), known, links } => (line, known, links, None),
            Placing::Goes { line: None, known, links } => {
                (self.begin_line(segment.chain, None)?.line.key, known, links, None)
            }
            Placing::Leaves { line, after, known, links } => {
                let parent = *lines.line(line).ok_or(Error::Damaged("a chain"))?;
                let begun = self.begin_line(segment.chain, Some((&lines, parent, after)))?;
                (begun.line.key, known, links, Some(after))
            }
            Placing::Gap { have } => return Ok(Accepted::Gap { have }),
            Placing::Unfitting => return Ok(Accepted::Unfitting),
            Placing::Bad(bad) => return Ok(Accepted::Bad(bad)),
        };
        let head = links.last().map(|(_, hash)| *hash).unwrap_or_default();
        let new = (links.len() - known) as u64;
        if new > 0 {
            self.keep_new(segment, line, known, &links, set_aside)?;
            self.advance(line, segment.last(), &head)?;
        }
        let at = ChangeRef::new(segment.chain.id(), segment.last(), &head);
        let keeper = if new > 0 { Some(line) } else { lines.keeper(at)? };
        if let Some(keeper) = keeper {
            self.keep_signature(keeper, at.number, &segment.signature)?;
        }
        Ok(Accepted::Taken { new, head, left_after })
    }

    fn keep_new(
        &mut self,
        segment: &Segment,
        line: i64,
        known: usize,
        links: &[Link],
        set_aside: &[u64],
    ) -> Result<(), Error> {
        let chain = segment.chain.id();
        let fresh: Vec<(ChangeRef, &Change, &Hash)> = (segment.first..)
            .zip(&segment.changes)
            .zip(links)
            .skip(known)
            .map(|((number, change), (_, hash))| (ChangeRef::new(chain, number, hash), change, hash))
            .collect();
        for ((at, change, hash), (canonical, _)) in fresh.iter().zip(links.iter().skip(known)) {
            self.keep_change(line, at.number, change, canonical, hash)?;
            if set_aside.contains(&at.number) {
                self.note_set_aside(*at, Id::default(), "")?;
            }
        }
        let set_aside = self.set_aside_of(segment.chain.book, chain)?;
        self.project_all(&Target { book: segment.chain.book, line, set_aside }, &fresh)
    }

    /// Puts one change's values beside the others of their fields and writes what now stands.
    pub(crate) fn project(
        &mut self,
        book: Id,
        line: i64,
        at: ChangeRef,
        change: &Change,
        hash: &Hash,
    ) -> Result<(), Error> {
        let set_aside = self.set_aside_of(book, at.chain)?;
        self.project_all(&Target { book, line, set_aside }, &[(at, change, hash)])
    }

    fn project_all(&mut self, target: &Target, changes: &[(ChangeRef, &Change, &Hash)]) -> Result<(), Error> {
        let mut fresh: HashMap<Id, Fresh> = HashMap::new();
        let mut order = Vec::new();
        for (at, change, hash) in changes.iter().filter(|(at, _, _)| !target.set_aside.contains(at)) {
            for op in &change.ops {
                let record = op.record.id(op.kind);
                let held = match fresh.entry(record) {
                    Entry::Occupied(held) => held.into_mut(),
                    Entry::Vacant(place) => {
                        order.push(record);
                        place.insert(self.begin_record(target.book, record, op)?)
                    }
                };
                for set in &op.sets {
                    let assignment = Assignment {
                        at: *at,
                        hash: **hash,
                        stamp: change.stamp,
                        person: change.person,
                        content: self.with_payload(&set.content)?,
                        replaces: set.replaces.clone(),
                    };
                    self.keep_assignment(target, record, op, set.field, &assignment)?;
                    held.fields.entry(set.field).or_default().push(assignment);
                }
            }
        }
        for record in order {
            if let Some(held) = fresh.remove(&record) {
                self.settle_fresh(target.book, record, held)?;
            }
        }
        // Verdicts last: they may speak of what has just come.
        for (_, change, _) in changes.iter().filter(|(at, _, _)| !target.set_aside.contains(at)) {
            for op in change.ops.iter().filter(|op| op.kind == verdict::KIND) {
                self.obey(target.book, op)?;
            }
        }
        Ok(())
    }

    /// A change read back from the journal holds digests only; what belongs to them lies beside it.
    fn with_payload(&self, content: &Content) -> Result<Content, Error> {
        Ok(match content {
            Content::Salted { digest, payload: None } => {
                Content::Salted { digest: *digest, payload: payload(self.sql(), digest)? }
            }
            whole => whole.clone(),
        })
    }

    fn begin_record(&self, book: Id, record: Id, op: &Op) -> Result<Fresh, Error> {
        let before = "SELECT 1 FROM assignment WHERE book = ?1 AND record = ?2 LIMIT 1";
        let complete = !self.sql().exists(before, params![book, record]).doing("read values")?;
        Ok(Fresh { record: Some(op.record), kind: op.kind, complete, fields: BTreeMap::new() })
    }

    fn keep_assignment(
        &self,
        target: &Target,
        record: Id,
        op: &Op,
        field: u16,
        assignment: &Assignment,
    ) -> Result<(), Error> {
        let (first, second) = match op.record {
            Record::Pair(first, second) => (Some(first), Some(second)),
            Record::One(_) => (None, None),
        };
        let (content, replaces) = (write_content(&assignment.content), write_replaces(&assignment.replaces));
        self.sql()
            .execute(
                "INSERT INTO assignment (book, record, field, chain, number, kind, first, second, content, replaces)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING",
                params![
                    target.book,
                    record,
                    field,
                    target.line,
                    assignment.at.number,
                    op.kind,
                    first,
                    second,
                    content,
                    replaces
                ],
            )
            .doing("keep a value")?;
        Ok(())
    }

    /// Resolves the fields that came and writes the row once.
    fn settle_fresh(&mut self, book: Id, id: Id, held: Fresh) -> Result<(), Error> {
        let Some(record) = held.record else { return Ok(()) };
        if !held.complete {
            let fields: Vec<u16> = held.fields.keys().copied().collect();
            return self.settle(book, held.kind, record, &fields);
        }
        let kind = lookup(held.kind);
        let mut columns = Vec::new();
        for (field, all) in &held.fields {
            let resolved = resolve(all, |at| received(self.sql(), at).ok().flatten());
            if resolved.heads.len() > 1 {
                self.note_contest(book, held.kind, id, *field, true, resolved.is_card())?;
            }
            if let Some(known) = kind.and_then(|kind| kind.field(*field)) {
                columns.push((known, resolved.standing().and_then(|standing| standing.content.value().cloned())));
            }
        }
        self.touched.insert(Touched { book, kind: held.kind, record: id });
        match kind {
            Some(kind) => Projection(self.sql()).write(&RowWrite { book, kind, record, columns }),
            None => Ok(()),
        }
    }

    /// Resolves fields of one record and writes the row.
    pub(crate) fn settle(&mut self, book: Id, kind_number: u16, record: Record, fields: &[u16]) -> Result<(), Error> {
        let id = record.id(kind_number);
        let kind = lookup(kind_number);
        let mut columns = Vec::new();
        for &field in fields {
            let all = assignments(self.sql(), book, id, field)?;
            let resolved = resolve(&all, |at| received(self.sql(), at).ok().flatten());
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
}
