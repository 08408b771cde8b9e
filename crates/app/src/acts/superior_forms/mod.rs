//! Forms from above: the superior asks, the cell fills in without a network, and sends by a press.

mod drafts;
mod filling;
mod sending;
mod shown;

pub(crate) use super::received_forms::{Received, all};
pub use filling::{carry_over, check, open, save};
pub use sending::{send, take_back};

use crate::AppSession;
use crate::messages::superior_forms::SuperiorForms;
use crate::messages::{CallError, Nothing};
use domain::catalogue::form as f;
use store::Book;

pub fn list(app: &AppSession, _: Nothing) -> Result<SuperiorForms, CallError> {
    let today = app.today();
    app.with_book(|book| {
        let opened = super::opened::opened(book)?;
        let line = |one: &Received| shown::line(book, one, today, !opened.contains(&one.current()));
        let mut forms = all(book)?.iter().map(line).collect::<Result<Vec<_>, _>>()?;
        let by = |form: &crate::messages::superior_forms::SuperiorForm| {
            (!form.waits, form.deadline.is_empty(), form.deadline.clone(), form.title.clone())
        };
        forms.sort_by_key(by);
        Ok(SuperiorForms { forms })
    })
}

/// Whether the person at work has not opened the current version.
fn is_new(book: &Book, one: &Received) -> Result<bool, CallError> {
    Ok(!super::opened::opened(book)?.contains(&one.current()))
}

/// The forms that wait for the cell, by their deadline.
pub(crate) fn waiting(book: &Book) -> Result<Vec<Received>, CallError> {
    let mut waiting = all(book)?;
    waiting.retain(Received::waits);
    waiting.sort_by(|a, b| {
        let by = |one: &Received| (one.row.text(f::DEADLINE).is_empty(), one.row.text(f::DEADLINE).to_owned());
        by(a).cmp(&by(b)).then(a.id().cmp(&b.id()))
    });
    Ok(waiting)
}
