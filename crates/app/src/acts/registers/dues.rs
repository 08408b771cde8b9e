//! What has to be done about the rows of a register, and by when.

use super::OpenedRow;
use crate::messages::CallError;
use crate::reading::KeptRows;
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{Field, Fields, Kind};
use domain::registers::Register;
use journal::Value;
use std::collections::HashSet;
use std::sync::Arc;
use store::{Book, Row, Scope};

/// The days of one register's rows, kept until a row changes: Home asks for them again after every save.
pub(crate) struct Dues {
    /// How many rows are not in the bin.
    pub rows: usize,
    pub days: Vec<DueDay>,
}

pub(crate) struct DueDay {
    pub day: NaiveDate,
    /// The date's field.
    pub field: &'static Field,
    pub record: Id,
    pub is_open: bool,
}

impl Dues {
    pub fn of(book: &Book, kind: &'static Kind, register: &Register) -> Result<Arc<Dues>, CallError> {
        let read = || -> Result<Dues, CallError> {
            let all = KeptRows::of(book, kind.number)?;
            let rows = || all.iter().filter(|row| !kind.deleted().is_some_and(|deleted| row.flag(deleted)));
            let days = match register.dues {
                [] => Vec::new(),
                _ => rows().flat_map(|row| days_of(book, kind, register, row)).collect(),
            };
            Ok(Dues { rows: rows().count(), days })
        };
        book.kept(Scope::Kind(kind.number), |_: &Dues| true, read)
    }

    /// The rows that have something that is open after its day.
    pub fn late(&self, today: NaiveDate) -> HashSet<Id> {
        let late = self.days.iter().filter(|due| due.is_open && due.day < today);
        late.map(|due| due.record).collect()
    }
}

fn days_of(book: &Book, kind: &'static Kind, register: &Register, row: &Row) -> Vec<DueDay> {
    let opened = OpenedRow::without_texts(book, kind, row);
    let day = |by| opened.value(by).and_then(Value::as_day).zip(kind.field(by));
    let dues = register.dues.iter().filter_map(|due| Some((day(due.by)?, due.is_open)));
    dues.map(|((day, field), is_open)| DueDay { day, field, record: row.id, is_open: is_open(&opened) }).collect()
}
