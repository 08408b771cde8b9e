//! A paper in the format that the ending of its file names.

use super::{day_of, put_bytes};
use crate::messages::CallError;
use crate::messages::papers::Written;
use crate::{AppSession, template_sets};
use ::papers::{Paper, PaperError};
use papers_pdf::PdfError;
use std::path::Path;

/// Writes the paper as PDF where the file ends in `.pdf`, and else what `other` makes of it.
pub(in crate::acts) fn put_paper(
    app: &AppSession,
    out: &Path,
    field: &str,
    paper: &Paper,
    other: impl FnOnce() -> Result<Vec<u8>, PaperError>,
) -> Result<Written, CallError> {
    let bytes = if is_pdf(out) {
        let day = day_of(app, paper);
        let set = template_sets::of_day(app, day)?.set;
        papers_pdf::render(&set.applied_to(paper.clone()), &set, day).map_err(|error| refused(&error, field))?
    } else {
        other().map_err(|error| CallError::internal(&error))?
    };
    put_bytes(app, out, field, &bytes)
}

fn is_pdf(out: &Path) -> bool {
    out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}

fn refused(error: &PdfError, field: &str) -> CallError {
    match error {
        PdfError::Letters(letters) => CallError::at(
            "letters_not_printed",
            field,
            format!("Bản PDF không in được các chữ: {letters}. Sửa lại các chữ đó, hoặc ghi ra Word, Excel."),
        ),
        PdfError::TooLong(_) | PdfError::TooManyCells(_) => CallError::at(
            "too_long_to_print",
            field,
            "Danh sách này quá dài để ghi ra PDF. Chọn khoảng thời gian ngắn hơn, hoặc ghi ra Excel.",
        ),
        PdfError::Template(_) => CallError::internal(error),
    }
}
