//! Looking a printed paper up by its twelve characters, typed, scanned, or read from the file that was printed.

use super::shown::shown;
use crate::AppSession;
use crate::messages::CallError;
use crate::messages::issued::{IssuedPaper, Lookup};
use crate::paper_numbers::named;
use domain::issued::{Mistyped, TraceCode, scanned};
use files::Links;
use std::path::Path;
use store::issued::{Found, of_code};

/// Far beyond any paper of the program.
const MOST_PDF: u64 = 20 * 1024 * 1024;

pub fn verify(app: &AppSession, request: Lookup) -> Result<IssuedPaper, CallError> {
    let code = match (&request.code, &request.path) {
        (Some(typed), _) => scanned(typed).map_err(mistyped)?,
        (None, Some(path)) => in_file(Path::new(path.trim()))?,
        (None, None) => return Err(CallError::at("required", "code", "Gõ 12 chữ và số của mã in trên giấy.")),
    };
    app.with_book(|book| match of_code(book.connection(), book.own_book(), code)? {
        Found::Standing(row) => shown(app, book, &row),
        Found::Replaced(row) => {
            let sentence = format!(
                "Mã {code} từng ghi ở {}, nhưng bản ghi ấy đã bị sửa. Xem lịch sử của văn bản trong Sổ văn bản đi.",
                named(&row)
            );
            Err(CallError::at("code_replaced", "code", sentence))
        }
        Found::Nowhere => {
            let sentence = format!(
                "Sổ này không có giấy nào mang mã {code}. Có thể máy in giấy chưa trao đổi, hoặc giấy không phải của chi bộ."
            );
            Err(CallError::at("no_such_code", "code", sentence))
        }
    })
}

fn mistyped(why: Mistyped) -> CallError {
    let sentence = match why {
        Mistyped::Length(length) => format!("Mã có 12 chữ và số, đã gõ {length}. Gõ lại."),
        Mistyped::Letter(sign) => format!("Mã không có dấu hay chữ “{sign}”. Xem lại trên giấy rồi gõ lại."),
        Mistyped::Check => {
            "Mã gõ chưa đúng: có một chữ sai, hoặc hai chữ đổi chỗ. Xem lại trên giấy rồi gõ lại.".to_owned()
        }
    };
    CallError::at("mistyped_code", "code", sentence)
}

/// The first code in the text of a Word file or a PDF.
fn in_file(path: &Path) -> Result<TraceCode, CallError> {
    let unread =
        || CallError::at("file_not_read", "path", "Không đọc được tệp này. Chọn tệp Word (.docx) hoặc PDF đã in.");
    let is_pdf = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    let text = if is_pdf {
        intake::pdf_text(&files::read(path, MOST_PDF, Links::Follow).map_err(|_| unread())?)
    } else {
        intake::word_text(path).map_err(|_| unread())?
    };
    in_text(&text).ok_or_else(|| {
        let sentence = "Tệp này không có mã kiểm tra. Bộ mẫu của văn bản có thể không yêu cầu in mã.";
        CallError::at("no_code_in_file", "path", sentence)
    })
}

/// Three groups of four, joined by hyphens.
fn in_text(text: &str) -> Option<TraceCode> {
    let words = text.split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-'));
    words.filter(|word| word.len() == 14).find_map(|word| word.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_in_the_text_of_a_paper_and_nothing_else_is_taken_for_one() {
        let id = domain::Id([5; 16]);
        let code = scanned("0000-0000-0000").unwrap();
        assert!(code.to_scan(id).starts_with("SOCHIBO1:000000000000:"));
        let text = format!("Số 05-BC/CB\nMã kiểm tra: {code}\nABCD-EFGH-JKMN");
        assert_eq!(in_text(&text), Some(code));
        assert_eq!(in_text("Số 05-BC/CB, ABCD-EFGH-JKMZ"), None);
    }
}
