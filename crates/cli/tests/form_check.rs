//! `sochibo form check`: a form is looked at and tried before anybody issues it, without a book.
#![allow(clippy::unwrap_used)]

use rust_xlsxwriter::Workbook;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

type Rows<'a> = &'a [&'a [&'a str]];

fn workbook(folder: &TempDir, sheets: &[(&str, Rows<'_>)]) -> PathBuf {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    let path = folder.path().join("mau.xlsx");
    book.save(&path).unwrap();
    path
}

fn check(file: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sochibo"));
    command.args(["form", "check"]).arg(file).args(words).stdin(Stdio::null()).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("not JSON: {output:?}"))
}

const SURVEY: Rows<'_> = &[
    &["type", "name", "label", "required", "constraint", "constraint_message"],
    &["select_one cn", "da_hoc", "Đã học chưa?", "yes"],
    &["integer", "so_nguoi", "Bao nhiêu người?", "${da_hoc} = 'co'", ". <= 100", "Không quá 100 người."],
];
const CHOICES: Rows<'_> = &[&["list_name", "name", "label"], &["cn", "co", "Có"], &["cn", "khong", "Không"]];

#[test]
fn a_form_that_may_be_issued_is_shown_with_its_questions() {
    let folder = TempDir::new().unwrap();
    let file = workbook(&folder, &[("survey", SURVEY), ("choices", CHOICES)]);
    let done = check(&file, &[]);
    assert!(done.status.success(), "{done:?}");
    let shown = text(&done.stdout);
    for line in [
        "refused: false",
        "- da_hoc (select_one, bắt buộc): Đã học chưa? [co = Có; khong = Không]",
        "- so_nguoi (integer, bắt buộc khi ${da_hoc} = 'co', điều kiện . <= 100): Bao nhiêu người?",
    ] {
        assert!(shown.contains(line), "{shown}");
    }
}

#[test]
fn a_form_that_is_refused_ends_with_an_exit_code_and_each_problem_on_its_line() {
    let folder = TempDir::new().unwrap();
    let survey: Rows<'_> =
        &[&["type", "name", "label", "appearance"], &["geopoint", "o_dau", "Ở đâu?"], &["text", "a", "", "multiline"]];
    let file = workbook(&folder, &[("survey", survey)]);
    let done = check(&file, &[]);
    assert_eq!(done.status.code(), Some(1));
    let shown = text(&done.stdout);
    let lines: Vec<_> = shown.lines().filter_map(|line| line.trim().strip_prefix("- survey (")).collect();
    assert!(lines[0].starts_with("bỏ qua): Dòng 1, cột “appearance”: "), "{shown}");
    assert!(lines[1].starts_with("phải sửa): Dòng 2, cột “type”: loại câu “geopoint” chưa dùng được"), "{shown}");
    assert!(lines[2].starts_with("phải sửa): Dòng 3, cột “label”: thiếu lời hỏi hoặc nhãn"), "{shown}");
    assert_eq!(lines.len(), 3, "{shown}");

    let told = json(&check(&file, &["--json"]));
    assert_eq!(
        (&told["refused"], &told["problems"][1]["code"]),
        (&Value::from(true), &Value::from("unsupported_type"))
    );
    assert_eq!(told["asks"], Value::Array(Vec::new()));
}

#[test]
fn answers_are_tried_as_a_cell_would_give_them() {
    let folder = TempDir::new().unwrap();
    let file = workbook(&folder, &[("survey", SURVEY), ("choices", CHOICES)]);
    let tried = |words: &[&str]| {
        let done = check(&file, &[&["--json"], words].concat());
        let told = json(&done);
        let codes: Vec<_> = told["tried"]["problems"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["code"].as_str().unwrap().to_owned())
            .collect();
        (done.status.success(), codes)
    };
    assert_eq!(tried(&["--answer", "da_hoc=khong"]), (true, vec![]));
    assert_eq!(tried(&["--answer", "da_hoc=co"]), (false, vec!["missing".to_owned()]));
    assert_eq!(tried(&["--answer", "da_hoc=co", "--answer", "so_nguoi=1.200"]), (false, vec!["not_met".to_owned()]));
    assert_eq!(tried(&["--answer", "da_hoc=co", "--answer", "so_nguoi=x"]), (false, vec!["not_an_integer".to_owned()]));
    assert_eq!(tried(&["--answer", "da_hoc=khong", "--answer", "la=1"]), (false, vec!["unknown_question".to_owned()]));
}

#[test]
fn a_file_that_is_no_workbook_is_an_error() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("mau.csv");
    std::fs::write(&file, "type,name,label\n").unwrap();
    let done = check(&file, &["--json"]);
    assert_eq!(done.status.code(), Some(1));
    let error: Value = serde_json::from_slice(&done.stderr).unwrap();
    assert_eq!((error["code"].as_str(), error["field"].as_str()), (Some("list_in_plain_text"), Some("file")));
}
