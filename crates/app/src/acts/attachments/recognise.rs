//! The printed text of one page: the text that a PDF has, or what tesseract reads off a picture. Nothing is kept of it:
//! a person checks it, and then types or puts it into the essay.

use super::view::{clear, note};
use super::{media, page};
use crate::AppSession;
use crate::messages::attachments::Media;
use crate::messages::essay_files::Recognised;
use crate::messages::{CallError, Nothing, Which};
use domain::language::tidy_lines;
use external::RunError;
use intake::pictures;

pub fn recognise(app: &AppSession, request: Which) -> Result<Recognised, CallError> {
    app.reading.clear();
    let (media, clear) = app.with_book(|book| {
        let row = page(book, &request.id)?;
        note(app, book, "essay.page", row.id)?;
        Ok((media(&row), clear(book, &row)?))
    })?;
    let Some(clear) = clear else {
        return Err(CallError::at(
            "page_elsewhere",
            "id",
            "Trang này còn ở máy khác. Lấy trang về trước, rồi đọc chữ.",
        ));
    };
    // Reading a page takes seconds, so it happens while the book is not locked.
    let (text, from_pdf) = match media {
        Media::Pdf => match intake::pdf_text(&clear.bytes) {
            text if text.trim().is_empty() => (of_scan(app, &clear.bytes)?, false),
            text => (text, true),
        },
        Media::Picture => {
            let upright = pictures::turned(&clear.bytes, clear.quarters)
                .map_err(|error| CallError::at(error.code(), "id", error.sentence()))?;
            (external::recognise(&app.programs, upright, &app.reading).map_err(|error| refused(&error))?, false)
        }
    };
    if intake::secret_mark(&text).is_some() {
        return Err(crate::stamps::refused("id"));
    }
    if text.trim().is_empty() {
        return Err(CallError::at(
            "no_text_found",
            "id",
            "Không đọc được chữ nào trên trang này. Gõ lại từ trang giấy.",
        ));
    }
    Ok(Recognised { text: tidy_lines(&text).trim().to_owned(), from_pdf })
}

/// The pages of a scan, read one after the other. A page that could not be read says so in its place: the text is a draft, which
/// a person checks beside the pages.
fn of_scan(app: &AppSession, bytes: &[u8]) -> Result<String, CallError> {
    let (pages, count) = intake::pdf_scan(bytes);
    if pages.iter().all(Option::is_none) {
        let sentence = "Tệp PDF này chỉ có ảnh quét mà máy không lấy ra được. Quét hoặc chụp từng trang thành ảnh rồi đọc chữ lại.";
        return Err(CallError::at("pdf_without_text", "id", sentence));
    }
    let mut texts = Vec::new();
    for (at, page) in pages.into_iter().enumerate() {
        texts.push(match page {
            Some(picture) => {
                external::recognise(&app.programs, picture, &app.reading).map_err(|error| refused(&error))?
            }
            None => format!("[Trang {}: không đọc được, gõ lại từ trang giấy]", at + 1),
        });
    }
    if count > intake::MOST_SCANNED {
        texts.push(format!("[Từ trang {} trở đi chưa đọc]", intake::MOST_SCANNED + 1));
    }
    Ok(texts.join("\n\n"))
}

fn refused(error: &RunError) -> CallError {
    let (code, sentence) = match error {
        RunError::Absent => (
            "no_tesseract",
            "Máy này chưa cài chương trình đọc chữ tesseract. Gõ lại bài, hoặc nhờ người cài tesseract cùng bộ chữ tiếng Việt (vie).",
        ),
        RunError::NoVietnamese => (
            "no_vietnamese",
            "Chương trình đọc chữ tesseract thiếu bộ chữ tiếng Việt (vie). Nhờ người cài thêm, hoặc gõ lại bài.",
        ),
        RunError::TookTooLong => {
            ("took_too_long", "Đọc trang này quá lâu nên đã dừng. Cắt bớt phần thừa của ảnh rồi đọc lại.")
        }
        RunError::Stopped => ("stopped", "Đã dừng đọc chữ. Bài viết không thay đổi."),
        RunError::Failed | RunError::Io(_) => {
            ("not_recognised", "Không đọc được chữ trên trang này. Gõ lại từ trang giấy.")
        }
    };
    CallError::at(code, "id", sentence)
}

/// Stops the program that is reading a page or converting a document.
pub fn stop(app: &AppSession, _: Nothing) -> Result<Nothing, CallError> {
    app.reading.stop();
    Ok(Nothing {})
}
