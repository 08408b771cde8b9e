//! The result for the superior: a record of its own that holds only what may be shown, written when a person presses the
//! button and taken back when a person does.

use super::{Check, results};
use crate::messages::awareness::{ByKey, ResultQuestion, Results};
use crate::messages::{CallError, Touched, Which};
use crate::{AppSession, reading};
use domain::Id;
use domain::catalogue::{awareness_check as a, awareness_result as r};
use domain::dates::CivilDate;
use journal::{Record, Value};
use store::{Book, OpDraft, Row};

/// The record that was sent of a check and not taken back.
pub(super) fn record(book: &Book, check: Id) -> Result<Option<Row>, CallError> {
    let rows = reading::own_rows(book, r::KIND)?;
    Ok(rows.into_iter().find(|row| !row.flag(r::DELETED) && row.bytes(r::CHECK) == Some(&check.0[..])))
}

/// Sent again, the record says what holds now.
pub fn send(app: &AppSession, request: ByKey) -> Result<Touched, CallError> {
    app.with_book(|book| {
        let check = Check::read(book, &request.id)?;
        let results = results::of(book, &check, request.key.as_deref())?;
        if !results.entered {
            return Err(CallError::new("no_totals", "Chưa có tổng số nên chưa có kết quả để gửi. Nhập tổng số trước."));
        }
        let id = match record(book, check.id)? {
            Some(row) => row.id,
            None => Id(store::random()?),
        };
        let judged = results.questions.iter().any(|question| question.lines.iter().any(|line| line.right));
        let key = results.key.as_ref().filter(|_| judged).map(results::key_name).unwrap_or_default();
        let draft = OpDraft::new(r::KIND, Record::One(id))
            .set(r::CHECK, Value::id(check.id))
            .set(r::TITLE, Value::text(check.text(a::TITLE)))
            .set(r::DATE, Value::text(check.text(a::DATE)))
            .set(r::ROUND, check.row.row().id_ref(a::ROUND).map_or(Value::Null, Value::id))
            .set(r::SHEETS, Value::optional(results.sheets, |sheets| Value::Int(sheets.into())))
            .set(r::KEY, Value::text(key))
            .set(r::RESULT, Value::text(text(&results)));
        let drafts = crate::acts::returns::with_mended(app, book, draft, id)?;
        app.save(book, Some(id), &drafts)
    })
}

pub fn take_back(app: &AppSession, request: Which) -> Result<Touched, CallError> {
    let check = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let row = record(book, check)?
            .ok_or_else(|| CallError::new("not_sent", "Kết quả này chưa gửi, hoặc đã rút lại rồi."))?;
        let draft = OpDraft::new(r::KIND, Record::One(row.id)).set(r::DELETED, Value::flag(true));
        crate::acts::undo::with_bin(app, app.save(book, Some(row.id), &[draft])?)
    })
}

fn text(results: &Results) -> String {
    if results.sheets.is_none() {
        return "Dưới 5 phiếu nên không nêu kết quả.".to_owned();
    }
    let mut text = String::new();
    for (place, question) in results.questions.iter().enumerate() {
        text += &format!("Câu {}. {}\n{}", place + 1, question.text, lines(question));
    }
    if results.questions.iter().any(|question| question.hidden) {
        text += results::WHY;
    }
    text.trim_end().to_owned()
}

/// The secretary's summary of what was said in words is not among them: it stays in the cell.
fn lines(question: &ResultQuestion) -> String {
    let line = |(label, count, share): (String, String, String)| match share.as_str() {
        "" => format!("- {label}: {count}\n"),
        share => format!("- {label}: {count} ({share})\n"),
    };
    results::in_words(question).into_iter().map(line).collect()
}

/// The day of a check in words.
pub(super) fn day(check: &Check) -> String {
    CivilDate::parse(&check.text(a::DATE)).map(CivilDate::vietnamese).unwrap_or_default()
}
