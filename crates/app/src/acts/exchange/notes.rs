//! What an exchange brought and carried, written down in words people use, whichever way it went.

use super::things::{label, thing_of_kind, things};
use crate::Desk;
use crate::desk::{moment, tags};
use crate::messages::exchange::{Arrived, ReceiptLine, Waiting};
use crate::messages::{CallError, Tag};
use domain::Id;
use store::{Book, Touched, carried, exchange_log};

/// Notes records of the superior's books that are new here, and tells the pages. Says how many.
pub(crate) fn arrivals(desk: &Desk, book: &Book, sent: &[Id], touched: &[Touched]) -> Result<u32, CallError> {
    let mut received = 0;
    for touch in touched.iter().filter(|touch| sent.contains(&touch.book)) {
        let Some(thing) = thing_of_kind(touch.kind) else { continue };
        let at = desk.now_ms();
        let line = Arrived {
            at: moment(at),
            thing,
            id: touch.record.to_string(),
            label: label(book, touch.book, thing, touch.record)?,
        };
        let line = serde_json::to_string(&line).map_err(|error| CallError::internal(&error))?;
        exchange_log::add(book.connection(), at, "arrived", &line)?;
        received += 1;
    }
    let what: Vec<Tag> = touched.iter().flat_map(|touch| tags(touch.kind)).copied().collect();
    desk.tell(&what);
    Ok(received)
}

/// Writes down what the superior now holds, as a line people recognise. `before`: how far each line was receipted.
pub(crate) fn receipt(
    desk: &Desk,
    book: &Book,
    before: &[(i64, u64)],
) -> Result<(Vec<Waiting>, Option<String>), CallError> {
    let sent = carried::sent_since(book.connection(), book.own_book(), &before_all(book, before)?)?;
    let sent = things(book, &sent)?;
    let receipt = carried::last_receipt(book.connection(), book.own_book())?;
    let at = receipt.as_ref().map(|receipt| moment(receipt.at_ms));
    if let Some(receipt) = receipt.filter(|_| !sent.is_empty()) {
        let line = ReceiptLine { at: moment(receipt.at_ms), code: receipt.code(), things: sent.clone() };
        let line = serde_json::to_string(&line).map_err(|error| CallError::internal(&error))?;
        exchange_log::add(book.connection(), desk.now_ms(), "receipt", &line)?;
    }
    Ok((sent, at))
}

/// Chains begun since count from nothing.
fn before_all(book: &Book, before: &[(i64, u64)]) -> Result<Vec<(i64, u64)>, CallError> {
    let known = |chain| before.iter().find(|(id, _)| *id == chain).map_or(0, |(_, number)| *number);
    Ok(carried::receipted(book.connection(), book.own_book())?
        .into_iter()
        .map(|(chain, _)| (chain, known(chain)))
        .collect())
}
