//! All registers with their counts.

use super::Dues;
use crate::AppSession;
use crate::messages::registers::{Overview, RegisterCount};
use crate::messages::{CallError, Nothing};
use chrono::NaiveDate;
use domain::catalogue::{self, Kind};
use domain::registers::Register;
use store::Book;

pub fn overview(app: &AppSession, _: Nothing) -> Result<Overview, CallError> {
    app.with_book(|book| {
        let count = |(kind, register)| counted(book, kind, &register, app.today());
        Ok(Overview { registers: catalogue::listed_registers().map(count).collect::<Result<_, _>>()? })
    })
}

fn counted(
    book: &Book,
    kind: &'static Kind,
    register: &Register,
    today: NaiveDate,
) -> Result<RegisterCount, CallError> {
    let dues = Dues::of(book, kind, register)?;
    Ok(RegisterCount { register: kind.table.to_owned(), rows: dues.rows as u32, late: dues.late(today).len() as u32 })
}
