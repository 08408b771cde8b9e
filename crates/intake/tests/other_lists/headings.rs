//! How headings say what the columns hold.

use crate::made::{codes, list, make, names, person, read, rows};
use intake::{Encoding, ProblemCode, Target};
use rust_xlsxwriter::Format;

#[test]
fn a_split_name_with_sex_as_ticked_columns() {
    let made = list(&[
        &["STT", "Họ, đệm", "Tên", "Nam", "Nữ", "Năm sinh"],
        &["#1", "Lò Văn", "Đức", "x", "", "#1962"],
        &["#2", "LƯỜNG THỊ", "ÁNH", "", "x", "#1971"],
    ]);
    let (_, roster) = read(&made);
    assert_eq!(roster.rows, [person("Lò Văn Đức", "1962", "Nam"), person("Lường Thị Ánh", "1971", "Nữ")]);
    assert_eq!(roster.problems, []);
}

#[test]
fn one_heading_merged_over_family_and_given_name() {
    let made = make(|book| {
        let sheet = book.add_worksheet();
        rows(sheet, 0, &[&["TT"], &["1", "Lò Văn", "Đức", "12/3/1962"], &["2", "Hồ A", "Tủa", "5/11/1980"]]);
        sheet.merge_range(0, 1, 0, 2, "Họ và tên", &Format::new()).expect("merged");
        sheet.write_string(0, 3, "Ngày sinh").expect("written");
    });
    let (_, roster) = read(&made);
    assert_eq!(roster.rows, [person("Lò Văn Đức", "1962-03-12", ""), person("Hồ A Tủa", "1980-11-05", "")]);
}

#[test]
fn a_column_for_women_only_leaves_the_rest_men() {
    let made = list(&[
        &["TT", "Họ và tên đảng viên", "Ngày tháng năm sinh", "Nữ"],
        &["#1", "Thào A Dế", "16.08.1979", ""],
        &["#2", "Hoàng Thị Pâng", "9/8/1992", "X"],
    ]);
    let (_, roster) = read(&made);
    assert_eq!(roster.rows, [person("Thào A Dế", "1979-08-16", "Nam"), person("Hoàng Thị Pâng", "1992-08-09", "Nữ")]);
}

