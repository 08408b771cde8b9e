//! The marks of one session, kept while a roll-call is taken: the counts below the sheet are made anew at each key.

use super::reader;
use crate::messages::CallError;
use domain::Id;
use domain::catalogue::roll_call;
use domain::totals::MarkRow;
use journal::Record;
use std::sync::Arc;
use store::{Book, Scope, counted};

/// If more marks than this were written at once, the whole sheet is read again.
const FEW: usize = 8;

pub(crate) struct SheetMarks(pub Vec<MarkRow>);

impl SheetMarks {
    pub fn of(book: &Book, session: Id) -> Result<Arc<SheetMarks>, CallError> {
        let read = || Ok(SheetMarks(reader(book, None).marks(&[session])?));
        book.kept(Scope::Sheet(session), |_: &SheetMarks| true, read)
    }

    /// Once the marks of these members were written: their rows are read again, and the others stay as they were.
    pub fn written(self: Arc<Self>, book: &Book, session: Id, members: &[Id]) -> Result<(), CallError> {
        if members.len() > FEW {
            return Ok(());
        }
        let read = || -> Result<SheetMarks, CallError> {
            let mut marks = self.0.clone();
            marks.retain(|mark| !members.contains(&mark.member));
            for member in members {
                let record = Record::Pair(session, *member).id(roll_call::KIND);
                let row = store::row(book.connection(), book.own_book(), roll_call::KIND, record)?;
                marks.extend(row.as_ref().and_then(counted::mark_row));
            }
            Ok(SheetMarks(marks))
        };
        book.kept(Scope::Sheet(session), |_: &SheetMarks| true, read).map(drop)
    }
}
