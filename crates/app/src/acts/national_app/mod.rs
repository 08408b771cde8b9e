//! The sheet from which a meeting or a round is typed into the national app (Sổ tay đảng viên điện tử), which takes no file. It
//! shows what the book has and counts nothing of its own.

mod meeting;
mod round;
mod table;

use crate::acts::papers;
use crate::messages::national_app::{AppSheet, AppSheetLine, AppSheetOf, WriteAppSheet};
use crate::messages::papers::Written;
use crate::messages::{CallError, Which};
use crate::{AppSession, figures};
use domain::dates;

pub fn meeting(app: &AppSession, request: Which) -> Result<AppSheet, CallError> {
    meeting::sheet(app, request)
}

pub fn round(app: &AppSession, request: Which) -> Result<AppSheet, CallError> {
    round::sheet(app, request)
}

/// Writes the sheet as a CSV file.
pub fn write(app: &AppSession, request: WriteAppSheet) -> Result<Written, CallError> {
    let out = papers::place(&request.out, "csv", "out")?;
    let which = Which { id: request.id };
    let sheet = match request.of {
        AppSheetOf::Meeting => meeting(app, which)?,
        AppSheetOf::Round => round(app, which)?,
    };
    papers::put_bytes(app, &out, "out", &table::csv(&sheet)?)
}

fn line(vietnamese: &str, english: &str, value: impl Into<String>) -> AppSheetLine {
    AppSheetLine { vietnamese: vietnamese.to_owned(), english: english.to_owned(), value: value.into() }
}

/// A stored day as 12/03/2026; empty if there is none.
fn day(stored: &str) -> String {
    figures::day(stored).map(dates::vietnamese).unwrap_or_default()
}

/// Days or names that differ, in their order, as one text.
fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut found: Vec<&str> = Vec::new();
    for text in texts {
        if !text.is_empty() && !found.contains(&text) {
            found.push(text);
        }
    }
    found.join("; ")
}
