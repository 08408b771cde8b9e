//! Kept files, and small workbooks assembled part by part.

use std::io::{Cursor, Write};
use std::path::PathBuf;

use intake::{ProblemCode, Proposal, Roster, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub fn kept(name: &str) -> Vec<u8> {
    std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).expect("a kept file")
}

pub fn open(bytes: &[u8]) -> Workbook {
    intake::read(bytes).expect("opens")
}

pub fn read(bytes: &[u8]) -> (Proposal, Roster) {
    let book = open(bytes);
    let proposal = book.propose();
    let roster = book.read(&proposal.choices);
    (proposal, roster)
}

/// Name, birth, joining and duty of each row.
pub fn people(roster: &Roster) -> Vec<[&str; 4]> {
    roster.rows.iter().map(|r| [r.name.as_str(), &r.born, &r.joined, &r.duty]).collect()
}

pub fn codes(roster: &Roster) -> Vec<(u32, &str, ProblemCode)> {
    roster.problems.iter().map(|p| (p.row, p.field.as_str(), p.code)).collect()
}

pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("started");
        zip.write_all(content.as_bytes()).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

pub const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
pub const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A worksheet part with rows of cells given as XML, and what comes before and after them.
pub fn worksheet(before: &str, rows: &str, after: &str) -> String {
    format!("<worksheet xmlns=\"{MAIN}\">{before}<sheetData>{rows}</sheetData>{after}</worksheet>")
}

/// A `<c>` element with an inline text.
pub fn text(address: &str, text: &str) -> String {
    format!("<c r=\"{address}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// A workbook of one sheet with these rows; a cell that begins with `<` is XML.
pub fn sheet(before: &str, table: &[&[&str]], after: &str) -> Vec<u8> {
    one_sheet(&worksheet(before, &rows(table), after), "", "")
}

pub fn rows(table: &[&[&str]]) -> String {
    let cell = |row: usize, (column, value): (usize, &&str)| {
        let address = format!("{}{}", char::from(b'A' + column as u8), row + 1);
        match *value {
            "" => String::new(),
            xml if xml.starts_with('<') => xml.replacen("<c", &format!("<c r=\"{address}\""), 1),
            plain => text(&address, plain),
        }
    };
    let row = |(at, cells): (usize, &&[&str])| {
        let cells: String = cells.iter().enumerate().map(|value| cell(at, value)).collect();
        format!("<row r=\"{}\">{cells}</row>", at + 1)
    };
    table.iter().enumerate().map(row).collect()
}

pub fn one_sheet(worksheet: &str, styles: &str, workbook_settings: &str) -> Vec<u8> {
    zipped(&[
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATION}\"><sheets><sheet name=\"Danh sách\" sheetId=\"1\" r:id=\"rId1\"/></sheets>{workbook_settings}</workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships><Relationship Id=\"rId1\" Type=\"{RELATION}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{RELATION}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", worksheet),
        ("xl/styles.xml", if styles.is_empty() { "<styleSheet/>" } else { styles }),
    ])
}

/// An OpenDocument sheet with rows given as XML.
pub fn ods(styles: &str, columns: &str, rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"Danh sách\">{columns}{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

/// Rows of an OpenDocument sheet; a cell that begins with `<` is XML.
pub fn ods_rows(table: &[&[&str]]) -> String {
    let cell = |value: &&str| match *value {
        "" => "<table:table-cell/>".to_owned(),
        xml if xml.starts_with('<') => xml.to_owned(),
        plain => format!("<table:table-cell office:value-type=\"string\"><text:p>{plain}</text:p></table:table-cell>"),
    };
    let row =
        |cells: &&[&str]| format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>());
    table.iter().map(row).collect()
}

pub const HEADING: &[&str] = &["STT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Chức vụ"];
pub const AN: &[&str] = &["1", "Lò Văn Án", "16/08/1979", "03/02/2001", "Bí thư"];
pub const BUOI: &[&str] = &["2", "Vì Thị Bưởi", "05/03/1984", "19/05/2008", ""];
pub const CANH: &[&str] = &["3", "Quàng Văn Cảnh", "1990", "02/09/2015", ""];

pub const AN_READ: [&str; 4] = ["Lò Văn Án", "1979-08-16", "2001-02-03", "Bí thư"];
pub const BUOI_READ: [&str; 4] = ["Vì Thị Bưởi", "1984-03-05", "2008-05-19", ""];
pub const CANH_READ: [&str; 4] = ["Quàng Văn Cảnh", "1990", "2015-09-02", ""];
