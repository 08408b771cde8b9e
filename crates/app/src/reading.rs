//! Functions that read values of requests and rows, so that every call reads them in the same way.

use crate::messages::CallError;
use domain::Id;
use domain::catalogue::member;
use domain::dates::{CivilDate, DateOf, Written};
use journal::Value;
use std::sync::Arc;
use store::{Book, Row, Scope};

/// An id in a request.
pub(crate) fn id(text: &str, field: &str) -> Result<Id, CallError> {
    text.parse().map_err(|_| CallError::at("bad_id", field, "Mã mục không đúng. Tải lại trang rồi thử lại."))
}

pub(crate) fn optional_id(text: Option<&str>, field: &str) -> Result<Option<Id>, CallError> {
    text.filter(|text| !text.is_empty()).map(|text| id(text, field)).transpose()
}

/// The record that a form saves.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Target {
    /// One that is in the book.
    Standing(Id),
    /// A new one, under the id that its form got when it was opened. It is in the book already when the form is sent again, after
    /// a double press or an answer that was lost.
    New(Id),
}

impl Target {
    pub(crate) fn read(id: Option<&str>, new_id: Option<&str>) -> Result<Target, CallError> {
        if let Some(id) = optional_id(id, "id")? {
            return Ok(Target::Standing(id));
        }
        match optional_id(new_id, "new_id")? {
            Some(id) => Ok(Target::New(id)),
            None => Ok(Target::New(Id(store::random()?))),
        }
    }

    pub(crate) fn id(self) -> Id {
        match self {
            Target::Standing(id) | Target::New(id) => id,
        }
    }

    /// The id where the record has to be in the book, or is.
    pub(crate) fn standing(self, book: &Book, kind: u16) -> Result<Option<Id>, CallError> {
        match self {
            Target::Standing(id) => Ok(Some(id)),
            Target::New(id) => Ok(store::row(book.connection(), book.own_book(), kind, id)?.map(|row| row.id)),
        }
    }
}

/// A date as typed (a day in any usual spelling, a bare year), as it is stored; empty stays empty.
pub(crate) fn date(text: &str, of: DateOf, field: &str) -> Result<String, CallError> {
    Ok(civil_date(text, of, field)?.map(|date| date.to_string()).unwrap_or_default())
}

/// A complete date; a year alone is refused.
pub(crate) fn day(text: &str, field: &str) -> Result<String, CallError> {
    match civil_date(text, DateOf::Event, field)? {
        None => Ok(String::new()),
        Some(CivilDate::Day(day)) => Ok(day.to_string()),
        Some(CivilDate::Year(_)) => Err(bad_date(field, format!("“{}” chỉ có năm. {TYPE_A_DAY}", text.trim()))),
    }
}

const TYPE_A_DAY: &str = "Gõ ngày/tháng/năm, ví dụ 12/03/2026.";

fn civil_date(text: &str, of: DateOf, field: &str) -> Result<Option<CivilDate>, CallError> {
    let typed = text.trim();
    let sentence = match domain::dates::read(text, of, false) {
        Written::Nothing => return Ok(None),
        Written::Day(day) => return Ok(Some(CivilDate::Day(day))),
        Written::Year(year) => return Ok(Some(CivilDate::Year(year))),
        Written::MonthOf(..) => format!("“{typed}” thiếu ngày. {TYPE_A_DAY}"),
        Written::NoSuchDay => format!("Ngày “{typed}” không có trong lịch. {TYPE_A_DAY}"),
        Written::Unreadable => format!("“{typed}” không phải là ngày. {TYPE_A_DAY}"),
    };
    Err(bad_date(field, sentence))
}

fn bad_date(field: &str, sentence: String) -> CallError {
    CallError::at("bad_date", field, sentence)
}

/// One line of text, with its spaces tidied. A text that is too long is refused, not cut.
pub(crate) fn line(text: &str, field: &str) -> Result<String, CallError> {
    short(domain::language::tidy(text), field)
}

/// A person's name: one line, in which all characters that look like an apostrophe or a hyphen become the same
/// one.
pub(crate) fn name(text: &str, field: &str) -> Result<String, CallError> {
    short(domain::language::tidy_name(text), field)
}

fn short(tidy: String, field: &str) -> Result<String, CallError> {
    if tidy.chars().count() > 2_000 { Err(too_long(field)) } else { Ok(tidy) }
}

/// Several lines of text.
pub(crate) fn lines(text: &str, field: &str) -> Result<String, CallError> {
    let text = domain::language::tidy_lines(text);
    if text.len() > 64 * 1024 { Err(too_long(field)) } else { Ok(text) }
}

pub(crate) fn too_long(field: &str) -> CallError {
    CallError::at(
        "too_long",
        field,
        "Phần chữ này dài quá nên chưa lưu. Rút ngắn lại hoặc chia ra; chữ vẫn còn trên màn hình.",
    )
}

/// The rows of a kind in the cell's own book.
pub(crate) fn own_rows(book: &Book, kind: u16) -> Result<Vec<Row>, CallError> {
    Ok(store::rows(book.connection(), book.own_book(), kind)?)
}

/// The rows of our book of one kind, cached until one of them changes. Deleted rows are included.
pub(crate) struct KeptRows(Vec<Row>);

impl KeptRows {
    pub fn of(book: &Book, kind: u16) -> Result<Arc<KeptRows>, CallError> {
        book.kept(Scope::Kind(kind), |_: &KeptRows| true, || own_rows(book, kind).map(KeptRows))
    }

    pub fn find(&self, id: Id) -> Option<&Row> {
        self.0.binary_search_by(|row| row.id.cmp(&id)).ok().map(|place| &self.0[place])
    }

    pub fn iter(&self) -> impl Iterator<Item = &Row> {
        self.0.iter()
    }
}

pub(crate) fn own_row(book: &Book, kind: u16, id: Id, field: &str) -> Result<Row, CallError> {
    store::row(book.connection(), book.own_book(), kind, id)?.ok_or_else(|| CallError::not_found(field))
}

impl From<store::JournalError> for CallError {
    fn from(error: store::JournalError) -> CallError {
        store::Error::from(error).into()
    }
}

/// The members of the book with any standing; deleted ones are left out.
pub(crate) fn member_rows(book: &Book) -> Result<Vec<Row>, CallError> {
    let mut rows = own_rows(book, member::KIND)?;
    rows.retain(|row| !row.flag(member::DELETED));
    Ok(rows)
}

/// Opens a short text that was sealed to the cell's ring; empty if there is none, or if it was sealed to
/// another ring.
pub(crate) fn sealed_line(book: &Book, sealed: Option<&[u8]>) -> String {
    sealed
        .and_then(|sealed| book.ring().open_small(sealed).ok())
        .and_then(|plain| String::from_utf8(plain).ok())
        .unwrap_or_default()
}

/// Seals a short text for storing; an empty text is stored as no value.
pub(crate) fn seal_line(book: &Book, text: &str) -> Result<Value, CallError> {
    Ok(if text.is_empty() { Value::Null } else { Value::Bytes(book.ring().seal_small(text.as_bytes())?) })
}
