//! An unreadable cell is never taken for an empty one.

use intake::ProblemCode::*;

use super::made::*;

const ERROR: &str = "<c t=\"e\"><f>A1</f><v>#VALUE!</v></c>";
const WAITING: &str = "<c><f>A1</f></c>";
const EMPTY_RESULT: &str = "<c t=\"str\"><f>A1</f><v></v></c>";

#[test]
fn each_way_of_having_no_value_in_each_column() {
    for column in 1..5 {
        for (cell, code) in [
            (ERROR, ErrorCell),
            ("<c t=\"inlineStr\"><is><t>#N/A</t></is></c>", ErrorCell),
            ("<c t=\"str\"><f>A1</f></c>", NotCalculated),
            ("<c><f>A1</f><v></v></c>", NotCalculated),
            ("<c t=\"n\"><f>A1</f></c>", NotCalculated),
            (WAITING, NotCalculated),
        ] {
            let mut row = BUOI.to_vec();
            row[column] = cell;
            let (_, roster) = read(&sheet("", &[HEADING, AN, &row, CANH], ""));
            let field = ["", "name", "born", "joined", "duty"][column];
            assert_eq!(codes(&roster), [(3, field, code)], "{field} {cell}");
            assert_eq!(roster.rows.len() + roster.held.len(), 3, "{field} {cell}");
            assert_eq!(roster.held.len(), usize::from(column == 1), "{field} {cell}");
        }
    }
}

#[test]
fn a_formula_whose_result_is_an_empty_text_is_an_empty_cell() {
    let (_, roster) =
        read(&sheet("", &[HEADING, AN, &["2", "Vì Thị Bưởi", "05/03/1984", "19/05/2008", EMPTY_RESULT], CANH], ""));
    assert_eq!((people(&roster), codes(&roster)), (vec![AN_READ, BUOI_READ, CANH_READ], vec![]));
}

#[test]
fn a_zero_is_no_result_where_the_workbook_asks_to_be_calculated() {
    let row: &[&str] = &["2", "Vì Thị Bưởi", "<c><f>DATE(1984,3,5)</f><v>0</v></c>", "19/05/2008", ""];
    let table = worksheet("", &rows(&[HEADING, AN, row, CANH]), "");
    let (_, roster) = read(&one_sheet(&table, "", "<calcPr fullCalcOnLoad=\"1\"/>"));
    assert_eq!(codes(&roster), [(3, "born", NotCalculated)]);
}

#[test]
fn a_whole_column_of_it_is_one_sentence() {
    let waiting: Vec<Vec<&str>> = [AN, BUOI, CANH]
        .iter()
        .map(|row| {
            let mut row = row.to_vec();
            row[2] = WAITING;
            row
        })
        .collect();
    let table: Vec<&[&str]> = std::iter::once(HEADING)
        .chain(waiting.iter().map(Vec::as_slice))
        .chain([&["", "Người lập", "Bí thư"][..]])
        .collect();
    let (_, roster) = read(&sheet("", &table, ""));
    assert_eq!(codes(&roster), [(0, "born", NotCalculated)]);
    assert!(roster.problems[0].message.contains("Cột C") && roster.problems[0].message.contains("công thức chưa tính"));
    assert_eq!(roster.rows.len(), 3);
}

#[test]
fn a_list_whose_names_are_formulas_is_not_exchanged_for_a_sheet_of_helpers() {
    let named = |row: &[&'static str]| {
        let mut row = row.to_vec();
        row[1] = WAITING;
        row
    };
    let (an, buoi, canh) = (named(AN), named(BUOI), named(CANH));
    let list = worksheet("", &rows(&[HEADING, &an, &buoi, &canh]), "");
    let helpers =
        worksheet("", &rows(&[&["Họ và tên", "Năm sinh"], &["Lò Văn Cũ", "1950"], &["Vì Văn Cũ", "1951"]]), "");
    let relation = |id: &str, part: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELATION}/worksheet\" Target=\"/xl/worksheets/{part}.xml\"/>")
    };
    let bytes = zipped(&[
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns:r=\"{RELATION}\"><sheets><sheet name=\"Cũ\" r:id=\"b\"/><sheet name=\"Danh sách\" r:id=\"a\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!("<Relationships>{}{}</Relationships>", relation("a", "sheet1"), relation("b", "sheet2")),
        ),
        ("xl/worksheets/sheet1.xml", &list),
        ("xl/worksheets/sheet2.xml", &helpers),
    ]);
    let (proposal, roster) = read(&bytes);
    assert_eq!(proposal.choices.sheet, "Danh sách");
    assert_eq!((roster.rows.len(), roster.held.len()), (0, 3));
    assert!(codes(&roster).contains(&(0, "name", NotCalculated)), "{:?}", roster.problems);
    assert_eq!(roster.held[1].person.born, "1984-03-05");
}

#[test]
fn where_headings_are_formulas_too_it_is_said_why_no_list_is_seen() {
    let waiting: &[&str] = &[WAITING, WAITING, WAITING];
    let (_, roster) = read(&sheet("", &[waiting, waiting, waiting], ""));
    assert_eq!(codes(&roster), [(0, "name", NoNameColumn)]);
    assert!(roster.problems[0].message.contains("công thức chưa tính"), "{:?}", roster.problems);
}
