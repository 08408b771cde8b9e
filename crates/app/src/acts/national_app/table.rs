//! The sheet as a CSV file that Excel opens.

use crate::messages::CallError;
use crate::messages::national_app::AppSheet;

/// Excel takes a file for UTF-8 only if it begins with this mark.
const MARK: &[u8] = "\u{feff}".as_bytes();

pub(super) fn csv(sheet: &AppSheet) -> Result<Vec<u8>, CallError> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.to_vec());
    let mut row = |label: &str, value: &str| writer.write_record([harmless(label), harmless(value)]);
    let written = row("Mục", "Nội dung")
        .and_then(|()| sheet.lines.iter().try_for_each(|line| row(&line.vietnamese, &line.value)));
    let written = written.and_then(|()| row("Ghi chú", &sheet.provisional));
    written.map_err(|error| CallError::internal(&error))?;
    writer.into_inner().map_err(|error| CallError::internal(&error))
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::national_app::AppSheetLine;

    #[test]
    fn a_text_that_looks_like_a_formula_is_kept_as_text() {
        let line = |value: &str| AppSheetLine {
            vietnamese: "Địa điểm".to_owned(),
            english: "Place".to_owned(),
            value: value.to_owned(),
        };
        let lines = vec![line("=HYPERLINK(\"x\")"), line("Nhà văn hóa, bản Nà Ca"), line("-")];
        let sheet = AppSheet { title: String::new(), provisional: String::new(), lines };
        let bytes = csv(&sheet).expect("a file in memory");
        let text = std::str::from_utf8(&bytes).expect("UTF-8");
        assert_eq!(
            text,
            "\u{feff}Mục,Nội dung\r\nĐịa điểm,\"'=HYPERLINK(\"\"x\"\")\"\r\nĐịa điểm,\"Nhà văn hóa, bản Nà Ca\"\r\nĐịa điểm,'-\r\nGhi chú,\r\n"
        );
    }
}
