//! The date of a record: the last day that it names, or that what it lies within names, or the day it was last changed.

use crate::acts::registers::OpenedRow;
use crate::figures;
use crate::messages::CallError;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{Fields, Format, Kind, kind as lookup, parents};
use journal::Value;
use store::{Book, Row, within};

pub(super) fn last_date(book: &Book, of: Id, kind: &'static Kind, row: &Row) -> Result<Option<NaiveDate>, CallError> {
    if let Some(day) = named(book, of, kind, row)? {
        return Ok(Some(day));
    }
    let changed = store::last_change_of(book.connection(), of, kind.number, row.id)?;
    Ok(changed.map(|(stamp, _)| figures::local(stamp.ms).date_naive()))
}

/// The last day that the record names or, if it names none, the first of what it lies within that names one.
fn named(book: &Book, of: Id, kind: &'static Kind, row: &Row) -> Result<Option<NaiveDate>, CallError> {
    let opened = OpenedRow::without_texts(book, kind, row);
    let dates = kind.fields.iter().filter(|field| field.format.opened() == Format::Date);
    let own = dates.filter_map(|field| opened.value(field.number).and_then(Value::as_day)).max();
    if own.is_some() {
        return Ok(own);
    }
    for (parent, link) in parents(kind) {
        let Some((parent, id)) = lookup(parent).zip(within::parent(book, row, link)) else { continue };
        let Some(found) = store::row(book.connection(), of, parent.number, id)? else { continue };
        if let Some(day) = named(book, of, parent, &found)? {
            return Ok(Some(day));
        }
    }
    Ok(None)
}
