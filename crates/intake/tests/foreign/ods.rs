//! OpenDocument sheets as other programs write them.

use intake::ProblemCode::*;

use super::made::*;

fn cell(attributes: &str, inside: &str) -> String {
    format!("<table:table-cell {attributes}>{inside}</table:table-cell>")
}

#[test]
fn comments_drawings_and_their_words_are_no_part_of_the_cell() {
    let above = [
        "<office:annotation><text:p>Đã chuyển đi</text:p></office:annotation><text:p>Lò Văn Án</text:p>",
        "<text:p><draw:frame><draw:text-box><text:p>Đã mất</text:p></draw:text-box></draw:frame>Lò Văn Án</text:p>",
        "<text:p>Lò Văn Án</text:p><draw:custom-shape><text:p>x</text:p></draw:custom-shape>",
        "<draw:frame><draw:object><table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table></draw:object></draw:frame><text:p>Lò Văn Án</text:p>",
        "\n  <text:p>Lò <text:span>Văn</text:span><text:s/>&#193;n</text:p>\n",
    ];
    for inside in above {
        let named = cell("office:value-type=\"string\"", inside);
        let (_, roster) =
            read(&ods("", "", &ods_rows(&[HEADING, &["1", &named, "16/08/1979", "03/02/2001", "Bí thư"], BUOI])));
        assert_eq!((people(&roster), codes(&roster)), (vec![AN_READ, BUOI_READ], vec![]), "{inside}");
    }
}

#[test]
fn errors_and_formulas_without_a_result() {
    for (wrong, code) in [
        (
            cell(
                "table:formula=\"x\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"",
                "<text:p>#REF!</text:p>",
            ),
            ErrorCell,
        ),
        (cell("office:value-type=\"string\"", "<text:p>#REF!</text:p>"), ErrorCell),
        (
            cell(
                "table:formula=\"x\" office:value-type=\"float\" office:value=\"0\" calcext:value-type=\"error\"",
                "<text:p>Err:508</text:p>",
            ),
            ErrorCell,
        ),
        (cell("table:formula=\"x\"", ""), NotCalculated),
        (cell("table:formula=\"x\" office:value-type=\"float\"", ""), NotCalculated),
    ] {
        let (_, roster) = read(&ods(
            "",
            "",
            &ods_rows(&[HEADING, AN, &["2", "Vì Thị Bưởi", "05/03/1984", "19/05/2008", &wrong], CANH]),
        ));
        assert_eq!(codes(&roster), [(3, "duty", code)], "{wrong}");
        assert_eq!(people(&roster), [AN_READ, BUOI_READ, CANH_READ], "{wrong}");
    }
    for empty in [
        cell("table:formula=\"x\"", "<text:p/>"),
        cell("table:formula=\"x\" office:value-type=\"string\" office:string-value=\"\"", ""),
    ] {
        let (_, roster) = read(&ods(
            "",
            "",
            &ods_rows(&[HEADING, AN, &["2", "Vì Thị Bưởi", "05/03/1984", "19/05/2008", &empty], CANH]),
        ));
        assert_eq!(codes(&roster), [], "{empty}");
    }
}

#[test]
fn strikes_come_from_a_style_its_parent_its_column_or_a_span() {
    let line = "<style:text-properties style:text-line-through-style=\"solid\"/>";
    let styles = format!(
        "<style:style style:name=\"P\" style:family=\"table-cell\">{line}</style:style><style:style style:name=\"C\" style:family=\"table-cell\" style:parent-style-name=\"P\"/><style:style style:name=\"T\" style:family=\"text\">{line}</style:style><style:style style:name=\"N\" style:family=\"table-cell\" style:parent-style-name=\"P\"><style:text-properties style:text-line-through-style=\"none\"/></style:style>"
    );
    let name = |attributes: &str, inside: &str| {
        cell(&format!("office:value-type=\"string\" {attributes}"), &format!("<text:p>{inside}</text:p>"))
    };
    for struck in [
        name("table:style-name=\"P\"", "Vì Thị Bưởi"),
        name("table:style-name=\"C\"", "Vì Thị Bưởi"),
        name("", "<text:span text:style-name=\"T\">Vì Thị Bưởi</text:span>"),
    ] {
        let (_, roster) =
            read(&ods(&styles, "", &ods_rows(&[HEADING, AN, &["2", &struck, "05/03/1984", "19/05/2008", ""], CANH])));
        assert_eq!(people(&roster), [AN_READ, CANH_READ], "{struck}");
        assert_eq!(codes(&roster), [(3, "", StruckOut)], "{struck}");
    }
    let plain = name("table:style-name=\"N\"", "Vì Thị Bưởi");
    let (_, roster) =
        read(&ods(&styles, "", &ods_rows(&[HEADING, AN, &["2", &plain, "05/03/1984", "19/05/2008", ""]])));
    assert_eq!(people(&roster), [AN_READ, BUOI_READ]);
    let column = "<table:table-column table:number-columns-repeated=\"4\"/><table:table-column table:default-cell-style-name=\"P\"/>";
    let (_, roster) = read(&ods(&styles, column, &ods_rows(&[HEADING, AN, BUOI])));
    assert_eq!(codes(&roster), [(2, "duty", StruckOut)]);
}

#[test]
fn repeated_covered_and_hidden_cells() {
    let columns =
        "<table:table-column table:number-columns-repeated=\"4\"/><table:table-column table:visibility=\"collapse\"/>";
    let tall = "<table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"2\"><text:p>19/05/2008</text:p></table:table-cell>";
    let covered =
        "<table:covered-table-cell office:value-type=\"string\"><text:p>01/01/1970</text:p></table:covered-table-cell>";
    let body = ods_rows(&[
        HEADING,
        AN,
        &["2", "Vì Thị Bưởi", "05/03/1984", tall, "x"],
        &["3", "Quàng Văn Cảnh", "1990", covered, "x"],
    ]);
    let hidden = body.replacen("<table:table-row>", "<table:table-row table:visibility=\"filter\">", 2).replacen(
        "<table:table-row table:visibility=\"filter\">",
        "<table:table-row>",
        1,
    );
    let (_, roster) = read(&ods("", columns, &hidden));
    assert_eq!(
        people(&roster),
        [
            ["Lò Văn Án", "1979-08-16", "2001-02-03", ""],
            ["Vì Thị Bưởi", "1984-03-05", "2008-05-19", ""],
            ["Quàng Văn Cảnh", "1990", "2008-05-19", ""]
        ]
    );
    assert_eq!(codes(&roster), [(0, "", HiddenColumn), (2, "", HiddenRow)]);
}

#[test]
fn a_stamp_in_a_comment_marks_the_list_whatever_stands_before_its_words() {
    let noted = "<office:annotation><dc:creator>Văn thư</dc:creator><dc:date>2026-03-12</dc:date><text:p>TUYỆT <text:span>MẬT</text:span></text:p></office:annotation><text:p>Lò Văn Án</text:p>";
    let named = cell("office:value-type=\"string\"", noted);
    let table = ods_rows(&[HEADING, &["1", &named, "16/08/1979", "03/02/2001", "Bí thư"], BUOI]);
    assert_eq!(intake::read(&ods("", "", &table)).expect_err("marked").code(), "classified");
}
