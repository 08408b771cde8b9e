//! Undo and the bin.

mod history;
mod reach;

pub use history::history;
pub(crate) use history::{Part, say};
pub use reach::reach;

use crate::messages::undo::{Act, Bin, BinItem};
use crate::messages::{CallError, Nothing, Tag, Touched, Which};
use crate::naming::{Names, thing};
use crate::{AppSession, app_session, reading};
use domain::Id;
use domain::catalogue::{KINDS, Kind, children, erasure, kind as lookup, parents, person};
use journal::{ChangeRef, Record, Value};
use std::collections::BTreeMap;
use store::delivery::Unsent;
use store::{Book, OpDraft, Row, within};

/// How long the bin shows what was deleted. The journal keeps it permanently.
const SHOWN_MS: u64 = 30 * 24 * 60 * 60 * 1000;

/// Kinds that people can delete and restore.
fn binned() -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().copied().filter(|kind| kind.binned)
}

pub fn act(app: &AppSession, request: Act) -> Result<Touched, CallError> {
    let at = Book::parse_act(&request.act)
        .ok_or_else(|| CallError::at("bad_act", "act", "Việc cần hoàn tác không rõ. Tải lại trang rồi thử lại."))?;
    app.with_book(|book| {
        let drafts = book.undo_drafts(at)?;
        if drafts.iter().any(|draft| draft.kind == erasure::KIND) {
            return Err(CallError::at(
                "erased_for_good",
                "act",
                "Đã quyết định xóa vĩnh viễn thì không hoàn tác được.",
            ));
        }
        let only = match drafts.as_slice() {
            [only] => Some(only.record.id(only.kind)),
            _ => None,
        };
        let bins = drafts
            .iter()
            .any(|draft| draft.sets.iter().any(|set| Some(set.field) == store::undo::deletion_field(draft.kind)));
        let touched = app.save(book, only, &drafts)?;
        if touched.undo.is_none() {
            return Err(CallError::at(
                "undone_since",
                "act",
                "Không còn gì để hoàn tác: chỗ này đã được sửa lại hoặc đã hoàn tác rồi.",
            ));
        }
        if bins { with_bin(app, touched) } else { Ok(touched) }
    })
}

/// Adds the bin to what was touched.
pub(crate) fn with_bin(app: &AppSession, mut touched: Touched) -> Result<Touched, CallError> {
    if touched.undo.is_some() {
        touched.what.push(Tag::Bin);
        app.tell(&[Tag::Bin]);
    }
    Ok(touched)
}

pub fn bin(app: &AppSession, _: Nothing) -> Result<Bin, CallError> {
    app.with_book(|book| {
        let (people, names, oldest) = (people(book)?, Names::of(book)?, app.now_ms().saturating_sub(SHOWN_MS));
        let (mut found, mut records) = (Vec::new(), Vec::new());
        for kind in binned() {
            let Some(deleted) = kind.deleted() else { continue };
            for row in reading::own_rows(book, kind.number)?.iter().filter(|row| row.flag(deleted)) {
                let Some(entry) =
                    deletion(book, kind.number, row.id, deleted)?.filter(|entry| entry.stamp.ms >= oldest)
                else {
                    continue;
                };
                let item = BinItem {
                    id: row.id.to_string(),
                    thing: thing(kind.number),
                    label: names.title(kind, row)?,
                    deleted_at: app_session::moment(entry.stamp.ms),
                    by: people.get(&entry.person).cloned().unwrap_or_default(),
                };
                records.push(Unsent { kind: kind.number, record: row.id, first: row.pair.map(|(first, _)| first) });
                found.push((entry.stamp, item));
            }
        }
        found.sort_by_key(|(stamp, _)| std::cmp::Reverse(*stamp));
        let things = crate::things::things(book, &records)?;
        Ok(Bin { items: found.into_iter().map(|(_, item)| item).collect(), things })
    })
}

/// The latest change that put a record in the bin.
fn deletion(book: &Book, kind: u16, record: Id, field: u16) -> Result<Option<store::HistoryEntry>, CallError> {
    let history = store::history(book.connection(), book.own_book(), kind, record)?;
    Ok(history.into_iter().rfind(|entry| entry.field == field && entry.value == Some(Value::flag(true))))
}

/// Names of the people who write in the book.
pub(crate) fn people(book: &Book) -> Result<BTreeMap<Id, String>, CallError> {
    Ok(reading::own_rows(book, person::KIND)?.iter().map(|row| (row.id, row.text(person::NAME).to_owned())).collect())
}

pub fn restore(app: &AppSession, request: Which) -> Result<Touched, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        for kind in binned().map(|kind| kind.number) {
            let Some(row) = store::row(book.connection(), book.own_book(), kind, id)? else { continue };
            let mut drafts = vec![out_of_bin(kind, id)];
            drafts.extend(restored_with(book, kind, &row)?);
            return with_bin(app, app.save(book, Some(id), &drafts)?);
        }
        Err(CallError::not_found("id"))
    })
}

/// The records that must be restored with a record so that it can be seen: those that contain it, and those
/// that were deleted with it.
pub(crate) fn restored_with(book: &Book, kind: u16, row: &Row) -> Result<Vec<OpDraft>, CallError> {
    let mut drafts = Vec::new();
    for (parent, link) in lookup(kind).filter(|kind| kind.binned).map(parents).unwrap_or_default() {
        let found = within::parent(book, row, link).filter(|_| lookup(parent).is_some_and(|parent| parent.binned));
        drafts.extend(found.map(|id| out_of_bin(parent, id)));
    }
    drafts.extend(deleted_with(book, kind, row.id)?);
    Ok(drafts)
}

fn out_of_bin(kind: u16, id: Id) -> OpDraft {
    let deleted = store::undo::deletion_field(kind).unwrap_or_default();
    OpDraft::new(kind, Record::One(id)).set(deleted, Value::flag(false))
}

/// Restores what was deleted by the same act as the record.
fn deleted_with(book: &Book, kind: u16, of: Id) -> Result<Vec<OpDraft>, CallError> {
    let at = |kind: &Kind, record| {
        let found = kind.deleted().map(|field| deletion(book, kind.number, record, field)).transpose()?.flatten();
        Ok::<_, CallError>(found.map(|entry| entry.at))
    };
    let Some(act): Option<ChangeRef> = lookup(kind).map(|kind| at(kind, of)).transpose()?.flatten() else {
        return Ok(Vec::new());
    };
    let mut drafts = Vec::new();
    for (child, link) in children(kind).into_iter().filter(|(child, _)| child.binned) {
        for row in within::within(book, book.own_book(), child, link, of)? {
            let deleted = child.deleted().is_some_and(|deleted| row.flag(deleted));
            if deleted && at(child, row.id)? == Some(act) {
                drafts.push(out_of_bin(child.number, row.id));
            }
        }
    }
    Ok(drafts)
}
