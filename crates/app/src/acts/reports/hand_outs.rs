//! The list of materials handed out.

use super::{asked, in_words, rows_of, sum};
use crate::AppSession;
use crate::acts::papers;
use crate::acts::registers::{OpenedRow, shown};
use crate::messages::CallError;
use crate::messages::papers::{OfPeriod, Written};
use crate::naming::Names;
use ::papers::{HandOutLine, HandOutList};
use domain::catalogue::{Fields, handout as h};
use domain::dates::vietnamese;
use domain::figures::number;
use journal::Value;

pub fn hand_outs(app: &AppSession, request: OfPeriod) -> Result<Written, CallError> {
    let (days, out) = asked(&request)?;
    let paper = app.with_book(|book| {
        let rows = rows_of(book, &h::DESCRIBED, h::DATE, &days)?;
        let names = Names::of(book)?;
        Ok(HandOutList {
            superior: papers::superior_name(book)?,
            cell: papers::cell_name(book)?,
            period: in_words(&days),
            copies: sum(&rows, h::COPIES),
            lines: rows.iter().map(|row| line(&names, row)).collect::<Result<_, _>>()?,
        })
    })?;
    papers::print(app, &out, paper.paper())
}

fn line(names: &Names<'_>, row: &OpenedRow<'static>) -> Result<HandOutLine, CallError> {
    let words = shown(names, &h::DESCRIBED, row)?.shown;
    let day = |field| row.value(field).and_then(Value::as_day).map(vietnamese).unwrap_or_default();
    let copies = row.value(h::COPIES).and_then(Value::as_count);
    Ok(HandOutLine {
        title: row.text(h::TITLE).to_owned(),
        language: words.get("language").cloned().unwrap_or_default(),
        copies: copies.map(|copies| number(copies.into())).unwrap_or_default(),
        to: row.text(h::TO).to_owned(),
        given: day(h::DATE),
        back: day(h::BACK),
        signed: if row.value(h::SIGNED).is_some_and(Value::is_on) { "Đã ký".to_owned() } else { String::new() },
    })
}
