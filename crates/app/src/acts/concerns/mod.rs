//! Sending a question or concern up: a copy in clear, written when a person presses the button, and taken back when a person
//! does.

use super::registers::{OpenedRow, own, refuse_unless_meant, seal, shown, standing};
use crate::messages::concerns::{Concern, Send, SentConcern};
use crate::messages::{CallError, Touched, Which};
use crate::naming::Names;
use crate::{AppSession, reading};
use domain::Id;
use domain::catalogue::{Fields, concern as c, concern_sent as s};
use journal::{Record, Value};
use store::{Book, OpDraft};

/// Each field of the entry that is copied, and that of the copy.
const COPIED: [(u16, u16); 6] = [
    (c::ROUND, s::ROUND),
    (c::TEXT, s::TEXT),
    (c::FIELD, s::FIELD),
    (c::TENDENCY, s::TENDENCY),
    (c::STATE, s::STATE),
    (c::ANSWER, s::ANSWER),
];

pub fn get(app: &AppSession, request: Which) -> Result<Concern, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let (row, names) = (own(book, &c::DESCRIBED, id)?, Names::of(book)?);
        let described = |copy: OpenedRow<'_>| {
            let differs = COPIED.iter().any(|(of, to)| value(&row, *of) != value(&copy, *to));
            Ok::<_, CallError>(SentConcern { copy: shown(&names, &s::DESCRIBED, &copy)?, differs })
        };
        let sent = copy(book, id)?.map(described).transpose()?;
        Ok(Concern { concern: shown(&names, &c::DESCRIBED, &row)?, sent })
    })
}

fn value(row: &dyn Fields, field: u16) -> Value {
    row.value(field).cloned().unwrap_or(Value::Null)
}

/// The copy of an entry that was not taken back.
fn copy(book: &Book, of: Id) -> Result<Option<OpenedRow<'static>>, CallError> {
    Ok(standing(book, &s::DESCRIBED)?.into_iter().find(|row| value(row, s::OF).as_id() == Some(of)))
}

pub fn send(app: &AppSession, request: Send) -> Result<Touched, CallError> {
    let of = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let row = own(book, &c::DESCRIBED, of)?;
        let unread = COPIED.iter().filter_map(|(of, _)| c::DESCRIBED.field(*of)).any(|field| row.is_unread(field));
        if unread {
            return Err(store::Error::NoRing.into());
        }
        if !value(&row, c::ROUND).is_set() {
            let sentence = "Nội dung gửi lên ghi theo đợt học tập, không ghi ngày. Chọn đợt cho dòng này rồi gửi.";
            return Err(CallError::at("required", "round", sentence));
        }
        refuse_unless_meant(app, book, &c::DESCRIBED, &row, request.even_so)?;
        let id = match copy(book, of)? {
            Some(copy) => copy.id(),
            None => Id(store::random()?),
        };
        let field = s::DESCRIBED.field(s::OF).ok_or_else(|| CallError::not_found("id"))?;
        let mut draft = OpDraft::new(s::KIND, Record::One(id));
        if copy(book, of)?.is_none() {
            draft = draft.set(s::OF, seal(book, field, &Value::id(of))?);
        }
        for (of, to) in COPIED {
            draft = draft.set(to, value(&row, of));
        }
        let drafts = super::returns::with_mended(app, book, draft, id)?;
        app.save(book, Some(id), &drafts)
    })
}

pub fn take_back(app: &AppSession, request: Which) -> Result<Touched, CallError> {
    let of = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let copy =
            copy(book, of)?.ok_or_else(|| CallError::new("not_sent", "Nội dung này chưa gửi, hoặc đã rút lại rồi."))?;
        let draft = OpDraft::new(s::KIND, Record::One(copy.id())).set(s::DELETED, Value::flag(true));
        super::undo::with_bin(app, app.save(book, Some(copy.id()), &[draft])?)
    })
}
