//! Struck-through and hidden cells, rows and columns.

use intake::{ProblemCode::*, Target};

use super::made::*;

const STYLES: &str = "<styleSheet><fonts><font/><font><strike/></font></fonts><cellStyleXfs><xf fontId=\"1\"/></cellStyleXfs><cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/></cellXfs></styleSheet>";

#[test]
fn a_struck_name_holds_the_row_back_and_another_struck_field_is_left_empty() {
    let struck = |text: &str| format!("<c s=\"1\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let (name, born) = (struck("Vì Thị Bưởi"), struck("1990"));
    let table = worksheet(
        "",
        &rows(&[
            HEADING,
            AN,
            &["2", &name, "05/03/1984", "19/05/2008", ""],
            &["3", "Quàng Văn Cảnh", &born, "02/09/2015", ""],
        ]),
        "",
    );
    let (_, roster) = read(&one_sheet(&table, STYLES, ""));
    assert_eq!(people(&roster), [AN_READ, ["Quàng Văn Cảnh", "", "2015-09-02", ""]]);
    assert_eq!(codes(&roster), [(3, "", StruckOut), (4, "born", StruckOut)]);
    assert!(roster.problems[1].message.contains("1990"));
}

#[test]
fn of_a_text_struck_in_part_the_rest_is_read() {
    let runs = "<c t=\"inlineStr\"><is><r><rPr><strike/></rPr><t>Lò Văn Anh</t></r><r><t> Lò Văn Án</t></r></is></c>";
    let (_, roster) = read(&sheet("", &[HEADING, &["1", runs, "16/08/1979", "03/02/2001", "Bí thư"], BUOI], ""));
    assert_eq!(people(&roster), [AN_READ, BUOI_READ]);
    assert_eq!(codes(&roster), [(2, "name", StruckOut)]);
    assert!(roster.problems[0].message.contains("“Lò Văn Anh”"));
}

#[test]
fn hidden_rows_are_read_and_described_and_so_are_rows_without_height() {
    let hidden = rows(&[HEADING, AN, BUOI, CANH])
        .replace("<row r=\"3\">", "<row r=\"3\" hidden=\"1\">")
        .replace("<row r=\"4\">", "<row r=\"4\" ht=\"0\" customHeight=\"1\">");
    let (_, roster) = read(&one_sheet(&worksheet("", &hidden, ""), "", ""));
    assert_eq!(roster.rows.len(), 3);
    assert_eq!(codes(&roster), [(3, "", HiddenRow), (4, "", HiddenRow)]);
}

#[test]
fn a_hidden_column_is_read_when_somebody_chooses_it() {
    let columns = "<cols><col min=\"5\" max=\"7\" width=\"0\" customWidth=\"1\"/></cols>";
    let book = open(&sheet(columns, &[HEADING, AN, BUOI, CANH], ""));
    let mut choices = book.propose().choices;
    let roster = book.read(&choices);
    assert_eq!((roster.rows[0].duty.as_str(), codes(&roster)), ("", vec![(0, "", HiddenColumn)]));
    choices.columns[4] = Target::Duty;
    let roster = book.read(&choices);
    assert_eq!((people(&roster), codes(&roster)), (vec![AN_READ, BUOI_READ, CANH_READ], vec![]));
}

#[test]
fn names_that_stand_in_a_hidden_column_only_are_read_all_the_same() {
    let (_, roster) =
        read(&sheet("<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>", &[HEADING, AN, BUOI, CANH], ""));
    assert_eq!(people(&roster), [AN_READ, BUOI_READ, CANH_READ]);
}
