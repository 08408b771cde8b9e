//! The papers that the cell has issued: their numbers, and the codes by which printed figures are looked up again.

mod laptops;
mod rows;
mod shown;
mod verify;

pub use rows::rows;
pub use shown::get;
pub use verify::verify;

use crate::messages::issued::Withdraw;
use crate::messages::{CallError, Touched};
use crate::paper_numbers::{is_withdrawn, standing};
use crate::{AppSession, reading};
use domain::Id;
use domain::catalogue::issued_paper as i;
use journal::{Record, Value};
use store::{Book, OpDraft, Row};

/// Says of a paper that it does not hold any more. Its number stays used.
pub fn withdraw(app: &AppSession, request: Withdraw) -> Result<Touched, CallError> {
    let id = reading::id(&request.id, "id")?;
    let why = reading::line(&request.why, "why")?;
    if why.is_empty() {
        return Err(CallError::at("required", "why", "Ghi lý do thu hồi, ví dụ: ghi sai ngày."));
    }
    app.with_book(|book| {
        let row = own(book, id)?;
        if is_withdrawn(&row) {
            return Err(CallError::new("already_withdrawn", "Văn bản này đã được thu hồi rồi."));
        }
        let draft = OpDraft::new(i::KIND, Record::One(id)).set(i::WITHDRAWN, Value::day(app.today()));
        app.save(book, Some(id), &[draft.set(i::WHY, Value::text(why))])
    })
}

fn own(book: &Book, id: Id) -> Result<Row, CallError> {
    standing(book)?.into_iter().find(|row| row.id == id).ok_or_else(|| CallError::not_found("id"))
}
