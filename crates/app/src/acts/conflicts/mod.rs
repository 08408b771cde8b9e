//! Conflicts between values that people wrote without knowing of each other's. They are derived from the
//! journal and never stored. Until somebody chooses, one of the values applies. A choice names all values of
//! the conflict in its causal context.

mod answered;
mod both;
mod open_conflict;

use crate::messages::conflicts::{Answer, Conflict, Conflicts, Side};
use crate::messages::{CallError, Nothing, Touched, Which};
use crate::naming::{Names, field_name, says_deleted, thing};
use crate::{AppSession, app_session};
use journal::Value;
use open_conflict::OpenConflict;
use store::{Book, Head, OpDraft};

/// The answer that keeps both sides; it takes the place of a side's key.
const BOTH: &str = "both";
/// A stamp this far after its receipt (or, without a receipt, after this laptop's clock) comes from a wrong
/// clock.
const AHEAD_MS: u64 = 24 * 60 * 60 * 1000;
/// A stamp this long before its receipt comes from a wrong clock too, because no laptop stays away this long.
const BEHIND_MS: u64 = 365 * 24 * 60 * 60 * 1000;

pub fn list(app: &AppSession, _: Nothing) -> Result<Conflicts, CallError> {
    app.with_book(|book| {
        let names = Names::to_choose(book)?;
        let conflicts = open_conflict::open(book, &names)?;
        let open = conflicts.iter().map(|conflict| describe(app, book, &names, conflict)).collect::<Result<_, _>>()?;
        Ok(Conflicts { open, answered: answered::lately(app, book, &names, &conflicts)? })
    })
}

/// The number of undecided conflicts.
pub(crate) fn count(book: &Book) -> Result<u32, CallError> {
    if !open_conflict::any(book)? {
        return Ok(0);
    }
    Ok(open_conflict::open(book, &Names::to_choose(book)?)?.len() as u32)
}

fn describe(app: &AppSession, book: &Book, names: &Names<'_>, conflict: &OpenConflict) -> Result<Conflict, CallError> {
    let (kind, field) = (conflict.kind, conflict.field);
    let mut sides = Vec::new();
    for head in &conflict.heads {
        let origin = conflict.origin(book, head)?;
        let value = names.value(kind, conflict.record, field, head.entry.value.as_ref())?;
        sides.push(Side { key: Book::name_act(head.entry.at), value, ..side(app, book, names, &origin)? });
    }
    sides.extend(conflict.work(book, names, |head| side(app, book, names, head))?);
    if let Some(first) = sides.first_mut() {
        first.standing = true;
    }
    Ok(Conflict {
        id: conflict.id(),
        thing: thing(kind),
        about: names.record(kind, conflict.record)?,
        field: field_name(kind, field).unwrap_or_default().to_owned(),
        deletion: says_deleted(kind, field),
        sides,
        both: conflict.both(book)?.map(|value| names.value(kind, conflict.record, field, Some(&value))).transpose()?,
    })
}

/// Who wrote a value, when, and on which laptop.
fn side(app: &AppSession, book: &Book, names: &Names<'_>, head: &Head) -> Result<Side, CallError> {
    let ms = head.entry.stamp.ms;
    Ok(Side {
        key: Book::name_act(head.entry.at),
        by: names.person(head.entry.person)?,
        at: app_session::moment(ms),
        clock_doubtful: is_doubtful(ms, head.received_ms, app.now_ms()),
        here: book.wrote(head.entry.at),
        received_at: head.received_ms.map(app_session::moment),
        value: String::new(),
        gone: head.entry.value.is_none(),
        standing: false,
    })
}

/// Whether the clock that gave this stamp can't have been right.
pub(crate) fn is_doubtful(stamp_ms: u64, received_ms: Option<u64>, now_ms: u64) -> bool {
    let known = received_ms.unwrap_or(now_ms);
    stamp_ms > known.saturating_add(AHEAD_MS) || stamp_ms.saturating_add(BEHIND_MS) < known
}

pub fn answer(app: &AppSession, request: Answer) -> Result<Touched, CallError> {
    app.with_book(|book| {
        let conflict = open_conflict::open(book, &Names::to_choose(book)?)?
            .into_iter()
            .find(|known| known.id() == request.conflict);
        let conflict = conflict.ok_or_else(changed)?;
        if says_deleted(conflict.kind, conflict.field) {
            return answer_deletion(app, book, &conflict, &request.keep);
        }
        let value = if request.keep == BOTH {
            conflict.both(book)?
        } else {
            let kept = conflict.heads.iter().find(|head| Book::name_act(head.entry.at) == request.keep);
            kept.and_then(|head| head.entry.value.clone())
        };
        let draft = OpDraft::new(conflict.kind, conflict.named(book)?).set(conflict.field, value.ok_or_else(changed)?);
        app.save(book, Some(conflict.record), &[draft])
    })
}

fn answer_deletion(
    app: &AppSession,
    book: &mut Book,
    conflict: &OpenConflict,
    keep: &str,
) -> Result<Touched, CallError> {
    let head = conflict.heads.iter().find(|head| Book::name_act(head.entry.at) == keep);
    let deleted = match head {
        Some(head) => head.entry.value == Some(Value::flag(true)),
        None if conflict.is_of_work(keep) => false,
        None => return Err(changed()),
    };
    let mut drafts = vec![book.deletion_again(conflict.kind, conflict.record, deleted, None)?];
    let row = store::row(book.connection(), book.own_book(), conflict.kind, conflict.record)?;
    if let Some(row) = row.filter(|_| !deleted) {
        drafts.extend(super::undo::restored_with(book, conflict.kind, &row)?);
    }
    let mut touched = super::undo::with_bin(app, app.save(book, Some(conflict.record), &drafts)?)?;
    // The record was deleted before as well. The only effect of an undo would be to reopen the conflict.
    touched.undo = touched.undo.filter(|_| !deleted);
    Ok(touched)
}

fn changed() -> CallError {
    CallError::at(
        "conflict_changed",
        "conflict",
        "Chỗ này vừa có thêm thay đổi hoặc đã được chọn rồi. Xem lại trang Cần chọn rồi chọn lại.",
    )
}

pub fn reopen(app: &AppSession, request: Which) -> Result<Touched, CallError> {
    app.with_book(|book| {
        let names = Names::to_choose(book)?;
        let conflicts = open_conflict::open(book, &names)?;
        let found = answered::find(app, book, &names, &conflicts, &request.id)?.ok_or_else(changed)?;
        let changes = found.reopening(book)?.ok_or_else(changed)?;
        let changes: Vec<&[OpDraft]> = changes.iter().map(Vec::as_slice).collect();
        let mut touched = app.save_each(book, Some(found.record), &changes)?;
        touched.undo = None;
        super::undo::with_bin(app, touched)
    })
}
