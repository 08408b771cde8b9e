//! Problems that concern whole columns: unreadable ones, hidden ones, and a missing one.

use std::collections::BTreeMap;

use super::marks::in_sentence;
use crate::choices::Choices;
use crate::grid::{Cell, Sheet, Unread, letter};
use crate::problem::{Problem, ProblemCode};

/// What to do about formulas without results.
pub const RECALCULATE: &str = "Mở tệp bằng Excel rồi Lưu, sau đó chọn lại tệp";

/// Columns that fill a field.
pub fn wanted(choices: &Choices) -> impl Iterator<Item = (usize, &'static str)> {
    choices.columns.iter().enumerate().filter_map(|(column, target)| Some((column, target.field()?)))
}

/// Wanted columns in which nothing could be read down to the last unreadable cell, if there are at least two of
/// them.
pub fn unread_columns(sheet: &Sheet, choices: &Choices) -> BTreeMap<usize, Unread> {
    let body = || sheet.rows.iter().filter(|row| row.number > choices.header.1);
    let all_unread = |column: usize| {
        let cells: Vec<&Cell> = body().map(|row| row.cell(column)).filter(|cell| !cell.is_empty()).collect();
        let last = cells.iter().rposition(|cell| matches!(cell, Cell::Unread(_)))?;
        let unread: Option<Vec<&Unread>> = cells[..=last].iter().map(|cell| unread(cell)).collect();
        let unread = unread.filter(|all| all.len() > 1)?;
        let formulas = unread.iter().filter(|one| ***one == Unread::NotCalculated).count();
        let first_error = unread.iter().find(|one| ***one != Unread::NotCalculated);
        Some(match first_error {
            Some(error) if formulas * 2 < unread.len() => (**error).clone(),
            _ => Unread::NotCalculated,
        })
    };
    wanted(choices).filter_map(|(column, _)| Some((column, all_unread(column)?))).collect()
}

fn unread(cell: &Cell) -> Option<&Unread> {
    match cell {
        Cell::Unread(unread) => Some(unread),
        Cell::Empty | Cell::Text(_) | Cell::Number(_) | Cell::Serial(_) => None,
    }
}

/// One sentence for each column in which nothing is readable.
pub fn unread_column(choices: &Choices, column: usize, unread: &Unread) -> Problem {
    let field = choices.columns.get(column).and_then(|target| target.field()).unwrap_or_default();
    let place = format!("Cột {} ({})", letter(column), in_sentence(field));
    let (code, message) = match unread {
        Unread::NotCalculated => (
            ProblemCode::NotCalculated,
            format!("{place}: công thức chưa tính nên không đọc được ô nào. {RECALCULATE}."),
        ),
        Unread::Error(error) => (
            ProblemCode::ErrorCell,
            format!(
                "{place}: ô nào cũng báo lỗi {error} nên không đọc được. Sửa công thức trong Excel rồi Lưu, sau đó chọn lại tệp."
            ),
        ),
    };
    Problem { row: 0, field: field.to_owned(), code, message }
}

/// Hidden columns that are not empty and that nobody chose to read.
pub fn hidden_columns(sheet: &Sheet, choices: &Choices) -> Option<Problem> {
    let filled =
        |column: &&usize| sheet.rows.iter().any(|row| row.number > choices.header.1 && !row.cell(**column).is_empty());
    let ignored = |column: &&usize| choices.columns.get(**column).is_none_or(|target| target.field().is_none());
    let letters: Vec<String> =
        sheet.hidden_columns.iter().filter(ignored).filter(filled).map(|column| letter(*column)).collect();
    (!letters.is_empty()).then(|| Problem {
        row: 0,
        field: String::new(),
        code: ProblemCode::HiddenColumn,
        message: format!(
            "Cột {} đang bị ẩn trong Excel nên không đọc. Nếu cần, chọn mục cho cột ấy ở bước Ghép cột.",
            letters.join(", ")
        ),
    })
}

/// The problem if no column contains names. Formulas that were not calculated yet may be the cause.
pub fn no_name_column(sheet: &Sheet) -> Problem {
    let waits = |cell: &Cell| *cell == Cell::Unread(Unread::NotCalculated);
    let message = if sheet.rows.iter().flat_map(|row| &row.cells).any(waits) {
        format!("Không thấy cột họ tên; trong trang có công thức chưa tính. {RECALCULATE}.")
    } else {
        "Không thấy cột họ tên. Chọn cột ghi họ tên ở bước Ghép cột.".to_owned()
    };
    Problem { row: 0, field: "name".to_owned(), code: ProblemCode::NoNameColumn, message }
}
