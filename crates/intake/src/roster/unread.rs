//! Problems of cells whose content is unreadable or struck through.

use super::columns::{RECALCULATE, wanted};
use super::marks::{in_sentence, label};
use super::reader::{Reader, Reading};
use crate::grid::{Cell, Row, Strike, Unread};
use crate::problem::{Problem, ProblemCode};

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
