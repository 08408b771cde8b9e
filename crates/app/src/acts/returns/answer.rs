//! The cell's answer to what was returned: a sentence, or that it was mended.

use super::Standing;
use crate::messages::returns::AnswerReturn;
use crate::messages::{CallError, Touched};
use crate::{AppSession, reading};
use domain::Id;
use domain::catalogue::{form_answer, return_answer as a};
use domain::returns::{NextToAct, ReturnState};
use journal::{Record, Value};
use store::{Book, OpDraft};

/// The most characters of an answer.
const LONGEST: usize = 2_000;

pub fn answer(app: &AppSession, request: AnswerReturn) -> Result<Touched, CallError> {
    let id = reading::id(&request.id, "id")?;
    let says = reading::lines(&request.answer, "answer")?.trim().to_owned();
    if says.chars().count() > LONGEST {
        return Err(reading::too_long("answer"));
    }
    app.with_book(|book| {
        let one = Standing::all(book)?.into_iter().find(|one| one.row.id == id);
        let one = one.ok_or_else(|| CallError::not_found("id"))?;
        refuse(&one, &request, &says)?;
        let said = saying(app, &one).set(a::ANSWER, Value::text(says)).set(a::MENDED, set(request.mended));
        app.save(book, Some(id), &[said])
    })
}

fn refuse(one: &Standing, request: &AnswerReturn, says: &str) -> Result<(), CallError> {
    let refused = |code: &str, field: &str, sentence: &str| Err(CallError::at(code, field, sentence));
    if let Some(former) = &one.former {
        let sentence = format!("{} nay không còn là cấp trên của chi bộ, không cần trả lời nữa.", former.name);
        return refused("former_committee", "id", &sentence);
    }
    if one.next() == NextToAct::Nobody {
        let withdrawn = one.state == ReturnState::Withdrawn;
        let sentence = if withdrawn {
            "Cấp trên đã rút lại yêu cầu này, không cần trả lời nữa."
        } else {
            "Cấp trên đã nhận mục này, không cần trả lời nữa."
        };
        return refused("already_decided", "id", sentence);
    }
    if request.number.is_some_and(|number| number != one.number()) {
        return refused("returned_again", "id", "Cấp trên vừa góp ý thêm. Đọc góp ý mới rồi trả lời.");
    }
    if one.record.is_none() {
        let sentence =
            "Máy này chưa có mục bị trả lại. Gửi nhận với cấp trên để nhận mục ấy, hoặc trả lời trên máy đã ghi.";
        return refused("not_here", "id", sentence);
    }
    if says.is_empty() && !request.mended {
        return refused("required", "answer", "Ghi câu trả lời, hoặc bấm “Đã sửa” nếu đã sửa xong.");
    }
    Ok(())
}

/// What every answer records: to which comment it is, and when it was given.
fn saying(app: &AppSession, one: &Standing) -> OpDraft {
    OpDraft::new(a::KIND, Record::One(one.row.id))
        .set(a::OF, Value::id(one.row.id))
        .set(a::TO, Value::Int(one.number()))
        .set(a::AT, Value::Int(i64::try_from(app.now_ms()).unwrap_or(i64::MAX)))
}

fn set(on: bool) -> Value {
    if on { Value::flag(true) } else { Value::Null }
}

/// A change of a record, with what it says beside: whoever changes a field that was returned says thereby that it is mended. A
/// whole record may take several changes, so a person says when it is.
pub(in crate::acts) fn with_mended(
    app: &AppSession,
    book: &Book,
    draft: OpDraft,
    record: Id,
) -> Result<Vec<OpDraft>, CallError> {
    let stands = store::row(book.connection(), book.own_book(), draft.kind, record)?;
    let Some(stands) = stands else { return Ok(vec![draft]) };
    let changes = |field: u16| {
        let set = draft.sets.iter().find(|set| set.field == field);
        set.is_some_and(|set| &set.value != stands.value(field).unwrap_or(&Value::Null))
    };
    let of = |one: &&Standing| (one.target.kind, one.target.record) == (draft.kind, record);
    let waits =
        |one: &&Standing| one.former.is_none() && matches!(one.state, ReturnState::Returned | ReturnState::Answered);
    let all = Standing::all(book)?;
    let said = all.iter().filter(of).filter(waits).filter(|one| changes(one.target.field));
    let said: Vec<OpDraft> = said.map(|one| mended(app, one)).collect();
    Ok([draft].into_iter().chain(said).collect())
}

/// What has to be said beside answers to a form that are sent again: a question that was returned and is answered otherwise now
/// is mended thereby. For a form that was returned as a whole a person says when it is.
pub(in crate::acts) fn mended_questions(
    app: &AppSession,
    book: &Book,
    form: Id,
    is_changed: impl Fn(&str) -> bool,
) -> Result<Vec<OpDraft>, CallError> {
    let all = Standing::all(book)?;
    let of = |one: &&Standing| (one.target.kind, one.target.record) == (form_answer::KIND, form);
    let open = [ReturnState::Returned, ReturnState::Answered, ReturnState::Binned];
    let waits = |one: &&Standing| one.former.is_none() && open.contains(&one.state);
    let changed = |one: &&Standing| !one.target.part.is_empty() && is_changed(&one.target.part);
    let found = all.iter().filter(of).filter(waits).filter(changed);
    Ok(found.map(|one| mended(app, one)).collect())
}

/// The sentence to an earlier comment is no answer to this one.
fn mended(app: &AppSession, one: &Standing) -> OpDraft {
    let mended = saying(app, one).set(a::MENDED, set(true));
    if one.is_answered() { mended } else { mended.set(a::ANSWER, Value::Null) }
}
