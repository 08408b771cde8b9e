//! What every workbook has, whatever it lists: it can be printed on A4 as it is, its heading stays in sight and on every page, a
//! day is a day, a sum follows its rows, and what was typed stays text.

use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};
use papers::{CommuneCell, CommuneReport, RegisterCell, RegisterColumn, RegisterTable, Signature};
use zip::ZipArchive;

mod common;

fn register() -> RegisterTable {
    let column = |heading: &str, count| RegisterColumn { heading: heading.to_owned(), count, wide: !count };
    let row = |day: &str, what: &str, count| {
        vec![RegisterCell::Text(day.to_owned()), RegisterCell::Text(what.to_owned()), RegisterCell::Count(count)]
    };
    RegisterTable {
        superior: "Đảng ủy xã Nà Tăm".to_owned(),
        cell: "Chi bộ bản Nà Tăm".to_owned(),
        title: "Sổ tuyên truyền".to_owned(),
        period: String::new(),
        columns: vec![column("Ngày", false), column("Nội dung", false), column("Lượt người nghe", true)],
        rows: vec![row("12/03/2026", "=1+1", 40), row("02/04/2026", "@SUM(A1)", 1_000)],
        sums: vec![RegisterCell::Empty, RegisterCell::Empty, RegisterCell::Count(1_040)],
    }
}

fn commune() -> RegisterTable {
    let cell = |name: &str, due| CommuneCell { name: name.to_owned(), due, ..CommuneCell::default() };
    CommuneReport {
        head: common::report().head,
        summary: "Kết quả năm 2026".to_owned(),
        opening: String::new(),
        standing: String::new(),
        rounds: Vec::new(),
        essays: papers::EssayFigures::default(),
        tasks: Vec::new(),
        channels: Vec::new(),
        cells: vec![cell("Chi bộ bản Nà Cà", Some(19)), cell("Chi bộ bản Nà Hiềng", None)],
        total: cell("Cộng", Some(19)),
        recipients: Vec::new(),
        archive: String::new(),
        signature: Signature { on_behalf: String::new(), role: String::new(), name: String::new() },
    }
    .workbook()
}

fn workbooks() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("ledger", common::ledger().to_xlsx().expect("made")),
        ("table of a round", common::round_table().to_xlsx().expect("made")),
        ("register", register().to_xlsx().expect("made")),
        ("report of a period", commune().to_xlsx().expect("made")),
    ]
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes.to_vec())).expect("a zip");
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("text");
    text
}

fn sheets(bytes: &[u8]) -> Vec<String> {
    let count = part(bytes, "xl/workbook.xml").matches("<sheet ").count();
    (1..=count).map(|number| part(bytes, &format!("xl/worksheets/sheet{number}.xml"))).collect()
}

fn cells(bytes: &[u8]) -> Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    book.worksheet_range_at(0).expect("the sheet").expect("readable")
}

#[test]
fn every_sheet_prints_on_a4_with_its_heading_frozen_and_on_every_page() {
    for (name, bytes) in workbooks() {
        let titles = part(&bytes, "xl/workbook.xml");
        for sheet in sheets(&bytes) {
            assert!(sheet.contains("paperSize=\"9\"") && sheet.contains("orientation=\"landscape\""), "{name}: A4");
            assert!(
                sheet.contains("fitToHeight=\"0\"") && sheet.contains("fitToPage=\"1\""),
                "{name}: as wide as a page"
            );
            assert!(sheet.contains("state=\"frozen\"") && sheet.contains("ySplit=\"5\""), "{name}: the heading stays");
            assert!(sheet.contains("<cols><col "), "{name}: widths");
        }
        let repeated = titles.matches("_xlnm.Print_Titles").count();
        assert_eq!(repeated, sheets(&bytes).len(), "{name}: the heading is printed on every page");
    }
}

#[test]
fn a_day_is_a_date_and_not_a_text() {
    let bytes = register().to_xlsx().expect("made");
    assert!(matches!(cells(&bytes).get_value((5, 1)), Some(Data::DateTime(day)) if day.as_f64() == 46_093.0));
    assert!(part(&bytes, "xl/styles.xml").contains("dd/mm/yyyy"));
}

#[test]
fn a_sum_is_a_formula_over_its_rows_with_the_figure_that_was_counted() {
    let bytes = register().to_xlsx().expect("made");
    assert!(sheets(&bytes)[0].contains("<f>SUM(D6:D7)</f><v>1040</v>"), "{}", sheets(&bytes)[0]);
    let table = sheets(&common::round_table().to_xlsx().expect("made"));
    assert!(table[0].contains("<f>SUM("), "{}", table[0]);
    let bytes = commune().to_xlsx().expect("made");
    assert!(sheets(&bytes)[0].contains("<f>SUM(D6:D7)</f><v>19</v>"), "a cell without figures adds nothing");
}

#[test]
fn what_was_typed_is_text_whatever_it_begins_with() {
    let bytes = register().to_xlsx().expect("made");
    let typed = |row| cells(&bytes).get_value((row, 2)).cloned();
    assert_eq!(typed(5), Some(Data::String("'=1+1".into())));
    assert_eq!(typed(6), Some(Data::String("'@SUM(A1)".into())));
    for (name, bytes) in workbooks() {
        for sheet in sheets(&bytes) {
            assert_eq!(sheet.matches("<f>").count(), sheet.matches("<f>SUM(").count(), "{name}");
        }
    }
}
