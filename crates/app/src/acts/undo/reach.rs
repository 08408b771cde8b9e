//! The rounds that a record is part of, to be named before it is deleted.

use crate::figures::CountedRound;
use crate::messages::undo::{Reach, ReachedRound};
use crate::messages::{CallError, Which};
use crate::reading::KeptRows;
use crate::{AppSession, reading};
use domain::Id;
use domain::catalogue::{KINDS, Kind, children, kind as lookup, parents, round};
use std::collections::BTreeSet;
use store::{Book, Row, within};

pub fn reach(app: &AppSession, request: Which) -> Result<Reach, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let mut found = BTreeSet::new();
        for kind in KINDS {
            let Some(row) = store::row(book.connection(), book.own_book(), kind.number, id)? else { continue };
            above(book, kind, &row, &mut found);
            for (child, link) in children(kind.number) {
                for row in within::within(book, book.own_book(), child, link, id)? {
                    above(book, child, &row, &mut found);
                }
            }
            refers(book, kind.number, id, &mut found)?;
            break;
        }
        let kept = KeptRows::of(book, round::KIND)?;
        let rounds = kept.iter().filter(|row| found.contains(&row.id) && !row.flag(round::DELETED));
        let described = rounds.map(|row| {
            let state = CountedRound::of(book, row, app.today())?.state(row);
            Ok(ReachedRound { id: row.id.to_string(), title: row.text(round::TITLE).to_owned(), state })
        });
        Ok(Reach { rounds: described.collect::<Result<_, CallError>>()? })
    })
}

/// Adds the rounds that contain a record.
fn above(book: &Book, kind: &Kind, row: &Row, found: &mut BTreeSet<Id>) {
    for (parent, link) in parents(kind) {
        let Some(id) = within::parent(book, row, link) else { continue };
        if parent == round::KIND {
            found.insert(id);
        }
        let parent_row = store::row(book.connection(), book.own_book(), parent, id).ok().flatten();
        if let Some((parent, row)) = lookup(parent).zip(parent_row) {
            above(book, parent, &row, found);
        }
    }
}

/// Adds the rounds that name a record, such as a document that they study.
fn refers(book: &Book, kind: u16, id: Id, found: &mut BTreeSet<Id>) -> Result<(), CallError> {
    let fields = round::DESCRIBED.fields.iter().filter(|field| field.format.refers_to() == Some(kind));
    for field in fields.map(|field| field.number) {
        for row in KeptRows::of(book, round::KIND)?.iter() {
            if row.id_ref(field) == Some(id) || row.ids(field).contains(&id) {
                found.insert(row.id);
            }
        }
    }
    Ok(())
}