#[test]
fn titles_above_three_lines_of_heading_and_signatures_below() {
    let made = make(|book| {
        let sheet = book.add_worksheet();
        let plain = Format::new();
        sheet.merge_range(0, 0, 0, 6, "ĐẢNG BỘ XÃ NÀ TĂM", &plain).expect("merged");
        sheet.merge_range(1, 0, 1, 6, "DANH SÁCH ĐẢNG VIÊN", &plain).expect("merged");
        for (column, text) in [(0, "STT"), (1, "Họ và tên"), (6, "Ghi chú")] {
            sheet.merge_range(3, column, 5, column, text, &plain).expect("merged");
        }
        sheet.merge_range(3, 2, 4, 3, "Năm sinh", &plain).expect("merged");
        sheet.merge_range(3, 4, 4, 5, "Ngày vào Đảng", &plain).expect("merged");
        rows(
            sheet,
            5,
            &[
                &["", "", "Nam", "Nữ", "Dự bị", "Chính thức"],
                &["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
                &["I", "Tổ đảng số 1"],
                &["#1", "Giàng A Câu", "#1970", "", "03/02/1999", "03/02/2000"],
                &["II", "Tổ đảng số 2"],
                &["#2", "Vàng Thị Dế", "", "#1985", "19-5-2010", "19-5-2011", "Miễn sinh hoạt"],
                &["", "Tổng cộng: 02 đồng chí"],
                &["", "", "", "", "Nà Tăm, ngày 12 tháng 11 năm 2026"],
                &["", "NGƯỜI LẬP", "", "", "T/M CHI BỘ"],
                &["", "", "", "", "BÍ THƯ"],
                &["", "Hoàng Thị Pâng", "", "", "Thào A Dế"],
            ],
        );
    });
    let (proposal, roster) = read(&made);
    assert_eq!(proposal.choices.header, (4, 6));
    assert_eq!(names(&roster), ["Giàng A Câu", "Vàng Thị Dế"]);
    assert_eq!((roster.rows[1].sex.as_str(), roster.rows[1].official.as_str()), ("Nữ", "2011-05-19"));
    assert_eq!((&roster.held, &roster.problems), (&vec![], &vec![]));
}

#[test]
fn a_list_without_any_heading_is_read_by_its_content() {
    let made = list(&[
        &["Thào A Dế", "16/08/1979", "Nam", "Mông", "26/07/2018", "26/07/2019", "36.198418"],
        &["Hoàng Thị Pâng", "09/08/1992", "Nữ", "Thái", "04/10/2018", "04/10/2019", "50.132075"],
        &["Phàn Tả Vạng", "10/08/1962", "Nam", "Dao", "27/07/1981", "27/07/1982", "81.773494"],
    ]);
    use Target::*;
    let (proposal, roster) = read(&made);
    assert_eq!(proposal.choices.columns, [Name, Born, Sex, People, Joined, Official, Card]);
    assert_eq!(roster.rows.len(), 3);
    assert_eq!(roster.rows[2].official, "1982-07-27");
}

#[test]
fn a_list_of_names_alone_is_a_list() {
    let made = list(&[&["Họ và tên"], &["Lò Văn An"], &["Lò Văn Ba"]]);
    assert_eq!(names(&read(&made).1), ["Lò Văn An", "Lò Văn Ba"]);
}

#[test]
fn a_person_s_other_choice_of_columns_is_obeyed() {
    let made = list(&[&["Họ và tên", "Năm sinh", "Ghi chú"], &["Lò Văn An", "#1990", "Bí thư"]]);
    let book = intake::open(&made.path).expect("opens");
    let mut choices = book.propose().choices;
    choices.columns[2] = Target::Duty;
    choices.columns[1] = Target::Ignore;
    let roster = book.read(&choices);
    assert_eq!((roster.rows[0].duty.as_str(), roster.rows[0].born.as_str()), ("Bí thư", ""));
    choices.columns[0] = Target::Ignore;
    assert_eq!(codes(&book.read(&choices)), [(0, "name", ProblemCode::NoNameColumn)]);
}

#[test]
fn an_old_list_under_headings_typed_anew_in_small_codes_shown_as_capitals() {
    // Capitals of a `.VnTimeH` font are stored as lower-case codes among plain capitals.
    let made = list(&[
        &["TT", "Họ và tên", "Năm sinh", "Dân tộc", "Ghi chú"],
        &["#1", "HOµNG THÞ P©NG", "#1992", "TH¸I", "MiÔn sinh ho¹t"],
        &["#2", "Tao V¨n Piªng", "#1967", "Lù", ""],
    ]);
    let (proposal, roster) = read(&made);
    assert_eq!(proposal.choices.encoding, Encoding::Tcvn3);
    assert_eq!(names(&roster), ["Hoàng Thị Pâng", "Tao Văn Piêng"]);
    assert_eq!((roster.rows[0].people.as_str(), roster.rows[0].note.as_str()), ("Thái", "Miễn sinh hoạt"));
}

#[test]
fn columns_to_tick_for_official_and_probationary_members() {
    let made = list(&[
        &["TT", "Họ và tên", "Năm sinh", "Chính thức", "Dự bị"],
        &["#1", "Lò Văn An", "#1960", "x", ""],
        &["#2", "Lò Thị Ba", "#1999", "", "x"],
    ]);
    let (_, roster) = read(&made);
    let notes: Vec<_> = roster.rows.iter().map(|r| (r.note.as_str(), r.joined.as_str(), r.official.as_str())).collect();
    assert_eq!(notes, [("", "", ""), ("Dự bị", "", "")]);
}

#[test]
fn a_merged_name_over_a_line_of_column_numbers_and_a_doubled_heading() {
    let made = make(|book| {
        let sheet = book.add_worksheet();
        let plain = Format::new();
        rows(
            sheet,
            0,
            &[
                &["T.T", "", "", "Ngày chính thức"],
                &["", "", "", "", "Dự bị", "Chính thức"],
                &["#1", "#2", "#3", "#4", "#5", "#6"],
                &["#1", "Lò Văn", "Đức", "", "3/2/1985", "3/2/1986"],
                &["#2", "Hồ A", "Tủa", "", "3/2/1995", "3/2/1996"],
                &["#3", "Thào A", "Dế", "", "3/2/2005", "3/2/2006"],
                &["#4", "Lý A", "Dế", "", "3/2/2006", "3/2/2007"],
            ],
        );
        sheet.merge_range(0, 1, 0, 2, "Họ và tên", &plain).expect("merged");
        sheet.merge_range(0, 4, 0, 5, "Ngày vào Đảng", &plain).expect("merged");
    });
    let (proposal, roster) = read(&made);
    assert_eq!(proposal.choices.header, (1, 2));
    assert_eq!(names(&roster), ["Lò Văn Đức", "Hồ A Tủa", "Thào A Dế", "Lý A Dế"]);
    assert_eq!(roster.rows[0].official, "1986-02-03");
    assert_eq!(roster.problems, []);
}
