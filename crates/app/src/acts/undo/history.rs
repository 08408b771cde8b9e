//! The history of a record in words: who changed what.

use super::people;
use crate::enrolment::books_ever_received;
use crate::messages::undo::{Entry, History};
use crate::messages::{CallError, Which};
use crate::naming::Names;
use crate::{AppSession, app_session, reading};
use domain::Id;
use domain::catalogue::{KINDS, Link, cell, children, member, person};
use journal::{ChangeRef, Stamp};
use std::collections::{BTreeMap, BTreeSet};
use store::{Book, HistoryEntry, within};

/// A record whose history belongs to the requested one.
pub(crate) struct Part {
    pub kind: u16,
    pub id: Id,
    pub entries: Vec<HistoryEntry>,
    /// The person whom the part is about, with the kind of their record: the member of a mark, or a person who keeps the
    /// book.
    pub whose: Option<(u16, Id)>,
}

impl Part {
    pub fn read(book: &Book, of: Id, kind: u16, id: Id, whose: Option<(u16, Id)>) -> Result<Part, CallError> {
        Ok(Part { kind, id, entries: store::history(book.connection(), of, kind, id)?, whose })
    }
}

pub fn history(app: &AppSession, request: Which) -> Result<History, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let (of, kind) = find(book, id)?.ok_or_else(|| CallError::not_found("id"))?;
        let parts = parts(book, of, kind, id)?;
        let mut changes: BTreeMap<(Stamp, ChangeRef), Vec<(&Part, &HistoryEntry)>> = BTreeMap::new();
        for part in &parts {
            for entry in &part.entries {
                changes.entry((entry.stamp, entry.at)).or_default().push((part, entry));
            }
        }
        let (people, names, ours) = (people(book)?, Names::of(book)?, parts.iter().map(|part| part.id).collect());
        let mut entries = Vec::new();
        for ((stamp, at), sets) in changes.iter().rev() {
            let what = say(&names, sets)?;
            if what.is_empty() {
                continue;
            }
            let by = sets.first().and_then(|(_, entry)| people.get(&entry.person)).cloned().unwrap_or_default();
            // A handover undone would give access back or take it away; names and roles are corrected in Settings.
            let undo = if kind == cell::KIND { None } else { undo(book, of, *at, &ours)? };
            entries.push(Entry { at: app_session::moment(stamp.ms), by, what, undo });
        }
        Ok(History { entries })
    })
}

/// The book and kind of a record.
fn find(book: &Book, id: Id) -> Result<Option<(Id, u16)>, CallError> {
    for of in [book.own_book()].into_iter().chain(books_ever_received(book)?) {
        for kind in KINDS {
            if store::row(book.connection(), of, kind.number, id)?.is_some() {
                return Ok(Some((of, kind.number)));
            }
        }
    }
    Ok(None)
}

/// The parts of a record: a session's marks, an essay's versions and pages.
fn parts(book: &Book, of: Id, kind: u16, id: Id) -> Result<Vec<Part>, CallError> {
    let mut parts = vec![Part::read(book, of, kind, id, None)?];
    for (child, link) in children(kind) {
        if !child.told_with_parent || matches!(link, Link::Second | Link::Sealed(_)) {
            continue;
        }
        for row in within::within(book, of, child, link, id)? {
            parts.push(Part::read(book, of, child.number, row.id, row.pair.map(|(_, member)| (member::KIND, member)))?);
        }
    }
    // Who keeps the book is a part of the cell: so a handover shows in one place.
    if kind == cell::KIND {
        for row in reading::own_rows(book, person::KIND)? {
            parts.push(Part::read(book, of, person::KIND, row.id, Some((person::KIND, row.id)))?);
        }
    }
    Ok(parts)
}

/// What one change did to the record and its parts. Many equal marks are described as one.
pub(crate) fn say(names: &Names<'_>, sets: &[(&Part, &HistoryEntry)]) -> Result<String, CallError> {
    let (mut said, mut marks): (Vec<String>, BTreeMap<String, Vec<String>>) = Default::default();
    for (part, entry) in sets {
        let before = entry
            .replaces
            .iter()
            .find_map(|at| part.entries.iter().find(|known| known.at == *at && known.field == entry.field));
        let Some(line) = names.change((part.kind, part.id), entry, before)? else { continue };
        match part.whose {
            Some((kind, who)) => marks.entry(line).or_default().push(names.record(kind, who)?),
            None => said.push(line),
        }
    }
    // Five pages that were added at once are mentioned once.
    said.dedup();
    for (line, people) in marks {
        said.push(match people.as_slice() {
            [.., _, _, _, _] => format!("{} người: {line}", people.len()),
            few => format!("{}: {line}", few.join(", ")),
        });
    }
    Ok(said.join("; "))
}

/// Names the act for undo if something is left to undo, and undoing it touches nothing else.
fn undo(book: &Book, of: Id, at: ChangeRef, ours: &BTreeSet<Id>) -> Result<Option<String>, CallError> {
    if of != book.own_book() {
        return Ok(None);
    }
    let drafts = book.undo_drafts(at)?;
    let only_ours = drafts.iter().all(|draft| ours.contains(&draft.record.id(draft.kind)));
    Ok((!drafts.is_empty() && only_ours).then(|| Book::name_act(at)))
}
