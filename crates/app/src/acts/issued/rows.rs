//! The rows behind a figure of an issued paper, as the book stood when it was printed.

use super::own;
use super::shown::printed;
use crate::acts::totals;
use crate::messages::CallError;
use crate::messages::issued::FigureOf;
use crate::messages::totals::Rows;
use crate::{AppSession, reading};

pub fn rows(app: &AppSession, request: FigureOf) -> Result<Rows, CallError> {
    let id = reading::id(&request.id, "id")?;
    app.with_book(|book| {
        let (round, printed) = printed(&own(book, id)?)?;
        if !store::issued::missing(book.connection(), &printed.cut)?.is_empty() {
            let sentence = "Máy này chưa có đủ dữ liệu lúc in. Trao đổi với cấp trên rồi mở lại.";
            return Err(CallError::new("not_here_yet", sentence));
        }
        totals::rows_at(book, round, request.figure, (printed.as_of, &printed.cut))
    })
}
