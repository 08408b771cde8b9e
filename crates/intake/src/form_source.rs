//! Workbooks in the manner of XLSForm: the cells of the sheets `survey`, `choices` and `settings` as a person sees them.
//! What they ask is read by the crate `forms`.

use std::path::Path;

use domain::dates::Written;
use forms::limits::{MAX_CHOICE_ROWS, MAX_SETTINGS_ROWS, MAX_SURVEY_ROWS};
use forms::{Source, SourceRow, SourceTable};

use crate::grid::{Cell, Row, Sheet, Unread};
use crate::{IntakeError, date, load, unmarked};

/// A form of five hundred rows has about 100 kB; 5 MiB leaves room for a pasted emblem.
const MAX_FORM_FILE_BYTES: u64 = 5 * 1_048_576;

/// Why a workbook has no form. [`FormFileError::sentence`] says in Vietnamese what to do next.
#[derive(Debug, thiserror::Error)]
pub enum FormFileError {
    #[error(transparent)]
    File(#[from] IntakeError),
    #[error("the file has {bytes} bytes, the limit for a form is {MAX_FORM_FILE_BYTES}")]
    TooBig { bytes: u64 },
    #[error("the workbook has macros")]
    Macros,
    #[error("the workbook has no sheet survey")]
    NoSurvey,
    #[error("the sheet {sheet} has more than {limit} rows")]
    TooManyRows { sheet: &'static str, limit: usize },
    #[error("a formula on line {line} of the sheet {sheet} was not calculated")]
    NotCalculated { sheet: &'static str, line: u32 },
}

impl FormFileError {
    /// A stable code for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::File(error) => error.code(),
            Self::TooBig { .. } => "file_too_big",
            Self::Macros => "workbook_with_macros",
            Self::NoSurvey => "no_survey_sheet",
            Self::TooManyRows { .. } => "workbook_too_many_rows",
            Self::NotCalculated { .. } => "formula_not_calculated",
        }
    }

    /// What is wrong and what to do.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::File(IntakeError::UnpacksTooBig | IntakeError::TooManyRows { .. } | IntakeError::TooBig { .. }) => {
                "Tệp chứa quá nhiều dữ liệu so với một mẫu câu hỏi nên không mở. Chép riêng các trang survey, choices, settings sang tệp mới rồi chọn lại.".to_owned()
            }
            Self::File(error) => error.sentence(),
            Self::TooBig { bytes } => format!(
                "Tệp lớn {} MB, mẫu câu hỏi chỉ nhận đến {} MB. Bỏ hình ảnh trong tệp rồi chọn lại.",
                bytes.div_ceil(1_048_576),
                MAX_FORM_FILE_BYTES / 1_048_576
            ),
            Self::Macros => {
                "Tệp có macro nên không mở. Mở bằng Excel, chọn Lưu thành (Save As) kiểu .xlsx, rồi chọn tệp mới.".to_owned()
            }
            Self::NoSurvey => {
                "Tệp không có trang “survey”. Đặt tên trang chứa các câu hỏi là survey, trang chứa các lựa chọn là choices, rồi chọn lại.".to_owned()
            }
            Self::TooManyRows { sheet, limit } => {
                format!("Trang “{sheet}” có hơn {limit} dòng. Chia thành nhiều mẫu rồi chọn lại.")
            }
            Self::NotCalculated { sheet, line } => format!(
                "Công thức ở dòng {line} của trang “{sheet}” chưa được tính. Mở bằng Excel, lưu lại rồi chọn lại."
            ),
        }
    }
}

/// The three sheets of the workbook at `path`, which may be an .xlsx, .xls or .ods.
///
/// # Errors
/// Every variant is to be shown to the person.
pub fn form_source(path: &Path) -> Result<Source, FormFileError> {
    form_source_of(&load::bytes(path)?)
}

/// Like [`form_source`], from a file's bytes.
///
/// # Errors
/// As [`form_source`].
pub fn form_source_of(bytes: &[u8]) -> Result<Source, FormFileError> {
    if bytes.len() as u64 > MAX_FORM_FILE_BYTES {
        return Err(FormFileError::TooBig { bytes: bytes.len() as u64 });
    }
    if load::holds_macros(bytes) {
        return Err(FormFileError::Macros);
    }
    let book = unmarked(load::as_they_are(bytes)?)?;
    let named = |name: &str| book.sheets.iter().find(|sheet| sheet.name.trim().eq_ignore_ascii_case(name));
    // As other programs that read XLSForm do: a single sheet need not be named.
    let only = book.sheets.first().filter(|_| book.sheets.len() == 1);
    let survey = named("survey").or(only).ok_or(FormFileError::NoSurvey)?;
    Ok(Source {
        survey: table(survey, "survey", MAX_SURVEY_ROWS)?,
        choices: named("choices").map_or(Ok(SourceTable::default()), |it| table(it, "choices", MAX_CHOICE_ROWS))?,
        settings: named("settings")
            .map_or(Ok(SourceTable::default()), |it| table(it, "settings", MAX_SETTINGS_ROWS))?,
    })
}

fn table(sheet: &Sheet, name: &'static str, limit: usize) -> Result<SourceTable, FormFileError> {
    if sheet.rows.len() > limit + 1 {
        return Err(FormFileError::TooManyRows { sheet: name, limit });
    }
    let texts = |row: &Row| -> Result<Vec<String>, FormFileError> {
        row.cells.iter().map(|cell| text(cell, sheet, name, row.number)).collect()
    };
    let mut table = SourceTable::default();
    for row in &sheet.rows {
        if row.number == 1 {
            table.headings = texts(row)?;
        } else {
            table.rows.push(SourceRow { line: row.number, cells: texts(row)? });
        }
    }
    Ok(table)
}

fn text(cell: &Cell, sheet: &Sheet, name: &'static str, line: u32) -> Result<String, FormFileError> {
    match cell {
        Cell::Unread(Unread::NotCalculated) => Err(FormFileError::NotCalculated { sheet: name, line }),
        Cell::Unread(Unread::Error(shown)) => Ok(shown.clone()),
        Cell::Serial(days) => Ok(match date::serial(*days, sheet.epoch_1904) {
            Written::Day(day) => day.to_string(),
            _ => cell.raw(),
        }),
        Cell::Empty | Cell::Text(_) | Cell::Number(_) => Ok(cell.raw()),
    }
}
