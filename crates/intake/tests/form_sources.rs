//! Workbooks with forms: their cells come as a person sees them, and no file is read that should not be.

use std::io::{Cursor, Read, Write};

use forms::SourceRow;
use intake::{FormFileError, form_source, form_source_of};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn made(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().expect("saved")
}

fn sheet(book: &mut Workbook, name: &str, rows: &[&[&str]]) {
    let sheet = book.add_worksheet().set_name(name).expect("a name");
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            sheet.write_string(row, column, *cell).expect("written");
        }
    }
}

fn code(bytes: &[u8]) -> &'static str {
    let error = form_source_of(bytes).expect_err("it was read");
    assert!(error.sentence().ends_with('.'), "{}", error.sentence());
    error.code()
}

/// The workbook with one more part.
fn with_part(bytes: &[u8], name: &str, mut part: impl Read) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let entry = old.by_index_raw(at).expect("an entry");
        new.raw_copy_file(entry).expect("copied");
    }
    new.start_file(name, SimpleFileOptions::default()).expect("started");
    std::io::copy(&mut part, &mut new).expect("written");
    new.finish().expect("finished").into_inner()
}

fn a_form() -> Vec<u8> {
    made(|book| sheet(book, "survey", &[&["type", "name", "label"], &["text", "a", "A"]]))
}

#[test]
fn cells_come_as_a_person_sees_them() {
    let bytes = made(|book| {
        sheet(book, "Đọc trước", &[&["Mẫu này dùng để khảo sát."]]);
        sheet(book, "Survey", &[&["type", "name", "label"], &["integer", "so_nguoi", " Bao nhiêu\nngười? "]]);
        let choices = book.add_worksheet().set_name("CHOICES").expect("a name");
        let day = ExcelDateTime::from_ymd(2026, 3, 12).expect("a day");
        choices.write_string(0, 0, "list_name").expect("written");
        choices.write_number(2, 0, 12.0).expect("written");
        choices.write_number(2, 1, 2.5).expect("written");
        choices.write_boolean(2, 2, true).expect("written");
        choices.write_with_format(2, 3, &day, &Format::new().set_num_format("dd/mm/yyyy")).expect("written");
        choices.write_formula(2, 5, Formula::new("=1+1").set_result("2")).expect("written");
    });
    let source = form_source_of(&bytes).expect("read");
    assert_eq!(source.survey.headings, ["type", "name", "label"]);
    let cells = ["integer", "so_nguoi", " Bao nhiêu\nngười? "].map(str::to_owned).to_vec();
    assert_eq!(source.survey.rows, [SourceRow { line: 2, cells }]);
    assert_eq!(source.choices.headings, ["list_name"]);
    let cells = ["12", "2.5", "x", "2026-03-12", "", "2"].map(str::to_owned).to_vec();
    assert_eq!(source.choices.rows, [SourceRow { line: 3, cells }]);
    assert!(source.settings.rows.is_empty());
}

#[test]
fn a_single_sheet_need_not_be_named() {
    let bytes = made(|book| sheet(book, "Sheet1", &[&["type", "name", "label"], &["text", "a", "A"]]));
    assert!(forms::read(&form_source_of(&bytes).expect("read")).form.is_some());
    let bytes = made(|book| {
        sheet(book, "Sheet1", &[&["type"]]);
        sheet(book, "choices", &[&["name"]]);
    });
    assert_eq!(code(&bytes), "no_survey_sheet");
}

#[test]
fn what_is_no_form_is_refused_before_its_cells_are_read() {
    let fixture = |name: &str| {
        let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(path).expect("a fixture")
    };
    assert!(form_source_of(&a_form()).is_ok());
    assert_eq!(code(&with_part(&a_form(), "xl/vbaProject.bin", &b"macros"[..])), "workbook_with_macros");
    let mut xls = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("made");
    xls.create_storage("/_VBA_PROJECT_CUR").expect("a storage");
    assert_eq!(code(&xls.into_inner().into_inner()), "workbook_with_macros");
    assert_eq!(code(&fixture("22c-own-password.xlsx")), "workbook_encrypted");
    assert_eq!(code(&fixture("28a-stamp-in-header.xlsx")), "classified");
    assert_eq!(code(&fixture("02-formula-not-calculated.xlsx")), "formula_not_calculated");
    assert_eq!(code(&[0; 6_000_000]), "file_too_big");
    assert_eq!(code(b"type,name,label"), "list_in_plain_text");
    let bomb = with_part(&a_form(), "xl/more.xml", std::io::repeat(b' ').take(33_000_000));
    assert!(bomb.len() < 200_000);
    assert_eq!(code(&bomb), "file_unpacks_too_big");
}

#[test]
fn more_rows_than_a_form_has_are_refused() {
    let rows = |count: usize| {
        let rows: Vec<&[&str]> = std::iter::repeat_n(&["text", "a", "A"][..], count + 1).collect();
        made(|book| sheet(book, "survey", &rows))
    };
    assert!(form_source_of(&rows(500)).is_ok());
    assert_eq!(code(&rows(501)), "workbook_too_many_rows");
}

#[test]
fn a_lock_file_and_a_missing_file_are_told_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let lock = folder.path().join("~$mau.xlsx");
    std::fs::File::create(&lock).expect("made").write_all(b"x").expect("written");
    assert_eq!(form_source(&lock).map_err(|error| error.code()), Err("lock_file"));
    let missing = folder.path().join("mau.xlsx");
    assert!(matches!(form_source(&missing), Err(FormFileError::File(_))));
}
