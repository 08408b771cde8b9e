//! Lists in plain text: values between commas, semicolons or tabs, in Unicode or any old code.

use csv::ReaderBuilder;

use crate::encoding::{Encoding, decode_bytes};
use crate::grid::{Cell, Gather, Sheet};
use crate::limits::{MAX_CELLS, MAX_COLUMNS, damaged};
use crate::{IntakeError, Workbook};

/// Rows by which the separator is found.
const SAMPLE_ROWS: usize = 50;
/// A value with more lines than this begins with a quotation mark that is never closed.
const MOST_LINES: usize = 20;

/// The one sheet of the text; `None` if it is no text or no table.
pub fn load(bytes: &[u8]) -> Option<Result<Workbook, IntakeError>> {
    let text = decode_bytes(bytes)?;
    let (told, body) = separator_line(&text);
    let separator = told.or_else(|| separator(body))?;
    Some(sheet(body, separator).map(|sheet| Workbook {
        sheets: vec![sheet],
        font_hint: Encoding::None,
        beside: String::new(),
    }))
}

/// Excel writes the separator into a first line of its own: `sep=;`.
fn separator_line(text: &str) -> (Option<u8>, &str) {
    let told = text.strip_prefix("sep=").and_then(|rest| {
        let (line, body) = rest.split_once('\n')?;
        match line.trim_end_matches('\r').as_bytes() {
            [only] => Some((*only, body)),
            _ => None,
        }
    });
    told.map_or((None, text), |(separator, body)| (Some(separator), body))
}

/// The sign that divides most rows into the same number of values.
fn separator(text: &str) -> Option<u8> {
    let alike = |separator: &u8| {
        let mut widths: Vec<usize> = rows(text, *separator).take(SAMPLE_ROWS).flatten().map(|row| row.len()).collect();
        widths.retain(|width| *width > 1);
        let most = |width: &usize| widths.iter().filter(|other| *other == width).count();
        widths.iter().map(|width| (most(width), *width)).max().unwrap_or_default()
    };
    let found = [b'\t', b';', b','].into_iter().map(|separator| (alike(&separator), separator)).max()?;
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE_ROWS).count();
    // A letter has commas too, but seldom as many in each line.
    let ((rows, _), separator) = found;
    (rows > 1 && rows * 2 > lines).then_some(separator)
}

fn rows(text: &str, separator: u8) -> impl Iterator<Item = Result<csv::StringRecord, csv::Error>> {
    let reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    reader.into_records()
}

fn sheet(text: &str, separator: u8) -> Result<Sheet, IntakeError> {
    let mut gather = Gather::within(MAX_CELLS);
    for (row, number) in rows(text, separator).zip(1..) {
        for (column, value) in row.map_err(|error| damaged(&error))?.iter().take(MAX_COLUMNS).enumerate() {
            if value.lines().count() > MOST_LINES {
                return Err(damaged(&"a quotation mark is not closed"));
            }
            if !value.trim().is_empty() {
                gather.put(number, column, Cell::Text(value.to_owned()), None)?;
            }
        }
    }
    Ok(Sheet { name: "CSV".to_owned(), rows: gather.rows(&Default::default()), ..Sheet::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_sign_that_makes_columns() {
        let table = "STT;Họ và tên;Ghi chú\n1;Lò Văn Án;Bí thư, trưởng bản\n2;Tẩn Mẩy;\n";
        assert_eq!(separator(table), Some(b';'));
        assert_eq!(separator(&table.replace(';', "\t")), Some(b'\t'));
        assert_eq!(separator("STT,Tên\n1,\"Lò, Án\"\n2,Tẩn\n"), Some(b','));
        assert_eq!(separator_line("sep=|\r\na|b\n"), (Some(b'|'), "a|b\n"));
        assert_eq!(separator("Kính gửi đảng ủy xã,\nchi bộ báo cáo như sau: đủ, đúng, kịp thời.\nHết.\n"), None);
    }

    #[test]
    fn a_quotation_mark_that_is_not_closed_is_no_single_cell() {
        let open = format!("STT,Tên\n1,\"Lò Văn Án\n{}", "2,Tẩn Mẩy\n".repeat(40));
        assert!(matches!(sheet(&open, b','), Err(IntakeError::Damaged { .. })));
        let broken = sheet("STT,Tên\n1,\"Lò Văn Án\nBí thư\"\n", b',').expect("a sheet");
        assert_eq!(broken.rows[1].cell(1), &Cell::Text("Lò Văn Án\nBí thư".to_owned()));
    }

    #[test]
    fn a_stamp_in_a_list_of_text_is_seen_in_an_old_code_too() {
        let list = "STT;Hä vµ tªn;Ngµy sinh\n1;Giµng ThÞ Dî;16/08/1979\n2;Lß V¨n ¸n;1981\n";
        let bytes = |text: String| text.chars().map(|c| c as u8).collect::<Vec<u8>>();
        assert!(crate::read(&bytes(list.to_owned())).is_ok());
        assert!(matches!(crate::read(&bytes(format!("TUYÖT MËT\n{list}"))), Err(IntakeError::Classified)));
    }
}
