//! All registers with their counts.

use super::OpenedRow;
use crate::AppSession;
use crate::messages::registers::{Overview, RegisterCount};
use crate::messages::{CallError, Nothing};
use crate::reading::KeptRows;
use chrono::NaiveDate;
use domain::catalogue::{self, Fields, Kind};
use domain::registers::Register;
use journal::Value;
use store::{Book, Row};

pub fn overview(app: &AppSession, _: Nothing) -> Result<Overview, CallError> {
    app.with_book(|book| {
        let count = |(kind, register)| counted(book, kind, register, app.today());
        Ok(Overview { registers: catalogue::registers().map(count).collect::<Result<_, _>>()? })
    })
}

fn counted(book: &Book, kind: &'static Kind, register: Register, today: NaiveDate) -> Result<RegisterCount, CallError> {
    let kept = KeptRows::of(book, kind.number)?;
    let rows: Vec<&Row> = kept.iter().filter(|row| !kind.deleted().is_some_and(|deleted| row.flag(deleted))).collect();
    let is_late = |row: &&&Row| {
        let row = OpenedRow::without_texts(book, kind, row);
        let over = |by| row.value(by).and_then(Value::as_day).is_some_and(|day| day < today);
        register.dues.iter().any(|due| over(due.by) && (due.is_open)(&row))
    };
    let late = if register.dues.is_empty() { 0 } else { rows.iter().filter(is_late).count() };
    Ok(RegisterCount { register: kind.table.to_owned(), rows: rows.len() as u32, late: late as u32 })
}
