//! Versions of the answer key. A wrong key is not corrected but followed by another, so that a result can say by which
//! version it was judged.

use super::Check;
use crate::messages::awareness::{Key, SetKey};
use crate::messages::{CallError, Touched};
use crate::{AppSession, reading};
use domain::awareness::AnswerKey;
use domain::catalogue::answer_key as k;
use domain::{FieldValue, Id};
use journal::{Record, Value};
use store::{Book, OpDraft};

/// The versions of a check's key, the latest first.
pub(super) fn keys(book: &Book, check: &Check) -> Result<Vec<Key>, CallError> {
    let mut rows = reading::own_rows(book, k::KIND)?;
    rows.retain(|row| !row.flag(k::DELETED) && row.id_ref(k::CHECK) == Some(check.id));
    rows.sort_by_key(|row| (row.int(k::ORDER), row.id));
    let shown = |(place, row): (usize, &store::Row)| {
        let key: AnswerKey = row.parts(k::RIGHT).unwrap_or_default();
        Key {
            id: row.id.to_string(),
            number: place as u32 + 1,
            date: row.text(k::MADE).to_owned(),
            reason: row.text(k::REASON).to_owned(),
            fits: key.fits(&check.questions),
            right: key.0,
        }
    };
    let mut keys: Vec<Key> = rows.iter().enumerate().map(shown).collect();
    keys.reverse();
    Ok(keys)
}

/// The version that was asked for, or else the latest that is a key to the questions as they are.
pub(super) fn chosen(keys: Vec<Key>, asked: Option<&str>) -> Result<Option<Key>, CallError> {
    match asked.filter(|asked| !asked.is_empty()) {
        Some(asked) => {
            let found = keys.into_iter().find(|key| key.id == asked && key.fits);
            found.map(Some).ok_or_else(|| CallError::not_found("key"))
        }
        None => Ok(keys.into_iter().find(|key| key.fits)),
    }
}

pub fn set_key(app: &AppSession, request: SetKey) -> Result<Touched, CallError> {
    let right = request.right.into_iter().map(|mut places| {
        places.sort_unstable();
        places.dedup();
        places
    });
    let key = AnswerKey(right.collect());
    let reason = reading::line(&request.reason, "reason")?;
    app.with_book(|book| {
        let check = Check::read(book, &request.id)?;
        if !key.fits(&check.questions) {
            return Err(CallError::at("bad_key", "right", "Đáp án không khớp câu hỏi. Mở lại đáp án rồi chọn lại."));
        }
        if key.is_empty() {
            return Err(CallError::at("required", "right", "Chọn phương án đúng của ít nhất một câu."));
        }
        let known = keys(book, &check)?;
        if known.first().is_some_and(|latest| latest.right == key.0) {
            return Err(CallError::at("same_key", "right", "Đáp án vẫn như bản hiện có, chưa có gì để lưu."));
        }
        if !known.is_empty() && reason.is_empty() {
            return Err(CallError::at("required", "reason", "Ghi vì sao sửa đáp án. Bản trước vẫn giữ."));
        }
        let id = Id(store::random()?);
        let draft = OpDraft::new(k::KIND, Record::One(id))
            .set(k::CHECK, Value::id(check.id))
            .set(k::MADE, Value::day(app.today()))
            .set(k::ORDER, Value::Int(known.len() as i64 + 1))
            .set(k::RIGHT, key.to_value())
            .set(k::REASON, Value::text(reason));
        app.save(book, Some(id), &[draft])
    })
}
