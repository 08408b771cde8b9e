//! The content of a list's cells.

use crate::made::{codes, list, make, names, person, read, rows};
use intake::{Encoding, ProblemCode};
use rust_xlsxwriter::{ExcelDateTime, Format};

#[test]
fn real_dates_serials_and_text_side_by_side() {
    let made = make(|book| {
        let sheet = book.add_worksheet();
        rows(
            sheet,
            0,
            &[
                &["Họ tên", "Ngày sinh", "Ngày vào Đảng", "Ngày chính thức"],
                &["Thào A Dế", "", "#43307", "ngày 26 tháng 7 năm 2019"],
                &["Lý A Dế", "tháng 5/1980", "7-10-93", "07.10.1994"],
            ],
        );
        let day = ExcelDateTime::from_ymd(1979, 8, 16).expect("a day");
        sheet.write_datetime_with_format(1, 1, &day, &Format::new().set_num_format("dd/mm/yyyy")).expect("written");
    });
    let (_, roster) = read(&made);
    let dates: Vec<_> = roster.rows.iter().map(|r| (r.born.as_str(), r.joined.as_str(), r.official.as_str())).collect();
    assert_eq!(dates, [("1979-08-16", "2018-07-26", "2019-07-26"), ("1980", "1993-10-07", "1994-10-07")]);
    assert_eq!(codes(&roster), [(3, "born", ProblemCode::MonthOnly)]);
}

#[test]
fn vni_text_in_capitals() {
    let made = list(&[
        &["STT", "Hoï vaø teân", "Naêm sinh", "Giôùi tính", "Daân toäc", "Chöùc vuï"],
        &["#1", "TRAÀN VAÊN ÑÖÙC", "#1960", "Nam", "Kinh", "Bí thö"],
        &["#2", "Nguyeãn Thò Haûi", "#1975", "Nöõ", "Thaùi", ""],
    ]);
    let (proposal, roster) = read(&made);
    assert_eq!(proposal.choices.encoding, Encoding::Vni);
    assert_eq!(names(&roster), ["Trần Văn Đức", "Nguyễn Thị Hải"]);
    assert_eq!(
        (roster.rows[0].duty.as_str(), roster.rows[1].sex.as_str(), roster.rows[1].people.as_str()),
        ("Bí thư", "Nữ", "Thái")
    );
}

#[test]
fn decomposed_text_and_a_card_that_lost_its_zeros() {
    let made = list(&[
        &["Ho\u{323} va\u{300} te\u{302}n", "Na\u{306}m sinh", "So\u{302}\u{301} the\u{309} DV"],
        &["Ha\u{323}ng Thi\u{323} Tu\u{309}a", "#1996", "#64.16164"],
        &["Lý A Dế", "#1961", "#5123456"],
    ]);
    let (_, roster) = read(&made);
    assert_eq!(names(&roster), ["Hạng Thị Tủa", "Lý A Dế"]);
    let cards: Vec<_> = roster.rows.iter().map(|r| r.card.as_str()).collect();
    assert_eq!(cards, ["64.161640", "05.123456"]);
}

#[test]
fn impossible_dates_leave_the_field_empty_and_the_person_in() {
    let made = list(&[
        &["STT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng"],
        &["#1", "Tao Văn Piêng", "30/02/1967", "10/05/1988"],
        &["#2", "Vì Văn Hặc", "20/02/1969", "khoảng sau Tết"],
    ]);
    let (_, roster) = read(&made);
    assert_eq!(names(&roster), ["Tao Văn Piêng", "Vì Văn Hặc"]);
    assert_eq!((roster.rows[0].born.as_str(), roster.rows[1].joined.as_str()), ("", ""));
    assert_eq!(codes(&roster), [(2, "born", ProblemCode::NoSuchDate), (3, "joined", ProblemCode::UnreadableDate)]);
}

#[test]
fn repeats_are_given_once_and_namesakes_twice() {
    let made = list(&[
        &["STT", "Họ và tên", "Ngày sinh", "Chức vụ"],
        &["#1", "Đặng Thanh Uỷ", "28/10/1973", ""],
        &["#2", "Đặng Thanh Uỷ", "2000", ""],
        &["#3", "ĐẶNG THANH ỦY", "1973", "Bí thư"],
    ]);
    let (_, roster) = read(&made);
    assert_eq!(roster.rows.len(), 2);
    // The repeated row completed the first one.
    assert_eq!((roster.rows[0].born.as_str(), roster.rows[0].duty.as_str()), ("1973-10-28", "Bí thư"));
    assert_eq!(codes(&roster), [(4, "name", ProblemCode::Repeated)]);
}

