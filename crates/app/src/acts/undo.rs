//! Taking back what was done, and the bin.

mod fields;
mod history;
mod values;

pub(crate) use fields::Words;
pub use history::history;
pub(crate) use history::{Part, say};

use super::{attachments, rounds, sessions};
use crate::messages::exchange::Thing;
use crate::messages::undo::{Act, Bin, BinItem};
use crate::messages::{CallError, Nothing, Tag, Touched, Which};
use crate::{Desk, desk, reading};
use domain::Id;
use domain::catalogue::{attachment, document, member, person, round, session};
use journal::{ChangeRef, Record, Value};
use std::collections::BTreeMap;
use store::{Book, OpDraft, Row};

/// How long the bin shows what was deleted. The journal keeps it for good.
const SHOWN_MS: u64 = 30 * 24 * 60 * 60 * 1000;

/// What can be deleted and brought back by hand.
const BINNED: [(u16, Thing); 5] = [
    (member::KIND, Thing::Member),
    (document::KIND, Thing::Document),
    (round::KIND, Thing::Round),
    (session::KIND, Thing::Session),
    (attachment::KIND, Thing::Essay),
];

pub fn act(desk: &Desk, request: Act) -> Result<Touched, CallError> {
    let at = Book::parse_act(&request.act)
        .ok_or_else(|| CallError::at("bad_act", "act", "Việc cần hoàn tác không rõ. Tải lại trang rồi thử lại."))?;
    desk.with_book(|book| {
        let drafts = book.undo_drafts(at)?;
        for draft in &drafts {
            draft.sets.iter().try_for_each(|set| rounds::allowed(book, draft.kind, set.field))?;
        }
        let only = match drafts.as_slice() {
            [only] => Some(only.record.id(only.kind)),
            _ => None,
        };
        let bins = drafts
            .iter()
            .any(|draft| draft.sets.iter().any(|set| Some(set.field) == store::undo::deletion_field(draft.kind)));
        let touched = desk.save(book, only, &drafts)?;
        if touched.undo.is_none() {
            return Err(CallError::at(
                "undone_since",
                "act",
                "Không còn gì để hoàn tác: chỗ này đã được sửa lại hoặc đã hoàn tác rồi.",
            ));
        }
        if bins { with_bin(desk, touched) } else { Ok(touched) }
    })
}

/// Says that the bin changed too.
pub(crate) fn with_bin(desk: &Desk, mut touched: Touched) -> Result<Touched, CallError> {
    if touched.undo.is_some() {
        touched.what.push(Tag::Bin);
        desk.tell(&[Tag::Bin]);
    }
    Ok(touched)
}

pub fn bin(desk: &Desk, _: Nothing) -> Result<Bin, CallError> {
    desk.with_book(|book| {
        let (people, oldest) = (people(book)?, desk.now_ms().saturating_sub(SHOWN_MS));
        let mut found = Vec::new();
        for (kind, thing) in BINNED {
            let Some(deleted) = store::undo::deletion_field(kind) else { continue };
            for row in reading::own_rows(book, kind)?.iter().filter(|row| row.flag(deleted)) {
                let Some(entry) = deletion(book, kind, row.id, deleted)?.filter(|entry| entry.stamp.ms >= oldest)
                else {
                    continue;
                };
                let item = BinItem {
                    id: row.id.to_string(),
                    thing,
                    label: label(book, kind, row)?,
                    deleted_at: desk::moment(entry.stamp.ms),
                    by: people.get(&entry.person).cloned().unwrap_or_default(),
                };
                found.push((entry.stamp, item));
            }
        }
        found.sort_by_key(|(stamp, _)| std::cmp::Reverse(*stamp));
        Ok(Bin { items: found.into_iter().map(|(_, item)| item).collect() })
    })
}

/// The latest change that put a record in the bin.
fn deletion(book: &Book, kind: u16, record: Id, field: u16) -> Result<Option<store::HistoryEntry>, CallError> {
    let history = store::history(book.connection(), book.own_book(), kind, record)?;
    Ok(history.into_iter().rfind(|entry| entry.field == field && entry.value == Some(Value::flag(true))))
}

/// A record as a person recognises it.
pub(crate) fn label(book: &Book, kind: u16, row: &Row) -> Result<String, CallError> {
    Ok(match kind {
        member::KIND => match row.text(member::BORN).get(..4) {
            Some(year) => format!("{} ({year})", row.text(member::NAME)),
            None => row.text(member::NAME).to_owned(),
        },
        document::KIND => reading::document(row).label(),
        round::KIND => row.text(round::TITLE).to_owned(),
        session::KIND => {
            let of = row
                .id_ref(session::ROUND)
                .map(|id| store::row(book.connection(), book.own_book(), round::KIND, id))
                .transpose()?
                .flatten();
            let label = sessions::label(row);
            of.map_or(label.clone(), |of| format!("{label} – {}", of.text(round::TITLE)))
        }
        attachment::KIND => attachments::label(book, row)?,
        _ => String::new(),
    })
}

/// Names of those who write in the book.
pub(crate) fn people(book: &Book) -> Result<BTreeMap<Id, String>, CallError> {
    Ok(reading::own_rows(book, person::KIND)?.iter().map(|row| (row.id, row.text(person::NAME).to_owned())).collect())
}

pub fn restore(desk: &Desk, request: Which) -> Result<Touched, CallError> {
    let id = reading::id(&request.id, "id")?;
    desk.with_book(|book| {
        for (kind, _) in BINNED {
            let Some(row) = store::row(book.connection(), book.own_book(), kind, id)? else { continue };
            let mut drafts = vec![out_of_bin(kind, id)];
            drafts.extend(restored_with(book, kind, &row)?);
            return with_bin(desk, desk.save(book, Some(id), &drafts)?);
        }
        Err(CallError::not_found("id"))
    })
}

/// What has to come out of the bin with a record for it to be seen.
pub(crate) fn restored_with(book: &Book, kind: u16, row: &Row) -> Result<Vec<OpDraft>, CallError> {
    match kind {
        round::KIND => sessions_deleted_with(book, row.id),
        // A session is seen within its round only.
        session::KIND => {
            Ok(row.id_ref(session::ROUND).map(|round| out_of_bin(round::KIND, round)).into_iter().collect())
        }
        _ => Ok(Vec::new()),
    }
}

fn out_of_bin(kind: u16, id: Id) -> OpDraft {
    let deleted = store::undo::deletion_field(kind).unwrap_or_default();
    OpDraft::new(kind, Record::One(id)).set(deleted, Value::flag(false))
}

/// What went into the bin by the very act that deleted the round comes back with it.
fn sessions_deleted_with(book: &Book, of: Id) -> Result<Vec<OpDraft>, CallError> {
    let at = |kind, record, field| Ok::<_, CallError>(deletion(book, kind, record, field)?.map(|entry| entry.at));
    let Some(act): Option<ChangeRef> = at(round::KIND, of, round::DELETED)? else { return Ok(Vec::new()) };
    let mut drafts = Vec::new();
    for row in store::rows_by(book.connection(), book.own_book(), session::KIND, session::ROUND, of)? {
        if row.flag(session::DELETED) && at(session::KIND, row.id, session::DELETED)? == Some(act) {
            drafts.push(out_of_bin(session::KIND, row.id));
        }
    }
    Ok(drafts)
}
