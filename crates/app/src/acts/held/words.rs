//! Found records in words. The page may be handed to the member, so other members that a field refers to are not named. Free
//! text is shown as it was typed.

use super::gather::Found;
use crate::acts::record_dates::last_date;
use crate::acts::registers::OpenedRow;
use crate::messages::CallError;
use crate::messages::held::{HeldGroup, HeldRecord, HeldValue, KeptFields};
use crate::naming::Names;
use domain::Id;
use domain::catalogue::{Field, Fields, Format, Keeping, Kind, member, referred};
use domain::retention;
use journal::Value;
use std::collections::BTreeSet;
use store::Book;

pub(super) struct Words<'b> {
    book: &'b Book,
    /// Long texts are shown whole, except those that have a page of their own.
    names: Names<'b>,
    shortened: Names<'b>,
    entries: &'b BTreeSet<Id>,
    name: &'b str,
}

impl<'b> Words<'b> {
    pub fn of(book: &'b Book, entries: &'b BTreeSet<Id>, name: &'b str) -> Result<Words<'b>, CallError> {
        Ok(Words { book, names: Names::to_choose(book)?, shortened: Names::of(book)?, entries, name })
    }

    pub fn record(&self, found: &Found) -> Result<HeldRecord, CallError> {
        let Found { of, kind, row } = found;
        let date = last_date(self.book, *of, kind, row)?;
        let history = store::history(self.book.connection(), *of, kind.number, row.id)?;
        let opened = OpenedRow::without_texts(self.book, kind, row);
        let mut values = Vec::new();
        for field in shown(kind) {
            let Some(stored) = row.value(field.number).filter(|value| value.is_set()) else { continue };
            let whole = opened.value(field.number).unwrap_or(stored);
            let unread = field.format != Format::SealedText && opened.is_unread(field);
            let value = if unread { String::new() } else { self.value(kind, row.id, field, stored, whole)? };
            values.push(HeldValue { label: field.label.vietnamese.to_owned(), value, keeping: field.keeping() });
        }
        Ok(HeldRecord {
            id: row.id.to_string(),
            date: date.map(|date| date.to_string()).unwrap_or_default(),
            title: self.shortened.title(kind, row)?,
            values,
            in_bin: kind.deleted().is_some_and(|deleted| row.flag(deleted)),
            by_superior: *of != self.book.own_book(),
            changes: history.iter().map(|entry| entry.at).collect::<BTreeSet<_>>().len() as u32,
        })
    }

    fn value(
        &self,
        kind: &Kind,
        record: Id,
        field: &Field,
        stored: &Value,
        opened: &Value,
    ) -> Result<String, CallError> {
        let named = referred(field.format, opened, member::KIND);
        if !named.is_empty() {
            let is_ours = named.iter().any(|id| self.entries.contains(id));
            return Ok(if is_ours { self.name } else { "người khác" }.to_owned());
        }
        let names = if field.by_digest { &self.shortened } else { &self.names };
        names.value(kind.number, record, field.number, Some(stored))
    }
}

/// The fields that people see, apart from the one that puts a record into the bin.
fn shown(kind: &'static Kind) -> impl Iterator<Item = &'static Field> {
    kind.fields.iter().filter(|field| !field.is_internal() && field.format != Format::Deleted)
}

pub(super) fn group(kind: &'static Kind, records: Vec<HeldRecord>) -> HeldGroup {
    let keep = retention::keep(retention::table(), kind);
    let keepings = Keeping::ALL.iter().filter_map(|keeping| {
        let fields: Vec<String> = shown(kind)
            .filter(|field| field.keeping() == *keeping)
            .map(|field| field.label.vietnamese.to_owned())
            .collect();
        (!fields.is_empty()).then(|| KeptFields { keeping: *keeping, stays: keeping.stays(), fields })
    });
    HeldGroup {
        kind: kind.table.to_owned(),
        vietnamese: kind.name.vietnamese.to_owned(),
        english: kind.name.english.to_owned(),
        keep_vietnamese: keep.vietnamese(),
        keep_english: keep.english(),
        keepings: keepings.collect(),
        records,
    }
}