#[test]
fn the_sheet_with_the_people_is_found_among_others() {
    let made = make(|book| {
        rows(book.add_worksheet().set_name("Bìa").expect("named"), 0, &[&["DANH SÁCH"], &["Năm 2026"]]);
        let mut people: Vec<Vec<String>> = vec![vec!["Họ và tên".into(), "Năm sinh".into()]];
        people.extend(
            (0..5).map(|n| vec![format!("Lò Văn {}", ["An", "Ánh", "Ba", "Câu", "Dũng"][n]), format!("19{}", 60 + n)]),
        );
        let people: Vec<Vec<&str>> = people.iter().map(|r| r.iter().map(String::as_str).collect()).collect();
        let people: Vec<&[&str]> = people.iter().map(Vec::as_slice).collect();
        rows(book.add_worksheet().set_name("Đảng viên").expect("named"), 0, &people);
        let hidden = book.add_worksheet().set_name("Cũ").expect("named").set_hidden(true);
        rows(hidden, 0, &people);
        rows(book.add_worksheet().set_name("Tổ 2").expect("named"), 0, &people[..4]);
    });
    let (proposal, roster) = read(&made);
    assert_eq!(proposal.choices.sheet, "Đảng viên");
    assert_eq!(roster.rows.len(), 5);
    assert_eq!(codes(&roster), [(0, "", ProblemCode::OtherSheet)]);
    let counts: Vec<_> = proposal.sheets.iter().map(|s| (s.hidden, s.people)).collect();
    assert_eq!(counts, [(false, 0), (false, 5), (true, 5), (false, 3)]);
}

#[test]
fn hidden_and_blank_rows() {
    let made = make(|book| {
        let sheet = book.add_worksheet();
        rows(
            sheet,
            0,
            &[
                &["Họ và tên", "Năm sinh"],
                &["Lò Văn An", "#1960"],
                &[],
                &[],
                &["Lò Văn Ba", "#1961"],
                &["Lò Văn Câu", "#1962"],
            ],
        );
        sheet.set_row_hidden(4).expect("hidden");
    });
    let (_, roster) = read(&made);
    assert_eq!(names(&roster), ["Lò Văn An", "Lò Văn Ba", "Lò Văn Câu"]);
    assert_eq!(roster.row_numbers, [2, 5, 6]);
    assert_eq!(codes(&roster), [(5, "", ProblemCode::HiddenRow)]);
}

#[test]
fn months_before_days_through_a_whole_column_are_seen_and_told() {
    let made = list(&[
        &["Họ và tên", "Ngày sinh"],
        &["Lò Văn An", "08/16/1979"],
        &["Lò Văn Ba", "02/03/1980"],
        &["Lò Văn Câu", "12/31/1981"],
    ]);
    let (_, roster) = read(&made);
    let born: Vec<_> = roster.rows.iter().map(|r| r.born.as_str()).collect();
    assert_eq!(born, ["1979-08-16", "1980-02-03", "1981-12-31"]);
    assert_eq!(codes(&roster), [(1, "born", ProblemCode::MonthFirst)]);
}

#[test]
fn day_month_and_year_in_columns_of_their_own() {
    let made = make(|book| {
        let sheet = book.add_worksheet();
        sheet.merge_range(0, 1, 0, 3, "Ngày tháng năm sinh", &Format::new()).expect("merged");
        sheet.write_string(0, 0, "Họ và tên").expect("written");
        rows(
            sheet,
            1,
            &[&["", "Ngày", "Tháng", "Năm"], &["Lò Văn An", "#16", "#8", "#1979"], &["Lò Văn Ba", "", "", "#1980"]],
        );
    });
    let (_, roster) = read(&made);
    assert_eq!(roster.rows, [person("Lò Văn An", "1979-08-16", ""), person("Lò Văn Ba", "1980", "")]);
}

#[test]
fn probation_stands_where_a_date_would_and_in_a_column_to_tick() {
    let made = list(&[
        &["TT", "Họ và tên", "Năm sinh", "Ngày vào Đảng", "Ngày chính thức", "Chức vụ"],
        &["#1", "Lò Văn An", "#1990", "01/02/2026", "Dự bị", "Trưởng bản"],
        &["#2", "Lò Văn Ba", "#1980", "01/02/2006", "01/02/2007", "PHÓ BÍ THƯ"],
    ]);
    let (_, roster) = read(&made);
    assert_eq!((roster.rows[0].official.as_str(), roster.rows[0].note.as_str()), ("", "Dự bị"));
    assert_eq!(roster.rows[1].duty, "Phó Bí thư");
    assert_eq!(roster.problems, []);
}

#[test]
fn ditto_marks_repeat_the_line_above() {
    let made = list(&[
        &["Họ và tên", "Năm sinh", "Dân tộc"],
        &["Lò Văn An", "#1990", "Thái"],
        &["Lò Văn Ba", "#1980", "nt"],
        &["Lò Văn Câu", "#1981", "\""],
    ]);
    assert!(read(&made).1.rows.iter().all(|r| r.people == "Thái"));
}

#[test]
fn a_row_of_data_without_a_name_is_told() {
    let made = list(&[
        &["STT", "Họ và tên", "Năm sinh", "Dân tộc"],
        &["#1", "Lò Văn An", "#1990", "Thái"],
        &["#2", "", "#1980", "Thái"],
        &["#3", "", "", ""],
        &["#4", "Lò Văn 5", "#1970", "Thái"],
    ]);
    let (_, roster) = read(&made);
    assert_eq!(names(&roster), ["Lò Văn An"]);
    assert_eq!(codes(&roster), [(3, "name", ProblemCode::NoName), (5, "name", ProblemCode::NoName)]);
}
