//! The usual items of a meeting's agenda, offered for a meeting that has none.

use super::asked::asked;
use super::{agenda_rows, data};
use crate::AppSession;
use crate::acts::registers::seal;
use crate::messages::{CallError, Touched, Which};
use domain::Id;
use domain::catalogue::{Kind, agenda_item};
use journal::{Record, Value};
use store::{Book, OpDraft};

const KIND: &Kind = &agenda_item::DESCRIBED;

/// Adds the usual items in one act; an item that is there already is not added again.
pub fn fill(app: &AppSession, request: Which) -> Result<Touched, CallError> {
    app.with_book(|book| {
        let meeting = asked(book, &request.id, "id")?.id;
        let there = agenda_rows(book, meeting)?;
        use domain::catalogue::Fields as _;
        let is_there = |text: &str| there.iter().any(|row| row.text(agenda_item::TEXT) == text);
        let last = there.iter().filter_map(|row| row.value(agenda_item::PLACE)?.as_int()).max().unwrap_or_default();
        let texts = data::agenda()?.into_iter().filter(|text| !is_there(text));
        let mut drafts = Vec::new();
        for (place, text) in (last + 1..).zip(texts) {
            drafts.push(item(book, meeting, place, &text)?);
        }
        app.save(book, Some(meeting), &drafts)
    })
}

fn item(book: &Book, meeting: Id, place: i64, text: &str) -> Result<OpDraft, CallError> {
    let field = KIND.field(agenda_item::TEXT).ok_or_else(|| CallError::not_found("text"))?;
    Ok(OpDraft::new(KIND.number, Record::One(Id(store::random()?)))
        .set(agenda_item::MEETING, Value::id(meeting))
        .set(agenda_item::PLACE, Value::Int(place))
        .set(agenda_item::TEXT, seal(book, field, &Value::text(text))?))
}
