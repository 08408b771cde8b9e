//! Problems of cells that are unreadable, struck through or hidden.

use std::collections::BTreeMap;

use super::fields::{Reader, Reading};
use super::marks::label;
use crate::grid::{Cell, Row, Sheet, Strike, Unread};
use crate::problem::{Problem, ProblemCode};
use crate::proposal::{Choices, letter};

/// What to do about formulas without results.
const RECALCULATE: &str = "Mở tệp bằng Excel rồi Lưu, sau đó chọn lại tệp";

impl Reader<'_> {
    /// One problem for each cell of a chosen column that can't be read or is struck through.
    pub(super) fn note_unread(&self, row: &Row, reading: &mut Reading) {
        for (column, field) in wanted(self.choices) {
            let named = field == "name";
            match self.own_or_merged(row, column) {
                Cell::Unread(unread) => {
                    reading.name_unread |= named;
                    reading.evidence += usize::from(!named);
                    if !self.unread_columns.contains_key(&column) {
                        reading.problems.push(unread_cell(row.number, field, unread));
                    }
                }
                _ => self.note_struck(row, column, field, reading),
            }
        }
    }

    fn note_struck(&self, row: &Row, column: usize, field: &str, reading: &mut Reading) {
        let problem =
            |message| Problem { row: row.number, field: field.to_owned(), code: ProblemCode::StruckOut, message };
        match row.struck.get(&column) {
            Some(Strike::Whole) if field == "name" => reading.struck_out = true,
            Some(Strike::Whole) => reading.problems.push(problem(format!(
                "{} “{}” bị gạch ngang trong tệp nên để trống. Ghi lại nếu vẫn đúng.",
                label(field),
                super::shown(row.cell(column), self.sheet, self.choices.encoding)
            ))),
            Some(Strike::Part(gone)) => reading.problems.push(problem(format!(
                "Trong ô {} có chữ bị gạch ngang “{}”; chỉ đọc phần không gạch. Kiểm tra lại.",
                in_sentence(field),
                self.choices.encoding.text(gone)
            ))),
            None => {}
        }
    }
}

/// The field's label within a sentence; Đảng keeps its capital.
fn in_sentence(field: &str) -> String {
    let label = label(field);
    let first = label.chars().next().map(char::to_lowercase).into_iter().flatten();
    first.chain(label.chars().skip(1)).collect()
}

fn wanted(choices: &Choices) -> impl Iterator<Item = (usize, &'static str)> {
    choices.columns.iter().enumerate().filter_map(|(column, target)| Some((column, target.field()?)))
}

fn unread_cell(row: u32, field: &str, unread: &Unread) -> Problem {
    let (code, message) = match unread {
        Unread::NotCalculated => (
            ProblemCode::NotCalculated,
            format!(
                "Ô {} là công thức chưa tính nên không đọc được. {RECALCULATE}, hoặc ghi vào đây.",
                in_sentence(field)
            ),
        ),
        Unread::Error(error) => (
            ProblemCode::ErrorCell,
            format!(
                "Ô {} báo lỗi {error} nên không đọc được. Sửa ô đó trong Excel rồi chọn lại tệp, hoặc ghi vào đây.",
                in_sentence(field)
            ),
        ),
    };
    Problem { row, field: field.to_owned(), code, message }
}

/// Chosen columns in which nothing down to the last unreadable cell, and at least two cells, could be read.
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

/// One problem for each column without readable content.
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

/// Hidden columns with content that nobody chose to read.
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

/// A row whose name is struck through.
pub fn struck_out(reading: &Reading) -> Problem {
    Problem {
        row: reading.number,
        field: String::new(),
        code: ProblemCode::StruckOut,
        message: format!(
            "Tên {} bị gạch ngang trong tệp nên chưa đưa vào danh sách. Nếu vẫn là đảng viên của chi bộ thì chọn thêm.",
            reading.person.name
        ),
    }
}

/// No column with names. Formulas that were not calculated may be the reason.
pub fn no_name_column(sheet: &Sheet) -> Problem {
    let waits = |cell: &Cell| *cell == Cell::Unread(Unread::NotCalculated);
    let message = if sheet.rows.iter().flat_map(|row| &row.cells).any(waits) {
        format!("Không thấy cột họ tên; trong trang có công thức chưa tính. {RECALCULATE}.")
    } else {
        "Không thấy cột họ tên. Chọn cột ghi họ tên ở bước Ghép cột.".to_owned()
    };
    Problem { row: 0, field: "name".to_owned(), code: ProblemCode::NoNameColumn, message }
}
