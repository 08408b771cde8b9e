//! Papers of a time: the report of a month, a quarter or a year, the report on propaganda, the list of materials handed out.

mod hand_outs;
mod period;
mod propaganda;

pub use hand_outs::hand_outs;
pub use period::period;
pub use propaganda::propaganda;

use super::papers::{self, Issuable};
use super::registers::{OpenedRow, standing};
use crate::messages::CallError;
use crate::messages::papers::OfPeriod;
use crate::{AppSession, reading};
use ::papers::{DocumentHead, Paper};
use chrono::NaiveDate;
use domain::Id;
use domain::catalogue::{Fields, Kind};
use domain::dates::vietnamese;
use domain::figures::number;
use domain::issued::Subject;
use journal::Value;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use store::Book;

type Days = RangeInclusive<NaiveDate>;

/// The days that were asked for, both included, and where the paper goes.
fn asked(request: &OfPeriod) -> Result<(Days, PathBuf), CallError> {
    let day = |text: &str, field: &str| {
        let stored = reading::day(text, field)?;
        stored.parse::<NaiveDate>().map_err(|_| CallError::at("required", field, "Ghi ngày đầu và ngày cuối của kỳ."))
    };
    let (from, until) = (day(&request.from, "from")?, day(&request.until, "until")?);
    if until < from {
        return Err(CallError::at("dates_out_of_order", "until", "Ngày cuối kỳ trước ngày đầu kỳ. Sửa lại ngày."));
    }
    Ok((from..=until, papers::printable(&request.out)?))
}

/// The rows of a register whose day is one of these, in the order of their days.
fn rows_of(book: &Book, kind: &'static Kind, dated: u16, days: &Days) -> Result<Vec<OpenedRow<'static>>, CallError> {
    let mut rows = standing(book, kind)?;
    let day = |row: &OpenedRow<'_>| row.value(dated).and_then(Value::as_day);
    rows.retain(|row| day(row).is_some_and(|day| days.contains(&day)));
    rows.sort_by_key(|row| (day(row), row.id()));
    Ok(rows)
}

/// What stands in these rows together; nothing if it stands in none of them, which is not 0.
fn sum<'r>(rows: impl IntoIterator<Item = &'r OpenedRow<'static>>, field: u16) -> String {
    let counts = rows.into_iter().filter_map(|row| row.value(field).and_then(Value::as_count));
    let sum = counts.fold(None, |sum: Option<u64>, count| Some(sum.unwrap_or_default() + u64::from(count)));
    sum.map(number).unwrap_or_default()
}

/// "Từ 01/01/2026 đến 31/12/2026"
fn in_words(days: &Days) -> String {
    format!("Từ {} đến {}", vietnamese(*days.start()), vietnamese(*days.end()))
}

/// A report of the cell. It has no number until it is issued.
fn head(app: &AppSession, book: &Book) -> Result<DocumentHead, CallError> {
    let superior = papers::superior_name(book)?;
    Ok(DocumentHead {
        place: papers::seat(&superior),
        issuer: papers::cell_name(book)?,
        number: None,
        symbol: "BC/CB".to_owned(),
        date: app.today(),
        superior,
    })
}

/// A report on a time, which can be issued. Two reports on the same days are told apart by what they are about.
fn of_period(paper: Paper, days: &Days) -> Issuable {
    let part = format!("{:?} {}/{}", paper.kind, days.start(), days.end());
    let subject = Subject { kind: 0, record: Id::default(), part };
    Issuable { paper, subject, kept_at: None, traced: None }
}

fn recipients(superior: &str) -> Vec<String> {
    let above = Some(format!("{superior} (báo cáo)")).filter(|_| !superior.is_empty());
    above.into_iter().chain(["Các đồng chí chi ủy viên".to_owned()]).collect()
}
