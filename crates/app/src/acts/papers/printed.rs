//! A paper in the format that the ending of its file names.

use super::issuing::{Issuable, issued};
use super::{day_of, put_bytes, put_in};
use crate::messages::CallError;
use crate::messages::papers::{Issued, Written};
use crate::{AppSession, template_sets};
use ::papers::{Paper, PaperError};
use papers_pdf::PdfError;
use std::path::Path;
use store::Book;

/// Writes the paper as PDF where the file ends in `.pdf`, and else what `other` makes of it.
pub(in crate::acts) fn put_paper(
    app: &AppSession,
    out: &Path,
    field: &str,
    paper: &Paper,
    other: impl FnOnce() -> Result<Vec<u8>, PaperError>,
) -> Result<Written, CallError> {
    put_bytes(app, out, field, &bytes(app, out, field, paper, other)?)
}

fn bytes(
    app: &AppSession,
    out: &Path,
    field: &str,
    paper: &Paper,
    other: impl FnOnce() -> Result<Vec<u8>, PaperError>,
) -> Result<Vec<u8>, CallError> {
    if !is_pdf(out) {
        return other().map_err(|error| CallError::internal(&error));
    }
    let day = day_of(app, paper);
    let set = template_sets::of_day(app, day)?.set;
    papers_pdf::render(&set.applied_to(paper.clone()), &set, day).map_err(|error| refused(&error, field))
}

/// Writes a paper that can be issued, and issues it if that is asked for. What can't be printed takes no number. The number
/// is saved before the file is written: a paper with a number of which the book knows nothing would be worse than a number
/// whose file has to be printed again.
pub(in crate::acts) fn issue(
    app: &AppSession,
    book: &mut Book,
    out: &Path,
    of: Issuable,
    takes_number: bool,
) -> Result<Written, CallError> {
    let prepared = issued(app, book, of, takes_number)?;
    let set = template_sets::of_day(app, day_of(app, &prepared.paper))?;
    let bytes = bytes(app, out, "out", &prepared.paper, || set.to_docx(prepared.paper.clone()))?;
    if prepared.drafts.is_empty() {
        return put_in(book, out, "out", &bytes);
    }
    let undo = app.save(book, prepared.id, &prepared.drafts)?.undo;
    let written = put_in(book, out, "out", &bytes).map_err(|error| {
        let sentence = "Văn bản đã lấy số nhưng chưa ghi được tệp. In lại; số giữ nguyên.";
        CallError { message: format!("{sentence} {}", error.message), ..error }
    })?;
    Ok(Written { issued: prepared.issued.map(|issued| Issued { undo, ..issued }), ..written })
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
