//! Stores a segment: many changes at once, each field resolved once.

use crate::assignments::assignments;
use crate::batch::Batch;
use crate::binding::BindingFilter;
use crate::chain_store::Placed;
use crate::erasing::without;
use crate::lines::{SqlLines, lines_of_book, received};
use crate::{Error, Projection, SqlChainStore, Touched, TouchedField};
use domain::Id;
use domain::catalogue::kind as lookup;
use journal::line::{Placing, if_room, place};
use journal::{Accepted, ChainStore, Change, ChangeRef, Lines, Link, Place, Record, RowWrite, Segment, resolve};
use std::collections::HashSet;

impl SqlChainStore<'_> {
    pub(crate) fn take_in(&mut self, segment: &Segment, set_aside: &[u64]) -> Result<Accepted, Error> {
        let Some(key) = self.device_key(segment.chain.device)? else { return Ok(Accepted::UnknownDevice) };
        let lines = SqlLines::of(self.sql(), segment.chain)?;
        let placing = place(&lines, segment, &key)?;
        let placing = if_room(placing, lines.heads.len(), lines_of_book(self.sql(), segment.chain.book)?);
        let (line, known, links, left_after) = match placing {
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
        let erased = self.erased_among(segment)?;
        let stripped: Vec<Change> = match erased.is_empty() {
            true => Vec::new(),
            false => segment.changes.iter().map(|change| without(change, &erased)).collect(),
        };
        let fresh: Vec<Placed<'_>> = (segment.first..)
            .zip(if erased.is_empty() { &segment.changes } else { &stripped })
            .zip(links)
            .skip(known)
            .map(|((number, change), (_, hash))| (ChangeRef::new(chain, number, hash), change, hash))
            .collect();
        let bodies: Vec<&[u8]> = links.iter().skip(known).map(|(canonical, _)| canonical.as_slice()).collect();
        self.keep_changes(line, &fresh, &bodies)?;
        let set_aside: HashSet<u64> = set_aside.iter().copied().collect();
        let judged: Vec<_> = fresh.iter().map(|(at, _, _)| *at).filter(|at| set_aside.contains(&at.number)).collect();
        self.note_judged(&judged)?;
        self.project(segment.chain.book, line, &fresh)
    }

    /// Adds the values of a line's changes to the others of their fields and writes the rows that result.
    pub(crate) fn project(&mut self, book: Id, line: i64, changes: &[Placed<'_>]) -> Result<(), Error> {
        let Some((first, _, _)) = changes.first() else { return Ok(()) };
        if !self.joins_or_waits(book, first.chain)? {
            return Ok(());
        }
        let mut filter = BindingFilter::of(self, book, first.chain)?;
        let set_aside = self.set_aside_of(book, first.chain)?;
        let (mut batch, mut words) = (Batch::default(), Vec::new());
        for change in changes {
            let (at, said, _) = change;
            if filter.as_mut().map_or(Ok(true), |filter| filter.passes(line, *at, said))? && !set_aside.contains(at) {
                words.extend(batch.take(line, change));
            }
        }
        self.keep(book, batch)?;
        let news = filter.map_or(Ok(Vec::new()), BindingFilter::finish)?;
        // Applied last, because these ops may affect the changes stored just now.
        self.put_in_bound(book, news)?;
        self.apply_directives(book, &words)
    }

    pub(crate) fn resolve_again(
        &mut self,
        book: Id,
        kind_number: u16,
        record: Record,
        fields: &[u16],
    ) -> Result<(), Error> {
        let id = record.id(kind_number);
        let kind = lookup(kind_number);
        let mut columns = Vec::new();
        for &field in fields {
            let place = Place { record: id, kind: kind_number, field };
            let all = assignments(self.sql(), book, place)?;
            let resolved = resolve(&all, |at| received(self.sql(), at).ok().flatten());
            self.record_conflict(book, place, resolved.heads.len() > 1, self.is_conflict(book, &resolved)?)?;
            if let Some(known) = kind.and_then(|kind| kind.field(field)) {
                let standing = resolved.standing().map(|standing| self.in_column(known, standing.content.clone()));
                columns.push((known, standing.transpose()?.flatten()));
            }
        }
        self.touched.insert(Touched { book, kind: kind_number, record: id });
        let field = |field: &u16| TouchedField { book, kind: kind_number, record, field: *field, by: None };
        self.touched_fields.extend(fields.iter().map(field));
        match kind {
            Some(kind) => Projection(self.sql()).write(&[RowWrite { book, kind, record, columns }]),
            None => Ok(()),
        }
    }
}
