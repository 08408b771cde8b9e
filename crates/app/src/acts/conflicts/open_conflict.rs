//! Open conflicts: conflicting values, and work on records that somebody else deleted at the same time.

use super::both;
use crate::acts::undo::{Part, say};
use crate::messages::CallError;
use crate::messages::conflicts::Side;
use crate::naming::{Names, field_name};
use domain::Id;
use domain::catalogue::member;
use journal::{ChangeRef, Place, Record, Value};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use store::deletion::Unaware;
use store::{Book, Head, HistoryEntry, contests};

pub(super) struct OpenConflict {
    pub kind: u16,
    pub record: Id,
    pub field: u16,
    /// The values that differ in words; the one that applies now is first.
    pub heads: Vec<Head>,
    /// Work that was done without knowing that the record was deleted.
    unaware: Option<Unaware>,
}

/// Whether the book may have any conflict; most books never have one.
pub(super) fn any(book: &Book) -> Result<bool, CallError> {
    Ok(!contests::open(book.connection(), book.own_book())?.is_empty() || !book.unaware_deletions()?.is_empty())
}

pub(super) fn open(book: &Book, names: &Names<'_>) -> Result<Vec<OpenConflict>, CallError> {
    let mut conflicts = Vec::new();
    for place in contests::open(book.connection(), book.own_book())? {
        let Place { record, kind, field } = place;
        if field_name(kind, field).is_none() {
            continue;
        }
        let heads = store::heads(book.connection(), book.own_book(), place)?;
        let heads = distinct(names, place, heads)?;
        if heads.len() > 1 {
            conflicts.push(OpenConflict { kind, record, field, heads, unaware: None });
        }
    }
    for unaware in book.unaware_deletions()? {
        let (kind, record) = (unaware.kind, unaware.record);
        let Some(field) = store::undo::deletion_field(kind) else { continue };
        if !conflicts.iter().any(|known| known.place() == (Place { record, kind, field })) {
            let heads = unaware.deletions.first().cloned().into_iter().collect();
            conflicts.push(OpenConflict { kind, record, field, heads, unaware: Some(unaware) });
        }
    }
    Ok(conflicts)
}

/// Keeps one head for each different text: a reason that was sealed twice has different bytes but the same
/// words.
fn distinct(names: &Names<'_>, Place { record, kind, field }: Place, heads: Vec<Head>) -> Result<Vec<Head>, CallError> {
    let mut said = Vec::new();
    let mut kept = Vec::new();
    for head in heads {
        let words = names.value(kind, record, field, head.entry.value.as_ref())?;
        if !said.contains(&words) {
            said.push(words);
            kept.push(head);
        }
    }
    Ok(kept)
}

/// An id for a field together with the changes that were shown. It changes when the field changes.
pub(super) fn name(place: Place, shown: &[ChangeRef]) -> String {
    let mut shown = shown.to_vec();
    shown.sort();
    let mut hasher = DefaultHasher::new();
    shown.hash(&mut hasher);
    let Place { record, kind, field } = place;
    format!("{record}-{kind}-{field}-{:016x}", hasher.finish())
}

impl OpenConflict {
    pub fn place(&self) -> Place {
        Place { record: self.record, kind: self.kind, field: self.field }
    }

    pub fn id(&self) -> String {
        let work = self.unaware.iter().flat_map(|unaware| &unaware.edits).map(|(_, _, entry)| entry.at);
        let shown: Vec<ChangeRef> = self.heads.iter().map(|head| head.entry.at).chain(work).collect();
        name(self.place(), &shown)
    }

    /// The record in the form in which a change names it.
    pub fn named(&self, book: &Book) -> Result<Record, CallError> {
        let row = store::row(book.connection(), book.own_book(), self.kind, self.record)?;
        Ok(row.and_then(|row| row.pair).map_or(Record::One(self.record), |(one, other)| Record::Pair(one, other)))
    }

    pub fn both(&self, book: &Book) -> Result<Option<Value>, CallError> {
        let values: Option<Vec<&Value>> = self.heads.iter().map(|head| head.entry.value.as_ref()).collect();
        match values.filter(|values| values.len() > 1) {
            Some(values) => both::of(book, self.kind, self.field, &values),
            None => Ok(None),
        }
    }

    /// The entry of the person who wrote this value first. A person who reopens an answered conflict writes the old
    /// values again, and is not their author.
    pub fn origin(&self, book: &Book, head: &Head) -> Result<Head, CallError> {
        let reopened = |at: &ChangeRef| self.heads.iter().filter(|other| other.entry.replaces.contains(at)).count() > 1;
        let mut origin = head.clone();
        let Some(mut answer) = head.entry.replaces.iter().copied().find(reopened) else { return Ok(origin) };
        let history = store::history(book.connection(), book.own_book(), self.kind, self.record)?;
        let of_field: Vec<&HistoryEntry> = history.iter().filter(|entry| entry.field == self.field).collect();
        // A conflict may have been answered and reopened more than once.
        while let Some(answered) = of_field.iter().find(|entry| entry.at == answer) {
            let replaced = of_field.iter().filter(|entry| answered.replaces.contains(&entry.at));
            let Some(said) = replaced.into_iter().find(|entry| entry.value == origin.entry.value) else { break };
            origin = Head { entry: (*said).clone(), received_ms: None };
            let Some(before) = said.replaces.first().filter(|_| said.replaces.len() == 1) else { break };
            answer = *before;
        }
        Ok(origin)
    }

    pub fn is_of_work(&self, key: &str) -> bool {
        self.works().values().flatten().any(|(_, _, entry)| Book::name_act(entry.at) == key)
    }

    /// The work that was done without knowing of the deletion, by person.
    fn works(&self) -> BTreeMap<Id, Vec<&(u16, Id, HistoryEntry)>> {
        let mut works: BTreeMap<Id, Vec<_>> = BTreeMap::new();
        for edit in self.unaware.iter().flat_map(|unaware| &unaware.edits) {
            works.entry(edit.2.person).or_default().push(edit);
        }
        works
    }

    /// One side of the conflict for each person who continued working.
    pub fn work(
        &self,
        book: &Book,
        names: &Names<'_>,
        side: impl Fn(&Head) -> Result<Side, CallError>,
    ) -> Result<Vec<Side>, CallError> {
        let mut sides = Vec::new();
        for edits in self.works().into_values() {
            let mut parts: Vec<Part> = Vec::new();
            for (kind, id, _) in &edits {
                if !parts.iter().any(|part| (part.kind, part.id) == (*kind, *id)) {
                    let pair = store::row(book.connection(), book.own_book(), *kind, *id)?.and_then(|row| row.pair);
                    let whose = pair.map(|(_, member)| (member::KIND, member));
                    parts.push(Part::read(book, book.own_book(), *kind, *id, whose)?);
                }
            }
            let sets: Vec<(&Part, &HistoryEntry)> = edits
                .iter()
                .filter_map(|(kind, id, entry)| {
                    Some((parts.iter().find(|part| (part.kind, part.id) == (*kind, *id))?, entry))
                })
                .collect();
            let Some((_, last)) = sets.last() else { continue };
            let head = Head { entry: (*last).clone(), received_ms: None };
            sides.push(Side { value: say(names, &sets)?, gone: false, ..side(&head)? });
        }
        Ok(sides)
    }
}
