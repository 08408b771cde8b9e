//! Reading what requests carry, and what rows hold, in one way everywhere.

use crate::messages::CallError;
use domain::Id;
use domain::dates::CivilDate;
use journal::Value;
use store::{Book, Row};

/// An id in a request.
pub(crate) fn id(text: &str, field: &str) -> Result<Id, CallError> {
    text.parse().map_err(|_| CallError::at("bad_id", field, "Mã mục không đúng. Tải lại trang rồi thử lại."))
}

pub(crate) fn optional_id(text: Option<&str>, field: &str) -> Result<Option<Id>, CallError> {
    text.filter(|text| !text.is_empty()).map(|text| id(text, field)).transpose()
}

/// A date as typed (dd/mm/yyyy, ISO, a bare year), as it is stored; empty stays empty.
pub(crate) fn date(text: &str, field: &str) -> Result<String, CallError> {
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    CivilDate::parse(text).map(|date| date.to_string()).map_err(|_| bad_date(text, field))
}

/// A whole date: a year alone is not enough here.
pub(crate) fn day(text: &str, field: &str) -> Result<String, CallError> {
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    let parsed = CivilDate::parse(text).ok().and_then(|date| date.day());
    parsed.map(|day| day.to_string()).ok_or_else(|| bad_date(text, field))
}

fn bad_date(text: &str, field: &str) -> CallError {
    CallError::at("bad_date", field, format!("Ngày “{}” không có trong lịch. Gõ ngày/tháng/năm, ví dụ 12/03/2026.", text.trim()))
}

/// One line of text, tidied; too long is refused rather than cut.
pub(crate) fn line(text: &str, field: &str) -> Result<String, CallError> {
    let tidy = domain::language::tidy(text);
    if tidy.chars().count() > 2_000 { Err(too_long(field)) } else { Ok(tidy) }
}

/// Several lines of text.
pub(crate) fn lines(text: &str, field: &str) -> Result<String, CallError> {
    let text = domain::language::nfc(text);
    if text.len() > 64 * 1024 { Err(too_long(field)) } else { Ok(text) }
}

pub(crate) fn too_long(field: &str) -> CallError {
    CallError::at("too_long", field, "Phần chữ này dài quá nên chưa lưu. Rút ngắn lại hoặc chia ra; chữ vẫn còn trên màn hình.")
}

/// The book this cell writes, and what a row of it says.
pub(crate) fn own_rows(book: &Book, kind: u16) -> Result<Vec<Row>, CallError> {
    Ok(store::rows(book.connection(), book.own_book(), kind)?)
}

pub(crate) fn own_row(book: &Book, kind: u16, id: Id, field: &str) -> Result<Row, CallError> {
    store::row(book.connection(), book.own_book(), kind, id)?.ok_or_else(|| CallError::not_found(field))
}

pub(crate) fn ids(values: &[Value]) -> Vec<Id> {
    values.iter().filter_map(Value::as_id).collect()
}

pub(crate) fn id_values(ids: &[Id]) -> Value {
    Value::List(ids.iter().map(|&id| Value::id(id)).collect())
}

impl From<store::JournalError> for CallError {
    fn from(error: store::JournalError) -> CallError {
        store::Error::from(error).into()
    }
}
