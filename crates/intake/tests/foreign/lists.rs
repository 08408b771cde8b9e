//! Which lists of a file are read, and in which parts of the file they are.

use intake::ProblemCode::*;

use super::made::*;

#[test]
fn three_lists_side_by_side_under_one_title() {
    let (_, roster) = read(&sheet(
        "",
        &[
            &["DANH SÁCH ĐẢNG VIÊN"],
            &["TT", "Họ và tên", "Năm sinh", "TT", "Họ và tên", "Năm sinh", "TT", "Họ và tên", "Năm sinh"],
            &["1", "Lò Văn Án", "1979", "3", "Cà Văn Én", "1980", "5", "Mè Thị Inh", "1983"],
            &["2", "Vì Thị Bưởi", "1984", "4", "Lường Thị Gấm", "1981", "", "", ""],
        ],
        "",
    ));
    let names: Vec<_> = roster.rows.iter().map(|row| (row.name.as_str(), row.born.as_str())).collect();
    assert_eq!(
        names,
        [
            ("Lò Văn Án", "1979"),
            ("Vì Thị Bưởi", "1984"),
            ("Cà Văn Én", "1980"),
            ("Lường Thị Gấm", "1981"),
            ("Mè Thị Inh", "1983")
        ]
    );
    assert_eq!(codes(&roster), []);
}

#[test]
fn lists_of_names_alone_and_a_second_list_with_a_heading_of_its_own() {
    let (_, roster) = read(&sheet(
        "",
        &[&["Họ và tên", "", "Họ và tên"], &["Lò Văn Án", "", "Cà Văn Én"], &["Vì Thị Bưởi", "", "Mè Thị Inh"]],
        "",
    ));
    assert_eq!(roster.rows.len(), 4);
    let (_, roster) = read(&sheet(
        "",
        &[
            &["TT", "Họ và tên", "Năm sinh", "", "TT", "Đảng viên dự bị", "Ngày sinh"],
            &["1", "Lò Văn Án", "1979", "", "1", "Cà Văn Én", "12/06/1999"],
        ],
        "",
    ));
    assert_eq!(roster.rows.len() + roster.problems.len(), 2, "{roster:?}");
}

#[test]
fn a_person_s_other_names_are_no_second_list() {
    let (proposal, roster) = read(&sheet(
        "",
        &[
            &["TT", "Họ và tên", "Họ và tên khai sinh", "Năm sinh", "Họ và tên vợ/chồng"],
            &["1", "Lò Văn Án", "Lò Văn Ánh", "1979", "Vì Thị Cúc"],
            &["2", "Vì Thị Bưởi", "Vì Thị Bưởi", "1984", "Lò Văn Dũng"],
        ],
        "",
    ));
    assert_eq!((roster.rows.len(), proposal.choices.also.len()), (2, 0));
}

#[test]
fn the_same_person_in_two_lists_is_given_once_and_the_place_is_named() {
    let (_, roster) = read(&sheet(
        "",
        &[
            &["Họ và tên", "Năm sinh", "Họ và tên", "Năm sinh"],
            &["Lò Văn Án", "1979", "Vì Thị Bưởi", "1984"],
            &["Cà Văn Én", "1980", "Lò Văn Án", "1979"],
        ],
        "",
    ));
    assert_eq!(roster.rows.len(), 3);
    assert_eq!(codes(&roster), [(intake::FURTHER_LIST + 3, "name", Repeated)]);
    assert!(roster.problems[0].message.contains("đã có ở dòng 2;"), "{:?}", roster.problems);
}

#[test]
fn parts_of_the_strict_form_under_other_names_and_prefixes_are_found() {
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    let table = worksheet("", &rows(&[HEADING, AN, BUOI, CANH]), "").replace("<c ", "<x:c ").replace("</c>", "</x:c>");
    let relations = format!(
        "<Relationships><Relationship Id=\"s\" Type=\"{strict}/worksheet\" Target=\"..\\sheets\\list.xml\"/></Relationships>"
    );
    let workbook = format!(
        "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:rel=\"{strict}\"><x:sheets><x:sheet name=\"DS\" rel:id=\"s\"/></x:sheets></x:workbook>"
    );
    let bytes = zipped(&[
        (
            "_rels/.rels",
            &format!(
                "<Relationships><Relationship Id=\"r\" Type=\"{strict}/officeDocument\" Target=\"/book/workbook.xml\"/></Relationships>"
            ),
        ),
        ("book/workbook.xml", &workbook),
        ("book/_rels/workbook.xml.rels", &relations),
        ("sheets\\List.XML", &table),
    ]);
    let (_, roster) = read(&bytes);
    assert_eq!(people(&roster), [AN_READ, BUOI_READ, CANH_READ]);
}

#[test]
fn values_under_a_merged_cell_are_not_read() {
    let merged = "<mergeCells><mergeCell ref=\"E2:E3\"/><mergeCell ref=\"A5:E5\"/></mergeCells>";
    let (_, roster) = read(&sheet(
        "",
        &[
            HEADING,
            AN,
            &["2", "Vì Thị Bưởi", "05/03/1984", "19/05/2008", "Phó bí thư"],
            CANH,
            &["Tổng số: 3", "Lò Văn Cũ", "1950", "01/01/1970", "x"],
        ],
        merged,
    ));
    assert_eq!(roster.rows.len(), 3, "{roster:?}");
    assert_eq!(roster.rows[1].duty, "Bí thư");
}

#[test]
fn a_file_of_many_cells_is_read_within_three_seconds() {
    let body: Vec<Vec<String>> = (0..4_000)
        .map(|n| vec![n.to_string(), format!("Lò Văn {}", ["Án", "Bưởi", "Cảnh"][n % 3]), format!("{}", 1950 + n % 50)])
        .collect();
    let body: Vec<Vec<&str>> = body.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let table: Vec<&[&str]> =
        std::iter::once(&["TT", "Họ và tên", "Năm sinh"][..]).chain(body.iter().map(Vec::as_slice)).collect();
    let merges: String = (0..10_000).map(|n| format!("<mergeCell ref=\"A{}:GZ{}\"/>", 1 + n % 4_000, 4_000)).collect();
    let bytes = sheet("", &table, &format!("<mergeCells>{merges}</mergeCells>"));
    let start = std::time::Instant::now();
    let _ = read(&bytes);
    // Unoptimised code takes several times as long.
    assert!(start.elapsed().as_secs() < 15, "{:?}", start.elapsed());
}
