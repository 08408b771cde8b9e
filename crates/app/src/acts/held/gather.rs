//! Finds every record that is about a member: what lies within the member's entries, and what refers to any of that. Which
//! kinds those are follows from the catalogue alone.

use crate::acts::registers::OpenedRow;
use crate::messages::CallError;
use domain::Id;
use domain::catalogue::{Field, Fields, KINDS, Kind, member, referred};
use std::collections::{BTreeMap, BTreeSet};
use store::within::Dependents;
use store::{Book, Row};

pub(super) struct Found {
    /// The book that the record is in.
    pub of: Id,
    pub kind: &'static Kind,
    pub row: Row,
}

#[derive(Default)]
pub(super) struct Gathered {
    pub records: Vec<Found>,
    /// By kind: how many records can't be opened, so that it is not known whom they are about.
    pub unread: BTreeMap<u16, u32>,
}

/// Identities of records, by kind.
type Ids = BTreeMap<u16, BTreeSet<Id>>;

enum About {
    Yes,
    No,
    Unknown,
}

pub(super) fn gather(book: &Book, books: &[Id], entries: &BTreeSet<Id>) -> Result<Gathered, CallError> {
    let mut own = Ids::new();
    let dependents = Dependents::of(book);
    for entry in entries {
        for (kind, id) in dependents.with(member::KIND, *entry)? {
            own.entry(kind).or_default().insert(id);
        }
    }
    let mut found = Gathered::default();
    for kind in KINDS.iter().copied().filter(|kind| may_be_about(kind, &own)) {
        for of in books {
            for row in store::rows(book.connection(), *of, kind.number)? {
                let is_own = own.get(&kind.number).is_some_and(|ids| ids.contains(&row.id));
                match if is_own { About::Yes } else { about(book, kind, &row, &own) } {
                    About::Yes => found.records.push(Found { of: *of, kind, row }),
                    About::Unknown => *found.unread.entry(kind.number).or_default() += 1,
                    About::No => {}
                }
            }
        }
    }
    Ok(found)
}

fn may_be_about(kind: &Kind, own: &Ids) -> bool {
    own.keys().any(|to| *to == kind.number || kind.may_refer_to(*to))
}

fn about(book: &Book, kind: &'static Kind, row: &Row, own: &Ids) -> About {
    if by_pair(kind, row, own) {
        return About::Yes;
    }
    let refers = |field: &&Field| own.keys().any(|to| field.format.may_refer_to(*to));
    let opened = OpenedRow::without_texts(book, kind, row);
    let mut answer = About::No;
    for field in kind.fields.iter().filter(refers) {
        let value = opened.value(field.number);
        let names = |(to, ids): (&u16, &BTreeSet<Id>)| {
            value.is_some_and(|value| referred(field.format, value, *to).iter().any(|id| ids.contains(id)))
        };
        if opened.is_unread(field) {
            answer = About::Unknown;
        } else if own.iter().any(names) {
            return About::Yes;
        }
    }
    answer
}

fn by_pair(kind: &Kind, row: &Row, own: &Ids) -> bool {
    let Some((kinds, ids)) = kind.pair.and_then(|pair| pair.kinds).zip(row.pair) else { return false };
    let holds = |kind: u16, id: Id| own.get(&kind).is_some_and(|ids| ids.contains(&id));
    holds(kinds.0, ids.0) || holds(kinds.1, ids.1)
}
