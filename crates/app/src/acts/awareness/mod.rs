//! Checks and surveys of awareness: questions, the totals of the answers in one change, versions of the answer key, results,
//! and sending them up.

mod entry;
mod keys;
mod papers;
mod results;
mod sent;

pub use entry::{clear_totals, enter_totals, set_questions};
pub use keys::set_key;
pub use papers::{questionnaire, result_paper};
pub use results::results;
pub use sent::{send, take_back};

use super::registers::{OpenedRow, own};
use crate::messages::awareness::Check as Shown;
use crate::messages::{CallError, Which};
use crate::naming::Names;
use crate::{AppSession, reading};
use domain::awareness::{Question, SheetTotals};
use domain::catalogue::{Fields, awareness_check as a, session};
use domain::{FieldValue, Id};
use store::Book;

/// A check with its questions, open.
struct Check {
    id: Id,
    row: OpenedRow<'static>,
    questions: Vec<Question>,
}

impl Check {
    fn read(book: &Book, id: &str) -> Result<Check, CallError> {
        let id = reading::id(id, "id")?;
        let row = own(book, &a::DESCRIBED, id)?;
        let questions = row.value(a::QUESTIONS).map(|value| {
            Vec::<Question>::from_value(value).ok_or_else(|| {
                CallError::new("newer", "Câu hỏi này do bản chương trình mới hơn ghi. Cài bản mới rồi mở lại.")
            })
        });
        Ok(Check { id, questions: questions.transpose()?.unwrap_or_default(), row })
    }

    fn text(&self, field: u16) -> String {
        Fields::text(&self.row, field).to_owned()
    }

    fn is_entered(&self) -> bool {
        self.row.row().bytes(a::TOTALS).is_some()
    }

    /// The totals, if they were entered for the questions as they are now.
    fn totals(&self) -> Option<SheetTotals> {
        let totals = self.row.value(a::TOTALS).and_then(SheetTotals::from_value)?;
        Some(totals).filter(|totals| totals.fits(&self.questions))
    }

    /// Where the sheets were handed out, in words.
    fn place(&self, book: &Book) -> Result<String, CallError> {
        match self.row.row().id_ref(a::SESSION) {
            Some(id) => Names::of(book)?.record(session::KIND, id),
            None => Ok(self.text(a::MEETING)),
        }
    }
}

pub fn get(app: &AppSession, request: Which) -> Result<Shown, CallError> {
    app.with_book(|book| {
        let check = Check::read(book, &request.id)?;
        Ok(Shown {
            id: check.id.to_string(),
            title: check.text(a::TITLE),
            date: check.text(a::DATE),
            kind: check.text(a::WHICH),
            place: check.place(book)?,
            entered: check.is_entered(),
            keys: keys::keys(book, &check)?,
            sent: sent::record(book, check.id)?.is_some(),
            questions: check.questions,
        })
    })
}
