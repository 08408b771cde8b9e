//! What sessions take from the registers: the speakers, and the names of the connection points.

use crate::AppSession;
use crate::messages::sessions::{Choice, Choices};
use crate::messages::{CallError, Nothing};
use crate::reading::{self, KeptRows};
use domain::catalogue::{chosen, kind as lookup, session};
use domain::{FieldValue, Id};
use journal::Value;
use std::sync::Arc;
use store::{Book, Row};

pub fn choices(app: &AppSession, _: Nothing) -> Result<Choices, CallError> {
    app.with_book(|book| {
        let mut points: Vec<String> = standing(book, chosen::POINTS)?.into_iter().map(|(_, name)| name).collect();
        points.dedup();
        let speakers = standing(book, chosen::SPEAKERS)?.into_iter();
        Ok(Choices { speakers: speakers.map(|(id, label)| Choice { id: id.to_string(), label }).collect(), points })
    })
}

/// The rows of a register that are not in the bin, by name.
fn standing(book: &Book, register: u16) -> Result<Vec<(Id, String)>, CallError> {
    let deleted = lookup(register).and_then(|kind| kind.deleted());
    let rows = KeptRows::of(book, register)?;
    let kept = rows.iter().filter(|row| !deleted.is_some_and(|deleted| row.flag(deleted)));
    let mut named: Vec<(Id, String)> = kept.map(|row| (row.id, name(register, row).to_owned())).collect();
    named.retain(|(_, name)| !name.is_empty());
    named.sort_by(|(_, one), (_, other)| one.cmp(other));
    Ok(named)
}

/// Empty once the name was erased.
fn name(register: u16, row: &Row) -> &str {
    let named = lookup(register).and_then(|kind| kind.fields.iter().find(|field| field.required));
    named.map(|field| row.text(field.number)).unwrap_or_default()
}

/// The register of speakers, for the names of those who presented.
pub(crate) struct Speakers(Arc<KeptRows>);

impl Speakers {
    pub fn read(book: &Book) -> Result<Speakers, CallError> {
        Ok(Speakers(KeptRows::of(book, chosen::SPEAKERS)?))
    }

    /// Those of the register and those typed in: "Lò Thị Mẫu, Hoàng Thị Pâng". A name that was erased is left out.
    pub fn names(&self, session: &Row) -> String {
        let entries = session.ids(session::SPEAKER_ENTRIES);
        let registered = entries.iter().filter_map(|id| self.0.find(*id)).map(|row| name(chosen::SPEAKERS, row));
        let typed = std::iter::once(session.text(session::SPEAKER));
        registered.chain(typed).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

pub(super) fn stored(book: &Book, entries: &[String]) -> Result<Value, CallError> {
    let register = KeptRows::of(book, chosen::SPEAKERS)?;
    let mut ids: Vec<Id> = Vec::new();
    for entry in entries {
        let id = reading::id(entry, "speaker_entries")?;
        register.find(id).ok_or_else(|| CallError::not_found("speaker_entries"))?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids.to_value())
}
