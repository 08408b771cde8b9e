//! "What is held on me": everything that the book holds on one member, to read and to hand over on paper.

mod gather;
mod paper;
mod words;

pub(super) use paper::printed;
pub use paper::write;

use crate::AppSession;
use crate::app_session::moment;
use crate::figures::Roster;
use crate::messages::held::{Held, HeldOpening, HeldUnread};
use crate::messages::{CallError, Which};
use crate::naming::Names;
use crate::reading;
use domain::Id;
use domain::catalogue::{Kind, kind as lookup};
use gather::{Found, Gathered, gather};
use std::collections::{BTreeMap, BTreeSet};
use store::{Book, access};
use words::{Words, group};

/// What the log of openings calls this page.
const OPENING: &str = "member.held";

pub fn get(app: &AppSession, request: Which) -> Result<Held, CallError> {
    let member = reading::id(&request.id, "id")?;
    app.with_book(|book| read(app, book, member))
}

/// Reads the page, and notes that it was opened.
fn read(app: &AppSession, book: &mut Book, member: Id) -> Result<Held, CallError> {
    let roster = Roster::now(book)?;
    let person = roster.person(member).ok_or_else(|| CallError::not_found("id"))?;
    let entries: BTreeSet<Id> = roster.entries(person).collect();
    let names = Names::of(book)?;
    let found = gather(book, names.books(), &entries)?;
    let unread = unread(&found);
    let openings = openings(book, &names, person)?;
    let sealed = in_audiences(&found);
    let groups = groups(book, &entries, roster.name(person), found)?;
    note(app, book, person, &sealed)?;
    Ok(Held {
        id: person.to_string(),
        name: roster.name(person).to_owned(),
        birth_year: roster.birth_year(person),
        count: groups.iter().map(|group| group.records.len() as u32).sum(),
        groups,
        unread,
        openings,
    })
}

fn groups(
    book: &Book,
    entries: &BTreeSet<Id>,
    name: &str,
    found: Gathered,
) -> Result<Vec<crate::messages::held::HeldGroup>, CallError> {
    let words = Words::of(book, entries, name)?;
    let mut by_kind: Vec<(&'static Kind, Vec<_>)> = Vec::new();
    for one in &found.records {
        let record = words.record(one)?;
        match by_kind.last_mut() {
            Some((kind, records)) if kind.number == one.kind.number => records.push(record),
            _ => by_kind.push((one.kind, vec![record])),
        }
    }
    let sorted = by_kind.into_iter().map(|(kind, mut records)| {
        records.sort_by(|one, other| (&one.date, &one.title).cmp(&(&other.date, &other.title)));
        group(kind, records)
    });
    Ok(sorted.collect())
}

fn unread(found: &Gathered) -> Vec<HeldUnread> {
    let named = found.unread.iter().filter_map(|(kind, count)| Some((lookup(*kind)?, *count)));
    named
        .map(|(kind, count)| HeldUnread {
            vietnamese: kind.name.vietnamese.to_owned(),
            english: kind.name.english.to_owned(),
            count,
        })
        .collect()
}

fn openings(book: &Book, names: &Names<'_>, person: Id) -> Result<Vec<HeldOpening>, CallError> {
    let opened = access::of(book.connection(), OPENING, person)?;
    opened.into_iter().map(|(at, by)| Ok(HeldOpening { at: moment(at), by: names.person(by)? })).collect()
}

/// The records that hold something sealed to fewer people than open the book. Reading one is noted on its own.
fn in_audiences(found: &Gathered) -> BTreeMap<Id, &'static Kind> {
    let sealed = |found: &&Found| found.kind.fields.iter().any(|field| field.audience.is_some());
    found.records.iter().filter(sealed).map(|found| (found.row.id, found.kind)).collect()
}

fn note(app: &AppSession, book: &mut Book, person: Id, sealed: &BTreeMap<Id, &'static Kind>) -> Result<(), CallError> {
    if book.is_read_only() {
        return Ok(());
    }
    let (at, reader) = (app.now_ms(), book.person().id);
    Ok(book.write_local(|connection| {
        for (id, kind) in sealed {
            access::note(connection, at, reader, &format!("{}.open", kind.table), Some(*id))?;
        }
        access::note(connection, at, reader, OPENING, Some(person))
    })?)
}
