//! Deletions, and what the person who deleted did not know.
//!
//! A deletion stores the cut up to which this laptop had seen changes to the record and its dependents, in
//! every chain. Changes of another laptop beyond that cut were made concurrently with the deletion.

use crate::undo::deletion_field;
use crate::within::Dependents;
use crate::{Book, Error};
use domain::{FieldValue, Id};
use journal::{ChangeRef, Cut, Place, Value};
use journal_sql::{Draft, Head, HistoryEntry, OpDraft, heads, history, late_changes, rows};

/// A deleted record that somebody changed without knowing of the deletion.
#[derive(Debug, Clone)]
pub struct Unaware {
    pub kind: u16,
    pub record: Id,
    /// The deletions, the standing one first.
    pub deletions: Vec<Head>,
    /// The concurrent changes with the kind and record they were written to, oldest first.
    pub edits: Vec<(u16, Id, HistoryEntry)>,
}

impl Book {
    /// The cut of all changes here to a record and its dependents.
    fn known_of(&self, kind: u16, record: Id) -> Result<Cut, Error> {
        let records = Dependents::of(self).with(kind, record)?;
        Ok(Cut::upto(&late_changes(self.connection(), self.own_book(), &Cut::default(), &records)?))
    }

    /// Adds the cut that it knew to each deletion among the drafts.
    pub(crate) fn knowing(&self, drafts: &[OpDraft]) -> Result<Vec<OpDraft>, Error> {
        let mut drafts = drafts.to_vec();
        for draft in &mut drafts {
            let (Some(deleted), Some(knowing)) = (deletion_field(draft.kind), knowing_field(draft.kind)) else {
                continue;
            };
            let told = draft.sets.iter().any(|set| set.field == knowing);
            if !told && draft.sets.iter().any(|set| set.field == deleted && set.value == Value::flag(true)) {
                let record = draft.record.id(draft.kind);
                let place = Place { record, kind: draft.kind, field: deleted };
                let standing = heads(self.connection(), self.own_book(), place)?;
                if !matches!(standing.as_slice(), [only] if only.entry.value == Some(Value::flag(true))) {
                    let known = self.known_of(draft.kind, record)?.to_value();
                    draft.sets.push(Draft { field: knowing, value: known, over: None });
                }
            }
        }
        Ok(drafts)
    }

    /// A draft that sets again whether a record is deleted, with the cut of all that is here, or with `known`.
    pub fn deletion_again(&self, kind: u16, record: Id, deleted: bool, known: Option<&Cut>) -> Result<OpDraft, Error> {
        let nobodys = Error::Damaged("a kind nobody deletes");
        let (Some(field), Some(knowing)) = (deletion_field(kind), knowing_field(kind)) else { return Err(nobodys) };
        let over = |field| {
            let standing = heads(self.connection(), self.own_book(), Place { record, kind, field })?;
            Ok::<Vec<ChangeRef>, Error>(standing.into_iter().map(|head| head.entry.at).collect())
        };
        let known = known.map_or_else(|| self.known_of(kind, record), |known| Ok(known.clone()))?;
        Ok(OpDraft::new(kind, journal::Record::One(record))
            .set_over(field, Value::flag(deleted), over(field)?)
            .set_over(knowing, known.to_value(), over(knowing)?))
    }

    /// Deleted records with changes that no deletion knew of.
    pub fn unaware_deletions(&self) -> Result<Vec<Unaware>, Error> {
        let (connection, own) = (self.connection(), self.own_book());
        let mut found = Vec::new();
        // With a single line nobody else can have changed anything.
        if journal_sql::cut_now(connection, own)?.tips.len() < 2 {
            return Ok(found);
        }
        let dependents = Dependents::of(self);
        for kind in domain::catalogue::KINDS.iter().map(|kind| kind.number) {
            let Some(deleted) = deletion_field(kind) else { continue };
            for row in rows(connection, own, kind)?.iter().filter(|row| row.flag(deleted)) {
                found.extend(self.unaware(&dependents, kind, row.id, deleted)?);
            }
        }
        Ok(found)
    }

    fn unaware(
        &self,
        dependents: &Dependents<'_>,
        kind: u16,
        record: Id,
        deleted: u16,
    ) -> Result<Option<Unaware>, Error> {
        let (connection, own) = (self.connection(), self.own_book());
        let mut deletions = heads(connection, own, Place { record, kind, field: deleted })?;
        deletions.retain(|head| head.entry.value == Some(Value::flag(true)));
        let own_history = history(connection, own, kind, record)?;
        let mut known = Cut::default();
        for head in &deletions {
            // A deletion that does not store its cut never conflicts with other changes.
            let Some(told) = knew(kind, &own_history, head.entry.at) else { return Ok(None) };
            known.join(&journal_sql::parted(connection, &told)?);
        }
        let mut edits = Vec::new();
        for (of, id) in dependents.with(kind, record)? {
            if late_changes(connection, own, &known, &[(of, id)])?.is_empty() {
                continue;
            }
            let unknown = history(connection, own, of, id)?.into_iter().filter(|entry| !known.covers(entry.at));
            let of_bin = |entry: &HistoryEntry| {
                (of, id) == (kind, record) && (entry.field == deleted || Some(entry.field) == knowing_field(kind))
            };
            edits.extend(unknown.filter(|entry| !of_bin(entry)).map(|entry| (of, id, entry)));
        }
        edits.sort_by_key(|(_, _, entry)| (entry.stamp, entry.at));
        Ok((!edits.is_empty()).then_some(Unaware { kind, record, deletions, edits }))
    }

    /// Whether there are changes to the record that `later` covers and `earlier` does not.
    pub fn learned_between(&self, kind: u16, record: Id, earlier: &Cut, later: &Cut) -> Result<bool, Error> {
        let (deleted, knowing) = (deletion_field(kind), knowing_field(kind));
        let connection = self.connection();
        let (earlier, later) = (journal_sql::parted(connection, earlier)?, journal_sql::parted(connection, later)?);
        for (of, id) in Dependents::of(self).with(kind, record)? {
            let entries = history(self.connection(), self.own_book(), of, id)?;
            let depends = (of, id) != (kind, record);
            let work =
                |entry: &&HistoryEntry| depends || (Some(entry.field) != deleted && Some(entry.field) != knowing);
            if entries.iter().filter(work).any(|entry| later.covers(entry.at) && !earlier.covers(entry.at)) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// The cut that the deletion at `at` knew, from the record's history.
pub fn knew(kind: u16, history: &[HistoryEntry], at: ChangeRef) -> Option<Cut> {
    let field = knowing_field(kind)?;
    let told = history.iter().find(|entry| entry.at == at && entry.field == field)?;
    Cut::from_value(told.value.as_ref()?)
}

/// The field that stores the cut of a deletion.
pub fn knowing_field(kind: u16) -> Option<u16> {
    domain::catalogue::kind(kind)?.deleted_knowing()
}
