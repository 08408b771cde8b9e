//! Cards: what two people wrote without seeing each other's words. Derived from the journal, never stored;
//! until somebody chooses, one of the values stands, and whoever chooses names all of them as seen.

mod answered;
mod both;
mod question;
mod told;

use crate::messages::cards::{Answer, Card, Cards, Side};
use crate::messages::{CallError, Nothing, Touched, Which};
use crate::{Desk, desk};
use journal::Value;
use question::Question;
use store::{Book, Head, OpDraft};
pub(crate) use told::Telling;

/// Instead of a side's key.
const BOTH: &str = "both";
/// A stamp this far past its receipt, or past this laptop's own clock where there is none, is a wrong clock's.
const AHEAD_MS: u64 = 24 * 60 * 60 * 1000;
/// Nobody stays away this long: a stamp so far before its receipt is a wrong clock's too.
const BEHIND_MS: u64 = 365 * 24 * 60 * 60 * 1000;

pub fn list(desk: &Desk, _: Nothing) -> Result<Cards, CallError> {
    desk.with_book(|book| {
        let telling = Telling::of(book)?;
        let questions = question::open(book, &telling)?;
        let open = questions.iter().map(|question| card(desk, book, &telling, question)).collect::<Result<_, _>>()?;
        Ok(Cards { open, answered: answered::lately(desk, book, &telling, &questions)? })
    })
}

/// How many wait for somebody to choose.
pub(crate) fn count(book: &Book) -> Result<u32, CallError> {
    if !question::any(book)? {
        return Ok(0);
    }
    Ok(question::open(book, &Telling::of(book)?)?.len() as u32)
}

fn card(desk: &Desk, book: &Book, telling: &Telling, question: &Question) -> Result<Card, CallError> {
    let (kind, field) = (question.kind, question.field);
    let mut sides = Vec::new();
    for head in &question.heads {
        let origin = question.origin(book, head)?;
        let value = telling.value(book, kind, question.record, field, head.entry.value.as_ref())?;
        sides.push(Side { key: Book::name_act(head.entry.at), value, ..side(desk, book, telling, &origin) });
    }
    sides.extend(question.work(book, telling, |head| side(desk, book, telling, head))?);
    if let Some(first) = sides.first_mut() {
        first.standing = true;
    }
    Ok(Card {
        id: question.id(),
        thing: telling.thing(kind),
        about: telling.about(book, kind, question.record)?,
        field: telling.field(kind, field).unwrap_or_default().to_owned(),
        deletion: Some(field) == store::undo::deletion_field(kind),
        sides,
        both: question
            .both(book)?
            .map(|value| telling.value(book, kind, question.record, field, Some(&value)))
            .transpose()?,
    })
}

/// Who wrote it when, on which laptop.
fn side(desk: &Desk, book: &Book, telling: &Telling, head: &Head) -> Side {
    let ms = head.entry.stamp.ms;
    Side {
        key: Book::name_act(head.entry.at),
        by: telling.person(head.entry.person),
        at: desk::moment(ms),
        clock_doubtful: is_doubtful(ms, head.received_ms, desk.now_ms()),
        here: book.wrote(head.entry.at),
        received_at: head.received_ms.map(desk::moment),
        value: String::new(),
        gone: head.entry.value.is_none(),
        standing: false,
    }
}

/// The clock that gave this stamp can't have been right.
pub(crate) fn is_doubtful(stamp_ms: u64, received_ms: Option<u64>, now_ms: u64) -> bool {
    let known = received_ms.unwrap_or(now_ms);
    stamp_ms > known.saturating_add(AHEAD_MS) || stamp_ms.saturating_add(BEHIND_MS) < known
}

pub fn answer(desk: &Desk, request: Answer) -> Result<Touched, CallError> {
    desk.with_book(|book| {
        let question = question::open(book, &Telling::of(book)?)?.into_iter().find(|known| known.id() == request.card);
        let question = question.ok_or_else(changed)?;
        super::rounds::allowed(book, question.kind, question.field)?;
        if Some(question.field) == store::undo::deletion_field(question.kind) {
            return answer_deletion(desk, book, &question, &request.keep);
        }
        let value = if request.keep == BOTH {
            question.both(book)?
        } else {
            let kept = question.heads.iter().find(|head| Book::name_act(head.entry.at) == request.keep);
            kept.and_then(|head| head.entry.value.clone())
        };
        let draft = OpDraft::new(question.kind, question.named(book)?).set(question.field, value.ok_or_else(changed)?);
        desk.save(book, Some(question.record), &[draft])
    })
}

fn answer_deletion(desk: &Desk, book: &mut Book, question: &Question, keep: &str) -> Result<Touched, CallError> {
    let head = question.heads.iter().find(|head| Book::name_act(head.entry.at) == keep);
    let deleted = match head {
        Some(head) => head.entry.value == Some(Value::flag(true)),
        None if question.is_of_work(keep) => false,
        None => return Err(changed()),
    };
    let mut drafts = vec![book.deletion_again(question.kind, question.record, deleted, None)?];
    let row = store::row(book.connection(), book.own_book(), question.kind, question.record)?;
    if let Some(row) = row.filter(|_| !deleted) {
        drafts.extend(super::undo::restored_with(book, question.kind, &row)?);
    }
    let mut touched = super::undo::with_bin(desk, desk.save(book, Some(question.record), &drafts)?)?;
    // What stood before says the same: there is nothing to put back but the question itself.
    touched.undo = touched.undo.filter(|_| !deleted);
    Ok(touched)
}

fn changed() -> CallError {
    CallError::at(
        "card_changed",
        "card",
        "Chỗ này vừa có thêm thay đổi hoặc đã được chọn rồi. Xem lại trang Cần chọn rồi chọn lại.",
    )
}

pub fn reopen(desk: &Desk, request: Which) -> Result<Touched, CallError> {
    desk.with_book(|book| {
        let telling = Telling::of(book)?;
        let questions = question::open(book, &telling)?;
        let found = answered::find(desk, book, &telling, &questions, &request.id)?.ok_or_else(changed)?;
        super::rounds::allowed(book, found.kind, found.field)?;
        let changes = found.reopening(book)?.ok_or_else(changed)?;
        let changes: Vec<&[OpDraft]> = changes.iter().map(Vec::as_slice).collect();
        let mut touched = desk.save_each(book, Some(found.record), &changes)?;
        touched.undo = None;
        super::undo::with_bin(desk, touched)
    })
}
